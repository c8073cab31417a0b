#include <map>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/capture_options.h"
#include "cli/load_capture.h"
#include "cli/message_table.h"
#include "cli/verb.h"
#include "model/delimited.h"
#include "model/report.h"

namespace smppscope::cli {

namespace {

using Print = void (*)(const model::SessionReport&, std::ostream&);

struct SessionsOptions {
    CaptureOptions capture;
    std::string format = "tsv";
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
    const char* before = "[\n";
    for (const model::SessionSummary& session : report.sessions()) {
        if (!out) {
            return;
        }
        out << before << model::messageAsJson(session);
        before = ",\n";
    }
    out << (report.sessions().empty() ? "[]\n" : "]\n");
}

void printBinary(const model::SessionReport& report, std::ostream& out) {
    model::SessionReport sessions;
    *sessions.mutable_sessions() = report.sessions();
    out << model::reportAsBinary(sessions);
}

const std::map<std::string, Print>& formats() {
    static const std::map<std::string, Print> kFormats = {{"tsv", printTable<model::Delimiter::tab>},
                                                          {"csv", printTable<model::Delimiter::comma>},
                                                          {"json", printJson},
                                                          {"pb", printBinary}};
    return kFormats;
}

int runSessions(const SessionsOptions& options, Context& context) {
    const LoadedCapture loaded = loadCapture(options.capture, context);
    if (loaded.usable()) {
        formats().at(options.format)(model::buildReport(loaded.snapshot), context.out);
    }
    return loaded.status;
}

}  // namespace

VerbRun declareSessions(CLI::App& app) {
    const auto options = std::make_shared<SessionsOptions>();
    addCaptureOptions(app, options->capture);
    app.add_option(
           "--format", options->format,
           "tsv or csv (a line of names, then a line per session), json (the report's `sessions`) or pb "
           "(a SessionReport with nothing but sessions)")
        ->check(CLI::IsMember({"tsv", "csv", "json", "pb"}))
        ->capture_default_str()
        ->type_name("tsv|csv|json|pb");
    return [options](Context& context) { return runSessions(*options, context); };
}

}  // namespace smppscope::cli
