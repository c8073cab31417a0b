#include "model/framer.h"

#include <algorithm>

#include "dissector/dissect.h"
#include "dissector/header.h"

namespace smppscope::model {

using capture::Bytes;
using capture::StreamPiece;
using dissector::Header;
using dissector::kHeaderLength;
using dissector::loadHeader;
using dissector::Plausibility;

namespace {

// Evidence, in the units of BoundarySearch.
constexpr int kLittle = 2;
constexpr int kOnePdu = 4;  // a good one with text
constexpr int kSome = 5;
constexpr int kNever = 1'000'000;

/// Longer PDUs are looked into: their length may be wrong.
constexpr std::size_t kOrdinaryLength = 256;
/// What is not known to be SMPP is not recognised by larger PDUs, which would have to be kept.
constexpr std::uint32_t kLargestOfUnknown = 128 * 1024;

}  // namespace

void Framer::onBytes(const StreamPiece& piece, PduSink& sink) {
    // The usual case: at a boundary with nothing held back, PDUs are cut right out of the segment.
    if (state_ == State::inStep && pending_.empty() && tailToDrop_ == 0) [[likely]] {
        const std::size_t used = frameInStep(piece.bytes, sink, &piece);
        if (used != piece.bytes.size()) {
            hold(piece, used, piece.bytes.size() - used);
            frame(sink, {});
        }
        return;
    }
    onBytesOfUnfinished(piece, sink);
}

/// Where bytes are held back or to be dropped.
void Framer::onBytesOfUnfinished(StreamPiece rest, PduSink& sink) {
    const auto advance = [&rest](std::size_t bytes) {
        rest.bytes = rest.bytes.subspan(bytes);
        rest.position = rest.position + bytes;
    };
    if (tailToDrop_ != 0) {
        const auto dropped =
            static_cast<std::size_t>(std::min<std::uint64_t>(tailToDrop_, rest.bytes.size()));
        tailToDrop_ -= dropped;
        advance(dropped);
    }
    // A PDU is in progress: complete it, then go on as usual with what follows it.
    while (state_ == State::inStep && !pending_.empty() && !rest.bytes.empty()) {
        const std::size_t target =
            pending_.size() < kHeaderLength ? kHeaderLength : loadHeader(pending_.data()).length;
        const std::size_t missing = target > pending_.size() ? target - pending_.size() : 0;
        const std::size_t taken = std::min(missing, rest.bytes.size());
        hold(rest, 0, taken);
        advance(taken);
        frame(sink, {});
        if (taken == 0) {
            break;
        }
    }
    if (rest.bytes.empty()) {
        return;
    }
    if (state_ == State::inStep && pending_.empty()) {
        onBytes(rest, sink);
        return;
    }
    hold(rest, 0, rest.bytes.size());
    frame(sink, {});
}

void Framer::onGap(std::uint64_t lost, TimeNs time, PduSink& sink) {
    if (lost == 0) {
        return;
    }
    if (tailToDrop_ != 0) {
        const std::uint64_t covered = std::min(tailToDrop_, lost);
        tailToDrop_ -= covered;
        lost -= covered;
        if (lost == 0) {
            return;
        }
    }
    frame(sink, {true, lost});
    if (state_ == State::inStep && pending_.size() >= kHeaderLength) {
        const std::uint32_t length = loadHeader(pending_.data()).length;
        const std::uint64_t remaining = length - pending_.size();
        emit(pending_, length, nullptr, 0, sink);
        dropFront(pending_.size());
        search_.restart(kHeaderLength);
        if (lost <= remaining) {
            tailToDrop_ = remaining - lost;  // the next boundary is still known
            return;
        }
    }
    passOver(pending_.size());
    dropFront(pending_.size());
    lostTime_ = lost_ == 0 ? time : lostTime_;
    lost_ += lost;
    atBoundary_ = true;
    leaveStep(0);
}

void Framer::onMessageStart(Bytes next, PduSink& sink) {
    const bool atBoundary = state_ == State::inStep && pending_.empty();
    if (atBoundary || next.size() < kHeaderLength ||
        dissector::judgeHeader(loadHeader(next.data()), maxPduLength_) != Plausibility::yes) {
        return;
    }
    beginAnew(sink);
    if (found_) {
        state_ = State::inStep;
        search_.restart(kHeaderLength);
    }
}

void Framer::onBreak(capture::StreamBreak why, PduSink& sink) {
    const std::uint64_t skippedBefore = skippedTotal_;
    beginAnew(sink);
    const bool loss = why == capture::StreamBreak::loss;
    if (loss || skippedTotal_ != skippedBefore) {
        breakBefore_ = why;
    }
    trusted_ = trusted_ && !loss;
    if (found_ && !loss) {
        state_ = State::inStep;
        search_.restart(kHeaderLength);
    }
}

/// Hands over what only waited for a proof and skips the rest; a PDU may begin here.
void Framer::beginAnew(PduSink& sink) {
    frame(sink, {true, 0});
    passOver(pending_.size());
    dropFront(pending_.size());
    tailToDrop_ = 0;
    const bool trusted = trusted_;
    leaveStep(0);
    trusted_ = trusted;
    atBoundary_ = true;
}

void Framer::finish(PduSink& sink) {
    frame(sink, {true, 0});
    if (state_ == State::inStep && pending_.size() >= kHeaderLength) {
        emit(pending_, loadHeader(pending_.data()).length, nullptr, 0, sink);
        dropFront(pending_.size());
    }
    passOver(pending_.size());
    dropFront(pending_.size());
}

/// Frames as much of pending_ as can be told.
void Framer::frame(PduSink& sink, StreamRest rest) {
    for (;;) {
        if (state_ == State::searching && !search(rest)) {
            return;
        }
        const std::size_t used = frameInStep(pending_, sink, nullptr);
        dropFront(used);
        if (state_ == State::searching) {
            continue;
        }
        if (used != 0) {
            search_.restart(kHeaderLength);
        }
        if (!swallowsOthers(rest)) {
            return;
        }
    }
}

/// Cuts whole PDUs off the front of `bytes` and returns how many bytes they are. Stops in front of an
/// incomplete PDU, or of a header whose length can't be (the state is `searching` then).
std::size_t Framer::frameInStep(Bytes bytes, PduSink& sink, const StreamPiece* piece) {
    std::size_t offset = 0;
    while (bytes.size() - offset >= kHeaderLength) {
        const std::uint32_t length = dissector::loadU32(bytes.data() + offset);
        if (length < kHeaderLength || length > maxPduLength_) {
            loseStep(length, 0);
            break;
        }
        if (length > bytes.size() - offset) {
            break;
        }
        if (length > kOrdinaryLength) [[unlikely]] {
            if (const auto begin = swallowed(bytes.subspan(offset, length))) {
                loseStep(length, *begin);
                break;
            }
        }
        emit(bytes.subspan(offset, length), length, piece, offset, sink);
        offset += length;
    }
    return offset;
}

/// Finds the next PDU in pending_ and drops what is before it. False: not found yet; what can't begin a PDU
/// has been dropped.
bool Framer::search(StreamRest rest) {
    std::optional<std::size_t> begin;
    if (trusted_ && skippedTotal_ == 0 && pending_.size() >= kHeaderLength) {
        trusted_ = false;
        if (judgeHeader(loadHeader(pending_.data()), maxPduLength_) != Plausibility::no) {
            begin = 0;
        }
    }
    if (!begin && !trusted_) {
        begin = search_.find(pending_, termsOfSearch(), rest);
    }
    const std::size_t unneeded = begin ? *begin : trusted_ ? 0 : search_.keepFrom();
    passOver(unneeded);
    dropFront(unneeded);
    if (!begin) {
        search_.dropFront(unneeded);
        return false;
    }
    state_ = State::inStep;
    atBoundary_ = false;
    search_.restart(kHeaderLength);
    return true;
}

SearchTerms Framer::termsOfSearch() const {
    SearchTerms terms{.maxPduLength = maxPduLength_,
                      .smpp = found_ || hinted_,
                      .byPort = !found_ && !expected_,
                      .longestPdu = longestPdu_,
                      .distance = lost_ + skipped_,
                      .sequences = sequences_};
    if (found_) {
        const bool regular = sequences_[0].isRegular() || sequences_[1].isRegular();
        terms.needed = {.atStart = kLittle,
                        .inside = regular ? kSome : 3 * kOnePdu,
                        .atEnd = kOnePdu,
                        .alone = regular ? kOnePdu : kOnePdu + kLittle};
    } else if (hinted_) {
        terms.needed = {.atStart = expected_ ? kLittle : kOnePdu,
                        .inside = (expected_ ? 3 : 6) * kOnePdu,
                        .atEnd = expected_ ? kOnePdu : kOnePdu + kLittle,
                        .alone = expected_ ? kOnePdu : 2 * kOnePdu};
    } else {
        terms.maxPduLength = std::min(maxPduLength_, kLargestOfUnknown);
        terms.needed = {.atStart = kOnePdu, .inside = 8 * kOnePdu, .atEnd = 2 * kOnePdu, .alone = kNever};
    }
    if (!atBoundary_) {
        terms.needed.atStart = terms.needed.inside;
    }
    return terms;
}

/// Inside what claims to be one PDU: only PDUs that go on as the stream did until here, or many if that can't
/// be told.
SearchTerms Framer::termsInsidePdu() const {
    const bool regular = sequences_[0].isRegular() || sequences_[1].isRegular();
    const int many = (regular ? 6 : 8) * kOnePdu;
    return {
        .maxPduLength = maxPduLength_,
        .smpp = true,
        .regularOnly = regular,
        .needed = {.atStart = many, .inside = many, .atEnd = regular ? 4 * kOnePdu : many, .alone = kNever},
        .distance = 0,
        .sequences = sequences_};
}

/// Where PDUs begin inside a whole one whose length they prove wrong.
std::optional<std::size_t> Framer::swallowed(Bytes pdu) const {
    BoundarySearch inside;
    inside.restart(kHeaderLength);
    SearchTerms terms = termsInsidePdu();
    if (const auto begin = inside.find(pdu, terms, {})) {
        return begin;
    }
    if (dissector::isWellFormed(pdu)) {
        return std::nullopt;
    }
    terms.regularOnly = false;
    inside.restart(kHeaderLength);
    return inside.find(pdu, terms, {true, 0});
}

/// Whether the unfinished PDU in pending_ holds others, so that its length is wrong.
bool Framer::swallowsOthers(StreamRest rest) {
    if (pending_.size() <= kOrdinaryLength) {
        return false;
    }
    const auto begin = search_.find(pending_, termsInsidePdu(), rest);
    if (begin) {
        loseStep(loadHeader(pending_.data()).length, *begin);
    }
    return begin.has_value();
}

void Framer::emit(Bytes bytes, std::uint32_t declared, const StreamPiece* piece, std::size_t offset,
                  PduSink& sink) {
    FramedPdu pdu{.bytes = bytes,
                  .extents = {},
                  .declaredLength = declared,
                  .time = 0,
                  .frame = 0,
                  .lostBefore = lost_,
                  .lostTime = lostTime_,
                  .skippedBefore = skipped_,
                  .badLengthBefore = badLengthBefore_,
                  .breakBefore = breakBefore_};
    Extent single;
    if (piece != nullptr) {
        single = {piece->position + offset, static_cast<std::uint32_t>(bytes.size()), piece->frame};
        pdu.extents = {&single, 1};
        pdu.time = piece->time;
        pdu.frame = piece->completingFrame;
    } else {
        extents_.clear();
        std::size_t skipBytes = static_cast<std::size_t>(bytes.data() - pending_.data());
        std::size_t wanted = bytes.size();
        for (const Source& source : sources_) {
            if (skipBytes >= source.extent.length) {
                skipBytes -= source.extent.length;
                continue;
            }
            const auto length =
                static_cast<std::uint32_t>(std::min<std::size_t>(source.extent.length - skipBytes, wanted));
            extents_.push_back({source.extent.position + skipBytes, length, source.extent.frame});
            skipBytes = 0;
            wanted -= length;
            pdu.time = source.time;
            pdu.frame = source.completingFrame;
            if (wanted == 0) {
                break;
            }
        }
        pdu.extents = extents_;
    }
    const Header header = loadHeader(bytes.data());
    sequences_[static_cast<std::size_t>(dissector::isResponse(header.command))].note(header.sequence);
    longestPdu_ = std::max(longestPdu_, declared);
    found_ = true;
    lost_ = 0;
    skipped_ = 0;
    badLengthBefore_.reset();
    breakBefore_.reset();
    sink.onPdu(pdu);
}

void Framer::hold(const StreamPiece& piece, std::size_t from, std::size_t length) {
    if (length == 0) {
        return;
    }
    if (!found_) {
        searched_ += length;
    }
    const Bytes bytes = piece.bytes.subspan(from, length);
    pending_.insert(pending_.end(), bytes.begin(), bytes.end());
    sources_.push_back({{piece.position + from, static_cast<std::uint32_t>(length), piece.frame},
                        piece.time,
                        piece.completingFrame});
}

void Framer::dropFront(std::size_t bytes) {
    if (bytes == 0) {
        return;
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(bytes));
    std::size_t gone = 0;
    while (gone < sources_.size() && bytes >= sources_[gone].extent.length) {
        bytes -= sources_[gone++].extent.length;
    }
    sources_.erase(sources_.begin(), sources_.begin() + static_cast<std::ptrdiff_t>(gone));
    if (bytes != 0) {
        Extent& first = sources_.front().extent;
        first.position = first.position + bytes;
        first.length -= static_cast<std::uint32_t>(bytes);
    }
}

/// A length turned out wrong: the next PDU begins at `searchFrom` in what is left of the stream, or later.
void Framer::loseStep(std::uint32_t badLength, std::size_t searchFrom) {
    atBoundary_ = false;
    leaveStep(searchFrom);
    if (!badLengthBefore_) {
        badLengthBefore_ = badLength;
    }
}

void Framer::leaveStep(std::size_t searchFrom) {
    state_ = State::searching;
    trusted_ = false;
    search_.restart(searchFrom);
}

void Framer::beginAhead(std::uint64_t ahead, std::uint64_t skipped) {
    state_ = State::inStep;
    search_.restart(kHeaderLength);
    tailToDrop_ = ahead;
    passOver(skipped);
}

void Framer::passOver(std::uint64_t bytes) {
    skipped_ += bytes;
    skippedTotal_ += bytes;
}

}  // namespace smppscope::model
