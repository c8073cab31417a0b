#include "cli/report_format.h"

#include <map>

#include "cli/format_option.h"

namespace smppscope::cli {

namespace {

using Print = std::string (*)(const model::SessionReport&);

const std::map<std::string, Print>& formats() {
    static const std::map<std::string, Print> kFormats = {
        {"text", model::reportAsText}, {"json", model::reportAsJson}, {"pb", model::reportAsBinary}};
    return kFormats;
}

}  // namespace

void addReportFormat(CLI::App& app, std::string& format) {
    addFormatOption(app, format, {"text", "json", "pb"},
                    "text for people, json (Protobuf's JSON mapping) or pb (model/report.proto)");
}

std::string printedReport(const model::SessionReport& report, const std::string& format) {
    return formats().at(format)(report);
}

}  // namespace smppscope::cli
