#include "cli/progress_line.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/units.h"

namespace smppscope::cli {

namespace {

using namespace std::chrono_literals;

constexpr auto kAutomaticDelay = 500ms;
constexpr auto kInterval = 100ms;
constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

std::string progressText(const model::LoadProgress& progress, std::chrono::nanoseconds elapsed) {
    const std::uint64_t total = std::max(progress.totalBytes, progress.bytes);
    std::string text =
        fmt::format("{} of {}  {}  {} PDUs", model::formatBytes(progress.bytes), model::formatBytes(total),
                    model::formatShare(progress.bytes, total), model::formatCount(progress.rows));
    if (progress.bytes > 0 && progress.bytes < total) {
        const double share =
            static_cast<double>(total - progress.bytes) / static_cast<double>(progress.bytes);
        const double left = share * static_cast<double>(elapsed.count());
        text += fmt::format("  {} left", model::formatDuration(static_cast<std::int64_t>(left)));
    }
    return text;
}

ProgressLine::ProgressLine(ProgressMode mode, Context& context, Source source)
    : context_(context), source_(std::move(source)), lastLineStays_(!context.errIsTerminal) {
    const bool always = mode == ProgressMode::always;
    if (always || (mode == ProgressMode::automatic && context.errIsTerminal)) {
        const auto delay = always ? 0ms : kAutomaticDelay;
        thread_ = std::jthread([this, delay](const std::stop_token& stop) { run(stop, delay); });
    }
}

ProgressLine::~ProgressLine() {
    if (!thread_.joinable()) {
        return;
    }
    thread_.request_stop();
    thread_.join();
    if (lastLineStays_) {
        show();
    } else if (shown_) {
        context_.err << kClearLine << std::flush;
    }
}

void ProgressLine::run(const std::stop_token& stop, std::chrono::milliseconds delay) {
    std::unique_lock lock(mutex_);
    const auto never = [] { return false; };
    ended_.wait_for(lock, stop, delay, never);
    while (!stop.stop_requested()) {
        show();
        ended_.wait_for(lock, stop, lastLineStays_ ? 10 * kInterval : kInterval, never);
    }
}

void ProgressLine::show() {
    const std::string text = source_(std::chrono::steady_clock::now() - begin_);
    if (lastLineStays_) {
        context_.err << text << std::endl;
    } else {
        context_.err << kClearLine << text << std::flush;
    }
    shown_ = true;
}

}  // namespace smppscope::cli
