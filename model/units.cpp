#include "model/units.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>

#include <fmt/format.h>

namespace smppscope::model {

namespace {

// "1.23", "12.3", "123"
std::string threeDigits(double value) {
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return fmt::format("{:.{}f}", value, decimals);
}

// The first unit in which the value stays below 1000 even after rounding; the smallest unit is whole.
std::string scaled(double value, std::span<const std::string_view> units) {
    std::size_t unit = 0;
    while (unit + 1 < units.size() && value >= 999.5) {
        value /= 1000;
        ++unit;
    }
    const std::string number = unit == 0 ? fmt::format("{:.0f}", value) : threeDigits(value);
    return fmt::format("{} {}", number, units[unit]);
}

constexpr std::int64_t kSecond = 1'000'000'000;

}  // namespace

std::string formatDuration(std::int64_t ns) {
    constexpr std::array<std::string_view, 4> kUnits = {"ns", "µs", "ms", "s"};
    if (ns < 0) {
        return fmt::format("-{}", formatDuration(ns == INT64_MIN ? INT64_MAX : -ns));
    }
    if (ns < 59'950 * (kSecond / 1000)) {
        return scaled(static_cast<double>(ns), kUnits);
    }
    const std::int64_t seconds = ns / kSecond + (ns % kSecond >= kSecond / 2 ? 1 : 0);
    if (seconds < 3600) {
        return fmt::format("{} min {:02} s", seconds / 60, seconds % 60);
    }
    const std::int64_t minutes = seconds / 60;
    if (minutes < 24 * 60) {
        return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
    }
    return fmt::format("{} d {:02} h", minutes / 1440, minutes % 1440 / 60);
}

std::string formatCount(std::uint64_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string formatBytes(std::uint64_t bytes) {
    constexpr std::array<std::string_view, 6> kUnits = {"B", "kB", "MB", "GB", "TB", "PB"};
    return scaled(static_cast<double>(bytes), kUnits);
}

std::string formatShare(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) {
        return "-";
    }
    if (part == 0 || part == whole) {
        return part == 0 ? "0 %" : "100 %";
    }
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (percent < 0.05) {
        return "<0.1 %";
    }
    return percent >= 99.95 ? ">99.9 %" : fmt::format("{:.1f} %", percent);
}

std::string formatTime(TimeNs time) {
    using namespace std::chrono;
    const sys_time<nanoseconds> point{nanoseconds{time}};
    const auto day = floor<days>(point);
    const year_month_day date{day};
    const hh_mm_ss clock{floor<milliseconds>(point - day)};
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}.{:03}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

}  // namespace smppscope::model
