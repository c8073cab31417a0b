#pragma once

#include "dissector/fields.h"
#include "dissector/tables/enumerations.h"

namespace smppscope::dissector {

/// What a delivery receipt says (SMPP v3.4 appendix B), sorted by filter name.
inline constexpr FieldInfo kReceiptFieldInfos[] = {
    {"smpp.receipt", "Delivery receipt", "What a delivery receipt or intermediate notification says",
     ValueKind::none},
    {"smpp.receipt.destination", "Receipt: destination",
     "Destination of the message that a receipt of comma separated fields is about", ValueKind::string,
     Display::decimal, nullptr, Sensitivity::address},
    {"smpp.receipt.dlvrd", "Receipt: delivered parts", "Messages delivered, in the text of a receipt",
     ValueKind::string},
    {"smpp.receipt.done_date", "Receipt: done date",
     "When the message reached its state, in the text of a receipt; mostly the centre's local time",
     ValueKind::time},
    {"smpp.receipt.err", "Receipt: error", "Error code or word in the text of a receipt", ValueKind::string},
    {"smpp.receipt.id", "Receipt: message ID", "Message ID in the text of a receipt", ValueKind::string},
    {"smpp.receipt.originator", "Receipt: originator",
     "Originator of the message that a receipt of comma separated fields is about", ValueKind::string,
     Display::decimal, nullptr, Sensitivity::address},
    {"smpp.receipt.stat", "Receipt: stat", "Word for the message's state in the text of a receipt",
     ValueKind::string},
    {"smpp.receipt.state", "Receipt: state",
     "State of the message that a receipt is about, from the TLV if there is one, else from its text",
     ValueKind::integer, Display::decimal, &kMessageState},
    {"smpp.receipt.sub", "Receipt: submitted parts", "Messages submitted, in the text of a receipt",
     ValueKind::string},
    {"smpp.receipt.submit_date", "Receipt: submit date",
     "When the message was submitted, in the text of a receipt; mostly the centre's local time",
     ValueKind::time},
    {"smpp.receipt.text", "Receipt: text", "Beginning of the message that a receipt is about",
     ValueKind::string, Display::decimal, nullptr, Sensitivity::content},
    {"smpp.receipt.trailing", "Receipt: trailing text", "Words behind the last value of a receipt's text",
     ValueKind::string, Display::decimal, nullptr, Sensitivity::content},
};

}  // namespace smppscope::dissector
