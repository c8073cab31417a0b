#pragma once

#include <string>

#include "dissector/receipt/message_id_keys.h"
#include "dissector/receipt/message_id_match.h"
#include "dissector/receipt/receipt.h"
#include "tests/unit/dissector/receipt/receipt_text_helpers.h"

/// What must hold for any bytes; each returns what is wrong, empty if nothing is.
namespace smppscope::dissector::tests {

/// Values follow one another without overlapping in any order, inside the text; dates and states come from
/// values.
inline std::string textFault(Bytes bytes, std::uint8_t dataCoding) {
    const ReceiptText text = scanReceiptText(bytes, {.dataCoding = dataCoding});
    if (const std::string fault = rangeFault(text, bytes.size()); !fault.empty())
        return fault;
    std::uint64_t octets = 0;
    for (const ReceiptKeyRow& row : kReceiptKeyRows)
        octets += text.has(row.key) ? text.value(row.key)->length : 0;
    if (octets > bytes.size())
        return "values overlap";
    if ((text.submitDate && !text.has(ReceiptKey::submitDate)) || (text.state && !text.has(ReceiptKey::stat)))
        return "a value from nowhere";
    if (readReceiptText(bytes, {.dataCoding = dataCoding}).has_value() != text.isComplete())
        return "complete or not";
    return {};
}

/// Two ids that match share a key.
inline std::string idFault(std::string_view response, std::string_view receipt) {
    const auto rule = matchIds(response, receipt);
    const IdText key = indexKey(response);
    bool shared = false;
    for (const IdText& wanted : LookupKeys(receipt))
        shared = shared || wanted == key;
    return rule && !shared ? "ids that match by " + std::string(idRuleRow(*rule).id) + " share no key" : "";
}

}  // namespace smppscope::dissector::tests
