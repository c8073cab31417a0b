#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace smppscope::capture {

/// Holes of a stream that were given up: where it has gone on without the bytes. Keeps the last kHoles, as
/// far as they are no more than kReach behind.
class PassedHoles {
  public:
    static constexpr std::size_t kHoles = 64;
    static constexpr std::uint64_t kReach = 1u << 26;

    /// Sequence numbers.
    struct Range {
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
    };

    /// `position`: of the hole's end in the stream, counted in 64 bits, so that sequence numbers used again
    /// are told apart.
    void add(Range hole, std::uint64_t position) {
        std::erase_if(holes_, [&](const Hole& old) { return position - old.position > kReach; });
        if (holes_.size() == kHoles) {
            holes_.erase(holes_.begin());
        }
        holes_.push_back({hole, position});
    }

    /// The first part of `range` that lies in a hole; of length 0: none does. `position`: where the stream
    /// is.
    Range firstIn(Range range, std::uint64_t position) const {
        Range first;
        for (const Hole& hole : holes_) {
            const auto shift = std::int64_t{static_cast<std::int32_t>(hole.range.begin - range.begin)};
            const std::int64_t from = std::max<std::int64_t>(shift, 0);
            const std::int64_t to = std::min<std::int64_t>(shift + hole.range.length, range.length);
            const bool isFirst = first.length == 0 || from < std::int64_t{first.begin - range.begin};
            if (from < to && isFirst && position - hole.position <= kReach) {
                first = {range.begin + static_cast<std::uint32_t>(from),
                         static_cast<std::uint32_t>(to - from)};
            }
        }
        return first;
    }

    /// A part of a hole, as firstIn() tells it, has been filled after all.
    void fill(Range part) {
        for (std::size_t at = 0; at < holes_.size(); ++at) {
            Hole& hole = holes_[at];
            const std::uint32_t before = part.begin - hole.range.begin;
            if (before >= hole.range.length) {
                continue;
            }
            const std::uint32_t behind = hole.range.length - before - part.length;
            const Range rest{part.begin + part.length, behind};
            hole.range.length = before;
            const std::uint64_t position = hole.position;
            if (before == 0) {
                hole.range = rest;
            } else if (behind != 0 && holes_.size() < kHoles) {
                holes_.push_back({rest, position});
            }
            std::erase_if(holes_, [](const Hole& old) { return old.range.length == 0; });
            return;
        }
    }

  private:
    struct Hole {
        Range range;
        std::uint64_t position;
    };

    std::vector<Hole> holes_;
};

}  // namespace smppscope::capture
