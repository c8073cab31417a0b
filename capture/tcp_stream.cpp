#include "capture/tcp_stream.h"

#include <algorithm>

#include "capture/out_of_order.h"

namespace smppscope::capture {

// A copy of a segment far away from what is expected.
struct TcpStream::Far {
    explicit Far(const Segment& from)
        : segment(from), payload(from.payload, from.payload + from.capturedLength) {
        segment.payload = payload.data();
    }
    Far(const Far&) = delete;
    Far& operator=(const Far&) = delete;

    std::uint32_t end() const { return segment.sequence + segment.length; }

    Segment segment;
    std::vector<std::uint8_t> payload;
};

TcpStream::TcpStream(WaitingBudget* budget) : budget_(budget) {}
TcpStream::~TcpStream() = default;
TcpStream::TcpStream(TcpStream&&) noexcept = default;
TcpStream& TcpStream::operator=(TcpStream&&) noexcept = default;

void TcpStream::addSlowly(const Segment& segment, StreamSink& sink) {
    if ((segment.flags & tcp_flag::kRst) != 0) {
        return;
    }
    if (!started_ && (segment.length > 0 || (segment.flags & tcp_flag::kSyn) != 0)) {
        next_ = first_ = segment.sequence;
        started_ = inOrder_ = true;
        origins_.begin(segment.point);
    }
    sawBegin_ = sawBegin_ || ((segment.flags & tcp_flag::kSyn) != 0 && segment.sequence == first_);
    if (started_ && segment.length > 0 && isFar(segment.sequence)) {
        addFar(segment, sink);
        return;
    }
    if ((segment.flags & tcp_flag::kFin) != 0 && !sawFin_) {
        finSequence_ = segment.sequence + segment.length;
        sawFin_ = true;
        if (!started_) {
            next_ = first_ = finSequence_;
            started_ = inOrder_ = true;
            origins_.begin(segment.point);
        }
    }
    if (waiting_) {
        ++waiting_->segments;
    }
    if (segment.length > 0) {
        addPayload(segment, sink);
    }
    judgeHoles(segment.time, sink);
}

PassedHoles::Range TcpStream::findMissed(const Segment& segment, std::uint32_t from) const {
    const bool keepsAlive = segment.length <= 1 && segment.sequence + 1 == expected();
    if (from >= segment.length || keepsAlive || isFar(segment.sequence) ||
        (segment.flags & tcp_flag::kRst) != 0) {
        return {};
    }
    const PassedHoles::Range rest{segment.sequence + from, segment.length - from};
    if (mayLieBeforeBegin(rest.begin)) {
        return {rest.begin, std::min(rest.length, first_ - rest.begin)};
    }
    return passed_ ? passed_->firstIn(rest, position()) : PassedHoles::Range{};
}

void TcpStream::takeMissed(PassedHoles::Range part) {
    if (passed_ && !mayLieBeforeBegin(part.begin)) {
        passed_->fill(part);
        counters_.lateBytes += part.length;
    }
}

// Notes that the next `bytes` are given up.
void TcpStream::pass(std::uint32_t bytes) {
    if (!passed_) {
        passed_ = std::make_unique<PassedHoles>();
    }
    passed_->add({next_, bytes}, position() + bytes);
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
    if (segment.length == 1 && segment.sequence + 1 == expected()) {
        return;  // a keep-alive that repeats the last byte
    }
    ++counters_.segments;
    if (cut_ != 0 && static_cast<std::int32_t>(segment.sequence - next_) > 0) {
        loseCut(std::min(cut_, segment.sequence - next_), sink);
    }
    const auto ahead = static_cast<std::int32_t>(segment.sequence - next_);
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
    if (endAhead <= cut_ && ahead + static_cast<std::int64_t>(segment.capturedLength) <= 0) {
        ++counters_.retransmitted;  // cut at the same place
        return;
    }
    const auto old = static_cast<std::uint32_t>(-ahead);
    if (old < segment.capturedLength) {
        takeOrigin(segment.point);
        deliver({{segment.payload + old, segment.capturedLength - old},
                 segment.position + old,
                 segment.frame,
                 segment.time,
                 segment.frame},
                sink);
        cut_ -= std::min(cut_, segment.capturedLength - old);
    }
    const std::uint32_t known = std::max(old, segment.capturedLength);
    if (known < segment.length) {
        cut_ = std::max(cut_, segment.length - known);
        completingTime_ = std::max(completingTime_, segment.time);
    }
    settle();
}

// The stream is in order if nothing is open.
void TcpStream::settle() {
    inOrder_ = started_ && !waiting_ && !far_ && cut_ == 0;
}

// The first `bytes` of those that the snapshot length cut won't come any more.
void TcpStream::loseCut(std::uint32_t bytes, StreamSink& sink) {
    if (bytes != 0) {
        cut_ -= bytes;
        lose(bytes, completingTime_, sink);
        settle();
    }
}

bool TcpStream::isCopy(const Segment& segment, bool repeats) const {
    constexpr std::uint8_t kUnusual = tcp_flag::kSyn | tcp_flag::kFin | tcp_flag::kRst;
    const std::uint32_t end = segment.sequence + segment.length;
    const bool newFin = (segment.flags & tcp_flag::kFin) != 0 && (!sawFin_ || finSequence_ != end);
    const bool newAcknowledgment = segment.length == 0 && (segment.flags & kUnusual) == 0 && !repeats;
    if (!started_ || newFin || newAcknowledgment || mayLieBeforeBegin(end) || isFar(segment.sequence)) {
        return false;
    }
    const auto ahead = static_cast<std::int32_t>(end - next_);
    const bool fillsCut =
        cut_ != 0 && static_cast<std::int32_t>(segment.sequence + segment.capturedLength - next_) > 0;
    if (static_cast<std::int32_t>(end - expected()) <= (finished() ? 1 : 0) && !fillsCut) {
        return origins_.isFromElsewhere(segment.length > 0 ? end : segment.sequence, segment.point);
    }
    return waiting_ && segment.length > 0 &&
           waiting_->hasFromElsewhere(
               waiting_->nextOffset + static_cast<std::uint32_t>(ahead) - segment.length, segment);
}

// A segment of another place of the stream: after bytes that are missing in great number, of another
// connection with the same ports, or of nobody.
void TcpStream::addFar(const Segment& segment, StreamSink& sink) {
    ++counters_.segments;
    if (far_ && segment.sequence - far_->segment.sequence < segment.length) {
        return;  // the same once more
    }
    const bool continues = far_ && far_->end() == segment.sequence;
    if (continues) {
        goOnFar(sink);
        --counters_.segments;
        addSlowly(segment, sink);
        return;
    }
    far_ = std::make_unique<Far>(segment);
    settle();
}

// Goes on with the segment that was put aside: all before it is over.
void TcpStream::goOnFar(StreamSink& sink) {
    const std::unique_ptr<Far> far = std::move(far_);
    const bool finishes = (far->segment.flags & tcp_flag::kFin) != 0;
    loseCut(cut_, sink);
    while (waiting_) {
        giveUpHole(sink);
    }
    lose(far->segment.sequence - next_, far->segment.time, sink);
    sawBegin_ = true;
    passed_.reset();
    sawAcknowledgment_ = false;
    sawFin_ = finishes;
    finSequence_ = far->end();
    --counters_.segments;
    addPayload(far->segment, sink);
    settle();
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
    markAcknowledged(segment.time);
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
    while (!waiting_->empty() && waiting_->frontOffset() == waiting_->nextOffset) {
        const OutOfOrder::Piece piece = waiting_->takeFront();
        if (piece.frame > frame) {
            frame = piece.frame;
            time = piece.time;
        }
        waiting_->nextOffset += piece.length;
        takeOrigin(piece.point);
        if (!piece.bytes.empty()) {
            deliver({piece.bytes, piece.position, piece.frame, time, frame}, sink);
        }
        if (piece.bytes.size() < piece.length) {
            lose(piece.length - piece.bytes.size(), time, sink);
        }
    }
    if (waiting_->empty()) {
        waiting_.reset();
        settle();
    }
}

void TcpStream::giveUpHole(StreamSink& sink) {
    const std::uint64_t front = waiting_->frontOffset();
    const OutOfOrder::Piece& first = waiting_->front();
    const TimeNs time = first.time;
    const FrameNumber frame = first.frame;
    pass(static_cast<std::uint32_t>(front - waiting_->nextOffset));
    lose(front - waiting_->nextOffset, time, sink);
    waiting_->nextOffset = front;
    deliverReady(frame, time, sink);
}

// Gives holes up that will not be filled any more, after something happened at `time`.
void TcpStream::judgeHoles(TimeNs time, StreamSink& sink) {
    while (waiting_ && isHopeless(time)) {
        giveUpHole(sink);
    }
}

// Whether the first hole has been waited for long enough.
bool TcpStream::isHopeless(TimeNs time) const {
    const OutOfOrder::Piece& first = waiting_->front();
    if (!sawAcknowledgment_) {
        return waiting_->segments - first.since.segments >= kBlindSegments ||
               time - first.since.time >= kBlindNs;
    }
    // Where the other side waits for it as well, it will be sent again.
    return first.acknowledged &&
           (waiting_->segments - first.acknowledgedSince.segments >= kPatienceSegments ||
            time - first.acknowledgedSince.time >= kPatienceNs);
}

// Notes since when the other side has all that is missing before what waits.
void TcpStream::markAcknowledged(TimeNs time) {
    const auto ahead = static_cast<std::int32_t>(acknowledged_ - next_);
    if (sawAcknowledgment_ && ahead > 0) {
        waiting_->acknowledge(waiting_->nextOffset + static_cast<std::uint32_t>(ahead), time);
    }
}

void TcpStream::acknowledgedSlowly(std::uint32_t acknowledgment, TimeNs time, StreamSink& sink) {
    if (far_ && acknowledgment == far_->end()) {
        goOnFar(sink);
        acknowledged_ = acknowledgment;
        sawAcknowledgment_ = true;
    }
    if (cut_ != 0 && isAcknowledged(expected())) {
        loseCut(cut_, sink);
    }
    if (waiting_) {
        ++waiting_->segments;
        markAcknowledged(time);
        judgeHoles(time, sink);
    }
}

void TcpStream::giveUpBefore(std::uint32_t acknowledgment, TimeNs time, StreamSink& sink) {
    if (sawFin_ && static_cast<std::int32_t>(acknowledgment - finSequence_) > 0) {
        acknowledgment = finSequence_;  // the FIN counts one, but is no byte
    }
    if (missingBefore(acknowledgment) != 0) {
        loseCut(cut_, sink);
    }
    while (const std::uint32_t missing = missingBefore(acknowledgment)) {
        if (waiting_ && waiting_->frontOffset() - waiting_->nextOffset <= missing) {
            giveUpHole(sink);
            continue;
        }
        pass(missing);
        lose(missing, time, sink);
        if (waiting_) {
            waiting_->nextOffset += missing;
        }
    }
}

void TcpStream::finish(StreamSink& sink) {
    loseCut(cut_, sink);
    while (waiting_) {
        giveUpHole(sink);
    }
    // One byte is a FIN that the capture lost.
    const std::uint32_t missing = sawAcknowledgment_ ? missingBefore(acknowledged_) : 0;
    if (missing > 1 && missing <= kFurthestAtEnd) {
        giveUpBefore(acknowledged_, completingTime_, sink);
    }
    if (far_) {
        goOnFar(sink);
        loseCut(cut_, sink);
    }
}

}  // namespace smppscope::capture
