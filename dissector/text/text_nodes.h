#pragma once

#include "dissector/text/decode_text.h"
#include "dissector/tree_builder.h"

namespace smppscope::dissector {

/// Adds the decoded text at the builder's current level, below it its character set, why that was guessed if
/// it was, and what the sender probably meant if that is something else; and its issues. `text` are the
/// octets behind the user data header. Binary data has only its character set; of no octets there is no node
/// at all.
void addTextNodes(TreeBuilder& tree, ByteRange text, const TextContext& context, TextDecoder& decoder);

}  // namespace smppscope::dissector
