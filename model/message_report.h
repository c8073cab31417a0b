#pragma once

#include <string>

#include "model/analysis.h"
#include "model/histogram.h"
#include "model/report.pb.h"

namespace smppscope::model {

/// Fills in `messages` and `accounts`. Accounts that neither have a name nor messages are left out.
void fillMessages(const Snapshot& snapshot, SessionReport& report);

/// A latency under the name that the report has for it.
void fillLatency(std::string name, const LatencyHistogram& from, LatencySummary& to);

}  // namespace smppscope::model
