#pragma once

#include <string>
#include <vector>

#include "model/message_table.pb.h"
#include "model/report.pb.h"

namespace smppscope::support {

/// How a report differs from the truth, one line for each field: "sessions[3].totals.paired: 17, should be
/// 18". Quantiles and means of latencies may be 1 % off; files and warnings are not compared. Fields of the
/// report that the truth leaves out as a whole are not compared either.
std::vector<std::string> differences(const model::SessionReport& report, const model::SessionReport& truth);

/// The same for the row of one message.
std::vector<std::string> differences(const model::MessageRow& row, const model::MessageRow& truth);

}  // namespace smppscope::support
