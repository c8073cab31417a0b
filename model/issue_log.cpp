#include "model/issue_log.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/units.h"

namespace smppscope::model {

using dissector::IssueCode;

namespace {

/// `row` is kNoRow where the final state did not come from a receipt.
std::string earlierReceipt(bool same, std::uint64_t row) {
    const std::string earlier =
        row == kNoRow ? "it was already known" : fmt::format("PDU {} already said", row + 1);
    return fmt::format("{} that the message {}", earlier,
                       same ? "has this final state" : "has another final state");
}

std::string sentenceOfLoss(std::uint32_t bytes, TimeNs time) {
    return fmt::format(
        "{} bytes of this direction next to this PDU are missing from the capture, noticed at {}", bytes,
        formatTime(time));
}

std::string sentence(IssueCode code, std::uint64_t detail) {
    switch (code) {
        case IssueCode::skippedBytes:
            return fmt::format("{} bytes of the stream next to this PDU belong to no PDU", detail);
        case IssueCode::streamReset:
            return fmt::format("a reset of the circuit next to this PDU threw away {} bytes under way",
                               detail);
        case IssueCode::bytesDiffer:
            return fmt::format("{} bytes of the stream near this PDU were sent again with another value",
                               detail);
        case IssueCode::lengthTooSmall:
            return fmt::format(
                "next to this PDU a header said command_length {}, less than a header's 16 bytes", detail);
        case IssueCode::lengthTooLarge:
            return fmt::format("next to this PDU a header said command_length {}, more than is believed",
                               detail);
        case IssueCode::pduCut:
            return fmt::format("{} bytes of this PDU are missing from the capture", detail);
        case IssueCode::responseWithoutRequest:
            return "no request waits for this response";
        case IssueCode::sequenceReused:
            return fmt::format("PDU {} with the same sequence number still waits for its response",
                               detail + 1);
        case IssueCode::partRepeated:
            return fmt::format("PDU {} carries the same part of the same long message", detail + 1);
        case IssueCode::referenceCollides:
            return fmt::format("PDU {} carries this part of another long message with the same reference",
                               detail + 1);
        case IssueCode::receiptRepeated:
        case IssueCode::receiptContradicts:
            return earlierReceipt(code == IssueCode::receiptRepeated, detail);
        case IssueCode::cancelTooWide:
            return fmt::format("only the latest {} parts were looked at for the messages that it cancels",
                               detail);
        default:
            return std::string(dissector::issueInfo(code).title);
    }
}

}  // namespace

void IssueLog::add(Row row, IssueCode code, dissector::ByteRange range, std::uint64_t detail) {
    constexpr std::uint32_t kMaxLength = (1u << 24) - 1;
    const Entry entry{detail, row, range.offset, std::min(range.length, kMaxLength) & kMaxLength,
                      static_cast<std::uint32_t>(code) & 0xFFu};
    if (!entries_.empty() && entries_.back().row > row) {
        late_.emplace(row, entry);
    } else {
        entries_.push_back(entry);
    }
    ++bySeverity_[static_cast<std::size_t>(dissector::issueInfo(code).severity)];
}

std::vector<dissector::Issue> IssueLog::of(Row row) const {
    std::vector<dissector::Issue> issues;
    const auto append = [&issues](const Entry& entry) {
        const auto code = static_cast<IssueCode>(entry.code);
        if (code == IssueCode::bytesLost) {
            issues.push_back({code, {}, sentenceOfLoss(entry.offset, static_cast<TimeNs>(entry.detail))});
            return;
        }
        issues.push_back({code, {entry.offset, entry.length}, sentence(code, entry.detail)});
    };
    auto at = std::lower_bound(entries_.begin(), entries_.end(), row,
                               [](const Entry& entry, Row wanted) { return entry.row < wanted; });
    for (; at != entries_.end() && at->row == row; ++at) {
        append(*at);
    }
    for (auto [late, end] = late_.equal_range(row); late != end; ++late) {
        append(late->second);
    }
    return issues;
}

}  // namespace smppscope::model
