#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "capture/types.h"

namespace smppscope::support {

/// Simulated time: runs actions in the order of their times, equal times in the order they were planned.
class Timeline {
  public:
    explicit Timeline(capture::TimeNs start, capture::TimeNs resolution)
        : now_(start), resolution_(resolution) {}

    capture::TimeNs now() const { return now_; }

    /// Plans an action `delay` from now, rounded up to the resolution of the capture's time stamps.
    void after(capture::TimeNs delay, std::function<void()> action) {
        const capture::TimeNs time = now_ + (delay + resolution_ - 1) / resolution_ * resolution_;
        heap_.push_back({time, order_++, std::move(action)});
        std::push_heap(heap_.begin(), heap_.end(), later);
    }

    /// Until nothing is planned any more.
    void run() {
        while (!heap_.empty()) {
            std::pop_heap(heap_.begin(), heap_.end(), later);
            const Planned next = std::move(heap_.back());
            heap_.pop_back();
            now_ = next.time;
            next.action();
        }
    }

  private:
    struct Planned {
        capture::TimeNs time;
        std::uint64_t order;
        std::function<void()> action;
    };
    static bool later(const Planned& a, const Planned& b) {
        return a.time != b.time ? a.time > b.time : a.order > b.order;
    }

    std::vector<Planned> heap_;
    capture::TimeNs now_;
    capture::TimeNs resolution_;
    std::uint64_t order_ = 0;
};

}  // namespace smppscope::support
