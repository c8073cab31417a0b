#pragma once

#include <algorithm>

#include "model/row.h"

namespace smppscope::gui {

/// Times from `begin` to `end`, both included where single PDUs are meant.
struct TimeRange {
    model::TimeNs begin = 0;
    model::TimeNs end = 0;

    model::TimeNs length() const { return end - begin; }
    bool contains(model::TimeNs time) const { return begin <= time && time <= end; }
    bool operator==(const TimeRange&) const = default;
};

}  // namespace smppscope::gui
