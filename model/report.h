#pragma once

#include <string>

#include "capture/result.h"
#include "model/analysis.h"
#include "model/report.pb.h"

namespace smppscope::model {

/// The session report (model/report.proto) of a snapshot; every string in it is valid UTF-8. Pure; any
/// thread. Linear in the number of sessions.
SessionReport buildReport(const Snapshot& snapshot);

/// The same with what only the PDUs themselves tell: how many requests sessions had in flight over their
/// time. Reads the snapshot's rows of `pdus`.
SessionReport buildReport(const Snapshot& snapshot, const PduStore& pdus);

/// For people at a terminal: aligned tables, units, no control characters. Of many sessions, those with most
/// PDUs and the number of the others.
std::string reportAsText(const SessionReport& report);
/// Standard Protobuf JSON mapping, snake_case names kept, fields with default values printed.
std::string reportAsJson(const SessionReport& report);
std::string reportAsBinary(const SessionReport& report);
/// One self-contained page: no scripts, no fonts, no links to elsewhere; everything from the capture escaped.
/// Of many sessions, those with most PDUs and the number of the others.
std::string reportAsHtml(const SessionReport& report);

/// Any message in the JSON form of reportAsJson().
std::string messageAsJson(const google::protobuf::Message& message);

/// Fails if writeReport() would not know the extension of `path`.
Result<void> checkReportPath(const std::string& path);
/// Writes the report to `path` in the format that its extension names: .html, .json, .pb (.txt: text).
/// Fails for other extensions and for files that can't be written.
Result<void> writeReport(const SessionReport& report, const std::string& path);

}  // namespace smppscope::model
