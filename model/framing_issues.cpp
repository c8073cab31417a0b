#include "model/framing_issues.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "dissector/header.h"

namespace smppscope::model {

using dissector::IssueCode;

namespace {

void noteBreak(IssueLog& issues, Row number, capture::StreamBreak why, std::uint64_t bytes) {
    if (why == capture::StreamBreak::reset) {
        issues.add(number, IssueCode::streamReset, {}, bytes);
        return;
    }
    issues.add(number, IssueCode::packetsLost, {}, 0);
    if (bytes != 0) {
        issues.add(number, IssueCode::skippedBytes, {}, bytes);
    }
}

/// The issue's range has no bytes to name and holds the number of those lost; see IssueLog.
void noteLost(IssueLog& issues, Row number, std::uint64_t bytes, TimeNs time) {
    const auto most = std::uint64_t{std::numeric_limits<std::uint32_t>::max()};
    issues.add(number, IssueCode::bytesLost, {static_cast<std::uint32_t>(std::min(bytes, most)), 0},
               static_cast<std::uint64_t>(time));
}

void noteSkipped(IssueLog& issues, Row number, std::uint64_t bytes, std::optional<std::uint32_t> badLength) {
    if (badLength) {
        issues.add(
            number,
            *badLength < dissector::kHeaderLength ? IssueCode::lengthTooSmall : IssueCode::lengthTooLarge, {},
            *badLength);
    }
    issues.add(number, IssueCode::skippedBytes, {}, bytes);
}

}  // namespace

std::uint8_t noteFraming(const FramedPdu& pdu, Row number, IssueLog& issues) {
    std::uint8_t flags = 0;
    if (pdu.lostBefore != 0) {
        noteLost(issues, number, pdu.lostBefore, pdu.lostTime);
        flags |= pdu_flag::kHasIssues;
    }
    if (pdu.breakBefore) {
        noteBreak(issues, number, *pdu.breakBefore, pdu.skippedBefore);
        flags |= pdu_flag::kHasIssues;
    } else if (pdu.skippedBefore != 0) {
        noteSkipped(issues, number, pdu.skippedBefore, pdu.badLengthBefore);
        flags |= pdu_flag::kHasIssues;
    }
    if (pdu.cut()) {
        flags |= pdu_flag::kCut | pdu_flag::kHasIssues;
        issues.add(number, IssueCode::pduCut, {static_cast<std::uint32_t>(pdu.bytes.size()), 0},
                   pdu.declaredLength - pdu.bytes.size());
    }
    return flags;
}

void noteRest(const Framer& framer, Row own, Row last, PduStore& store, IssueLog& issues) {
    if (framer.lostSincePdu() != 0 && own != kNoRow) {
        store.addFlags(own, pdu_flag::kHasIssues);
        noteLost(issues, own, framer.lostSincePdu(), framer.lostTime());
    }
    if (framer.breakSincePdu()) {
        store.addFlags(last, pdu_flag::kHasIssues);
        noteBreak(issues, last, *framer.breakSincePdu(), framer.skippedSincePdu());
    } else if (framer.skippedSincePdu() != 0) {
        store.addFlags(last, pdu_flag::kHasIssues);
        noteSkipped(issues, last, framer.skippedSincePdu(), framer.badLengthSincePdu());
    }
}

}  // namespace smppscope::model
