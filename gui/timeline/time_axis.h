#pragma once

#include <string>
#include <vector>

#include "gui/document/time_range.h"
#include "gui/table/time_format.h"

namespace smppscope::gui {

/// Times laid out on pixels [left, left + width).
struct TimeAxis {
    TimeRange range;
    double left = 0;
    double width = 1;

    double x(model::TimeNs time) const;
    model::TimeNs time(double x) const;
    /// How much time a pixel stands for, in ns.
    double perPixel() const { return static_cast<double>(range.length()) / width; }
};

/// No view is narrower than this: ten microseconds.
inline constexpr model::TimeNs kShortestView = 10'000;

/// `visible` made `factor` times as long around `anchor`, which stays where it is, within `full`.
TimeRange zoomed(const TimeRange& visible, model::TimeNs anchor, double factor, const TimeRange& full);
/// `visible` moved by `by` ns as far as `full` allows, same length.
TimeRange panned(const TimeRange& visible, model::TimeNs by, const TimeRange& full);
/// The range from `a` to `b` in whichever order, within `full` and not shorter than kShortestView.
TimeRange between(model::TimeNs a, model::TimeNs b, const TimeRange& full);

struct TimeTick {
    model::TimeNs time = 0;
    std::string label;
};

/// Ticks at round times (of the clock, or since the start), at most `most` of them, labelled as precisely as
/// they are apart.
std::vector<TimeTick> timeTicks(const TimeRange& range, int most, const TimeFormat& format);

}  // namespace smppscope::gui
