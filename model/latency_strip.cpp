#include "model/latency_strip.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "model/units.h"

namespace smppscope::model {

namespace {

constexpr double kWidth = 220;
constexpr double kHeight = 18;
constexpr double kMargin = 4;

double x(double place) {
    return kMargin + place * (kWidth - 2 * kMargin);
}

std::string decadeLines(const LatencyAxis& axis) {
    std::string out;
    const int decades = axis.lastDecade() - axis.firstDecade();
    for (int i = 0; i <= decades; ++i) {
        const double at = x(static_cast<double>(i) / decades);
        out += fmt::format(R"(<line class="tick" x1="{0:.1f}" x2="{0:.1f}" y1="0" y2="{1}"/>)", at, kHeight);
    }
    return out;
}

std::string beginSvg() {
    return fmt::format(R"(<svg width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="img">)", kWidth, kHeight);
}

// "1 ms", "100 ms", "10 s"
std::string decadeLabel(int decade) {
    constexpr std::array<const char*, 4> kUnits = {"ns", "µs", "ms", "s"};
    const int unit = std::clamp(decade / 3, 0, 3);
    return fmt::format("{} {}", std::llround(std::pow(10.0, decade - 3 * unit)),
                       kUnits[static_cast<std::size_t>(unit)]);
}

}  // namespace

LatencyAxis::LatencyAxis(const google::protobuf::RepeatedPtrField<LatencySummary>& latencies) {
    if (latencies.empty()) {
        return;
    }
    std::int64_t least = latencies[0].min_ns();
    std::int64_t most = latencies[0].max_ns();
    for (const LatencySummary& latency : latencies) {
        least = std::min(least, latency.min_ns());
        most = std::max(most, latency.max_ns());
    }
    first_ = static_cast<int>(std::floor(std::log10(static_cast<double>(std::max<std::int64_t>(least, 1)))));
    last_ = static_cast<int>(std::ceil(std::log10(static_cast<double>(std::max<std::int64_t>(most, 1)))));
    last_ = std::max(last_, first_ + 1);
}

double LatencyAxis::place(std::int64_t ns) const {
    const double decade = std::log10(static_cast<double>(std::max<std::int64_t>(ns, 1)));
    return std::clamp((decade - first_) / (last_ - first_), 0.0, 1.0);
}

std::string latencyStripSvg(const LatencySummary& latency, const LatencyAxis& axis) {
    const double middle = kHeight / 2;
    const double min = x(axis.place(latency.min_ns()));
    const double p50 = x(axis.place(latency.p50_ns()));
    const double p95 = x(axis.place(latency.p95_ns()));
    const double p99 = x(axis.place(latency.p99_ns()));
    const double max = x(axis.place(latency.max_ns()));
    std::string out = beginSvg();
    out +=
        fmt::format("<title>min {}, p50 {}, p95 {}, p99 {}, max {}</title>", formatDuration(latency.min_ns()),
                    formatDuration(latency.p50_ns()), formatDuration(latency.p95_ns()),
                    formatDuration(latency.p99_ns()), formatDuration(latency.max_ns()));
    out += decadeLines(axis);
    out += fmt::format(R"(<line class="whisker" x1="{0:.1f}" x2="{1:.1f}" y1="{2}" y2="{2}"/>)", min, max,
                       middle);
    out += fmt::format(R"(<rect class="range" x="{:.1f}" y="3" width="{:.1f}" height="{}" rx="2"/>)", p50 - 1,
                       p95 - p50 + 2, kHeight - 6);
    out +=
        fmt::format(R"(<rect class="bar" x="{:.1f}" y="3" width="2.5" height="{}"/>)", p50 - 1, kHeight - 6);
    out += fmt::format(R"(<circle class="bar" cx="{:.1f}" cy="{}" r="3"/>)", p99, middle);
    return out + "</svg>";
}

std::string latencyAxisSvg(const LatencyAxis& axis) {
    std::string out = beginSvg();
    const int decades = axis.lastDecade() - axis.firstDecade();
    const int step = (decades + 4) / 5;  // no more labels than fit
    for (int i = 0; i <= decades; i += step) {
        const char* anchor = i == 0 ? "start" : i == decades ? "end" : "middle";
        const double at = i == 0 ? 0 : i == decades ? kWidth : x(static_cast<double>(i) / decades);
        out += fmt::format(R"(<text class="axis" x="{:.1f}" y="13" text-anchor="{}">{}</text>)", at, anchor,
                           decadeLabel(axis.firstDecade() + i));
    }
    return out + "</svg>";
}

}  // namespace smppscope::model
