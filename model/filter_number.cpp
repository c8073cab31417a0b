#include "model/filter_number.h"

#include <array>
#include <charconv>
#include <limits>

namespace smppscope::model {

namespace {

struct Unit {
    std::string_view name;
    int exponent;  ///< power of ten in ns
    std::int64_t multiplier;
};

constexpr std::array<Unit, 8> kUnits{{{"ns", 0, 1},
                                      {"us", 3, 1},
                                      {"\xC2\xB5s", 3, 1},
                                      {"ms", 6, 1},
                                      {"s", 9, 1},
                                      {"m", 9, 60},
                                      {"h", 9, 3600},
                                      {"", 9, 1}}};

bool takeSign(std::string_view& text) {
    if (text.empty() || (text.front() != '-' && text.front() != '+')) {
        return false;
    }
    const bool negative = text.front() == '-';
    text.remove_prefix(1);
    return negative;
}

std::size_t decimalDigits(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') {
        ++count;
    }
    return count;
}

/// Removes and returns the base that a prefix names.
int takeBase(std::string_view& text) {
    const auto prefix = text.substr(0, 2);
    if (prefix == "0x" || prefix == "0X" || prefix == "0b" || prefix == "0B") {
        text.remove_prefix(2);
        return (prefix[1] | 0x20) == 'x' ? 16 : 2;
    }
    if (text.size() > 1 && text.front() == '0') {
        text.remove_prefix(1);
        return 8;
    }
    return 10;
}

/// The decimal number digits[0] . digits[1], times 10^exponent, cut to a whole number.
std::optional<std::int64_t> scale(std::string_view whole, std::string_view fraction, int exponent) {
    std::int64_t value = 0;
    const auto digits = static_cast<int>(whole.size() + fraction.size());
    const int wanted = static_cast<int>(whole.size()) + exponent;
    for (int i = 0; i < wanted; ++i) {
        const auto place = static_cast<std::size_t>(i);
        const char c = i >= digits            ? '0'
                       : place < whole.size() ? whole[place]
                                              : fraction[place - whole.size()];
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, c - '0', &value)) {
            return std::nullopt;
        }
        if (value == 0 && i >= digits) {
            break;
        }
    }
    return value;
}

}  // namespace

std::optional<WholeNumber> parseWholeNumber(std::string_view text) {
    WholeNumber number;
    number.negative = takeSign(text);
    const int base = takeBase(text);
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number.magnitude, base);
    if (text.empty() || error != std::errc() || stop != end) {
        return std::nullopt;
    }
    return number;
}

std::optional<std::int64_t> parseSigned(std::string_view text) {
    const auto number = parseWholeNumber(text);
    if (!number || number->magnitude > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        return std::nullopt;
    }
    const auto value = static_cast<std::int64_t>(number->magnitude);
    return number->negative ? -value : value;
}

std::optional<std::int64_t> parseDuration(std::string_view text) {
    const bool negative = takeSign(text);
    const std::string_view whole = text.substr(0, decimalDigits(text));
    text.remove_prefix(whole.size());
    std::string_view fraction;
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        fraction = text.substr(0, decimalDigits(text));
        text.remove_prefix(fraction.size());
    }
    if (whole.empty() && fraction.empty()) {
        return std::nullopt;
    }
    int exponent = 0;
    if (!text.empty() && (text.front() == 'e' || text.front() == 'E')) {
        text.remove_prefix(text.size() > 1 && text[1] == '+' ? 2 : 1);
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
        if (error != std::errc() || exponent < -1000 || exponent > 1000) {
            return std::nullopt;
        }
        text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    }
    for (const Unit& unit : kUnits) {
        if (text != unit.name) {
            continue;
        }
        auto value = scale(whole, fraction, exponent + unit.exponent);
        if (!value || __builtin_mul_overflow(*value, unit.multiplier, &*value)) {
            return std::nullopt;
        }
        return negative ? -*value : *value;
    }
    return std::nullopt;
}

}  // namespace smppscope::model
