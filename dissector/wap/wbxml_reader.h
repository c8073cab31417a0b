#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dissector/tree_builder.h"
#include "dissector/wap/cursor.h"
#include "dissector/wap/wbxml_documents.h"
#include "dissector/wap/wbxml_tree.h"
#include "dissector/wap/wbxml_words.h"

namespace smppscope::dissector {

/// Global tokens, which mean the same in all documents (WAP-192-WBXML 7.1). Those of the low six bits come in
/// four forms; the two top bits tell which.
namespace wbxml {
inline constexpr std::uint8_t kSwitchPage = 0x00;
inline constexpr std::uint8_t kEnd = 0x01;
inline constexpr std::uint8_t kEntity = 0x02;
inline constexpr std::uint8_t kInlineString = 0x03;
inline constexpr std::uint8_t kLiteral = 0x04;
inline constexpr std::uint8_t kInlineExtension = 0x40;  ///< to 0x42
inline constexpr std::uint8_t kInstruction = 0x43;
inline constexpr std::uint8_t kTableExtension = 0x80;  ///< to 0x82
inline constexpr std::uint8_t kTableString = 0x83;
inline constexpr std::uint8_t kExtension = 0xC0;  ///< to 0xC2
inline constexpr std::uint8_t kOpaque = 0xC3;
inline constexpr std::uint8_t kHasAttributes = 0x80;
inline constexpr std::uint8_t kHasContent = 0x40;
}  // namespace wbxml

/// Reads one document into a tree; see addWbxmlDocument().
class WbxmlReader {
  public:
    WbxmlReader(TreeBuilder& tree, ByteRange document) : tree_(tree), cursor_(tree.pdu(), document) {}

    void read();
    std::string words() const;

  private:
    // Each returns false where reading ends: the document is damaged or too large, and an issue says so.
    bool readHead();
    bool readPublicId();
    bool readStringTable();
    bool readToken();
    bool readTag(std::uint8_t token, std::uint32_t start);
    bool readAttributes();
    bool readAttributeToken(std::uint8_t token, std::uint32_t start);
    /// A token that stands for text, in an element or in an attribute's value.
    bool readText(std::uint8_t token, std::uint32_t start);
    bool readOpaque(std::uint32_t start);
    bool readSwitchPage(std::uint32_t start);

    void beginAttribute(std::string name, std::string_view valueStart, std::uint32_t start);
    void endAttribute();
    void closeElement();
    void closeAll();
    /// Takes text up where it stands: in the open attribute's value, or in the element.
    void take(std::string_view text);

    /// A string of the string table; nothing if there is none at the index, or no more room for it.
    std::optional<std::string> tableString(std::uint32_t index);
    std::string attributeValueName(std::uint8_t token) const;
    bool cut();
    bool damaged(std::string text);
    bool tooLarge(std::string text);

    TreeBuilder& tree_;
    Cursor cursor_;
    const WbxmlDocument* document_ = nullptr;
    std::string kind_ = "document";  ///< in plain words
    std::uint32_t charset_ = 0;
    ByteRange stringTable_;
    std::size_t textLeft_ = kMaxWbxmlText;
    bool begun_ = false;             ///< the root element has
    std::vector<std::size_t> open_;  ///< nodes of the elements that have not ended
    // The attribute whose value is being read.
    bool inAttribute_ = false;
    std::size_t attributeNode_ = 0;
    std::string attributeName_;
    std::string attributeValue_;
    WbxmlWords words_;
};

}  // namespace smppscope::dissector
