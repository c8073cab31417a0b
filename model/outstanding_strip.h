#pragma once

#include <string>

#include "model/report.pb.h"

namespace smppscope::model {

/// Inline SVG: the outline of how many requests were in flight in each slice of a session's time, against the
/// largest number of the session. Empty if there was never one.
std::string outstandingStripSvg(const SessionSummary& session);

}  // namespace smppscope::model
