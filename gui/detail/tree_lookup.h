#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "dissector/dissect.h"

namespace smppscope::gui {

/// Index of a node in dissector::Tree::nodes.
using NodeIndex = std::size_t;

/// What a part of a PDU is, for its colour in tree and bytes.
enum class PartKind : std::uint8_t { none, header, field, content, tlv, secret };

/// The innermost node whose range holds byte `offset`; nothing if the byte belongs to the PDU as a whole
/// only.
std::optional<NodeIndex> innermostNode(const dissector::Tree& tree, std::uint32_t offset);

/// For each node its parent; the root is its own.
std::vector<NodeIndex> parentsOf(const dissector::Tree& tree);

/// What each node is. A secret's node is `secret` whether or not it is revealed.
std::vector<PartKind> kindsOf(const dissector::Tree& tree);

/// What each of `size` bytes is: the kind of the innermost node that holds it.
std::vector<PartKind> byteKinds(const dissector::Tree& tree, std::size_t size);

}  // namespace smppscope::gui
