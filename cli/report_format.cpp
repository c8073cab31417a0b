#include "cli/report_format.h"

#include <map>

#include <CLI/CLI.hpp>

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
    format = "text";
    app.add_option("--format", format, "text for people, json (Protobuf's JSON mapping) or pb (Protobuf)")
        ->check(CLI::IsMember({"text", "json", "pb"}))
        ->capture_default_str()
        ->type_name("text|json|pb");
}

std::string printedReport(const model::SessionReport& report, const std::string& format) {
    return formats().at(format)(report);
}

}  // namespace smppscope::cli
