#include "capture/tcp_stream.h"

#include <algorithm>

#include "capture/out_of_order.h"

namespace smppscope::capture {

TcpStream::TcpStream(WaitingBudget* budget) : budget_(budget) {}
TcpStream::~TcpStream() = default;
TcpStream::TcpStream(TcpStream&&) noexcept = default;
TcpStream& TcpStream::operator=(TcpStream&&) noexcept = default;

void TcpStream::addSlowly(const Segment& segment, StreamSink& sink) {
    if ((segment.flags & tcp_flag::kRst) != 0) {
        return;
    }
    if (!started_ && (segment.length > 0 || (segment.flags & tcp_flag::kSyn) != 0)) {
        next_ = segment.sequence;
        started_ = inOrder_ = true;
    }
    if ((segment.flags & tcp_flag::kFin) != 0 && !sawFin_) {
        finSequence_ = segment.sequence + segment.length;
        sawFin_ = true;
        if (!started_) {
            next_ = finSequence_;
            started_ = inOrder_ = true;
        }
    }
    if (segment.length > 0) {
        addPayload(segment, sink);
    }
    if (waiting_) {
        ++waiting_->segments;
        judgeHole(segment.time, sink);
    }
}

// Bytes of the segment that differ from those delivered before.
std::uint64_t TcpStream::countConflicts(const Segment& segment, StreamSink& sink) const {
    std::uint64_t count = 0;
    for (const RecentPieces::Piece& piece : recent_.pieces()) {
        const auto shift = static_cast<std::int32_t>(segment.sequence - piece.sequence);
        const std::int64_t from = std::max<std::int64_t>(shift, 0);  // in the piece
        const std::int64_t to =
            std::min<std::int64_t>(std::int64_t{shift} + segment.capturedLength, piece.length);
        if (from >= to) {
            continue;
        }
        const auto shared = static_cast<std::size_t>(to - from);
        const Bytes before = sink.recall(piece.position + static_cast<std::uint64_t>(from), shared);
        const std::uint8_t* const again = segment.payload + (from - shift);
        for (std::size_t at = 0; at < std::min(before.size(), shared); ++at) {
            count += before[at] != again[at] ? 1 : 0;
        }
    }
    return count;
}

void TcpStream::addPayload(const Segment& segment, StreamSink& sink) {
    const auto ahead = static_cast<std::int32_t>(segment.sequence - next_);
    if (ahead == -1 && segment.length == 1) {
        return;  // a keep-alive that repeats the last byte
    }
    ++counters_.segments;
    if (ahead < 0) {
        noteConflict(countConflicts(segment, sink), sink);
    }
    const auto endAhead = static_cast<std::int64_t>(ahead) + segment.length;
    if (endAhead <= 0) {
        ++counters_.retransmitted;
        return;
    }
    if (ahead > 0 || waiting_) {
        queue(segment, ahead, sink);
        return;
    }
    const auto old = static_cast<std::uint32_t>(-ahead);
    if (old < segment.capturedLength) {
        deliver({{segment.payload + old, segment.capturedLength - old},
                 segment.position + old,
                 segment.frame,
                 segment.time,
                 segment.frame},
                sink);
    }
    if (segment.capturedLength < segment.length) {
        lose(segment.length - std::max(old, segment.capturedLength), segment.time, sink);
    }
}

void TcpStream::queue(const Segment& segment, std::int32_t ahead, StreamSink& sink) {
    if (!waiting_) {
        waiting_ = std::make_unique<OutOfOrder>(budget_);
        inOrder_ = false;
    }
    const std::uint32_t old = ahead < 0 ? static_cast<std::uint32_t>(-ahead) : 0;
    const std::uint64_t offset = waiting_->nextOffset + static_cast<std::uint32_t>(std::max(ahead, 0));
    const bool late = offset < waiting_->endOffset();
    const OutOfOrder::Inserted inserted = waiting_->insert(offset, segment, old);
    noteConflict(inserted.conflicting, sink);
    if (inserted.added == 0) {
        ++counters_.retransmitted;
    } else if (late) {
        ++counters_.outOfOrder;
    }
    deliverReady(segment.frame, segment.time, sink);
    while (waiting_ && waitsTooMuch()) {
        if (budget_ != nullptr) {
            budget_->noteGivenUp();
        }
        giveUpHole(sink);
    }
}

bool TcpStream::waitsTooMuch() const {
    return waiting_->cost() > kMaxWaitingBytes || (budget_ != nullptr && budget_->exceeded());
}

void TcpStream::noteConflict(std::uint64_t bytes, StreamSink& sink) {
    if (bytes != 0) {
        counters_.conflictingBytes += bytes;
        sink.onConflict(bytes);
    }
}

// A segment that was kept waiting for the other direction: bytes before its own came in a later frame, so
// they were complete with that one only.
void TcpStream::deliverAfterLaterFrame(StreamPiece piece, StreamSink& sink) const {
    piece.completingFrame = completingFrame_;
    piece.time = completingTime_;
    sink.onBytes(piece);
}

void TcpStream::lose(std::uint64_t bytes, TimeNs time, StreamSink& sink) {
    next_ += static_cast<std::uint32_t>(bytes);
    counters_.lostBytes += bytes;
    sink.onGap(bytes, time);
}

// Delivers all pieces that nothing is missing before. `frame` and `time`: what made the first of them ready.
void TcpStream::deliverReady(FrameNumber frame, TimeNs time, StreamSink& sink) {
    bool progress = false;
    while (!waiting_->empty() && waiting_->frontOffset() == waiting_->nextOffset) {
        const OutOfOrder::Piece piece = waiting_->takeFront();
        if (piece.frame > frame) {
            frame = piece.frame;
            time = piece.time;
        }
        waiting_->nextOffset += piece.length;
        if (!piece.bytes.empty()) {
            deliver({piece.bytes, piece.position, piece.frame, time, frame}, sink);
        }
        if (piece.bytes.size() < piece.length) {
            lose(piece.length - piece.bytes.size(), time, sink);
        }
        progress = true;
    }
    if (waiting_->empty()) {
        waiting_.reset();
        inOrder_ = true;
    } else if (progress) {
        waiting_->acknowledged = waiting_->timing = false;
    }
}

void TcpStream::giveUpHole(StreamSink& sink) {
    const std::uint64_t front = waiting_->frontOffset();
    const OutOfOrder::Piece& first = waiting_->front();
    const TimeNs time = first.time;
    const FrameNumber frame = first.frame;
    lose(front - waiting_->nextOffset, time, sink);
    waiting_->nextOffset = front;
    deliverReady(frame, time, sink);
}

// Looks whether the first hole will still be filled, after something happened at `time`.
void TcpStream::judgeHole(TimeNs time, StreamSink& sink) {
    OutOfOrder& waiting = *waiting_;
    const auto holeBytes = static_cast<std::uint32_t>(waiting.frontOffset() - waiting.nextOffset);
    const bool acknowledged =
        sawAcknowledgment_ && static_cast<std::int32_t>(acknowledged_ - (next_ + holeBytes)) >= 0;
    if (!waiting.timing || acknowledged != waiting.acknowledged) {
        waiting.acknowledged = acknowledged;
        waiting.timing = true;
        waiting.segments = 0;
        waiting.since = time;
        return;
    }
    if (!acknowledged && sawAcknowledgment_) {
        return;  // the other side waits for it as well: it will be sent again
    }
    const TimeNs waited = time - waiting.since;
    const bool enough = acknowledged ? waiting.segments >= kPatienceSegments || waited >= kPatienceNs
                                     : waiting.segments >= kBlindSegments || waited >= kBlindNs;
    if (enough) {
        giveUpHole(sink);
    }
}

void TcpStream::acknowledgedSlowly(TimeNs time, StreamSink& sink) {
    ++waiting_->segments;
    judgeHole(time, sink);
}

void TcpStream::giveUpBefore(std::uint32_t acknowledgment, TimeNs time, StreamSink& sink) {
    if (sawFin_ && static_cast<std::int32_t>(acknowledgment - finSequence_) > 0) {
        acknowledgment = finSequence_;  // the FIN counts one, but is no byte
    }
    while (const std::uint32_t missing = missingBefore(acknowledgment)) {
        if (waiting_ && waiting_->frontOffset() - waiting_->nextOffset <= missing) {
            giveUpHole(sink);
            continue;
        }
        lose(missing, time, sink);
        if (waiting_) {
            waiting_->nextOffset += missing;
        }
    }
}

void TcpStream::finish(StreamSink& sink) {
    while (waiting_) {
        giveUpHole(sink);
    }
    // One byte is a FIN that the capture lost.
    const std::uint32_t missing = sawAcknowledgment_ ? missingBefore(acknowledged_) : 0;
    if (missing > 1 && missing <= kFurthestAhead) {
        giveUpBefore(acknowledged_, completingTime_, sink);
    }
}

}  // namespace smppscope::capture
