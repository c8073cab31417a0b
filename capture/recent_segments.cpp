#include "capture/recent_segments.h"

#include <algorithm>
#include <cstdlib>

namespace smppscope::capture {

void RecentSegments::rememberMore() {
    if (more_.empty()) {
        more_.assign(entries_.begin(), entries_.end());
        moreSince_ = next_;
    }
}

// As long as what would be forgotten is not old enough, there is room for more.
void RecentSegments::noteMore(const Entry& entry) {
    const auto size = static_cast<std::uint32_t>(more_.size());
    const bool full = next_ >= size;
    if (full && size < kMostSegments && entry.ticks - more_[next_ % size].ticks <= ticksOf(kLongestLag)) {
        std::vector<Entry> larger(std::size_t{2} * size);
        for (std::uint32_t number = next_ - size; number != next_; ++number) {
            larger[number % larger.size()] = more_[number % size];
        }
        more_ = std::move(larger);
    }
    more_[next_++ % more_.size()] = entry;
}

std::uint32_t RecentSegments::findCopyOf(const Segment& segment) const {
    const std::uint32_t print = printOf(segment);
    const auto lag = static_cast<std::int32_t>(segment.identification != 0 ? ticksOf(kLongestLag)
                                                                           : ticksOf(kLongestLagUnnumbered));
    const bool more = !more_.empty();
    const Entry* const entries = more ? more_.data() : entries_.data();
    const auto size = static_cast<std::uint32_t>(more ? more_.size() : entries_.size());
    const std::uint32_t count = std::min(next_, size);
    for (std::uint32_t back = 1; back <= count; ++back) {
        const Entry& entry = entries[(next_ - back) % size];
        if (entry.sequence == segment.sequence && entry.print == print &&
            std::abs(static_cast<std::int32_t>(ticksOf(segment.time) - entry.ticks)) <= lag) {
            return back;
        }
    }
    return 0;
}

}  // namespace smppscope::capture
