#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/capture_options.h"
#include "cli/load_capture.h"
#include "cli/verb.h"
#include "model/printable.h"
#include "model/report.h"

namespace smppscope::cli {

namespace {

struct ReportOptions {
    CaptureOptions capture;
    std::vector<std::string> outputs;
};

/// Of the outputs the first that is one of the captures under whatever name; null if none is.
const std::string* overwritten(const ReportOptions& options) {
    const auto isCapture = [&options](const std::string& output) {
        return std::ranges::any_of(options.capture.files, [&output](const std::string& file) {
            std::error_code ignored;
            return std::filesystem::equivalent(file, output, ignored);
        });
    };
    const auto found = std::ranges::find_if(options.outputs, isCapture);
    return found == options.outputs.end() ? nullptr : &*found;
}

int runReport(const ReportOptions& options, Context& context) {
    if (const std::string* path = overwritten(options)) {
        context.err << fmt::format("{}: {}: is one of the captures and would be overwritten\n", kProgram,
                                   model::escapeControls(*path));
        return kUsage;
    }
    const LoadedCapture loaded = loadCapture(options.capture, context);
    if (!loaded.usable()) {
        return loaded.status;
    }
    const model::SessionReport report = model::buildReport(loaded.snapshot, loaded.analysis->pdus());
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
