#include <map>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/capture_options.h"
#include "cli/format_option.h"
#include "cli/load_capture.h"
#include "cli/message_table.h"
#include "cli/verb.h"
#include "model/delimited.h"
#include "model/report.h"

namespace smppscope::cli {

namespace {

using PrintSessions = void (*)(const model::SessionReport&, std::ostream&);

struct SessionsOptions {
    CaptureOptions capture;
    std::string format;
};

template <model::Delimiter delimiter>
void printTable(const model::SessionReport& report, std::ostream& out) {
    model::writeDelimited(out, columnNames(*model::SessionSummary::descriptor()), delimiter);
    for (const model::SessionSummary& session : report.sessions()) {
        if (!out) {
            return;
        }
        model::writeDelimited(out, columnValues(session), delimiter);
    }
}

void printJson(const model::SessionReport& report, std::ostream& out) {
    std::string_view lead = kJsonList.before;
    for (const model::SessionSummary& session : report.sessions()) {
        if (!out) {
            return;
        }
        out << lead << model::messageAsJson(session);
        lead = kJsonList.between;
    }
    out << (report.sessions().empty() ? kJsonList.before : "") << kJsonList.after;
}

void printBinary(const model::SessionReport& report, std::ostream& out) {
    model::SessionReport sessions;
    *sessions.mutable_sessions() = report.sessions();
    out << model::reportAsBinary(sessions);
}

const std::map<std::string, PrintSessions>& sessionFormats() {
    static const std::map<std::string, PrintSessions> kFormats = {
        {"tsv", printTable<model::Delimiter::tab>},
        {"csv", printTable<model::Delimiter::comma>},
        {"json", printJson},
        {"pb", printBinary}};
    return kFormats;
}

int runSessions(const SessionsOptions& options, Context& context) {
    const LoadedCapture loaded = loadCapture(options.capture, context);
    if (loaded.usable()) {
        sessionFormats().at(options.format)(model::buildReport(loaded.snapshot, loaded.analysis->pdus()),
                                            context.out);
    }
    return loaded.status;
}

}  // namespace

VerbRun declareSessions(CLI::App& app) {
    const auto options = std::make_shared<SessionsOptions>();
    addCaptureOptions(app, options->capture);
    addFormatOption(app, options->format, {"tsv", "csv", "json", "pb"},
                    "tsv or csv (a line of names, then a line per session), json (the report's\n"
                    "`sessions`) or pb (a SessionReport with nothing but sessions)");
    return [options](Context& context) { return runSessions(*options, context); };
}

}  // namespace smppscope::cli
