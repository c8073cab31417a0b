#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "cli/capture_options.h"
#include "cli/context.h"
#include "model/analysis.h"

namespace smppscope::cli {

/// "  235 MB of 1.20 GB  19.6 %  1,040,000 PDUs  4.2 s left": one line of progress, without control
/// characters.
std::string progressText(const model::LoadProgress& progress, std::chrono::nanoseconds elapsed);

/// Shows how far something is, on a line of context.err that it rewrites a few times a second from a thread
/// of its own, from construction to destruction; nobody else may write to context.err meanwhile. In automatic
/// mode only on a terminal and only after half a second. Leaves no trace on a terminal, and a last full line
/// elsewhere.
class ProgressLine {
  public:
    /// What to show; called on another thread.
    using Source = std::function<std::string(std::chrono::nanoseconds elapsed)>;

    ProgressLine(ProgressMode mode, Context& context, Source source);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

  private:
    void run(const std::stop_token& stop, std::chrono::milliseconds delay);
    void show();

    Context& context_;
    Source source_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    bool lastLineStays_ = false;
    bool shown_ = false;
    std::mutex mutex_;  // only for waiting: nothing is shared
    std::condition_variable_any ended_;
    std::jthread thread_;
};

}  // namespace smppscope::cli
