#include "capture/x25_copies.h"

#include <algorithm>
#include <cstdlib>

#include "capture/x25_numbering.h"

namespace smppscope::capture {

namespace {

constexpr std::size_t kMostPoints = 32;

// LAPB: RR, RNR and REJ (ITU-T X.25 2.3.2).
bool isSupervisory(const X25Frame& frame) {
    return frame.layer == X25Layer::lapb && frame.capturedLength >= 2 && (frame.data[1] & 0x03) == 0x01;
}

}  // namespace

// Of more points than there are bits the last ones count as one.
std::uint32_t X25Copies::bitOf(std::uint32_t point) {
    auto place = std::find(points_.begin(), points_.end(), point);
    if (place == points_.end() && points_.size() < kMostPoints) {
        place = points_.insert(place, point);
    }
    return 1u << std::min<std::ptrdiff_t>(place - points_.begin(), kMostPoints - 1);
}

bool X25Copies::isCopy(const X25Frame& frame) {
    if (isSupervisory(frame)) {
        return false;
    }
    const std::uint32_t point = bitOf(frame.point);
    const std::uint64_t hash = x25HashOf(frame.bytes());
    const auto same = [&](const Seen& seen) {
        return (seen.points & point) == 0 && seen.hash == hash && seen.length == frame.length &&
               std::abs(frame.time - seen.time) <= kLongestLag;
    };
    // The oldest first: points have frames in the same order.
    const auto begin = seen_.begin();
    const auto middle = begin + static_cast<std::ptrdiff_t>(next_);
    auto found = points_.size() == 1 ? seen_.end() : std::find_if(middle, seen_.end(), same);
    if (found == seen_.end() && points_.size() != 1) {
        found = std::find_if(begin, middle, same);
        found = found == middle ? seen_.end() : found;
    }
    if (found != seen_.end()) {
        found->points |= point;
        return true;
    }
    const Seen seen{hash, frame.time, frame.length, point};
    if (seen_.size() < kFrames) {
        seen_.push_back(seen);
    } else {
        seen_[next_] = seen;
        next_ = (next_ + 1) % kFrames;
    }
    return false;
}

}  // namespace smppscope::capture
