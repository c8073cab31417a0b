#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "capture/x25_frame.h"

namespace smppscope::capture {

/// Tells frames of one X.25 link that were captured at a second point (two files, two interfaces) as well, by
/// their content: one is a copy if another point had the same octets no more than kLongestLag before or after
/// and did not have them as often. What the same point has again was sent again.
///
/// The last kFrames frames are remembered (48 kB). Supervisory frames of LAPB are no matter: they bring
/// nothing.
class X25Copies {
  public:
    static constexpr std::size_t kFrames = 2048;
    static constexpr TimeNs kLongestLag = 10'000'000'000;

    /// Whether the next frame of the link is a copy of one before it.
    bool isCopy(const X25Frame& frame);

  private:
    struct Seen {
        std::uint64_t hash = 0;
        TimeNs time = 0;
        std::uint32_t length = 0;
        std::uint32_t points = 0;  // bit n: the point with number n has had it
    };

    std::uint32_t bitOf(std::uint32_t point);

    std::vector<std::uint32_t> points_;
    std::vector<Seen> seen_;  // a ring, once it is full
    std::size_t next_ = 0;
};

}  // namespace smppscope::capture
