#include "cli/report_format.h"

#include <map>

#include "cli/format_option.h"
#include "model/report.h"

namespace smppscope::cli {

namespace {

using model::SessionDetail;

struct Format {
    std::string (*print)(const model::SessionReport&);
    SessionDetail detail;
};

const std::map<std::string, Format>& formats() {
    static const std::map<std::string, Format> kFormats = {
        {"text", {model::reportAsText, SessionDetail::totals}},
        {"json", {model::reportAsJson, SessionDetail::full}},
        {"pb", {model::reportAsBinary, SessionDetail::full}}};
    return kFormats;
}

}  // namespace

void addReportFormat(CLI::App& app, std::string& format) {
    addFormatOption(app, format, {"text", "json", "pb"},
                    "text for people, json (Protobuf's JSON mapping) or pb (model/report.proto)");
}

SessionDetail detailOf(const std::string& format) {
    return formats().at(format).detail;
}

std::string printedReport(const LoadedCapture& loaded, const std::string& format) {
    const Format& chosen = formats().at(format);
    return chosen.print(chosen.detail == SessionDetail::full
                            ? model::buildReport(loaded.snapshot, loaded.analysis->pdus())
                            : model::buildReport(loaded.snapshot));
}

}  // namespace smppscope::cli
