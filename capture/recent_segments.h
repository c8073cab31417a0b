#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "capture/segment.h"

namespace smppscope::capture {

/// The last segments of one direction of a connection, to tell a copy of one of them: the same packet
/// captured at a second point (mirrored ports, several interfaces, files of several probes). A copy is equal
/// in sequence and acknowledgment number, flags, lengths, TCP checksum and IPv4 identification, and comes no
/// later than kLongestLag. What is sent again has another identification; a packet without one (RFC 6864,
/// IPv6) is only believed to be a copy up to kLongestLagUnnumbered, sooner than anything is sent again.
///
/// There are kSegments, or once rememberMore() was called as many as come within kLongestLag, up to
/// kMostSegments.
class RecentSegments {
  public:
    static constexpr std::uint32_t kSegments = 8;
    static constexpr std::uint32_t kMostSegments = 1024;
    static constexpr TimeNs kLongestLag = 1'000'000'000;
    static constexpr TimeNs kLongestLagUnnumbered = 500'000;

    void note(const Segment& segment) {
        const Entry entry{segment.sequence, printOf(segment), ticksOf(segment.time)};
        if (!more_.empty()) [[unlikely]] {
            noteMore(entry);
            return;
        }
        entries_[next_++ % kSegments] = entry;
    }
    /// From now on copies are expected that come later than kSegments segments.
    void rememberMore();
    bool remembersMore() const { return !more_.empty(); }
    /// Whether the segment so many before the one to come was noted after that.
    bool isSinceMore(std::uint32_t back) const {
        return remembersMore() && static_cast<std::int32_t>(next_ - back - moreSince_) >= 0;
    }

    /// How many segments before the one to come the segment was noted that this one is a copy of, from 1; 0:
    /// it is none.
    std::uint32_t findCopyOf(const Segment& segment) const;

  private:
    // Small, because every segment leaves one.
    struct Entry {
        std::uint32_t sequence;
        std::uint32_t print;
        std::uint32_t ticks;
    };

    // About microseconds, modulo an hour.
    static std::uint32_t ticksOf(TimeNs time) { return static_cast<std::uint32_t>(time >> 10); }

    // Of all that is equal in copies but the sequence number.
    static std::uint32_t printOf(const Segment& segment) {
        const std::uint32_t numbers = std::uint32_t{segment.identification} << 16 | segment.checksum;
        const std::uint32_t lengths =
            segment.length << 8 ^ segment.capturedLength ^ std::uint32_t{segment.flags} << 24;
        return numbers ^ (segment.acknowledgment + lengths) * 0x9e3779b1u;
    }

    void noteMore(const Entry& entry);

    std::array<Entry, kSegments> entries_{};
    std::vector<Entry> more_;  // in place of entries_, if not empty: 2 ^ n of them
    std::uint32_t next_ = 0;
    std::uint32_t moreSince_ = 0;
};

}  // namespace smppscope::capture
