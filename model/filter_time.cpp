#include "model/filter_time.h"

#include <array>
#include <charconv>
#include <chrono>

#include "model/filter_number.h"

namespace smppscope::model {

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Reads a text from the left; each function takes what it names or leaves everything as it is.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool atEnd() const { return rest_.empty(); }

    bool take(std::string_view text) {
        if (rest_.substr(0, text.size()) != text) {
            return false;
        }
        rest_.remove_prefix(text.size());
        return true;
    }

    void takeBlanks() {
        while (take(" ")) {
        }
    }

    std::optional<int> takeNumber(std::size_t fewest, std::size_t most) {
        std::size_t digits = 0;
        while (digits < rest_.size() && digits < most && rest_[digits] >= '0' && rest_[digits] <= '9') {
            ++digits;
        }
        if (digits < fewest) {
            return std::nullopt;
        }
        int value = 0;
        std::from_chars(rest_.data(), rest_.data() + digits, value);
        rest_.remove_prefix(digits);
        return value;
    }

    std::optional<int> takeMonthName() {
        for (std::size_t month = 0; month < kMonths.size(); ++month) {
            if (take(kMonths[month])) {
                return static_cast<int>(month) + 1;
            }
        }
        return std::nullopt;
    }

    /// The digits behind a decimal point as ns.
    std::optional<std::int64_t> takeFraction() {
        std::int64_t value = 0;
        std::int64_t place = kSecondNs;
        std::size_t digits = 0;
        for (; digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9'; ++digits) {
            place /= 10;
            value += place * (rest_[digits] - '0');
        }
        rest_.remove_prefix(digits);
        return digits == 0 ? std::nullopt : std::optional(value);
    }

  private:
    std::string_view rest_;
};

/// Days since 1970-01-01.
std::optional<std::int64_t> days(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) {
        return std::nullopt;
    }
    return std::chrono::sys_days(date).time_since_epoch().count();
}

/// "2024-05-01"
std::optional<std::int64_t> takeIsoDate(Scanner& scanner) {
    const auto year = scanner.takeNumber(4, 4);
    if (!year || !scanner.take("-")) {
        return std::nullopt;
    }
    const auto month = scanner.takeNumber(2, 2);
    if (!month || !scanner.take("-")) {
        return std::nullopt;
    }
    const auto day = scanner.takeNumber(2, 2);
    return day ? days(*year, *month, *day) : std::nullopt;
}

/// "May  1, 2024"
std::optional<std::int64_t> takeNamedDate(Scanner& scanner) {
    const auto month = scanner.takeMonthName();
    scanner.takeBlanks();
    const auto day = scanner.takeNumber(1, 2);
    if (!month || !day || !scanner.take(",")) {
        return std::nullopt;
    }
    scanner.takeBlanks();
    const auto year = scanner.takeNumber(4, 4);
    return year ? days(*year, *month, *day) : std::nullopt;
}

/// "12:00[:00[.123]]" as ns since midnight.
std::optional<std::int64_t> takeClock(Scanner& scanner) {
    const auto hour = scanner.takeNumber(2, 2);
    if (!hour || *hour > 23 || !scanner.take(":")) {
        return std::nullopt;
    }
    const auto minute = scanner.takeNumber(2, 2);
    if (!minute || *minute > 59) {
        return std::nullopt;
    }
    std::int64_t clock = (*hour * 60 + *minute) * 60 * kSecondNs;
    if (!scanner.take(":")) {
        return clock;
    }
    const auto second = scanner.takeNumber(2, 2);
    if (!second || *second > 59) {
        return std::nullopt;
    }
    clock += *second * kSecondNs;
    if (!scanner.take(".")) {
        return clock;
    }
    const auto fraction = scanner.takeFraction();
    return fraction ? std::optional(clock + *fraction) : std::nullopt;
}

/// What a zone is ahead of UTC, in ns; 0 without one.
std::optional<std::int64_t> takeZone(Scanner& scanner) {
    scanner.takeBlanks();
    if (scanner.atEnd() || scanner.take("Z") || scanner.take("UTC")) {
        return 0;
    }
    const bool west = scanner.take("-");
    if (!west && !scanner.take("+")) {
        return std::nullopt;
    }
    const auto hours = scanner.takeNumber(2, 2);
    scanner.take(":");
    const auto minutes = scanner.takeNumber(2, 2);
    if (!hours || *hours > 23 || (minutes && *minutes > 59)) {
        return std::nullopt;
    }
    const std::int64_t ahead = (*hours * 60 + minutes.value_or(0)) * 60 * kSecondNs;
    return west ? -ahead : ahead;
}

}  // namespace

std::optional<capture::TimeNs> parseTime(std::string_view text) {
    Scanner scanner(text);
    auto date = takeIsoDate(scanner);
    if (!date) {
        scanner = Scanner(text);
        date = takeNamedDate(scanner);
    }
    if (!date) {
        return text.find_first_not_of("0123456789.") == std::string_view::npos ? parseDuration(text)
                                                                               : std::nullopt;
    }
    std::int64_t clock = 0;
    if (scanner.take("T") || scanner.take(" ")) {
        scanner.takeBlanks();
        const auto taken = takeClock(scanner);
        if (!taken) {
            return std::nullopt;
        }
        clock = *taken;
    }
    const auto zone = takeZone(scanner);
    std::int64_t time = 0;
    if (!zone || !scanner.atEnd() || __builtin_mul_overflow(*date, 86400 * kSecondNs, &time) ||
        __builtin_add_overflow(time, clock - *zone, &time)) {
        return std::nullopt;
    }
    return time;
}

}  // namespace smppscope::model
