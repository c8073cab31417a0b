#include "cli/load_capture.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/progress_line.h"
#include "model/loader.h"
#include "model/printable.h"

namespace smppscope::cli {

namespace {

constexpr std::size_t kWarningsPrinted = 100;

void printWarnings(const model::Snapshot& snapshot, std::ostream& err) {
    const std::vector<std::string>& warnings = snapshot.capture.warnings;
    for (std::size_t i = 0; i < std::min(warnings.size(), kWarningsPrinted); ++i) {
        err << fmt::format("{}: warning: {}\n", kProgram, model::escapeControls(warnings[i]));
    }
    if (warnings.size() > kWarningsPrinted) {
        err << fmt::format("{}: warning: {} more warnings are in the report\n", kProgram,
                           warnings.size() - kWarningsPrinted);
    }
    if (snapshot.cancelled) {
        err << fmt::format("{}: stopped after {} of {} bytes\n", kProgram, snapshot.capture.bytes,
                           snapshot.capture.totalBytes);
    }
}

}  // namespace

LoadedCapture afterLoad(std::shared_ptr<const model::Analysis> analysis, const Result<void>& result,
                        Context& context, model::SessionDetail detail) {
    LoadedCapture loaded;
    loaded.snapshot = analysis->snapshot(detail);
    loaded.analysis = std::move(analysis);
    printWarnings(loaded.snapshot, context.err);
    if (!result) {
        context.err << fmt::format("{}: {}\n", kProgram, model::escapeControls(result.error().message));
        loaded.status = kFailed;
    } else if (loaded.snapshot.cancelled) {
        loaded.status = kInterrupted;
    }
    return loaded;
}

model::AnalysisOptions analysisOptionsOf(const CaptureOptions& options) {
    model::AnalysisOptions analysisOptions;
    analysisOptions.maxPduLength = options.maxPduLength;
    analysisOptions.smppPorts = options.smppPorts;
    analysisOptions.otherPorts = options.otherPorts;
    analysisOptions.texts = options.texts;
    analysisOptions.xotPorts = options.xotPorts;
    return analysisOptions;
}

LoadedCapture loadCapture(const CaptureOptions& options, Context& context, model::SessionDetail detail) {
    const auto analysis = std::make_shared<model::Analysis>(options.files, analysisOptionsOf(options));
    model::LoadOptions loadOptions;
    loadOptions.threads = options.threads;
    Result<void> result;
    {
        const ProgressLine progress(options.progress, context, [&](std::chrono::nanoseconds elapsed) {
            return progressText(analysis->progress(), elapsed);
        });
        result = model::load(*analysis, loadOptions, context.stop);
    }
    return afterLoad(analysis, result, context, detail);
}

}  // namespace smppscope::cli
