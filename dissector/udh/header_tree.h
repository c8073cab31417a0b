#pragma once

#include "dissector/tree_builder.h"
#include "dissector/udh/user_data_header.h"

namespace smppscope::dissector {

/// Adds the header that begins the bytes of a message, with its elements, at the current level, and what is
/// wrong with it. `header` was read from these bytes and is one (`isHeader()`).
void addUserDataHeader(TreeBuilder& tree, ByteRange message, const UserDataHeader& header);

}  // namespace smppscope::dissector
