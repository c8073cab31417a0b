#include "dissector/wap/wbxml_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "dissector/tables/field_infos.h"
#include "dissector/tables/wap_enumerations.h"
#include "dissector/value_text.h"
#include "dissector/wap/wbxml_tree.h"
#include "dissector/wap/wsp_value.h"

namespace smppscope::dissector {

namespace {

/// The name of a token, or nothing.
std::string_view nameOf(std::span<const WbxmlTag> rows, std::uint8_t token) {
    const auto found = std::ranges::find(rows, token, &WbxmlTag::token);
    return found != rows.end() ? found->name : std::string_view();
}

}  // namespace

void WbxmlReader::read() {
    bool good = readHead();
    while (good && !(begun_ && open_.empty()))
        good = cursor_.atEnd() ? cut() : readToken();
    closeAll();
    if (!cursor_.atEnd())
        tree_.addBytes(*info("smpp.wap.data"), cursor_.rest());
}

std::string WbxmlReader::words() const {
    return words_.line(kind_);
}

bool WbxmlReader::readHead() {
    const std::uint32_t start = cursor_.offset();
    const auto version = cursor_.octet();
    if (!version)
        return cut();
    tree_.addNumber(*info("wbxml.version"), cursor_.since(start), &kWbxmlVersion);
    return readPublicId();
}

bool WbxmlReader::readPublicId() {
    const bool version10 = cursor_.bytes({cursor_.offset() - 1, 1})[0] == 0;
    const std::uint32_t start = cursor_.offset();
    auto publicId = cursor_.uintvar();
    const bool named = publicId == 0u;
    const auto index = named ? cursor_.uintvar() : publicId;
    if (!index)
        return cut();
    const ByteRange idRange = cursor_.since(start);
    if (!named) {
        const std::string text =
            tree_.options().texts ? describeNumber(*info("wbxml.public_id.known"), &kWbxmlPublicId, *publicId)
                                  : std::string();
        tree_.add(*info("wbxml.public_id.known"), idRange, std::uint64_t{*publicId}, text);
    }
    if (!version10) {
        const std::uint32_t at = cursor_.offset();
        const auto charset = cursor_.uintvar();
        if (!charset)
            return cut();
        charset_ = *charset;
        tree_.add(*info("wbxml.charset"), cursor_.since(at), std::uint64_t{charset_},
                  describeNumber(*info("wbxml.charset"), &kWapCharset, charset_));
    }
    if (!readStringTable())
        return false;
    if (named) {
        const auto name = tableString(*index);
        if (!name)
            return damaged("The name of the document type is not in the string table.");
        tree_.addUtf8(*info("wbxml.public_id.literal"), idRange, *name);
        kind_ = *name;
        if (const EnumValue* known = kWbxmlPublicId.find(std::string_view(*name)))
            publicId = known->value;
    } else if (const std::string_view name = kWbxmlPublicId.nameOf(*publicId); !name.empty()) {
        kind_ = name;
    }
    document_ = findWbxmlDocument(*publicId);
    if (document_ != nullptr)
        kind_ = document_->words;
    return true;
}

bool WbxmlReader::readStringTable() {
    const auto length = cursor_.uintvar();
    if (!length)
        return cut();
    if (*length > cursor_.left())
        return damaged(
            fmt::format("The string table says it has {} octets, but {} are left.", *length, cursor_.left()));
    stringTable_ = *cursor_.octets(*length);
    if (*length != 0)
        tree_.addBytes(*info("smpp.wbxml.string_table"), stringTable_);
    return true;
}

bool WbxmlReader::readToken() {
    const std::uint32_t start = cursor_.offset();
    const std::uint8_t token = *cursor_.octet();
    switch (token) {
        case wbxml::kEnd:
            if (open_.empty())
                return damaged("An element ends that has not begun.");
            closeElement();
            return true;
        case wbxml::kSwitchPage:
            return readSwitchPage(start);
        case wbxml::kInstruction:
            tree_.add(*info("wbxml.extension_token"), cursor_.since(start), std::string("PI"));
            return readAttributes();
        default:
            break;
    }
    const bool global = (token & 0x3F) < wbxml::kLiteral;
    return global ? readText(token, start) : readTag(token, start);
}

bool WbxmlReader::readTag(std::uint8_t token, std::uint32_t start) {
    const auto id = static_cast<std::uint8_t>(token & 0x3F);
    const bool literal = id == wbxml::kLiteral;
    std::string name;
    if (literal) {
        const auto index = cursor_.uintvar();
        if (!index)
            return cut();
        const auto found = tableString(*index);
        if (!found)
            return damaged("The name of an element is not in the string table.");
        name = *found;
    } else {
        name = document_ != nullptr ? nameOf(document_->tags, id) : std::string_view();
        if (name.empty())
            name = fmt::format("tag_0x{:02x}", id);
    }
    if (open_.size() >= kMaxWbxmlDepth)
        return tooLarge(fmt::format("Elements are nested more than {} deep.", kMaxWbxmlDepth));
    const std::size_t node = tree_.addUtf8(literal ? *info("wbxml.literal") : *info("wbxml.known_tag"),
                                           cursor_.since(start), std::move(name));
    begun_ = true;
    open_.push_back(node);
    tree_.descend();
    if ((token & wbxml::kHasAttributes) != 0 && !readAttributes())
        return false;
    if ((token & wbxml::kHasContent) == 0)
        closeElement();
    return true;
}

bool WbxmlReader::readAttributes() {
    while (!cursor_.atEnd()) {
        const std::uint32_t start = cursor_.offset();
        const std::uint8_t token = *cursor_.octet();
        if (token == wbxml::kEnd) {
            endAttribute();
            return true;
        }
        if (!readAttributeToken(token, start))
            return false;
    }
    return cut();
}

bool WbxmlReader::readAttributeToken(std::uint8_t token, std::uint32_t start) {
    if (token == wbxml::kSwitchPage)
        return readSwitchPage(start);
    if (token == wbxml::kLiteral) {
        const auto index = cursor_.uintvar();
        const auto name = index ? tableString(*index) : std::nullopt;
        if (!name)
            return damaged("The name of an attribute is not in the string table.");
        beginAttribute(*name, {}, start);
        return true;
    }
    if ((token & 0x3F) < wbxml::kLiteral)
        return readText(token, start);
    if (token >= 0x80) {
        const std::string value = attributeValueName(token);
        tree_.addUtf8(*info("wbxml.known_attrvalue"), {start, 1}, fmt::format("'{}'", value));
        take(value);
        return true;
    }
    if (document_ != nullptr)
        if (const auto row = std::ranges::find(document_->attributes, token, &WbxmlAttribute::token);
            row != document_->attributes.end()) {
            beginAttribute(std::string(row->name), row->valueStart, start);
            return true;
        }
    beginAttribute(fmt::format("attribute_0x{:02x}", token), {}, start);
    return true;
}

bool WbxmlReader::readText(std::uint8_t token, std::uint32_t start) {
    const bool extension = (token & 0x3F) < wbxml::kInlineString && token != wbxml::kEntity;
    const std::uint8_t form = token & 0xC0;
    if (token == wbxml::kOpaque)
        return readOpaque(start);
    if (form == wbxml::kExtension) {
        tree_.addUtf8(*info("wbxml.extension_token"), {start, 1}, fmt::format("EXT_{}", token & 0x3F));
        return true;
    }
    if (token == wbxml::kEntity) {
        const auto codePoint = cursor_.uintvar();
        if (!codePoint)
            return cut();
        tree_.add(*info("wbxml.entity"), cursor_.since(start), std::uint64_t{*codePoint},
                  fmt::format("{}", *codePoint));
        std::string character;
        appendUtf8(character, *codePoint);
        take(character);
        return true;
    }
    const FieldInfo* field = extension                        ? info("wbxml.extension_token")
                             : form == wbxml::kTableExtension ? info("wbxml.str_t")
                                                              : info("wbxml.str_i");
    std::optional<std::string> text;
    if (form == wbxml::kTableExtension) {
        const auto index = cursor_.uintvar();
        if (!index)
            return cut();
        text = tableString(*index);
        if (!text)
            return textLeft_ == 0 ? tooLarge("Strings are repeated beyond what is read.")
                                  : damaged("A string is not in the string table.");
    } else {
        const auto characters = cursor_.terminated();
        if (!characters)
            return cut();
        text = wapText(cursor_.bytes(*characters), charset_);
    }
    tree_.addUtf8(*field, cursor_.since(start), *text);
    take(*text);
    return true;
}

bool WbxmlReader::readOpaque(std::uint32_t start) {
    const auto length = cursor_.uintvar();
    if (!length)
        return cut();
    const auto octets = cursor_.octets(*length);
    if (!octets)
        return damaged(
            fmt::format("Opaque data says it has {} octets, but {} are left.", *length, cursor_.left()));
    tree_.addBytes(*info("wbxml.opaque_data"), cursor_.since(start));
    const Bytes bytes = cursor_.bytes(*octets);
    std::string text = inAttribute_ && isWbxmlTime(attributeName_) ? wbxmlTime(bytes) : std::string();
    if (text.empty())
        text = hex(bytes);
    if (tree_.options().texts)
        tree_.lastNode().text = text;
    if (inAttribute_)
        take(text);
    return true;
}

bool WbxmlReader::readSwitchPage(std::uint32_t start) {
    const auto page = cursor_.octet();
    if (!page)
        return cut();
    tree_.add(*info("wbxml.switch_page"), cursor_.since(start), std::uint64_t{*page},
              fmt::format("{}", *page));
    return true;
}

void WbxmlReader::beginAttribute(std::string name, std::string_view valueStart, std::uint32_t start) {
    endAttribute();
    attributeNode_ = tree_.add(*info("smpp.wbxml.attribute"), cursor_.since(start));
    tree_.descend();
    tree_.addUtf8(*info("wbxml.known_attrstart"), cursor_.since(start),
                  valueStart.empty() ? name + "=" : fmt::format("{}='{}'", name, valueStart));
    inAttribute_ = true;
    attributeName_ = std::move(name);
    attributeValue_ = valueStart;
}

void WbxmlReader::endAttribute() {
    if (!inAttribute_)
        return;
    inAttribute_ = false;
    tree_.ascend();
    words_.attribute(attributeName_, attributeValue_);
    Node& node = tree_.node(attributeNode_);
    node.range.length = tree_.lastNode().range.end() - node.range.offset;
    std::string value = fmt::format("{}=\"{}\"", attributeName_, attributeValue_);
    node.text = tree_.options().texts ? printable(value) : std::string();
    node.value = std::move(value);
}

void WbxmlReader::closeElement() {
    Node& node = tree_.node(open_.back());
    node.range.length = cursor_.offset() - node.range.offset;
    open_.pop_back();
    tree_.ascend();
}

void WbxmlReader::closeAll() {
    endAttribute();
    while (!open_.empty())
        closeElement();
}

void WbxmlReader::take(std::string_view text) {
    if (inAttribute_)
        attributeValue_ += text;
    else
        words_.text(text);
}

std::optional<std::string> WbxmlReader::tableString(std::uint32_t index) {
    if (index >= stringTable_.length)
        return {};
    Cursor table = cursor_.within({stringTable_.offset + index, stringTable_.length - index});
    const ByteRange rest = table.rest();
    const ByteRange characters = table.terminated().value_or(rest);
    if (characters.length + 1 > textLeft_) {
        textLeft_ = 0;
        return {};
    }
    textLeft_ -= characters.length + 1;
    return wapText(cursor_.bytes(characters), charset_);
}

std::string WbxmlReader::attributeValueName(std::uint8_t token) const {
    const std::string_view name =
        document_ != nullptr ? nameOf(document_->values, token) : std::string_view();
    return name.empty() ? fmt::format("value_0x{:02x}", token) : std::string(name);
}

bool WbxmlReader::cut() {
    return damaged("The document ends before its elements do.");
}

bool WbxmlReader::damaged(std::string text) {
    tree_.issue(IssueCode::wbxmlDamaged, cursor_.rest(), std::move(text));
    return false;
}

bool WbxmlReader::tooLarge(std::string text) {
    tree_.issue(IssueCode::wbxmlTooLarge, cursor_.rest(), std::move(text));
    return false;
}

std::string addWbxmlDocument(TreeBuilder& tree, ByteRange document) {
    const std::size_t heading = tree.add(*info("wbxml"), document);
    tree.descend();
    WbxmlReader reader(tree, document);
    reader.read();
    tree.ascend();
    if (!tree.options().texts)
        return {};
    std::string words = reader.words();
    tree.node(heading).text = printable(words);
    return words;
}

}  // namespace smppscope::dissector
