#pragma once

#include <cstdint>
#include <string>

#include "model/row.h"

namespace smppscope::model {

/// "864 ns", "4.64 µs", "2.14 ms", "1.20 s", "3 min 05 s", "2 h 05 min", "3 d 04 h": three digits that
/// matter.
std::string formatDuration(std::int64_t ns);

/// "1,755"
std::string formatCount(std::uint64_t count);

/// "231 B", "4.22 kB", "235 MB": decimal units.
std::string formatBytes(std::uint64_t bytes);

/// "97.3 %"; never "100 %" or "0 %" unless it is all or nothing. "-" if `whole` is 0.
std::string formatShare(std::uint64_t part, std::uint64_t whole);

/// "2026-11-21 22:36:06.898", UTC, truncated to milliseconds.
std::string formatTime(TimeNs time);

}  // namespace smppscope::model
