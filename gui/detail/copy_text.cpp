#include "gui/detail/copy_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace smppscope::gui {

namespace {

using dissector::Node;
using dissector::Value;

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += fmt::format("\\x{:02x}", byte);
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string integerText(const Node& node, std::uint64_t value) {
    if (node.field->enumeration != nullptr && value <= 0xFFFFFFFF) {
        const auto* named = node.field->enumeration->find(static_cast<std::uint32_t>(value));
        const bool isWord =
            named != nullptr && std::all_of(named->name.begin(), named->name.end(), [](char c) {
                return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            });
        if (isWord) {
            return std::string(named->name);
        }
    }
    return node.field->display == dissector::Display::decimal ? std::to_string(value)
                                                              : fmt::format("0x{:x}", value);
}

std::string literal(const Node& node) {
    if (const auto* number = std::get_if<std::uint64_t>(&node.value)) {
        return integerText(node, *number);
    }
    if (const auto* text = std::get_if<std::string>(&node.value)) {
        return quoted(*text);
    }
    if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&node.value)) {
        return fmt::format("{:02x}", fmt::join(*bytes, ":"));
    }
    return {};
}

bool isMasked(const PduDetail& detail, const Node& node) {
    return !detail.revealed && node.field->sensitivity == dissector::Sensitivity::secret;
}

}  // namespace

std::string valueText(const Node& node) {
    return node.text;
}

std::string fieldText(const Node& node) {
    const std::string label(node.field->label);
    return node.text.empty() ? label : label + ": " + node.text;
}

std::string nodeFilter(const PduDetail& detail, const Node& node) {
    if (isMasked(detail, node)) {
        return {};
    }
    const std::string value = literal(node);
    const std::string name(node.field->name);
    return value.empty() ? name : name + " == " + value;
}

std::vector<bool> maskedBytes(const PduDetail& detail) {
    std::vector<bool> masked(detail.bytes.size(), false);
    for (const Node& node : detail.tree.nodes) {
        if (isMasked(detail, node)) {
            const std::size_t end = std::min<std::size_t>(node.range.end(), masked.size());
            for (std::size_t at = node.range.offset; at < end; ++at) {
                masked[at] = true;
            }
        }
    }
    return masked;
}

std::string hexText(const PduDetail& detail, dissector::ByteRange range) {
    const std::vector<bool> masked = maskedBytes(detail);
    std::string text;
    for (std::size_t at = range.offset; at < std::min<std::size_t>(range.end(), detail.bytes.size()); ++at) {
        text += text.empty() ? "" : " ";
        text += masked[at] ? std::string("**") : fmt::format("{:02x}", detail.bytes[at]);
    }
    return text;
}

std::string hexDump(const PduDetail& detail) {
    const std::vector<bool> masked = maskedBytes(detail);
    std::string text;
    for (std::size_t line = 0; line < detail.bytes.size(); line += 16) {
        std::string hex;
        std::string ascii;
        for (std::size_t at = line; at < std::min(line + 16, detail.bytes.size()); ++at) {
            hex += masked[at] ? std::string("** ") : fmt::format("{:02x} ", detail.bytes[at]);
            ascii += masked[at] ? '*' : printableByte(detail.bytes[at]);
        }
        text += fmt::format("{:04x}  {:<48} {}\n", line, hex, ascii);
    }
    return text;
}

char printableByte(std::uint8_t byte) {
    return byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '.';
}

}  // namespace smppscope::gui
