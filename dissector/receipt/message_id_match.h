#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace smppscope::dissector {

/// How the id of a receipt names the message of a response; the surest first. Message ids are opaque in v3.4
/// and v5.0, but centres print the same one in different ways.
enum class IdRule : std::uint8_t {
    exact,            ///< octet by octet
    letterCase,       ///< the same in another case
    leadingZeros,     ///< both decimal digits, equal without leading zeros
    hexLeadingZeros,  ///< both hexadecimal digits, equal without leading zeros in any case
    decimalOfHex,     ///< the receipt has the decimal form of the hexadecimal id in the response
    hexOfDecimal,     ///< the receipt has the hexadecimal form of the decimal id in the response
    hexPrefix,        ///< by one of the four rules before, with a 0x in front of one or both
    padding,          ///< the same in any case, with blanks at an end of one or both
};

/// A rule as the user knows it.
struct IdRuleRow {
    IdRule rule;
    std::string_view id;     ///< stable, kebab-case: "decimal-of-hex"
    std::string_view title;  ///< a few words
};

/// One row per IdRule, in the order of the enum.
std::span<const IdRuleRow> idRules();
const IdRuleRow& idRuleRow(IdRule rule);

/// The first rule by which a message id of a response and one of a receipt are the same. Numbers of any size
/// up to 64 digits; ids with anything but hexadecimal digits in them (UUIDs) are never taken for numbers.
/// Empty ids match nothing. Never allocates.
std::optional<IdRule> matchIds(std::string_view response, std::string_view receipt);

}  // namespace smppscope::dissector
