#include "dissector/receipt/receipt_tree.h"

#include <fmt/format.h>

#include "dissector/receipt/receipt.h"
#include "dissector/receipt/receipt_issues.h"
#include "dissector/receipt/receipt_strings.h"
#include "dissector/tables/field_infos.h"
#include "dissector/value_text.h"

namespace smppscope::dissector {

namespace {

/// "intermediate notification, ACCEPTED, message 0001000003".
std::string receiptSummary(const Receipt& receipt) {
    std::string text =
        receipt.type == MessageType::intermediateNotification ? "intermediate notification, " : "";
    text += receipt.state ? stateName(*receipt.state) : "state unknown";
    if (receipt.final == Finality::yes)
        text += ", final";
    if (!receipt.id.empty())
        text += fmt::format(", message {}", printableWord(receipt.id));
    return text;
}

/// Adds the nodes of one receipt.
class ReceiptTree {
  public:
    ReceiptTree(TreeBuilder& tree, const ReceiptParts& parts, const Receipt& receipt)
        : tree_(tree), parts_(parts), receipt_(receipt) {}

    void add() {
        const std::size_t first = tree_.size();
        const auto message = messageNode();
        addNode(*info("smpp.receipt"), message ? receipt_.textRange : wholeRange(), {},
                [this] { return receiptSummary(receipt_); });
        tree_.descend();
        addState();
        if (receipt_.text)
            addText(*receipt_.text);
        tree_.ascend();
        if (message)
            tree_.moveBelow(*message, first);
    }

  private:
    /// The node of the message whose text was read.
    std::optional<std::size_t> messageNode() const {
        if (parts_.message.length == 0)
            return std::nullopt;
        for (std::size_t i = 0; i < tree_.size(); ++i) {
            const Node& node = tree_.node(i);
            if (node.range == parts_.message &&
                (node.field == info("smpp.message") || node.field == info("smpp.message_payload")))
                return i;
        }
        return std::nullopt;
    }

    /// What a receipt without text is read from.
    ByteRange wholeRange() const {
        if (parts_.receiptedMessageId.length != 0)
            return wholeTlv(parts_.receiptedMessageId);
        return parts_.messageState.length != 0 ? wholeTlv(parts_.messageState) : parts_.esmClassAt;
    }

    /// With its header, so that the TLV's own node remains the innermost one of its octets.
    static ByteRange wholeTlv(ByteRange value) {
        constexpr std::uint32_t kHead = 4;
        return {value.offset - kHead, value.length + kHead};
    }

    void addState() {
        if (!receipt_.state)
            return;
        const bool fromTlv = parts_.messageState.length == 1;
        const ByteRange range =
            fromTlv ? wholeTlv(parts_.messageState) : placed(*receipt_.text->value(ReceiptKey::stat));
        constexpr const FieldInfo* kField = info("smpp.receipt.state");
        addNode(*kField, range, std::uint64_t{*receipt_.state},
                [this] { return describeNumber(*kField, kField->enumeration, *receipt_.state); });
    }

    void addText(const ReceiptText& text) {
        addWord(*info("smpp.receipt.id"), text.value(ReceiptKey::id));
        addWord(*info("smpp.receipt.sub"), text.value(ReceiptKey::sub));
        addWord(*info("smpp.receipt.dlvrd"), text.value(ReceiptKey::dlvrd));
        addDate(*info("smpp.receipt.submit_date"), text.value(ReceiptKey::submitDate), text.submitDate);
        addDate(*info("smpp.receipt.done_date"), text.value(ReceiptKey::doneDate), text.doneDate);
        addWord(*info("smpp.receipt.stat"), text.value(ReceiptKey::stat));
        addWord(*info("smpp.receipt.err"), text.value(ReceiptKey::err));
        addMessage(*info("smpp.receipt.text"), text.value(ReceiptKey::text));
        addMessage(*info("smpp.receipt.trailing"), text.trailing);
        addWord(*info("smpp.receipt.destination"), text.destination);
        addWord(*info("smpp.receipt.originator"), text.originator);
    }

    /// A range of the text as one of the PDU.
    ByteRange placed(ByteRange inText) const {
        return {receipt_.textRange.offset + inText.offset, inText.length};
    }

    void addString(const FieldInfo& field, ByteRange range, const std::string& value) {
        addNode(field, range, value, [&] { return printable(value); });
    }
    void addWord(const FieldInfo& field, const std::optional<ByteRange>& inText) {
        if (inText)
            addString(field, placed(*inText),
                      octetsToUtf8(tree_.bytes(placed(*inText)), receipt_.text->form));
    }
    void addMessage(const FieldInfo& field, const std::optional<ByteRange>& inText) {
        if (inText)
            addString(field, placed(*inText),
                      messageToUtf8(tree_.bytes(placed(*inText)), receipt_.text->form));
    }

    void addDate(const FieldInfo& field, const std::optional<ByteRange>& inText,
                 const std::optional<ReceiptDate>& date) {
        if (!inText)
            return;
        const ByteRange range = placed(*inText);
        const bool resolved = date && date->isResolved();
        addNode(field, range, resolved ? Value(date->ns) : Value(), [&] {
            const std::string raw = printable(octetsToUtf8(tree_.bytes(range), receipt_.text->form));
            return resolved ? fmt::format("{}{} ({})", isoText(*date),
                                          date->isLocal() ? ", the centre's local time" : "", raw)
                            : raw;
        });
    }

    /// The text is only made where texts are wanted.
    template <class MakeText>
    void addNode(const FieldInfo& field, ByteRange range, Value value, const MakeText& makeText) {
        tree_.add(field, range, std::move(value), tree_.options().texts ? makeText() : std::string());
    }

    TreeBuilder& tree_;
    const ReceiptParts& parts_;
    const Receipt& receipt_;
};

}  // namespace

void addReceipt(TreeBuilder& tree, bool complete) {
    const auto parts = receiptParts(tree.pdu());
    if (!parts)
        return;
    const auto receipt = readReceipt(tree.pdu(), *parts, tree.options().captured);
    if (!receipt)
        return;
    ReceiptTree(tree, *parts, *receipt).add();
    addReceiptIssues(tree, *parts, *receipt, complete);
}

}  // namespace smppscope::dissector
