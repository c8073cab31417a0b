#pragma once

#include <string>

#include "dissector/tree_builder.h"

namespace smppscope::dissector {

/// Adds a WBXML document (WAP-192-WBXML) at the current level: its elements with attributes and texts, read
/// without recursion, and what is wrong with it. Elements nested deeper than kMaxWbxmlDepth, and strings that
/// take more than kMaxWbxmlText octets when they are put in place of their references, end the reading with
/// an issue; so its cost is linear in the octets of the document. Returns the document in plain words, if
/// texts are wanted: "service indication, http://www.example.com/, \"New mail\", action signal-high".
std::string addWbxmlDocument(TreeBuilder& tree, ByteRange document);

inline constexpr std::size_t kMaxWbxmlDepth = 32;
inline constexpr std::size_t kMaxWbxmlText = 65536;

}  // namespace smppscope::dissector
