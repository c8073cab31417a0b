#pragma once

#include <memory>
#include <string>

#include "cli/capture_options.h"
#include "cli/context.h"
#include "model/analysis.h"

namespace smppscope::cli {

/// What a verb has to show, and the exit status once it has shown it.
struct LoadedCapture {
    std::shared_ptr<const model::Analysis> analysis;
    model::Snapshot snapshot;
    int status = kDone;  ///< kFailed: reading broke off; kInterrupted: the user stopped it

    /// Something was read before it failed, so it is worth showing.
    bool usable() const { return status != kFailed || snapshot.capture.frames > 0; }
};

/// What a load came to, after model::load() on `analysis` returned `result`. Warnings (damaged files) and
/// failures are printed on context.err, one line each.
LoadedCapture afterLoad(std::shared_ptr<const model::Analysis> analysis, const Result<void>& result,
                        Context& context, model::SessionDetail detail = model::SessionDetail::full);

/// What the options say of how streams and texts are read.
model::AnalysisOptions analysisOptionsOf(const CaptureOptions& options);

/// Loads all files on the calling thread, with progress on context.err as the options say. `detail`: how much
/// the verb has to show of each session.
LoadedCapture loadCapture(const CaptureOptions& options, Context& context,
                          model::SessionDetail detail = model::SessionDetail::full);

}  // namespace smppscope::cli
