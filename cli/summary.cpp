#include <memory>

#include <CLI/CLI.hpp>

#include "cli/capture_options.h"
#include "cli/load_capture.h"
#include "cli/report_format.h"
#include "cli/verb.h"

namespace smppscope::cli {

namespace {

struct SummaryOptions {
    CaptureOptions capture;
    std::string format;
};

int runSummary(const SummaryOptions& options, Context& context) {
    const LoadedCapture loaded = loadCapture(options.capture, context, detailOf(options.format));
    if (loaded.usable()) {
        context.out << printedReport(loaded, options.format);
    }
    return loaded.status;
}

}  // namespace

VerbRun declareSummary(CLI::App& app) {
    const auto options = std::make_shared<SummaryOptions>();
    addCaptureOptions(app, options->capture);
    addReportFormat(app, options->format);
    return [options](Context& context) { return runSummary(*options, context); };
}

}  // namespace smppscope::cli
