#include "gui/window/load_estimate.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/units.h"

namespace smppscope::gui {

namespace {

constexpr std::int64_t kSoonestMs = 500;  // before, a rate says little

std::string timeLeft(double ms) {
    const auto seconds = static_cast<std::int64_t>(ms / 1000) + 1;
    return seconds < 60 ? fmt::format("{} s", seconds) : model::formatDuration(seconds * 1'000'000'000);
}

}  // namespace

int LoadEstimate::permille() const {
    return total == 0 ? 0
                      : static_cast<int>(std::min(
                            1000.0, 1000.0 * static_cast<double>(done) / static_cast<double>(total)));
}

std::string LoadEstimate::text() const {
    if (total == 0) {
        return model::formatBytes(done);
    }
    std::string words =
        fmt::format("{} of {}, {} %", model::formatBytes(done), model::formatBytes(total), permille() / 10);
    if (elapsedMs >= kSoonestMs && done > 0 && done < total) {
        const double perByte = static_cast<double>(elapsedMs) / static_cast<double>(done);
        words += fmt::format(", {} left", timeLeft(perByte * static_cast<double>(total - done)));
    }
    return words;
}

}  // namespace smppscope::gui
