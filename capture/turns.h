#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "capture/types.h"

namespace smppscope::capture {

/// Whose turn it is of those that have a next frame: the one with the earliest time; of equal times, the one
/// with the lowest index. A binary heap of which the top can be given a new time in place, since that is what
/// happens with every frame.
class Turns {
  public:
    bool empty() const { return entries_.empty(); }
    std::size_t size() const { return entries_.size(); }
    /// Index of the one whose turn it is.
    std::uint32_t first() const { return entries_.front().index; }

    void add(std::uint32_t index, TimeNs time) {
        entries_.push_back({time, index});
        std::size_t at = entries_.size() - 1;
        while (at > 0 && entries_[at].before(entries_[(at - 1) / 2])) {
            std::swap(entries_[at], entries_[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
    }
    /// The first has a new time.
    void renewFirst(TimeNs time) { sink({time, first()}); }
    void removeFirst() {
        const Entry last = entries_.back();
        entries_.pop_back();
        if (!entries_.empty()) {
            sink(last);
        }
    }

  private:
    struct Entry {
        TimeNs time;
        std::uint32_t index;
        bool before(const Entry& other) const {
            return time < other.time || (time == other.time && index < other.index);
        }
    };

    // Puts `entry` in the place of the first, then down to where it belongs.
    void sink(Entry entry) {
        std::size_t at = 0;
        for (std::size_t below = 1; below < entries_.size(); below = 2 * at + 1) {
            const bool other = below + 1 < entries_.size() && entries_[below + 1].before(entries_[below]);
            below += other ? 1 : 0;
            if (!entries_[below].before(entry)) {
                break;
            }
            entries_[at] = entries_[below];
            at = below;
        }
        entries_[at] = entry;
    }

    std::vector<Entry> entries_;
};

}  // namespace smppscope::capture
