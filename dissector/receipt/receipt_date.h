#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace smppscope::dissector {

/// How a receipt writes a date.
enum class DateForm : std::uint8_t {
    minutes,         ///< YYMMDDhhmm, the form of SMPP v3.4 appendix B
    unixSeconds,     ///< ten digits that are no date: seconds since 1970
    seconds,         ///< YYMMDDhhmmss
    centuryMinutes,  ///< YYYYMMDDhhmm
    centurySeconds,  ///< YYYYMMDDhhmmss
    hundredths,      ///< YYYYMMDDhhmmss and two digits of a second
    smppAbsolute,    ///< YYMMDDhhmmsstnn and a sign (SMPP v3.4 7.1.1.1)
    smppRelative,    ///< the same with an R: counted from a time that is not said
};

/// A date of a receipt. Most forms have no time zone: they are the message centre's local time.
struct ReceiptDate {
    DateForm form = DateForm::minutes;
    std::int8_t zoneQuarters = 0;  ///< quarter hours ahead of UTC; smppAbsolute only
    std::int64_t ns = 0;           ///< since 1970-01-01 UTC, local time taken as UTC; 0 for smppRelative

    bool isLocal() const { return form != DateForm::unixSeconds && form != DateForm::smppAbsolute; }
    bool isResolved() const { return form != DateForm::smppRelative; }
};

/// Reads a date without blanks around it. Nothing if it is in none of the forms or no date of the calendar.
/// Twelve digits can mean two things: the one nearer to `captured` counts (ns since 1970; 0 if unknown, then
/// the year has two digits). Never allocates.
std::optional<ReceiptDate> readReceiptDate(std::string_view text, std::int64_t captured = 0);

/// "2009-02-19T17:02", as precise as the form is, with "Z" or "+03:00" where the zone is known; "relative"
/// for a relative one.
std::string isoText(const ReceiptDate& date);

}  // namespace smppscope::dissector
