#pragma once

#include "dissector/tree_builder.h"

namespace smppscope::dissector {

/// If the PDU of the tree is a receipt or an intermediate notification, adds what it says below the node of
/// its message, or beside it if there is no text, and what is wrong with it. The nodes of all fields and TLVs
/// are there already; those of a PDU that is not `complete` are not blamed for what is missing.
void addReceipt(TreeBuilder& tree, bool complete);

}  // namespace smppscope::dissector
