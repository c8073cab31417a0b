#pragma once

#include "dissector/tree_builder.h"

namespace smppscope::dissector {

/// Adds a WSP PDU without a session (WAP-230-WSP 8.2) at the current level: transaction, type, and of a push
/// its content type, its headers, and its content where that is a WBXML document or an MMS message.
void addWspPdu(TreeBuilder& tree, ByteRange pdu);

}  // namespace smppscope::dissector
