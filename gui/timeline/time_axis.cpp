#include "gui/timeline/time_axis.h"

#include <array>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace smppscope::gui {

namespace {

constexpr model::TimeNs kMicrosecond = 1'000;
constexpr model::TimeNs kMillisecond = 1'000'000;
constexpr model::TimeNs kSecond = 1'000'000'000;
constexpr model::TimeNs kMinute = 60 * kSecond;
constexpr model::TimeNs kHour = 60 * kMinute;
constexpr model::TimeNs kDay = 24 * kHour;

constexpr auto kSteps = std::to_array<model::TimeNs>({kMicrosecond,
                                                      2 * kMicrosecond,
                                                      5 * kMicrosecond,
                                                      10 * kMicrosecond,
                                                      20 * kMicrosecond,
                                                      50 * kMicrosecond,
                                                      100 * kMicrosecond,
                                                      200 * kMicrosecond,
                                                      500 * kMicrosecond,
                                                      kMillisecond,
                                                      2 * kMillisecond,
                                                      5 * kMillisecond,
                                                      10 * kMillisecond,
                                                      20 * kMillisecond,
                                                      50 * kMillisecond,
                                                      100 * kMillisecond,
                                                      200 * kMillisecond,
                                                      500 * kMillisecond,
                                                      kSecond,
                                                      2 * kSecond,
                                                      5 * kSecond,
                                                      10 * kSecond,
                                                      15 * kSecond,
                                                      30 * kSecond,
                                                      kMinute,
                                                      2 * kMinute,
                                                      5 * kMinute,
                                                      10 * kMinute,
                                                      15 * kMinute,
                                                      30 * kMinute,
                                                      kHour,
                                                      2 * kHour,
                                                      3 * kHour,
                                                      6 * kHour,
                                                      12 * kHour,
                                                      kDay,
                                                      2 * kDay,
                                                      7 * kDay,
                                                      30 * kDay,
                                                      365 * kDay});

model::TimeNs stepFor(const TimeRange& range, int most) {
    for (const model::TimeNs step : kSteps) {
        if (range.length() / step < most) {
            return step;
        }
    }
    return range.length() + 1;
}

// Digits after the second that tell ticks of this step apart.
int digitsFor(model::TimeNs step) {
    int digits = 0;
    for (model::TimeNs unit = kSecond; step < unit && digits < 9; unit /= 10) {
        ++digits;
    }
    return digits;
}

std::string fraction(model::TimeNs time, int digits) {
    if (digits == 0) {
        return {};
    }
    const auto scale = static_cast<model::TimeNs>(std::llround(std::pow(10, 9 - digits)));
    return fmt::format(".{:0{}}", time % kSecond / scale, digits);
}

std::string clockLabel(model::TimeNs time, model::TimeNs step) {
    using namespace std::chrono;
    const sys_time<nanoseconds> point{nanoseconds{time}};
    const auto day = floor<days>(point);
    const model::TimeNs ofDay = (point - day).count();
    if (step >= kDay || (step >= kHour && ofDay == 0)) {
        const year_month_day date{day};
        return fmt::format("{:02}-{:02}", static_cast<unsigned>(date.month()),
                           static_cast<unsigned>(date.day()));
    }
    const std::string minutes = fmt::format("{:02}:{:02}", ofDay / kHour, ofDay % kHour / kMinute);
    if (step >= kMinute) {
        return minutes;
    }
    return fmt::format("{}:{:02}{}", minutes, ofDay % kMinute / kSecond, fraction(ofDay, digitsFor(step)));
}

std::string sinceStartLabel(model::TimeNs since, model::TimeNs step) {
    return fmt::format("{}{} s", since / kSecond, fraction(since, digitsFor(step)));
}

}  // namespace

double TimeAxis::x(model::TimeNs time) const {
    const double length = std::max(1.0, static_cast<double>(range.length()));
    return left + static_cast<double>(time - range.begin) / length * width;
}

model::TimeNs TimeAxis::time(double x) const {
    return range.begin + static_cast<model::TimeNs>((x - left) / width * static_cast<double>(range.length()));
}

TimeRange zoomed(const TimeRange& visible, model::TimeNs anchor, double factor, const TimeRange& full) {
    const double wanted = static_cast<double>(visible.length()) * factor;
    if (wanted >= static_cast<double>(full.length())) {
        return full;
    }
    const model::TimeNs length = std::max(static_cast<model::TimeNs>(wanted), kShortestView);
    const double share =
        static_cast<double>(anchor - visible.begin) / std::max(1.0, static_cast<double>(visible.length()));
    const auto begin = anchor - static_cast<model::TimeNs>(share * static_cast<double>(length));
    return panned({begin, begin + length}, 0, full);
}

TimeRange panned(const TimeRange& visible, model::TimeNs by, const TimeRange& full) {
    const model::TimeNs length = visible.length();
    if (length >= full.length()) {
        return full;
    }
    const model::TimeNs begin = std::clamp(visible.begin + by, full.begin, full.end - length);
    return {begin, begin + length};
}

TimeRange between(model::TimeNs a, model::TimeNs b, const TimeRange& full) {
    const model::TimeNs begin = std::min(a, b);
    const model::TimeNs length = std::max(std::max(a, b) - begin, kShortestView);
    return panned({begin, begin + length}, 0, full);
}

std::vector<TimeTick> timeTicks(const TimeRange& range, int most, const TimeFormat& format) {
    std::vector<TimeTick> ticks;
    const bool fromStart = format.style == TimeStyle::sinceStart;
    const model::TimeNs zero = fromStart ? format.start : 0;
    const model::TimeNs step = stepFor(range, std::max(most, 1));
    model::TimeNs since = (range.begin - zero) / step * step;
    for (; since + zero <= range.end; since += step) {
        if (since + zero >= range.begin) {
            ticks.push_back(
                {since + zero, fromStart ? sinceStartLabel(since, step) : clockLabel(since, step)});
        }
    }
    return ticks;
}

}  // namespace smppscope::gui
