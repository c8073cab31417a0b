#include "dissector/receipt/receipt_date.h"

#include <chrono>
#include <cstdlib>

#include <fmt/format.h>

#include "dissector/receipt/ascii.h"

namespace smppscope::dissector {

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kQuarterNs = 15 * 60 * kSecondNs;

int digitsValue(std::string_view digits) {
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

/// The local time that the digits name, in ns: a year of `yearDigits`, then pairs from month to minute or
/// second. v3.4 appendix C puts years from 38 on into the last century.
std::optional<std::int64_t> calendarTime(std::string_view digits, std::size_t yearDigits) {
    using namespace std::chrono;
    const auto pair = [&](std::size_t i) {
        const std::size_t at = yearDigits + 2 * i;
        return at < digits.size() ? digitsValue(digits.substr(at, 2)) : 0;
    };
    int years = digitsValue(digits.substr(0, yearDigits));
    if (yearDigits == 2)
        years += years >= 38 ? 1900 : 2000;
    const auto date = year_month_day{year{years}, month{static_cast<unsigned>(pair(0))},
                                     day{static_cast<unsigned>(pair(1))}};
    constexpr int kFirstYear = 1970;
    constexpr int kLastYear = 2199;  // ns of years far beyond do not fit
    if (!date.ok() || years < kFirstYear || years > kLastYear || pair(2) > 23 || pair(3) > 59 || pair(4) > 59)
        return std::nullopt;
    const std::int64_t days = sys_days{date}.time_since_epoch().count();
    return (((days * 24 + pair(2)) * 60 + pair(3)) * 60 + pair(4)) * kSecondNs;
}

std::optional<ReceiptDate> calendarDate(DateForm form, std::string_view digits, std::size_t yearDigits) {
    const auto ns = calendarTime(digits, yearDigits);
    return ns ? std::optional(ReceiptDate{.form = form, .ns = *ns}) : std::nullopt;
}

std::optional<ReceiptDate> tenDigits(std::string_view text) {
    if (const auto date = calendarDate(DateForm::minutes, text, 2))
        return date;
    std::int64_t seconds = 0;
    for (const char c : text)
        seconds = seconds * 10 + (c - '0');
    constexpr std::int64_t kFirst = 1'000'000'000;  // 2001: fewer digits before it; zeros mean no date
    constexpr std::int64_t kLast = 4'102'444'800;   // 2100
    if (seconds < kFirst || seconds > kLast)
        return std::nullopt;
    return ReceiptDate{.form = DateForm::unixSeconds, .ns = seconds * kSecondNs};
}

std::optional<ReceiptDate> twelveDigits(std::string_view text, std::int64_t captured) {
    const auto shortYear = calendarDate(DateForm::seconds, text, 2);
    const auto longYear = calendarDate(DateForm::centuryMinutes, text, 4);
    if (!shortYear || !longYear)
        return shortYear ? shortYear : longYear;
    const bool nearer = std::abs(longYear->ns - captured) < std::abs(shortYear->ns - captured);
    return captured != 0 && nearer ? longYear : shortYear;
}

std::optional<ReceiptDate> sixteenDigits(std::string_view text) {
    auto date = calendarDate(DateForm::hundredths, text.substr(0, 14), 4);
    if (date)
        date->ns += digitsValue(text.substr(14)) * (kSecondNs / 100);
    return date;
}

/// Fifteen digits and a sign or R.
std::optional<ReceiptDate> smppTime(std::string_view text) {
    const char kind = text[15];
    if (kind == 'R')
        return ReceiptDate{.form = DateForm::smppRelative};
    auto date = calendarDate(DateForm::smppAbsolute, text.substr(0, 12), 2);
    const int quarters = digitsValue(text.substr(13, 2));
    constexpr int kMostQuarters = 56;  // UTC+14; the specification ends at 48
    if (!date || (kind != '+' && kind != '-') || quarters > kMostQuarters)
        return std::nullopt;
    date->zoneQuarters = static_cast<std::int8_t>(kind == '+' ? quarters : -quarters);
    date->ns += (text[12] - '0') * (kSecondNs / 10) - date->zoneQuarters * kQuarterNs;
    return date;
}

/// What follows the minutes.
std::string secondsText(DateForm form, std::int64_t second, std::int64_t ns) {
    switch (form) {
        case DateForm::minutes:
        case DateForm::centuryMinutes:
            return {};
        case DateForm::hundredths:
            return fmt::format(":{:02}.{:02}", second, ns / (kSecondNs / 100));
        case DateForm::smppAbsolute:
            return fmt::format(":{:02}.{}", second, ns / (kSecondNs / 10));
        default:
            return fmt::format(":{:02}", second);
    }
}

std::string zoneText(const ReceiptDate& date) {
    if (date.form == DateForm::unixSeconds)
        return "Z";
    if (date.form != DateForm::smppAbsolute)
        return {};
    const int quarters = std::abs(date.zoneQuarters);
    return fmt::format("{}{:02}:{:02}", date.zoneQuarters < 0 ? '-' : '+', quarters / 4, quarters % 4 * 15);
}

}  // namespace

std::optional<ReceiptDate> readReceiptDate(std::string_view text, std::int64_t captured) {
    if (text.size() == 16 && ascii::allDigits(text.substr(0, 15)))
        return ascii::isDigit(text[15]) ? sixteenDigits(text) : smppTime(text);
    if (!ascii::allDigits(text))
        return std::nullopt;
    switch (text.size()) {
        case 10:
            return tenDigits(text);
        case 12:
            return twelveDigits(text, captured);
        case 14:
            return calendarDate(DateForm::centurySeconds, text, 4);
        default:
            return std::nullopt;
    }
}

std::string isoText(const ReceiptDate& date) {
    using namespace std::chrono;
    if (!date.isResolved())
        return "relative";
    const sys_time<nanoseconds> time{nanoseconds{date.ns + date.zoneQuarters * kQuarterNs}};
    const auto midnight = floor<days>(time);
    const year_month_day day{midnight};
    const hh_mm_ss clock{time - midnight};
    return fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}{}{}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
        static_cast<unsigned>(day.day()), clock.hours().count(), clock.minutes().count(),
        secondsText(date.form, clock.seconds().count(), clock.subseconds().count()), zoneText(date));
}

}  // namespace smppscope::dissector
