#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "capture/segment.h"

namespace smppscope::capture {

/// Which capture point the bytes of a stream were taken from: each byte from the point that had it first. In
/// a capture of one point nothing is kept; else the last kRuns changes from one point to another.
class StreamOrigins {
  public:
    static constexpr std::size_t kRuns = 64;

    /// The stream begins with bytes from `point`.
    void begin(CapturePoint point) { current_ = point; }

    /// The bytes from `sequence` on come from `point`, until another is told.
    void change(std::uint32_t sequence, CapturePoint point) {
        if (runs_ == nullptr) {
            runs_ = std::make_unique<Runs>();
            runs_->push({sequence, current_});
        }
        runs_->push({sequence, point});
        current_ = point;
    }

    /// Where the last bytes come from.
    CapturePoint current() const { return current_; }

    /// Whether the byte before `end` was taken from another point than `point`.
    bool isFromElsewhere(std::uint32_t end, CapturePoint point) const {
        return runs_ == nullptr ? current_ != point : runs_->pointBefore(end, point) != point;
    }

  private:
    struct Run {
        std::uint32_t sequence = 0;  // of the first byte
        CapturePoint point = 0;
    };
    struct Runs {
        std::array<Run, kRuns> ring;
        std::uint32_t count = 0;

        void push(Run run) { ring[count++ % kRuns] = run; }
        // For bytes before the oldest run that is kept: another point than `point`, since several had them.
        CapturePoint pointBefore(std::uint32_t end, CapturePoint point) const {
            for (std::uint32_t back = 1; back <= count && back <= kRuns; ++back) {
                const Run& run = ring[(count - back) % kRuns];
                if (static_cast<std::int32_t>(end - run.sequence) > 0) {
                    return run.point;
                }
            }
            return count <= kRuns ? ring[0].point : ~point;
        }
    };

    std::unique_ptr<Runs> runs_;  // once there is a second point
    CapturePoint current_ = 0;
};

}  // namespace smppscope::capture
