#pragma once

#include "dissector/receipt/receipt.h"
#include "dissector/tree_builder.h"

namespace smppscope::dissector {

/// Adds what is wrong with a receipt to the issues of its PDU: TLVs against text, what is missing, unknown
/// words, dates that are none, a text unlike the specification's example.
void addReceiptIssues(TreeBuilder& tree, const ReceiptParts& parts, const Receipt& receipt, bool complete);

}  // namespace smppscope::dissector
