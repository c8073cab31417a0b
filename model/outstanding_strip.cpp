#include "model/outstanding_strip.h"

#include <fmt/format.h>

#include "model/units.h"

namespace smppscope::model {

std::string outstandingStripSvg(const SessionSummary& session) {
    constexpr double kWidth = 120;
    constexpr double kHeight = 18;
    const InFlightTimeline& timeline = session.in_flight();
    if (timeline.largest().empty() || session.max_outstanding() == 0) {
        return {};
    }
    const double step = kWidth / timeline.largest_size();
    std::string out = fmt::format(
        R"(<svg width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="img"><title>up to {2} in flight, by {3}</title>)",
        kWidth, kHeight, formatCount(session.max_outstanding()), formatDuration(timeline.slice_ns()));
    out += fmt::format(R"(<path class="bar" d="M0 {})", kHeight);
    for (const std::uint32_t largest : timeline.largest()) {
        const double height = kHeight * static_cast<double>(largest) / session.max_outstanding();
        out += fmt::format("V{:.1f}h{:.2f}", kHeight - height, step);
    }
    return out + fmt::format(R"(V{}z"/></svg>)", kHeight);
}

}  // namespace smppscope::model
