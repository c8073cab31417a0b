#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace smppscope::model {

/// A whole number as C writes it: 42, 0x2a, 052, 0b101010, with an optional sign; nothing if it is none or
/// does not fit into 64 bits. `negative` tells the sign.
struct WholeNumber {
    std::uint64_t magnitude = 0;
    bool negative = false;
};
std::optional<WholeNumber> parseWholeNumber(std::string_view text);

/// Like parseWholeNumber() for what must fit into a signed number.
std::optional<std::int64_t> parseSigned(std::string_view text);

/// Seconds in decimal or scientific notation, with an optional sign and unit (ns, us, µs, ms, s, m, h), as
/// ns: "0.25", "-1", "1e-3", "250ms". Digits beyond a nanosecond are cut off. Nothing if it is none or more
/// than fits.
std::optional<std::int64_t> parseDuration(std::string_view text);

}  // namespace smppscope::model
