#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace smppscope::dissector {

/// A time as SMPP writes it (SMPP v3.4 7.1.1).
struct SmppTime {
    bool relative = false;
    bool shortForm =
        false;  ///< YYMMDDhhmm[ss] without a time zone: the message centre's local time, taken as UTC
    std::int64_t ns =
        0;             ///< since 1970-01-01 UTC; relative: from now, with months of 30 and years of 365 days
    std::string text;  ///< "2026-05-02 10:00:00.0 +02:00", "1 month 7 days"
};

/// Reads the characters without their NUL. Nothing if they are no time; the empty text is none either.
std::optional<SmppTime> parseTime(std::string_view text);

/// "May  2, 2026 08:00:00.000000000 UTC", as tshark prints times.
std::string formatUtc(std::int64_t ns);

}  // namespace smppscope::dissector
