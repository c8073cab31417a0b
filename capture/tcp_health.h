#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "capture/segment.h"

namespace smppscope::capture {

/// How a TCP connection fared, both directions together; what its streams count is not repeated here. Copies
/// of segments are left out of all counts but their own.
struct TcpHealthCounters {
    static constexpr TimeNs kUnknown = -1;

    /// From the SYN to the ACK that answers its answer: the round-trip time between the ends, wherever the
    /// capture was made. kUnknown if one of the three was not captured.
    TimeNs handshake = kUnknown;
    std::uint64_t duplicates = 0;    ///< copies of segments, captured at another point
    std::uint64_t zeroWindows = 0;   ///< times that an end had no room left (RFC 9293 3.8.6)
    std::uint64_t windowProbes = 0;  ///< segments that asked whether there is room again (3.8.6.1)
    std::uint64_t keepAlives = 0;    ///< segments that only ask whether the other end is alive (3.8.4)
    std::uint64_t resets = 0;        ///< segments with RST
    /// Segments with new bytes that were captured long after what acknowledges them: too late to be put
    /// before it. Clocks of several capture points that disagree show like that.
    std::uint64_t late = 0;
    /// So far apart, or more, are the clocks of its capture points: so much later than something that
    /// acknowledges them were bytes captured at another point. 0: nothing shows that they are.
    TimeNs clocksApart = 0;
    /// Segments with bytes that can't be put anywhere any more, and are left out.
    std::uint64_t leftOut = 0;

    /// Adds those of another part of the connection.
    void add(const TcpHealthCounters& other);
};

/// Counts the health of a connection from its segments. Segments that are neither marked (SYN, FIN, RST) nor
/// close a window, nor come while watching(), nor begin before the byte expected next need not be shown to
/// it.
class TcpHealth {
  public:
    /// Something is going on of which every segment may be a part: a handshake, a closed window.
    bool watching() const { return watching_; }
    /// `ahead`: where the segment begins, seen from the byte expected next of its direction; a
    /// direction's first segment is 0 ahead.
    void note(const Segment& segment, std::int32_t ahead);
    void noteDuplicate() { noteDuplicates(1); }
    void noteDuplicates(std::uint64_t count) { counters_.duplicates += count; }
    /// Bytes were delivered although those of `behind` that they acknowledge, all before `acknowledged`, were
    /// not: the directions are out of step. Until they are in step again, every segment of `behind` has to be
    /// shown to noteStep().
    void noteOutOfStep(Direction behind, std::uint32_t acknowledged) {
        steps_[placeOf(behind)] = {true, acknowledged};
        watching_ = true;
    }
    bool outOfStep(Direction behind) const { return steps_[placeOf(behind)].missed; }
    /// Bytes of `behind` up to `end` came in order. Whether they are late: after what acknowledges them.
    bool noteStep(Direction behind, std::uint32_t end);
    /// Clocks of two capture points are seen to be so far apart.
    void noteClocksApart(TimeNs apart) { counters_.clocksApart = std::max(counters_.clocksApart, apart); }

    const TcpHealthCounters& counters() const { return counters_; }

  private:
    struct Step {
        bool missed = false;
        std::uint32_t acknowledged = 0;
    };

    static constexpr std::size_t placeOf(Direction direction) { return static_cast<std::size_t>(direction); }
    void followHandshake(const Segment& segment);
    void followWindows(const Segment& segment, std::int32_t ahead);

    TcpHealthCounters counters_;
    TimeNs synTime_ = 0;
    std::uint32_t clientSequence_ = 0;  // behind the SYNs
    std::uint32_t serverSequence_ = 0;
    bool watching_ = false;
    bool sawSyn_ = false;
    std::array<Step, 2> steps_;     // by the direction that is behind
    bool handshaking_ = false;      // SYN and its answer were seen
    std::array<bool, 2> closed_{};  // no room for what is sent in this direction
};

}  // namespace smppscope::capture
