#include "tests/support/receipt_dialects.h"

#include <algorithm>
#include <cctype>
#include <chrono>

#include <fmt/format.h>

namespace smppscope::support {

namespace {

constexpr ReceiptOutcome kOutcomes[] = {
    {2, "DELIVRD", "DELIVERED", true}, {5, "UNDELIV", "UNDELIVERABLE", true},
    {3, "EXPIRED", "EXPIRED", true},   {8, "REJECTD", "REJECTED", true},
    {4, "DELETED", "DELETED", true},   {6, "ACCEPTD", "ACCEPTED", false},
    {7, "UNKNOWN", "UNKNOWN", false},
};

/// The parts of a date as numbers.
struct Calendar {
    explicit Calendar(std::int64_t seconds) {
        using namespace std::chrono;
        const sys_seconds time{std::chrono::seconds{seconds}};
        const auto midnight = floor<days>(time);
        const year_month_day date{midnight};
        const hh_mm_ss clock{time - midnight};
        year = static_cast<int>(date.year());
        month = static_cast<unsigned>(date.month());
        day = static_cast<unsigned>(date.day());
        hour = static_cast<int>(clock.hours().count());
        minute = static_cast<int>(clock.minutes().count());
        second = static_cast<int>(clock.seconds().count());
    }
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

std::string tenDigits(std::int64_t seconds) {
    const Calendar c(seconds);
    return fmt::format("{:02}{:02}{:02}{:02}{:02}", c.year % 100, c.month, c.day, c.hour, c.minute);
}

std::string twelveDigits(std::int64_t seconds) {
    return tenDigits(seconds) + fmt::format("{:02}", Calendar(seconds).second);
}

std::string withCentury(std::int64_t seconds) {
    return fmt::format("{:02}{}", Calendar(seconds).year / 100, twelveDigits(seconds));
}

std::string smppTime(std::int64_t seconds) {
    return twelveDigits(seconds) + "000+";
}

std::string unixSeconds(std::int64_t seconds) {
    return std::to_string(seconds);
}

using DateWriter = std::string (*)(std::int64_t);

std::string classic(const ReceiptFacts& f, DateWriter date) {
    return fmt::format("id:{} sub:{:03} dlvrd:{:03} submit date:{} done date:{} stat:{} err:{:03} text:{}",
                       f.id, f.submitted, f.delivered, date(f.submitSeconds), date(f.doneSeconds),
                       f.outcome.word, f.error, f.text);
}

std::string appendixB(const ReceiptFacts& f) {
    return classic(f, tenDigits);
}

std::string capitalText(const ReceiptFacts& f) {
    std::string text = appendixB(f);
    text.replace(text.rfind(" text:" + f.text) + 1, 1, "T");
    return text;
}

std::string dateWithSeconds(const ReceiptFacts& f) {
    return classic(f, twelveDigits);
}

std::string dateWithCentury(const ReceiptFacts& f) {
    return classic(f, withCentury);
}

std::string dateOfSmpp(const ReceiptFacts& f) {
    return classic(f, smppTime);
}

std::string dateOfUnix(const ReceiptFacts& f) {
    return classic(f, unixSeconds);
}

std::string shortest(const ReceiptFacts& f) {
    return fmt::format("id:{} stat:{} err:{:03}", f.id, f.outcome.word, f.error);
}

std::string withoutCounts(const ReceiptFacts& f) {
    return fmt::format("id:{} submit date:{} done date:{} stat:{} err:{:03}", f.id,
                       tenDigits(f.submitSeconds), tenDigits(f.doneSeconds), f.outcome.word, f.error);
}

std::string shuffled(const ReceiptFacts& f) {
    return fmt::format("sub:{:03} id:{} err:{:03} dlvrd:{:03} done date:{} submit date:{} text: stat:{}",
                       f.submitted, f.id, f.error, f.delivered, tenDigits(f.doneSeconds),
                       tenDigits(f.submitSeconds), f.outcome.word);
}

std::string blankBehindColon(const ReceiptFacts& f) {
    return fmt::format("id: {} sub: {:03} dlvrd: {:03} submit date: {} done date: {} stat: {} err: {} text:",
                       f.id, f.submitted, f.delivered, tenDigits(f.submitSeconds), tenDigits(f.doneSeconds),
                       f.outcome.word, f.error);
}

std::string doubleBlanks(const ReceiptFacts& f) {
    return fmt::format("id:{}  sub:{:03}  dlvrd:{:03}  stat:{}  err:{:03}  text:{}", f.id, f.submitted,
                       f.delivered, f.outcome.word, f.error, f.text);
}

std::string joinedDates(const ReceiptFacts& f) {
    return fmt::format("id:{} sub:{:03} dlvrd:{:03} submitdate:{}donedate:{} stat:{} err:{:03} Text:{}", f.id,
                       f.submitted, f.delivered, tenDigits(f.submitSeconds), tenDigits(f.doneSeconds),
                       f.outcome.word, f.error, f.text);
}

std::string longWords(const ReceiptFacts& f) {
    return fmt::format("id:{} sub:{} dlvrd:{} submit date:{} done date:{} stat:{} err:{} text:{}", f.id,
                       f.submitted, f.delivered, tenDigits(f.submitSeconds), tenDigits(f.doneSeconds),
                       f.outcome.longer, f.error, f.text);
}

std::string lowerCase(const ReceiptFacts& f) {
    std::string word(f.outcome.word);
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return fmt::format("ID:{} SUB:{:03} DLVRD:{:03} STAT:{} ERR:{:03} TEXT:{}", f.id, f.submitted,
                       f.delivered, word, f.error, f.text);
}

std::string numericState(const ReceiptFacts& f) {
    return fmt::format("id:{} sub:{} dlvrd:{} submit date:{} done date:{} stat:{} err:{} text:{}", f.id,
                       f.submitted, f.delivered, tenDigits(f.submitSeconds), tenDigits(f.doneSeconds),
                       f.outcome.state == 2 ? 0 : 1, f.error, f.text);
}

std::string junkInFront(const ReceiptFacts& f) {
    return f.destination + "#" + appendixB(f);
}

std::string nakedText(const ReceiptFacts& f) {
    return fmt::format("id:{} sub:{:03} dlvrd:{:03} submit date:{} done date:{} stat:{} err:{:03} {}", f.id,
                       f.submitted, f.delivered, tenDigits(f.submitSeconds), tenDigits(f.doneSeconds),
                       f.outcome.word, f.error, f.text);
}

std::string twoOctets(const ReceiptFacts& f) {
    std::string wide;
    for (const char c : appendixB(f)) {
        wide += '\0';
        wide += c;
    }
    return wide;
}

std::string commaSeparated(const ReceiptFacts& f) {
    return fmt::format("{:02},{},{},{},{},{},{}", f.outcome.state == 2 ? 0 : 1, tenDigits(f.doneSeconds),
                       tenDigits(f.submitSeconds), f.error == 0 ? "" : std::to_string(f.error), f.destination,
                       f.originator, f.id);
}

constexpr std::uint8_t kUcs2 = 8;

constexpr ReceiptDialect kDialects[] = {
    {"appendix-b", appendixB, 0, true},
    {"capital-text", capitalText, 0, true},
    {"seconds", dateWithSeconds, 0, true},
    {"century", dateWithCentury, 0, true},
    {"smpp-time", dateOfSmpp, 0, true},
    {"unix-seconds", dateOfUnix, 0, true},
    {"shortest", shortest, 0, true},
    {"without-counts", withoutCounts, 0, true},
    {"shuffled", shuffled, 0, true},
    {"blank-behind-colon", blankBehindColon, 0, true},
    {"double-blanks", doubleBlanks, 0, true},
    {"joined-dates", joinedDates, 0, true},
    {"long-words", longWords, 0, true},
    {"lower-case", lowerCase, 0, true},
    {"numeric-state", numericState, 0, false},
    {"junk-in-front", junkInFront, 0, true},
    {"naked-text", nakedText, 0, true},
    {"two-octets", twoOctets, kUcs2, true},
    {"comma-separated", commaSeparated, 0, false},
};

}  // namespace

std::span<const ReceiptOutcome> receiptOutcomes() {
    return kOutcomes;
}

std::span<const ReceiptDialect> receiptDialects() {
    return kDialects;
}

}  // namespace smppscope::support
