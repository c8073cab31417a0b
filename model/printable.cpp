#include "model/printable.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace smppscope::model {

namespace {

struct Character {
    char32_t code = 0;
    std::size_t length = 0;  // 0: the first byte begins no character
};

bool continues(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) {
        return false;
    }
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                       text.begin() + static_cast<std::ptrdiff_t>(from + count),
                       [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0u) == 0x80; });
}

// The character that `text` begins with. Refuses overlong forms, surrogates and codes above U+10FFFF
// (Unicode 15, table 3-7).
Character firstCharacter(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<std::uint8_t>(text[i]));
    };
    const char32_t lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    if (lead >= 0xC2 && lead <= 0xDF && continues(text, 1, 1)) {
        return {((lead & 0x1F) << 6) | (byte(1) & 0x3F), 2};
    }
    if (lead >= 0xE0 && lead <= 0xEF && continues(text, 1, 2)) {
        const char32_t code = ((lead & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        return code >= 0x800 && !surrogate ? Character{code, 3} : Character{};
    }
    if (lead >= 0xF0 && lead <= 0xF4 && continues(text, 1, 3)) {
        const char32_t code =
            ((lead & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F);
        return code >= 0x10000 && code <= 0x10FFFF ? Character{code, 4} : Character{};
    }
    return {};
}

bool isHarmless(char32_t code) {
    const bool control = code < 0x20 || (code >= 0x7F && code <= 0x9F);
    const bool reorders = code == 0x061C || (code >= 0x200E && code <= 0x200F) ||
                          (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return !control && !reorders && code != 0xFEFF;
}

bool isPlainAscii(char c) {
    return c >= 0x20 && c < 0x7F;
}

void appendEscape(std::string& out, char32_t code) {
    switch (code) {
        case '\t':
            out += "\\t";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        default:
            break;
    }
    const auto number = static_cast<std::uint32_t>(code);
    out += code < 0x80 ? fmt::format("\\x{:02x}", number) : fmt::format("\\u{:04x}", number);
}

}  // namespace

std::string toValidUtf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Character character = firstCharacter(text);
        const std::size_t length = std::max<std::size_t>(character.length, 1);
        out += character.length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
        text.remove_prefix(length);
    }
    return out;
}

std::string escapeControls(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), isPlainAscii)) {
        return std::string(text);
    }
    std::string out;
    out.reserve(text.size() + 16);
    while (!text.empty()) {
        const Character character = firstCharacter(text);
        const std::size_t length = std::max<std::size_t>(character.length, 1);
        if (character.length == 0) {
            out += fmt::format("\\x{:02x}", static_cast<std::uint8_t>(text[0]));
        } else if (isHarmless(character.code)) {
            out += text.substr(0, length);
        } else {
            appendEscape(out, character.code);
        }
        text.remove_prefix(length);
    }
    return out;
}

std::string escapeHtml(std::string_view text) {
    std::string out;
    for (const char c : escapeControls(text)) {
        switch (c) {
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '&':
                out += "&amp;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::size_t displayWidth(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0u) != 0x80; }));
}

}  // namespace smppscope::model
