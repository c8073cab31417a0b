#include "gui/table/time_format.h"

#include <chrono>

#include <fmt/format.h>

namespace smppscope::gui {

namespace {

constexpr std::int64_t kNsPerSecond = 1'000'000'000;

using namespace std::chrono;

std::string dateOf(model::TimeNs time) {
    const year_month_day date{floor<days>(sys_time<nanoseconds>{nanoseconds{time}})};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// With `digits` after the point.
std::string clockOf(model::TimeNs time, int digits) {
    const sys_time<nanoseconds> point{nanoseconds{time}};
    const hh_mm_ss<nanoseconds> clock{point - floor<days>(point)};
    std::int64_t fraction = clock.subseconds().count();
    for (int digit = digits; digit < 9; ++digit) {
        fraction /= 10;
    }
    return fmt::format("{:02}:{:02}:{:02}.{:0{}}", clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count(), fraction, digits);
}

}  // namespace

std::string TimeFormat::text(model::TimeNs time) const {
    switch (style) {
        case TimeStyle::timeOfDay:
            return clockOf(time, 6);
        case TimeStyle::dateAndTime:
            return dateOf(time) + " " + clockOf(time, 6);
        case TimeStyle::sinceStart:
            break;
    }
    const std::int64_t since = time - start;
    const std::int64_t size = since < 0 ? -since : since;
    return fmt::format("{}{}.{:06}", since < 0 ? "-" : "", size / kNsPerSecond, size % kNsPerSecond / 1000);
}

std::string fullTime(model::TimeNs time) {
    return dateOf(time) + " " + clockOf(time, 9) + " UTC";
}

}  // namespace smppscope::gui
