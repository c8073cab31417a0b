#include "dissector/smpp_time.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace smppscope::dissector {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

bool allDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Two digits each: YY MM DD hh mm ss.
using Parts = std::array<int, 6>;

Parts pairs(std::string_view text) {
    Parts parts{};
    for (std::size_t i = 0; i + 1 < text.size() && i < 2 * parts.size(); i += 2)
        parts[i / 2] = (text[i] - '0') * 10 + (text[i + 1] - '0');
    return parts;
}

std::string relativeText(const Parts& parts) {
    constexpr std::array<std::string_view, 6> kUnits{"year", "month", "day", "hour", "minute", "second"};
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] != 0)
            text += fmt::format("{}{} {}{}", text.empty() ? "" : " ", parts[i], kUnits[i],
                                parts[i] == 1 ? "" : "s");
    return text.empty() ? "now" : text;
}

SmppTime relativeTime(const Parts& parts) {
    const std::int64_t days = parts[0] * 365 + parts[1] * 30 + parts[2];
    const std::int64_t seconds = ((days * 24 + parts[3]) * 60 + parts[4]) * 60 + parts[5];
    return {.relative = true, .ns = seconds * kSecond, .text = relativeText(parts)};
}

/// The local time that the digits name, in seconds; v3.4 appendix C puts years from 38 on into the last
/// century.
std::optional<std::int64_t> localSeconds(const Parts& parts) {
    using namespace std::chrono;
    const auto date =
        year_month_day{year{parts[0] + (parts[0] >= 38 ? 1900 : 2000)},
                       month{static_cast<unsigned>(parts[1])}, day{static_cast<unsigned>(parts[2])}};
    if (!date.ok() || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
        return std::nullopt;
    const std::int64_t days = sys_days{date}.time_since_epoch().count();
    return ((days * 24 + parts[3]) * 60 + parts[4]) * 60 + parts[5];
}

std::string dateText(std::int64_t seconds) {
    using namespace std::chrono;
    const sys_seconds time{std::chrono::seconds{seconds}};
    const auto midnight = floor<days>(time);
    const year_month_day date{midnight};
    const hh_mm_ss clock{time - midnight};
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace

std::optional<SmppTime> parseTime(std::string_view text) {
    const bool isShort = text.size() == 10 || text.size() == 12;
    if (!isShort && text.size() != 16)
        return std::nullopt;
    if (!allDigits(text.substr(0, 15)))
        return std::nullopt;
    const Parts parts = pairs(text.substr(0, 12));
    const char sign = isShort ? '+' : text[15];
    if (sign == 'R')
        return text.substr(12, 3) == "000" ? std::optional(relativeTime(parts)) : std::nullopt;
    const auto local = localSeconds(parts);
    if (!local || (sign != '+' && sign != '-'))
        return std::nullopt;
    if (isShort)
        return SmppTime{
            .shortForm = true, .ns = *local * kSecond, .text = dateText(*local) + " (centre's local time)"};
    const int quarters = (text[13] - '0') * 10 + (text[14] - '0');
    if (quarters > 48)
        return std::nullopt;
    const std::int64_t ahead = (sign == '+' ? 1 : -1) * quarters * 15 * 60;
    return SmppTime{.ns = (*local - ahead) * kSecond + (text[12] - '0') * (kSecond / 10),
                    .text = fmt::format("{}.{} {}{:02}:{:02}", dateText(*local), text[12], sign, quarters / 4,
                                        quarters % 4 * 15)};
}

std::string formatUtc(std::int64_t ns) {
    using namespace std::chrono;
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_time<nanoseconds> time{nanoseconds{ns}};
    const auto midnight = floor<days>(time);
    const year_month_day date{midnight};
    const hh_mm_ss clock{time - midnight};
    return fmt::format("{} {:2}, {} {:02}:{:02}:{:02}.{:09} UTC",
                       kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<unsigned>(date.day()),
                       static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count(), clock.subseconds().count());
}

}  // namespace smppscope::dissector
