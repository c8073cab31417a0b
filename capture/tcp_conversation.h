#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "capture/prefetch.h"
#include "capture/recent_segments.h"
#include "capture/tcp_health.h"
#include "capture/tcp_stream.h"

namespace smppscope::capture {

class HeldSegments;

/// Whether each direction of a connection may have been captured at a point of its own, by a clock of its
/// own.
enum class CapturePoints : std::uint8_t { one, several };

/// Both directions of a TCP connection, in order, and in order with each other: bytes that answer others come
/// after them. A segment that acknowledges bytes of the other direction which are still missing (captured
/// late, or behind a hole that nobody has filled yet) waits until they are delivered, and so does everything
/// after it that doesn't fill a hole. So a response is not delivered before the request that it answers, as
/// long as the capture has the request within the patience: kPatienceSegments segments of the connection or
/// kPatienceNs, or less if memory is short.
///
/// Then what waits for the other direction goes on without it: that nothing is lost goes before the order
/// between the directions, which clocks of several capture points may disagree about. Missing bytes are only
/// given up as lost where later ones of their own direction wait behind them.
///
/// Bytes before the first ones seen of a direction, whose SYN the capture has not, and bytes of a hole that
/// was given up go to StreamSink::onEarlier(), if they come after all.
///
/// Where there may be several capture points and the other direction as a whole is behind, the patience is
/// kPatienceApartNs, from the first segment of the connection on: a direction of which nothing has come yet
/// is waited for as well.
///
/// Copies of segments, captured at a second point, are counted and otherwise ignored.
///
/// A function of the segments alone. In a capture without disorder or loss nothing ever waits and nothing is
/// copied.
class TcpConversation {
  public:
    /// More patient than a TcpStream with its holes, so that those are given up first.
    static constexpr std::uint32_t kPatienceSegments = 512;
    static constexpr TimeNs kPatienceNs = 2 * TcpStream::kPatienceNs;

    /// Longer than clocks disagree that anybody has set.
    static constexpr TimeNs kPatienceApartNs = 10'000'000'000;

    /// What one connection may hold back.
    static constexpr std::size_t kMaxHeldBytes = 4u << 20;

    /// Where the bytes go, by Direction.
    using Sinks = std::array<StreamSink*, 2>;

    /// `budget`: of all connections of the capture together for what waits; may be null.
    explicit TcpConversation(WaitingBudget* budget = nullptr, CapturePoints points = CapturePoints::one);
    ~TcpConversation();
    TcpConversation(TcpConversation&&) noexcept;
    TcpConversation& operator=(TcpConversation&&) noexcept;

    /// The next segment of the connection, in capture order.
    void add(const Segment& segment, const Sinks& sinks) {
        const std::size_t own = index(segment.direction);
        const std::size_t other = index(opposite(segment.direction));
        if (!isOrdinary(segment) && !look(segment, *sinks[own])) [[unlikely]] {
            return;
        }
        recent_[own].note(segment);
        const bool acknowledges = (segment.flags & tcp_flag::kAck) != 0;
        TcpStream& back = streams_[other];
        if (acknowledges) {
            back.acknowledged(segment.acknowledgment, segment.time, *sinks[other]);
        }
        if (held_ || unseen_ != 0 ||
            (segment.length > 0 && acknowledges && back.missingBefore(segment.acknowledgment) > 0))
            [[unlikely]] {
            addSlowly(segment, sinks);
            return;
        }
        streams_[own].add(segment, *sinks[own]);
    }
    /// Begins to bring into the processor's cache what a segment from there will need, which comes soon.
    void prefetch(Direction from) const {
        streams_[index(from)].prefetch();
        streams_[index(opposite(from))].prefetchAcknowledged();
        prefetchToRead(&recent_[index(from)]);
        prefetchToRead(&health_);
    }
    /// The connection or the capture ends: delivers what waits.
    void finish(const Sinks& sinks);

    const TcpStream& stream(Direction direction) const { return streams_[index(direction)]; }
    const TcpHealthCounters& health() const { return health_.counters(); }

  private:
    /// Segments of one direction that held nothing new, and were sent again or captured again.
    struct Repetitions {
        std::uint32_t before = 0;    // those of bytes before this one can't be told
        std::uint32_t unjudged = 0;  // of such bytes
        std::uint32_t copies = 0;    // that could be told by remembering more
    };
    static constexpr std::uint32_t kProof = 4;        // copies, at the end
    static constexpr std::uint32_t kCertainty = 256;  // before it

    static constexpr std::size_t index(Direction direction) { return static_cast<std::size_t>(direction); }
    static constexpr std::uint8_t bit(Direction direction) {
        return static_cast<std::uint8_t>(1u << index(direction));
    }
    // Bytes expected next or an acknowledgment that is news: surely no copy, and nothing of note.
    bool isOrdinary(const Segment& segment) const {
        constexpr std::uint8_t kMarks = tcp_flag::kSyn | tcp_flag::kFin | tcp_flag::kRst;
        const TcpStream& own = streams_[index(segment.direction)];
        const TcpStream& back = streams_[index(opposite(segment.direction))];
        return own.isNext(segment) && (segment.flags & kMarks) == 0 && segment.window != 0 &&
               !health_.watching() && (segment.length > 0 || back.isNews(segment.acknowledgment));
    }
    bool isMissed(const Segment& segment, StreamSink& sink);
    bool look(const Segment& segment, StreamSink& sink);
    void addSlowly(const Segment& segment, const Sinks& sinks);
    bool isSettled(const Segment& segment) const;
    bool hasToWait(const Segment& segment) const;
    TcpStream& streamFrom(Direction direction) { return streams_[index(direction)]; }
    void pass(const Segment& segment, const Sinks& sinks);
    void release(const Segment& latest, const Sinks& sinks);
    bool isReady(const Segment& segment) const;
    bool isAhead(const Segment& segment) const {
        return streams_[index(segment.direction)].isAhead(segment.sequence);
    }
    std::size_t firstThatMayGo() const;
    bool isPatient(std::size_t queue, const Segment& latest) const;
    bool isRecentCopy(const Segment& segment);
    void noteRepetition(const Segment& segment);
    void judgeRepetitions(std::size_t direction);
    void see(const Segment& segment);
    void compareClocks(const Segment& segment);
    void noteClocks(const Segment& segment, CapturePoint point, TimeNs time);
    void passImpatiently(const Sinks& sinks, std::uint64_t evident);
    bool giveUpHoleBefore(const Segment& segment, const Sinks& sinks);
    void passHeld(std::size_t queue, const Sinks& sinks);

    WaitingBudget* budget_;
    std::array<TcpStream, 2> streams_;
    std::array<RecentSegments, 2> recent_;
    std::array<Repetitions, 2> repetitions_;
    TcpHealth health_;
    std::unique_ptr<HeldSegments> held_;  // there while something waits
    CapturePoints points_;
    std::uint8_t unseen_ = 0;  // directions of which something is to come before the other one goes on
};

}  // namespace smppscope::capture
