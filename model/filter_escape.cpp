#include "model/filter_escape.h"

#include <fmt/format.h>
#include <cstdint>

namespace smppscope::model {

namespace {

constexpr std::string_view kEscapeLetters = "'\"\\abfnrtv";
constexpr std::string_view kEscapeValues = "'\"\\\a\b\f\n\r\t\v";

int digitValue(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;
}

void appendUtf8(std::string& out, std::uint32_t codePoint) {
    const auto tail = [&](int shift) {
        out.push_back(static_cast<char>(0x80 | ((codePoint >> shift) & 0x3F)));
    };
    if (codePoint < 0x80) {
        out.push_back(static_cast<char>(codePoint));
    } else if (codePoint < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (codePoint >> 6)));
        tail(0);
    } else if (codePoint < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | (codePoint >> 12)));
        tail(6);
        tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0 | (codePoint >> 18)));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// Digits of `base` at the beginning of `text`, at most `most`.
std::size_t countDigits(std::string_view text, int base, std::size_t most) {
    std::size_t count = 0;
    while (count < most && count < text.size() && digitValue(text[count]) < base) {
        ++count;
    }
    return count;
}

std::uint32_t number(std::string_view digits, int base) {
    std::uint32_t value = 0;
    for (const char c : digits) {
        value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digitValue(c));
    }
    return value;
}

/// Reads one escape that begins behind the backslash; returns its length, 0 if it is none.
std::size_t readEscape(std::string_view rest, std::string& out) {
    if (rest.empty()) {
        return 0;
    }
    const std::size_t letter = kEscapeLetters.find(rest.front());
    if (letter != std::string_view::npos) {
        out.push_back(kEscapeValues[letter]);
        return 1;
    }
    if (const std::size_t octal = countDigits(rest, 8, 3); octal > 0) {
        const std::uint32_t value = number(rest.substr(0, octal), 8);
        out.push_back(static_cast<char>(value));
        return value < 256 ? octal : 0;
    }
    const bool isByte = rest.front() == 'x';
    const std::size_t width = isByte ? 2 : rest.front() == 'u' ? 4 : rest.front() == 'U' ? 8 : 0;
    const std::size_t digits = countDigits(rest.substr(1), 16, width);
    if (width == 0 || digits == 0 || (!isByte && digits != width)) {
        return 0;
    }
    const std::uint32_t value = number(rest.substr(1, digits), 16);
    if (isByte) {
        out.push_back(static_cast<char>(value));
    } else if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
        return 0;
    } else {
        appendUtf8(out, value);
    }
    return 1 + digits;
}

}  // namespace

tl::expected<std::string, FilterError> unescape(std::string_view quoted, std::size_t offset, bool raw) {
    if (raw) {
        return std::string(quoted);
    }
    std::string out;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        if (quoted[i] != '\\') {
            out.push_back(quoted[i]);
            continue;
        }
        const std::size_t length = readEscape(quoted.substr(i + 1), out);
        if (length == 0) {
            const std::size_t escape = 1 + characterAt(quoted, i + 1).length;
            return filterError(
                {offset + i, escape},
                fmt::format("\"{}\" is not an escape sequence; write two backslashes, or a raw "
                            "string r\"...\".",
                            quoted.substr(i, escape)));
        }
        i += length;
    }
    return out;
}

std::string quote(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20 || byte == 0x7F) {
            out += fmt::format("\\x{:02x}", byte);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
    return out;
}

}  // namespace smppscope::model
