#include "dissector/udh/header_tree.h"

#include <bitset>

#include <fmt/format.h>

#include "dissector/tables/field_infos.h"
#include "dissector/udh/elements.h"
#include "dissector/udh/header_words.h"

namespace smppscope::dissector {

namespace {

class HeaderTree {
  public:
    HeaderTree(TreeBuilder& tree, ByteRange message) : tree_(tree), message_(message) {}

    void addElement(const HeaderElement& element) {
        const ByteRange range = inPdu(element.range);
        const ElementRow* row = findElement(element.id);
        const bool fits =
            element.whole() && row != nullptr && row->min <= element.promised && element.promised <= row->max;
        tree_.add(*info("smpp.udh.element"), range, {},
                  tree_.options().texts ? elementText(element, fits ? row : nullptr) : std::string());
        tree_.descend();
        tree_.addNumber(*info("gsm_sms.ie_identifier"), {range.offset, 1}, &kHeaderElement);
        tree_.addNumber(*info("gsm_sms.dis_field_ud_iei.length"), {range.offset + 1, 1}, nullptr);
        addData(fits ? row : nullptr, inPdu(element.data));
        tree_.ascend();
        judge(element, row, range);
    }

  private:
    ByteRange inPdu(ByteRange range) const { return {message_.offset + range.offset, range.length}; }

    std::string elementText(const HeaderElement& element, const ElementRow* row) const {
        std::string name(kHeaderElement.nameOf(element.id));
        const std::string words =
            row == nullptr ? std::string() : describeElement(*row, tree_.bytes(inPdu(element.data)));
        return words.empty() ? name : fmt::format("{}: {}", name, words);
    }

    void addData(const ElementRow* row, ByteRange data) {
        if (data.length == 0)
            return;
        if (row == nullptr) {
            tree_.addBytes(*info("gsm_sms.ie_data"), data);
            return;
        }
        if (row->info != nullptr) {
            tree_.addBytes(*row->info, data);
            tree_.descend();
        }
        tree_.addParts(row->parts, data);
        if (row->info != nullptr)
            tree_.ascend();
    }

    void judge(const HeaderElement& element, const ElementRow* row, ByteRange range) {
        const std::string_view name = kHeaderElement.nameOf(element.id);
        if (!element.whole())
            tree_.issue(IssueCode::headerElementLength, range,
                        fmt::format("Element 0x{:02x} ({}) says it has {} octets, but {} are left.",
                                    element.id, name, element.promised, element.data.length));
        else if (row == nullptr)
            tree_.judgeNumber("Header element", &kHeaderElement, {range.offset, 1});
        else if (element.promised < row->min || element.promised > row->max)
            tree_.issue(IssueCode::headerElementLength, range,
                        fmt::format("{} has {} octets; {} are allowed.", name, element.promised,
                                    row->min == row->max ? fmt::format("{}", row->min)
                                                         : fmt::format("{} to {}", row->min, row->max)));
        if (row != nullptr && row->repeat == Repeat::once && seen_[element.id])
            tree_.issue(IssueCode::headerElementRepeated, range, fmt::format("{} stands here again.", name));
        seen_.set(element.id);
    }

    TreeBuilder& tree_;
    ByteRange message_;
    std::bitset<256> seen_;
};

/// What is wrong with the parts of long messages; the elements' own faults are told where they stand.
void judgeConcatenation(TreeBuilder& tree, ByteRange range, const UserDataHeader& header) {
    if (header.concatenatedTwice)
        tree.issue(IssueCode::concatenatedTwice, range,
                   "The part of a long message is numbered with an 8-bit and with a 16-bit reference.");
    if (!header.impossiblePart)
        return;
    HeaderElements elements(tree.bytes(range));
    while (const auto element = elements.next()) {
        const bool wide = element->id == element::kConcatenation16;
        if (!(wide || element->id == element::kConcatenation8) || element->data.length != (wide ? 4u : 3u))
            continue;
        const ByteRange counts{range.offset + element->data.end() - 2, 2};
        const std::uint8_t total = tree.pdu()[counts.offset];
        const std::uint8_t part = tree.pdu()[counts.offset + 1];
        if (!Concatenation{0, total, part, wide}.possible())
            tree.issue(IssueCode::partImpossible, counts,
                       fmt::format("This is part {} of {}, which cannot be.", part, total));
    }
}

}  // namespace

void addUserDataHeader(TreeBuilder& tree, ByteRange message, const UserDataHeader& header) {
    const ByteRange range{message.offset, header.octets};
    tree.add(*info("smpp.udh"), range, {}, tree.options().texts ? describe(header) : std::string());
    tree.descend();
    tree.addNumber(*info("gsm_sms.dis_field_udh.user_data_header_length"), {range.offset, 1}, nullptr);
    HeaderTree headerTree(tree, message);
    HeaderElements elements(tree.bytes(range));
    while (const auto element = elements.next())
        headerTree.addElement(*element);
    const ByteRange rest{range.offset + elements.rest().offset, elements.rest().length};
    if (rest.length != 0)
        tree.addBytes(*info("gsm_sms.ie_data"), rest);
    tree.ascend();
    if (header.pastEnd)
        tree.issue(IssueCode::headerPastEnd, range,
                   fmt::format("The header says it has {} octets, but the message has {}.", header.announced,
                               message.length));
    else if (rest.length != 0)
        tree.issue(IssueCode::headerElementLength, rest,
                   "An octet stands at the end of the header that is no element.");
    judgeConcatenation(tree, range, header);
}

}  // namespace smppscope::dissector
