#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace smppscope::dissector {

/// A token and what it stands for.
struct WbxmlTag {
    std::uint8_t token;
    std::string_view name;
};

/// A token that begins an attribute, also with the first characters of its value.
struct WbxmlAttribute {
    std::uint8_t token;
    std::string_view name;
    std::string_view valueStart;
};

/// A kind of document whose tokens are known: WAP-167-ServiceInd, WAP-168-ServiceLoad, WAP-175-CacheOp,
/// OMA-Push-EMN.
struct WbxmlDocument {
    std::uint32_t publicId;
    std::string_view name;   ///< "SI 1.0"
    std::string_view words;  ///< "service indication"
    std::span<const WbxmlTag> tags;
    std::span<const WbxmlAttribute> attributes;
    std::span<const WbxmlTag> values;  ///< tokens from 0x80 on: parts of attributes' values
};

std::span<const WbxmlDocument> wbxmlDocuments();

/// The document of a public identifier, or nullptr.
const WbxmlDocument* findWbxmlDocument(std::uint32_t publicId);

}  // namespace smppscope::dissector
