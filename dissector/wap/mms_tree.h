#pragma once

#include <string>

#include "dissector/tree_builder.h"

namespace smppscope::dissector {

/// Adds an MMS message (OMA-MMS-ENC) at the current level: its headers up to the content, and what is wrong
/// with them. Returns it in plain words, if texts are wanted: "multimedia message waiting at http://..., 29
/// kB, from +15550100".
std::string addMmsMessage(TreeBuilder& tree, ByteRange message);

}  // namespace smppscope::dissector
