#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/capture_options.h"
#include "cli/load_capture.h"
#include "cli/verb.h"
#include "model/report.h"

namespace smppscope::cli {

namespace {

struct ReportOptions {
    CaptureOptions capture;
    std::vector<std::string> outputs;
};

int runReport(const ReportOptions& options, Context& context) {
    const LoadedCapture loaded = loadCapture(options.capture, context);
    if (!loaded.usable()) {
        return loaded.status;
    }
    const model::SessionReport report = model::buildReport(loaded.snapshot);
    int status = loaded.status;
    for (const std::string& path : options.outputs) {
        if (const Result<void> written = model::writeReport(report, path); !written) {
            context.err << fmt::format("{}: {}\n", kProgram, written.error().message);
            status = kFailed;
        }
    }
    return status;
}

std::string outputProblem(const std::string& path) {
    const Result<void> check = model::checkReportPath(path);
    return check ? std::string() : check.error().message;
}

}  // namespace

VerbRun declareReport(CLI::App& app) {
    const auto options = std::make_shared<ReportOptions>();
    addCaptureOptions(app, options->capture);
    app.add_option("-o,--output", options->outputs,
                   "File to write: .html, .json, .pb or .txt; may be repeated")
        ->required()
        ->take_all()
        ->allow_extra_args(false)
        ->check(CLI::Validator(outputProblem, ""))
        ->type_name("FILE");
    return [options](Context& context) { return runReport(*options, context); };
}

}  // namespace smppscope::cli
