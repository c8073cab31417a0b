#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>

#include "capture/passed_holes.h"
#include "capture/prefetch.h"
#include "capture/recent_pieces.h"
#include "capture/segment.h"
#include "capture/stream_origins.h"
#include "capture/stream_sink.h"
#include "capture/waiting_budget.h"

namespace smppscope::capture {

/// Health of one direction, counted while putting it in order.
struct StreamCounters {
    std::uint64_t segments = 0;       ///< with payload
    std::uint64_t bytes = 0;          ///< delivered
    std::uint64_t retransmitted = 0;  ///< segments that held nothing new (keep-alives not counted)
    std::uint64_t outOfOrder = 0;     ///< segments with new bytes that came after later ones
    std::uint64_t lostBytes = 0;
    std::uint64_t lateBytes = 0;  ///< of those lost: came after all (TcpStream::takeMissed)
    /// Bytes sent again with another value: the first one wins. Looked for among the bytes that wait and
    /// those of the last RecentPieces::kPieces pieces that were delivered.
    std::uint64_t conflictingBytes = 0;
};

class OutOfOrder;

/// Puts the segments of one direction of a TCP connection in order (RFC 9293): reordering, retransmission,
/// overlap (first bytes win), 32-bit wrap, gaps. Purely a function of what it is fed: no clock.
///
/// A hole is given up as a gap
///  - when the other side has acknowledged everything before the bytes that wait behind it, and then neither
///    kPatienceSegments segments of either direction nor kPatienceNs later it has been filled (so the capture
///    lost it, and a frame that was only captured late still gets its chance);
///  - where nothing of the other side is seen, after kBlindSegments segments or kBlindNs;
///  - when what waits behind it exceeds kMaxWaitingBytes (with some bytes added for each segment), or what
///    waits in all streams of the capture exceeds their budget;
///  - at finish().
/// Bytes behind a gap keep the frame and time they came with. What the snapshot length cut is a gap once
/// something behind it comes or is acknowledged: until then another capture point may have the bytes.
///
/// A segment that is further away than kFurthestAhead, in either direction, is put aside: if the next one
/// continues it, or the other end acknowledges it, the stream goes on there.
///
/// In-order segments are handed through without a copy or an allocation.
class TcpStream {
  public:
    static constexpr std::uint32_t kMaxWaitingBytes = 4u << 20;
    static constexpr std::uint32_t kPatienceSegments = 96;
    static constexpr TimeNs kPatienceNs = 1'000'000'000;
    static constexpr std::uint32_t kBlindSegments = 512;
    static constexpr TimeNs kBlindNs = 5'000'000'000;
    /// An acknowledgment that is further ahead of what was seen is not believed.
    static constexpr std::uint32_t kFurthestAhead = 1u << 26;
    /// The same for bytes that were acknowledged at the end, and nothing came behind them.
    static constexpr std::uint32_t kFurthestAtEnd = 1u << 20;

    /// `budget`: shared by all streams of a capture; null: only this one's limit holds.
    explicit TcpStream(WaitingBudget* budget = nullptr);
    ~TcpStream();
    TcpStream(TcpStream&&) noexcept;
    TcpStream& operator=(TcpStream&&) noexcept;

    /// A segment of this direction. Its payload and the flags SYN and FIN are used; what a RST carries is no
    /// part of the stream.
    void add(const Segment& segment, StreamSink& sink) {
        constexpr std::uint8_t kMarks = tcp_flag::kSyn | tcp_flag::kFin | tcp_flag::kRst;
        const bool marked = (segment.flags & kMarks) != 0;
        if (segment.length == 0 && !marked) {
            return;
        }
        if (segment.sequence == next_ && inOrder_ && !marked && segment.capturedLength == segment.length)
            [[likely]] {
            takeOrigin(segment.point);
            deliver({{segment.payload, segment.length},
                     segment.position,
                     segment.frame,
                     segment.time,
                     segment.frame},
                    sink);
            ++counters_.segments;
            return;
        }
        addSlowly(segment, sink);
    }
    /// The other direction acknowledged everything before `acknowledgment`, at `time`.
    void acknowledged(std::uint32_t acknowledgment, TimeNs time, StreamSink& sink) {
        if (isNews(acknowledgment)) {
            acknowledged_ = acknowledgment;
            sawAcknowledgment_ = true;
        }
        if (!inOrder_) [[unlikely]] {
            acknowledgedSlowly(acknowledgment, time, sink);
        }
    }
    /// Gives up all that is missing before `acknowledgment`, which a segment at `time` carried: the receiver
    /// has it, so it was lost by the capture. Delivers what waits behind.
    void giveUpBefore(std::uint32_t acknowledgment, TimeNs time, StreamSink& sink);
    /// Whether a segment with this sequence number would have to wait behind a hole.
    bool isAhead(std::uint32_t sequence) const {
        return started_ && static_cast<std::int32_t>(sequence - expected()) > 0;
    }
    /// The connection or the capture ends: delivers what waits, with gaps for the holes, also for one at the
    /// end that the other direction acknowledged.
    void finish(StreamSink& sink);

    /// For who knows that a segment in order, or what acknowledges one, comes soon.
    void prefetch() const {
        prefetchToRead(&recent_);
        prefetchToRead(&counters_);
        prefetchToRead(&next_);
    }
    void prefetchAcknowledged() const { prefetchToRead(&acknowledged_); }

    const StreamCounters& counters() const { return counters_; }
    /// The segment begins with the byte expected next, and nothing waits.
    bool isNext(const Segment& segment) const { return segment.sequence == next_ && inOrder_; }
    /// Where it begins, seen from the byte expected next; 0 if nothing of this direction was seen.
    std::int32_t ahead(const Segment& segment) const {
        return started_ ? static_cast<std::int32_t>(segment.sequence - expected()) : 0;
    }
    /// It acknowledges bytes of this direction for the first time.
    bool isNews(std::uint32_t acknowledgment) const {
        return !sawAcknowledgment_ || static_cast<std::int32_t>(acknowledgment - acknowledged_) > 0;
    }
    /// All bytes up to the FIN have been delivered (or given up).
    bool finished() const { return sawFin_ && static_cast<std::int32_t>(expected() - finSequence_) >= 0; }
    /// Whether another capture point has had all of the segment before; `repeats`: what it acknowledges is no
    /// news.
    bool isCopy(const Segment& segment, bool repeats) const;
    /// The first part of the segment, from its byte `from` on, that lies where the stream has gone on without
    /// it: before its first byte, if it has no SYN, or in a hole that was given up. Of length 0: there is
    /// none.
    PassedHoles::Range missedIn(const Segment& segment, std::uint32_t from) const {
        if (!started_ || static_cast<std::int32_t>(segment.sequence - next_) >= 0 ||
            (sawBegin_ && passed_ == nullptr)) {
            return {};
        }
        return findMissed(segment, from);
    }
    /// So many of those segments that held nothing new were copies.
    void takeBackRetransmissions(std::uint64_t count) {
        counters_.retransmitted -= std::min(count, counters_.retransmitted);
    }
    /// Of the byte expected next.
    std::uint32_t next() const { return next_; }
    /// Such a part has come: it is no loss.
    void takeMissed(PassedHoles::Range part);
    /// Later bytes wait behind missing ones.
    bool hasHole() const { return waiting_ != nullptr; }
    /// Something of this direction was seen.
    bool isStarted() const { return started_; }
    /// Where and when the last bytes delivered were captured.
    CapturePoint lastPoint() const { return origins_.current(); }
    TimeNs lastTime() const { return completingTime_; }
    /// What the other direction acknowledged last; valid if isAcknowledged() holds for anything.
    std::uint32_t acknowledged() const { return acknowledged_; }
    /// The other direction has acknowledged all bytes before `sequence`.
    bool isAcknowledged(std::uint32_t sequence) const {
        return sawAcknowledgment_ && static_cast<std::int32_t>(acknowledged_ - sequence) >= 0;
    }
    /// How many bytes before `acknowledgment` have neither been delivered nor given up; 0 if nothing of this
    /// direction was seen.
    std::uint32_t missingBefore(std::uint32_t acknowledgment) const {
        const std::uint32_t end = expected() + (finished() ? 1 : 0);
        const auto missing = static_cast<std::int32_t>(acknowledgment - end);
        return started_ && missing > 0 ? static_cast<std::uint32_t>(missing) : 0;
    }

  private:
    struct Far;  // a segment put aside

    PassedHoles::Range findMissed(const Segment& segment, std::uint32_t from) const;
    void pass(std::uint32_t bytes);
    // Of the byte expected next, counted in 64 bits from the first.
    std::uint64_t position() const { return counters_.bytes + counters_.lostBytes; }
    // Sequence numbers before the first byte can be told from later ones.
    bool mayLieBeforeBegin(std::uint32_t sequence) const {
        return !sawBegin_ && static_cast<std::int32_t>(sequence - first_) < 0 && position() <= kFurthestAhead;
    }
    // Sequence number behind all that was delivered, given up, or cut.
    std::uint32_t expected() const { return next_ + cut_; }
    void deliver(const StreamPiece& piece, StreamSink& sink) {
        counters_.bytes += piece.bytes.size();
        recent_.add(next_, static_cast<std::uint32_t>(piece.bytes.size()), piece.position);
        next_ += static_cast<std::uint32_t>(piece.bytes.size());
        if (piece.completingFrame < completingFrame_) [[unlikely]] {
            deliverAfterLaterFrame(piece, sink);
            return;
        }
        completingFrame_ = piece.completingFrame;
        completingTime_ = piece.time;
        sink.onBytes(piece);
    }
    void deliverAfterLaterFrame(StreamPiece piece, StreamSink& sink) const;
    void addSlowly(const Segment& segment, StreamSink& sink);
    void acknowledgedSlowly(std::uint32_t acknowledgment, TimeNs time, StreamSink& sink);
    std::uint64_t countConflicts(const Segment& segment, StreamSink& sink) const;
    void addPayload(const Segment& segment, StreamSink& sink);
    void noteConflict(std::uint64_t bytes, StreamSink& sink);
    bool waitsTooMuch() const;
    void queue(const Segment& segment, std::int32_t ahead, StreamSink& sink);
    void lose(std::uint64_t bytes, TimeNs time, StreamSink& sink);
    void deliverReady(FrameNumber frame, TimeNs time, StreamSink& sink);
    void giveUpHole(StreamSink& sink);
    void takeOrigin(CapturePoint point) {
        if (point != origins_.current()) {
            origins_.change(next_, point);
        }
    }
    void loseCut(std::uint32_t bytes, StreamSink& sink);
    void settle();
    bool isFar(std::uint32_t sequence) const {
        return sequence - next_ + kFurthestAhead > 2 * kFurthestAhead;
    }
    void addFar(const Segment& segment, StreamSink& sink);
    void goOnFar(StreamSink& sink);
    void judgeHoles(TimeNs time, StreamSink& sink);
    bool isHopeless(TimeNs time) const;
    void markAcknowledged(TimeNs time);

    WaitingBudget* budget_;
    std::unique_ptr<OutOfOrder> waiting_;  // there while there is a hole
    std::unique_ptr<Far> far_;
    std::unique_ptr<PassedHoles> passed_;  // once a hole was given up
    RecentPieces recent_;
    StreamCounters counters_;
    FrameNumber completingFrame_ = 0;  // of the bytes before next_, and its time
    TimeNs completingTime_ = 0;
    StreamOrigins origins_;
    std::uint32_t next_ = 0;   // sequence number expected next
    std::uint32_t cut_ = 0;    // bytes behind next_ that the snapshot length cut, not told yet
    std::uint32_t first_ = 0;  // of the first byte seen
    std::uint32_t finSequence_ = 0;
    std::uint32_t acknowledged_ = 0;
    bool inOrder_ = false;  // started, nothing waits, was cut or put aside
    bool started_ = false;
    bool sawBegin_ = false;  // the SYN, or what was before is over
    bool sawFin_ = false;
    bool sawAcknowledgment_ = false;
};

}  // namespace smppscope::capture
