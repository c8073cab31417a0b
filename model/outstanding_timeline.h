#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "model/row.h"

namespace smppscope::model {

/// The largest number of requests that were in flight together, in slices of time that get wider as the
/// session gets longer. At most kSlices numbers, and none before the first request.
class OutstandingTimeline {
  public:
    static constexpr std::size_t kSlices = 60;
    static constexpr TimeNs kNarrowest = 1'000'000;

    /// Goes on to the slice of `time`. In each new one there is in flight, at first, what
    /// `inFlightAt(begin of the slice)` says. Times before the first one count as the first.
    template <class InFlightAt>
    void reach(TimeNs time, InFlightAt inFlightAt) {
        if (largest_.empty()) {
            begin_ = time;
            largest_.push_back(0);
        }
        while ((time - begin_) / width_ >= static_cast<TimeNs>(kSlices)) {
            widen();
        }
        for (const std::size_t last = sliceOf(time); largest_.size() <= last;) {
            largest_.push_back(inFlightAt(begin_ + width_ * static_cast<TimeNs>(largest_.size())));
        }
    }

    // The slice of a time that was reached.
    std::uint32_t at(TimeNs time) const { return largest_[sliceOf(time)]; }
    void raise(TimeNs time, std::uint32_t inFlight) {
        std::uint32_t& largest = largest_[sliceOf(time)];
        largest = std::max(largest, inFlight);
    }

    bool empty() const { return largest_.empty(); }
    TimeNs begin() const { return begin_; }
    TimeNs width() const { return width_; }  ///< of a slice
    const std::vector<std::uint32_t>& largest() const { return largest_; }
    /// Of all slices.
    std::uint32_t max() const { return empty() ? 0 : *std::max_element(largest_.begin(), largest_.end()); }
    std::size_t memoryBytes() const { return largest_.capacity() * sizeof(std::uint32_t); }

  private:
    std::size_t sliceOf(TimeNs time) const {
        return time <= begin_ ? 0 : static_cast<std::size_t>((time - begin_) / width_);
    }
    /// Makes one slice of two.
    void widen() {
        width_ *= 2;
        for (std::size_t i = 0; i < largest_.size(); i += 2) {
            const std::uint32_t second = i + 1 < largest_.size() ? largest_[i + 1] : 0;
            largest_[i / 2] = std::max(largest_[i], second);
        }
        largest_.resize((largest_.size() + 1) / 2);
    }

    TimeNs begin_ = 0;
    TimeNs width_ = kNarrowest;
    std::vector<std::uint32_t> largest_;
};

}  // namespace smppscope::model
