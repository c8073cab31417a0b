#include "tests/support/journeys/id_style.h"

#include <algorithm>

#include <fmt/format.h>

namespace smppscope::support {

namespace {

std::string decimal(std::uint64_t number) {
    return fmt::format("{}", number);
}
std::string paddedDecimal(std::uint64_t number) {
    return fmt::format("{:014}", number);
}
std::string hex(std::uint64_t number) {
    return fmt::format("{:x}", number);
}
std::string upperHex(std::uint64_t number) {
    return fmt::format("{:X}", number);
}
std::string paddedHex(std::uint64_t number) {
    return fmt::format("{:012x}", number);
}
std::string prefixedHex(std::uint64_t number) {
    return fmt::format("0x{:x}", number);
}
std::string uuid(std::uint64_t number) {
    const std::uint64_t mixed = number * 0x9E3779B97F4A7C15;
    return fmt::format("{:08x}-{:04x}-4{:03x}-9{:03x}-{:012x}", mixed >> 32, mixed >> 16 & 0xFFFF,
                       mixed & 0xFFF, mixed >> 4 & 0xFFF, number);
}
std::string upperUuid(std::uint64_t number) {
    std::string id = uuid(number);
    std::transform(id.begin(), id.end(), id.begin(),
                   [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
    return id;
}

constexpr IdStyle kStyles[] = {
    {"decimal", decimal, decimal, "exact"},
    {"hex-then-decimal", hex, decimal, "decimal-of-hex"},
    {"decimal-then-hex", decimal, upperHex, "hex-of-decimal"},
    {"zero-padded", paddedDecimal, decimal, "leading-zeros"},
    {"hex-zero-padded", paddedHex, upperHex, "hex-leading-zeros"},
    {"upper-then-lower", upperHex, hex, "letter-case"},
    {"uuid", uuid, uuid, "exact"},
    {"upper-uuid", uuid, upperUuid, "letter-case"},
    {"prefix", upperHex, prefixedHex, "hex-prefix"},
    {"prefix-then-decimal", prefixedHex, decimal, "hex-prefix"},
};

bool allDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::span<const IdStyle> idStyles() {
    return kStyles;
}

std::string_view ruleBetween(const IdStyle& style, std::string_view response, std::string_view receipt) {
    if (response == receipt) {
        return "exact";
    }
    if (style.rule == "hex-leading-zeros" && allDigits(response) && allDigits(receipt)) {
        return "leading-zeros";
    }
    return style.rule;
}

}  // namespace smppscope::support
