#include "dissector/receipt/receipt_issues.h"

#include <fmt/format.h>

#include "dissector/receipt/receipt_strings.h"
#include "dissector/value_text.h"

namespace smppscope::dissector {

namespace {

class ReceiptJudge {
  public:
    ReceiptJudge(TreeBuilder& tree, const ReceiptParts& parts, const Receipt& receipt)
        : tree_(tree), parts_(parts), receipt_(receipt) {}

    void judge(bool complete) {
        judgeMark();
        if (complete)
            judgeCompleteness();
        judgeConflicts();
        if (!receipt_.text)
            return;
        judgeState();
        judgeDate(ReceiptKey::submitDate, receipt_.text->submitDate);
        judgeDate(ReceiptKey::doneDate, receipt_.text->doneDate);
        if (receipt_.text->departures.anyNoted())
            tree_.issue(IssueCode::receiptUnlikeExample, receipt_.textRange,
                        fmt::format("The text is not as in the specification's example: {}.",
                                    describeNoted(receipt_.text->departures)));
    }

  private:
    void judgeMark() {
        if (receipt_.evidence == ReceiptEvidence::esmClass)
            return;
        tree_.issue(IssueCode::receiptUnmarked, parts_.esmClassAt,
                    fmt::format("esm_class 0x{:02x} does not say so, but {} a receipt.", parts_.esmClass,
                                receipt_.evidence == ReceiptEvidence::tlv ? "the TLVs make this"
                                                                          : "the text looks like that of"));
    }

    void judgeCompleteness() {
        const bool noState = !receipt_.state && !(receipt_.text && receipt_.text->has(ReceiptKey::stat));
        if (!receipt_.id.empty() && !noState)
            return;
        const std::string_view lack =
            receipt_.id.empty() ? (noState ? "which message the receipt is about and what became of it"
                                           : "which message the receipt is about")
                                : "what became of the message";
        tree_.issue(IssueCode::receiptIncomplete,
                    receipt_.textRange.length != 0 ? receipt_.textRange : parts_.esmClassAt,
                    fmt::format("Neither the text nor a TLV says {}.", lack));
    }

    void judgeConflicts() {
        if (receipt_.conflicts.id)
            tree_.issue(IssueCode::receiptIdDiffers, rangeOf(ReceiptKey::id),
                        fmt::format("receipted_message_id is \"{}\", but the text says \"{}\".",
                                    printableWord(receipt_.id), wordOf(ReceiptKey::id)));
        if (receipt_.conflicts.state)
            tree_.issue(IssueCode::receiptStateDiffers, rangeOf(ReceiptKey::stat),
                        fmt::format("message_state is {}, but the text says {}.", stateName(*receipt_.state),
                                    wordOf(ReceiptKey::stat)));
        if (receipt_.conflicts.error)
            tree_.issue(IssueCode::receiptErrorDiffers, rangeOf(ReceiptKey::err),
                        fmt::format("network_error_code is {}, but the text says {}.", receipt_.error.view(),
                                    wordOf(ReceiptKey::err)));
    }

    void judgeState() {
        if (!receipt_.text->has(ReceiptKey::stat) || receipt_.text->state)
            return;
        const std::string word = wordOf(ReceiptKey::stat);
        tree_.issue(IssueCode::receiptStateUnknown, rangeOf(ReceiptKey::stat),
                    word.empty() ? std::string("stat is empty.")
                                 : fmt::format("stat is \"{}\", which names no state that is known.", word));
    }

    void judgeDate(ReceiptKey key, const std::optional<ReceiptDate>& date) {
        const auto& value = receipt_.text->value(key);
        if (!value || value->length == 0 || date)
            return;
        tree_.issue(IssueCode::receiptDateInvalid, rangeOf(key),
                    fmt::format("{} \"{}\" is not a date.",
                                kReceiptKeyRows[static_cast<std::size_t>(key)].name, wordOf(key)));
    }

    ByteRange rangeOf(ReceiptKey key) const {
        ByteRange range = *receipt_.text->value(key);
        range.offset += receipt_.textRange.offset;
        return range;
    }

    /// For a sentence: not more of it than an id can have.
    std::string wordOf(ReceiptKey key) const {
        ByteRange range = rangeOf(key);
        const std::uint32_t longest =
            static_cast<std::uint32_t>(kMaxIdLength) * (receipt_.text->isWide() ? 2 : 1);
        range.length = std::min(range.length, longest);
        return printable(octetsToUtf8(tree_.bytes(range), receipt_.text->form));
    }

    TreeBuilder& tree_;
    const ReceiptParts& parts_;
    const Receipt& receipt_;
};

}  // namespace

void addReceiptIssues(TreeBuilder& tree, const ReceiptParts& parts, const Receipt& receipt, bool complete) {
    ReceiptJudge(tree, parts, receipt).judge(complete);
}

}  // namespace smppscope::dissector
