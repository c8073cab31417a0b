#pragma once

#include <optional>

#include "dissector/receipt/id_text.h"

/// Message ids as numbers of any size. Nothing here allocates.
namespace smppscope::dissector {

/// Without zeros in front of it, but at least one digit if there is one.
std::string_view withoutZeros(std::string_view digits);

/// Without "0x" or "0X" in front of it.
std::string_view withoutPrefix(std::string_view id);

/// The hexadecimal form, in lower case without zeros in front, of the number that decimal digits name.
/// Nothing if these are not 1 to 64 decimal digits.
std::optional<IdText> hexOfDecimal(std::string_view digits);

/// The decimal form without zeros in front of the number that hexadecimal digits in any case name. Nothing if
/// these are not 1 to 64 hexadecimal digits.
std::optional<IdText> decimalOfHex(std::string_view digits);

}  // namespace smppscope::dissector
