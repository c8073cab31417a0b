#pragma once

#include <string>

#include "cli/load_capture.h"
#include "model/session.h"

namespace CLI {
class App;
}

namespace smppscope::cli {

/// Declares --format for verbs that print the session report; `format` must outlive the parsing and gets the
/// default.
void addReportFormat(CLI::App& app, std::string& format);
/// What printedReport() needs to know of each session.
model::SessionDetail detailOf(const std::string& format);
/// The report of a capture in one of the formats that addReportFormat() admits.
std::string printedReport(const LoadedCapture& loaded, const std::string& format);

}  // namespace smppscope::cli
