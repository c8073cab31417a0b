#pragma once

#include <cstdint>
#include <string>

#include "model/row.h"

namespace smppscope::gui {

/// How the table writes times.
enum class TimeStyle : std::uint8_t { timeOfDay, dateAndTime, sinceStart };

/// Style and zero point of a capture's times.
struct TimeFormat {
    TimeStyle style = TimeStyle::timeOfDay;
    model::TimeNs start = 0;  ///< of the capture, for `sinceStart`

    /// To the microsecond: "12:34:56.123456", "2024-05-01 12:34:56.123456", "3.123456".
    std::string text(model::TimeNs time) const;
};

/// "2024-05-01 12:34:56.123456789 UTC"
std::string fullTime(model::TimeNs time);

}  // namespace smppscope::gui
