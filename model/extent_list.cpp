#include "model/extent_list.h"

namespace smppscope::model {

std::uint64_t ExtentList::add(std::span<const Extent> extents, capture::FrameNumber completingFrame) {
    const std::uint64_t location =
        (static_cast<std::uint64_t>(extents.size()) << kIndexBits) | entries_.size();
    for (const Extent& extent : extents) {
        entries_.push_back({extent.position.packed(), extent.length,
                            static_cast<std::uint32_t>(completingFrame - extent.frame)});
    }
    return location;
}

std::vector<Extent> ExtentList::at(std::uint64_t location, capture::FrameNumber completingFrame) const {
    const std::uint64_t first = location & ((std::uint64_t{1} << kIndexBits) - 1);
    const std::uint64_t count = location >> kIndexBits;
    std::vector<Extent> extents;
    extents.reserve(count);
    for (std::uint64_t i = first; i < first + count; ++i) {
        const Entry& entry = entries_[i];
        extents.push_back({capture::FilePosition::fromPacked(entry.position), entry.length,
                           completingFrame - entry.framesBefore});
    }
    return extents;
}

}  // namespace smppscope::model
