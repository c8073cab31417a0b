#include "dissector/receipt/message_id_match.h"

#include "dissector/receipt/ascii.h"
#include "dissector/receipt/id_number.h"

namespace smppscope::dissector {

namespace {

constexpr IdRuleRow kIdRules[] = {
    {IdRule::exact, "exact", "As printed"},
    {IdRule::letterCase, "letter-case", "In another letter case"},
    {IdRule::leadingZeros, "leading-zeros", "Without leading zeros"},
    {IdRule::hexLeadingZeros, "hex-leading-zeros", "Hexadecimal without leading zeros"},
    {IdRule::decimalOfHex, "decimal-of-hex", "Hexadecimal in the response, decimal in the receipt"},
    {IdRule::hexOfDecimal, "hex-of-decimal", "Decimal in the response, hexadecimal in the receipt"},
    {IdRule::hexPrefix, "hex-prefix", "With 0x on one side"},
    {IdRule::padding, "padding", "With blanks at an end"},
};

constexpr bool idRulesInOrder() {
    for (std::size_t i = 0; i < std::size(kIdRules); ++i)
        if (static_cast<std::size_t>(kIdRules[i].rule) != i)
            return false;
    return std::size(kIdRules) == static_cast<std::size_t>(IdRule::padding) + 1;
}
static_assert(idRulesInOrder());

/// The rules for numbers. What had a 0x is not decimal.
std::optional<IdRule> matchNumbers(std::string_view response, bool responsePrefixed, std::string_view receipt,
                                   bool receiptPrefixed) {
    if (!ascii::allHexDigits(response) || !ascii::allHexDigits(receipt))
        return std::nullopt;
    const std::string_view shortResponse = withoutZeros(response);
    const std::string_view shortReceipt = withoutZeros(receipt);
    const bool responseDecimal = !responsePrefixed && ascii::allDigits(response);
    const bool receiptDecimal = !receiptPrefixed && ascii::allDigits(receipt);
    if (ascii::sameButCase(shortResponse, shortReceipt))
        return responseDecimal && receiptDecimal ? IdRule::leadingZeros : IdRule::hexLeadingZeros;
    if (receiptDecimal) {
        const auto hex = hexOfDecimal(shortReceipt);
        if (hex && ascii::sameButCase(hex->view(), shortResponse))
            return IdRule::decimalOfHex;
    }
    if (responseDecimal) {
        const auto hex = hexOfDecimal(shortResponse);
        if (hex && ascii::sameButCase(hex->view(), shortReceipt))
            return IdRule::hexOfDecimal;
    }
    return std::nullopt;
}

}  // namespace

std::span<const IdRuleRow> idRules() {
    return kIdRules;
}

const IdRuleRow& idRuleRow(IdRule rule) {
    return kIdRules[static_cast<std::size_t>(rule)];
}

std::optional<IdRule> matchIds(std::string_view response, std::string_view receipt) {
    if (response.empty() || receipt.empty())
        return std::nullopt;
    if (response == receipt)
        return IdRule::exact;
    if (ascii::sameButCase(response, receipt))
        return IdRule::letterCase;
    const std::string_view bareResponse = withoutPrefix(response);
    const std::string_view bareReceipt = withoutPrefix(receipt);
    const bool responsePrefixed = bareResponse.size() != response.size();
    const bool receiptPrefixed = bareReceipt.size() != receipt.size();
    if (const auto rule = matchNumbers(bareResponse, responsePrefixed, bareReceipt, receiptPrefixed))
        return responsePrefixed || receiptPrefixed ? IdRule::hexPrefix : *rule;
    const std::string_view trimmed = ascii::trimmed(response);
    if (!trimmed.empty() && ascii::sameButCase(trimmed, ascii::trimmed(receipt)))
        return IdRule::padding;
    return std::nullopt;
}

}  // namespace smppscope::dissector
