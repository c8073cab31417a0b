#include "dissector/text/text_nodes.h"

#include <fmt/format.h>

#include "dissector/tables/field_infos.h"
#include "dissector/value_text.h"

namespace smppscope::dissector {

namespace {

void addText(TreeBuilder& tree, const FieldInfo& field, ByteRange range, std::string text) {
    std::string shown = tree.options().texts ? printable(text) : std::string();
    tree.add(field, range, std::move(text), std::move(shown));
}

void addCharset(TreeBuilder& tree, const FieldInfo& field, ByteRange range, CharacterSet set,
                std::string_view because) {
    const CharacterSetInfo& row = characterSetInfo(set);
    std::string shown;
    if (tree.options().texts)
        shown = because.empty() ? std::string(row.title) : fmt::format("{} ({})", row.title, because);
    tree.add(field, range, std::string(row.id), std::move(shown));
}

}  // namespace

void addTextNodes(TreeBuilder& tree, ByteRange text, const TextContext& context, TextDecoder& decoder) {
    if (text.length == 0)
        return;
    DecodedText decoded = decodeText(tree.bytes(text), context, decoder);
    const bool isText = decoded.set != CharacterSet::binary;
    if (isText) {
        addText(tree, *info("smpp.message_text"), text, std::move(decoded.characters.text));
        tree.descend();
    }
    addCharset(tree, *info("smpp.message_text.charset"), text, decoded.set,
               decoded.guessed ? "a guess" : decoded.evidence);
    if (decoded.guessed)
        addText(tree, *info("smpp.message_text.guess"), text, std::move(decoded.evidence));
    if (decoded.other) {
        addText(tree, *info("smpp.message_text.meant"), text, std::move(decoded.other->characters.text));
        tree.descend();
        addCharset(tree, *info("smpp.message_text.meant_charset"), text, decoded.other->set, {});
        tree.ascend();
    }
    if (isText)
        tree.ascend();
    for (Issue& issue : decoded.issues)
        tree.issue(issue.code, {text.offset + issue.range.offset, issue.range.length}, std::move(issue.text));
}

}  // namespace smppscope::dissector
