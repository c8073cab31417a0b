#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace smppscope::gui {

/// Latencies that a logarithmic axis covers, in ns, 0 < least < most.
struct LatencyRange {
    double least = 100'000;
    double most = 1'000'000'000;

    /// Whole decades that hold all latencies from `smallest` to `largest`; nothing is below a microsecond.
    static LatencyRange covering(std::int64_t smallest, std::int64_t largest);
    bool operator==(const LatencyRange&) const = default;
};

/// Latencies laid out on pixels, the largest at `top`, the smallest at `top + height`.
struct LatencyAxis {
    LatencyRange range;
    double top = 0;
    double height = 1;

    /// Latencies beyond the range are put on its ends.
    double y(double ns) const;
    double latency(double y) const;
};

struct LatencyTick {
    double ns = 0;
    std::string label;  ///< empty: a minor tick
};

/// A tick per decade, as many of them labelled as there is room for (evenly, at least one); minor ones at 2
/// and 5 where there are few decades.
std::vector<LatencyTick> latencyTicks(const LatencyRange& range, int mostLabels);

}  // namespace smppscope::gui
