#pragma once

#include <string>

#include "capture/result.h"
#include "model/analysis.h"
#include "model/report.pb.h"

namespace smppscope::model {

/// The session report (model/report.proto) of a snapshot. Pure; any thread.
SessionReport buildReport(const Snapshot& snapshot);

std::string reportAsText(const SessionReport& report);
/// Standard Protobuf JSON mapping, snake_case names kept, fields with default values printed.
std::string reportAsJson(const SessionReport& report);
std::string reportAsBinary(const SessionReport& report);
/// One self-contained page: no scripts, no fonts, no links to elsewhere; everything from the capture escaped.
std::string reportAsHtml(const SessionReport& report);

/// Writes the report to `path` in the format that its extension names: .html, .json, .pb (.txt: text).
/// Fails for other extensions and for files that can't be written.
Result<void> writeReport(const SessionReport& report, const std::string& path);

}  // namespace smppscope::model
