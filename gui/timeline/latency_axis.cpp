#include "gui/timeline/latency_axis.h"

#include <algorithm>
#include <cmath>

#include "model/units.h"

namespace smppscope::gui {

namespace {

constexpr double kLeast = 1'000;  // ns
constexpr double kFewDecades = 4.5;

// "1 ms", not "1.00 ms".
std::string decadeLabel(double ns) {
    constexpr double kHundredSeconds = 1e11;
    if (ns >= kHundredSeconds * 0.999) {
        return std::to_string(std::llround(ns / 1e9)) + " s";
    }
    std::string label = model::formatDuration(static_cast<std::int64_t>(ns));
    if (const std::size_t point = label.find('.'); point != std::string::npos) {
        label.erase(point, label.find(' ') - point);
    }
    return label;
}

}  // namespace

LatencyRange LatencyRange::covering(std::int64_t smallest, std::int64_t largest) {
    const double low = std::max(static_cast<double>(smallest), kLeast);
    const double high = std::max(static_cast<double>(largest), low);
    const double least = std::pow(10, std::floor(std::log10(low)));
    const double most = std::pow(10, std::ceil(std::log10(high)));
    return {least, std::max(most, least * 10)};
}

double LatencyAxis::y(double ns) const {
    const double clamped = std::clamp(ns, range.least, range.most);
    return top + height * (1 - std::log(clamped / range.least) / std::log(range.most / range.least));
}

double LatencyAxis::latency(double y) const {
    return range.least * std::pow(range.most / range.least, 1 - (y - top) / height);
}

std::vector<LatencyTick> latencyTicks(const LatencyRange& range, int mostLabels) {
    std::vector<LatencyTick> ticks;
    const double decades = std::log10(range.most / range.least);
    const bool few = decades < kFewDecades;
    const int stride = 1 + static_cast<int>(std::lround(decades)) / std::max(mostLabels, 1);
    int number = 0;
    for (double decade = range.least; decade <= range.most * 1.001; decade *= 10) {
        ticks.push_back({decade, number++ % stride == 0 ? decadeLabel(decade) : std::string()});
        for (const double part : {2.0, 5.0}) {
            if (few && decade * part < range.most) {
                ticks.push_back({decade * part, {}});
            }
        }
    }
    return ticks;
}

}  // namespace smppscope::gui
