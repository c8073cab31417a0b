#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

#include "capture/segment.h"

namespace smppscope::capture {

/// The last kSegments segments of one direction of a connection, to tell a copy of one of them: the same
/// packet captured at a second point (mirrored ports, several interfaces, files of several probes). A copy is
/// equal in sequence and acknowledgment number, flags, lengths, TCP checksum and IPv4 identification, and
/// comes no later than kLongestLag. What is sent again has another identification; a packet without one
/// (RFC 6864, IPv6) is only believed to be a copy up to kLongestLagUnnumbered, sooner than anything is
/// sent again.
class RecentSegments {
  public:
    static constexpr std::size_t kSegments = 16;
    static constexpr TimeNs kLongestLag = 1'000'000'000;
    static constexpr TimeNs kLongestLagUnnumbered = 500'000;

    void note(const Segment& segment) {
        entries_[next_++ % kSegments] = {segment.sequence, printOf(segment), segment.time};
    }

    bool holdsCopyOf(const Segment& segment) const {
        const std::uint32_t print = printOf(segment);
        const TimeNs lag = segment.identification != 0 ? kLongestLag : kLongestLagUnnumbered;
        const std::size_t count = std::min<std::size_t>(next_, kSegments);
        return std::any_of(entries_.begin(), entries_.begin() + count, [&](const Entry& entry) {
            return entry.sequence == segment.sequence && entry.print == print &&
                   std::abs(segment.time - entry.time) <= lag;
        });
    }

  private:
    struct Entry {
        std::uint32_t sequence;
        std::uint32_t print;
        TimeNs time;
    };

    // Of all that is equal in copies but the sequence number.
    static std::uint32_t printOf(const Segment& segment) {
        const std::uint32_t numbers = std::uint32_t{segment.identification} << 16 | segment.checksum;
        const std::uint32_t lengths = segment.length << 8 ^ segment.capturedLength ^
                                      std::uint32_t{segment.flags} << 24 ^ segment.window;
        return numbers ^ segment.acknowledgment * 0x9e3779b1u ^ lengths * 0x85ebca6bu;
    }

    std::array<Entry, kSegments> entries_{};
    std::uint32_t next_ = 0;
};

}  // namespace smppscope::capture
