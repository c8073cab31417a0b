#include "dissector/value_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "dissector/smpp_time.h"

namespace smppscope::dissector {

namespace {

/// Seconds with nine decimals, as tshark prints relative times.
std::string seconds(std::int64_t ns) {
    constexpr std::uint64_t kSecond = 1'000'000'000;
    const auto magnitude = ns < 0 ? ~static_cast<std::uint64_t>(ns) + 1 : static_cast<std::uint64_t>(ns);
    return fmt::format("{}{}.{:09}", ns < 0 ? "-" : "", magnitude / kSecond, magnitude % kSecond);
}

/// "gsm_sms: priority, ansi_136: normal": what a value means in each kind of network.
std::string namesByNetwork(const Enumeration& names, std::uint64_t value) {
    std::string text;
    for (const NetworkNames& network : names.byNetwork)
        for (const EnumValue& row : network.values)
            if (row.value == value)
                text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", network.network, row.name);
    return text;
}

/// Octets at the beginning of a text that are a character one cannot see and that moves or hides others:
/// marks and overrides of direction, line and paragraph separators, byte order marks, U+FFFE and U+FFFF. 0 if
/// there is none.
std::size_t invisibleLength(std::string_view text) {
    constexpr std::string_view kInvisible[] = {
        "\u061C", "\u200E", "\u200F", "\u2028", "\u2029", "\u202A", "\u202B", "\u202C", "\u202D",
        "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF", "\uFFFE", "\uFFFF",
    };
    for (const std::string_view one : kInvisible)
        if (text.starts_with(one))
            return one.size();
    return 0;
}

/// The code point of two or three octets of UTF-8.
unsigned shortCodePoint(std::string_view octets) {
    const auto octet = [octets](std::size_t at) { return static_cast<unsigned char>(octets[at]); };
    return octets.size() == 2 ? (octet(0) & 0x1Fu) << 6 | (octet(1) & 0x3Fu)
                              : (octet(0) & 0xFu) << 12 | (octet(1) & 0x3Fu) << 6 | (octet(2) & 0x3Fu);
}

}  // namespace

std::string formatNumber(const FieldInfo& field, std::uint64_t value) {
    switch (field.display) {
        case Display::hex2:
            return fmt::format("0x{:02x}", value);
        case Display::hex4:
            return fmt::format("0x{:04x}", value);
        case Display::hex8:
            return fmt::format("0x{:08x}", value);
        case Display::decimal:
        case Display::custom:
            break;
    }
    return fmt::format("{}", value);
}

std::string formatValue(const FieldInfo& field, const Value& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value))
        return formatNumber(field, *number);
    if (const auto* time = std::get_if<std::int64_t>(&value))
        return field.kind == ValueKind::time ? formatUtc(*time) : seconds(*time);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&value))
        return hex(*bytes);
    return {};
}

std::string describeNumber(const FieldInfo& field, const Enumeration* names, std::uint64_t value) {
    const std::string number = field.display == Display::custom
                                   ? fmt::format("{}.{}", value >> 4, value & 0xF)
                                   : formatNumber(field, value);
    if (names == nullptr)
        return number;
    std::string name(names->nameOf(static_cast<std::uint32_t>(value)));
    if (name.empty())
        name = namesByNetwork(*names, value);
    return name.empty() || name == number ? number : fmt::format("{} ({})", name, number);
}

std::string toUtf8(Bytes bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (const std::uint8_t byte : bytes) {
        if (byte < 0x80) {
            text += static_cast<char>(byte);
        } else {
            text += static_cast<char>(0xC0 | (byte >> 6));
            text += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return text;
}

std::string printable(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (c == '\n')
            line += "\\n";
        else if (c == '\r')
            line += "\\r";
        else if (c == '\t')
            line += "\\t";
        else if (c < 0x20 || c == 0x7F)
            line += fmt::format("\\x{:02x}", c);
        else if (c1)
            line += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[++i]));
        else if (const std::size_t hidden = c < 0xD8 ? 0 : invisibleLength(text.substr(i)); hidden != 0) {
            line += fmt::format("\\u{:04x}", shortCodePoint(text.substr(i, hidden)));
            i += hidden - 1;
        } else
            line += text[i];
    }
    return line;
}

std::string hex(Bytes bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 0xF];
    }
    return text;
}

std::string describeBytes(Bytes bytes) {
    const bool readable =
        std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b >= 0x20 && b < 0x7F; });
    if (bytes.empty() || !readable)
        return hex(bytes);
    return fmt::format("\"{}\"", std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

}  // namespace smppscope::dissector
