#pragma once

#include <cstdint>
#include <string>

namespace smppscope::gui {

/// How far a job is, in words: part, share and time left, from what it did so far. Pure.
struct LoadEstimate {
    std::uint64_t done = 0;
    std::uint64_t total = 0;  ///< 0: nobody knows
    std::int64_t elapsedMs = 0;

    int permille() const;
    /// "117 MB of 235 MB, 50 %, 1.20 s left"; the time only once it can be told.
    std::string text() const;
};

}  // namespace smppscope::gui
