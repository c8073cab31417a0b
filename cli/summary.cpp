#include <map>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/capture_options.h"
#include "cli/load_capture.h"
#include "cli/verb.h"
#include "model/report.h"

namespace smppscope::cli {

namespace {

using Print = std::string (*)(const model::SessionReport&);

struct SummaryOptions {
    CaptureOptions capture;
    std::string format = "text";
};

const std::map<std::string, Print>& formats() {
    static const std::map<std::string, Print> kFormats = {
        {"text", model::reportAsText}, {"json", model::reportAsJson}, {"pb", model::reportAsBinary}};
    return kFormats;
}

int runSummary(const SummaryOptions& options, Context& context) {
    const LoadedCapture loaded = loadCapture(options.capture, context);
    if (loaded.usable()) {
        context.out << formats().at(options.format)(model::buildReport(loaded.snapshot));
    }
    return loaded.status;
}

}  // namespace

VerbRun declareSummary(CLI::App& app) {
    const auto options = std::make_shared<SummaryOptions>();
    addCaptureOptions(app, options->capture);
    app.add_option("--format", options->format,
                   "text for people, json (Protobuf's JSON mapping) or pb (Protobuf)")
        ->check(CLI::IsMember({"text", "json", "pb"}))
        ->capture_default_str()
        ->type_name("text|json|pb");
    return [options](Context& context) { return runSummary(*options, context); };
}

}  // namespace smppscope::cli
