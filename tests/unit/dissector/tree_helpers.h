#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "dissector/dissect.h"
#include "dissector/value_text.h"

/// Questions that tests ask of a tree.
namespace smppscope::dissector::tests {

using Octets = std::vector<std::uint8_t>;

inline std::vector<const Node*> nodes(const Tree& tree, std::string_view name) {
    std::vector<const Node*> found;
    for (const Node& node : tree.nodes)
        if (node.field->name == name)
            found.push_back(&node);
    return found;
}

/// The values of a field as `tshark -T fields` prints them, joined with a comma; "absent" if there is none.
inline std::string printed(const Tree& tree, std::string_view name) {
    std::string text;
    const auto found = nodes(tree, name);
    for (const Node* node : found)
        text += (node == found.front() ? "" : ",") + formatValue(*node->field, node->value);
    return found.empty() ? "absent" : text;
}

/// As people read the first value of a field.
inline std::string shown(const Tree& tree, std::string_view name) {
    const auto found = nodes(tree, name);
    return found.empty() ? "absent" : found.front()->text;
}

inline ByteRange rangeOf(const Tree& tree, std::string_view name) {
    const auto found = nodes(tree, name);
    return found.empty() ? ByteRange{} : found.front()->range;
}

/// Identifiers of the issues, in order: "tlv-past-end, sequence-zero".
inline std::string issues(const Tree& tree) {
    std::string text;
    for (const Issue& issue : tree.issues)
        text += (text.empty() ? "" : ", ") + std::string(issueInfo(issue.code).id);
    return text;
}

/// Bytes from text, NULs included.
inline Octets octets(std::string_view text) {
    return {text.begin(), text.end()};
}

inline void setU32(Octets& bytes, std::size_t at, std::uint32_t value) {
    for (int i = 0; i < 4; ++i)
        bytes[at + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

/// Gives the PDU the length that its bytes have.
inline Octets framed(Octets bytes) {
    setU32(bytes, 0, static_cast<std::uint32_t>(bytes.size()));
    return bytes;
}

/// The first `size` bytes as a PDU of that length.
inline Octets shortened(Octets pdu, std::size_t size) {
    pdu.resize(size);
    return framed(std::move(pdu));
}

}  // namespace smppscope::dissector::tests
