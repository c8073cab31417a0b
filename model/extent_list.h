#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/row.h"

namespace smppscope::model {

/// Where the bytes of PDUs lie that are not in one piece: over several segments, or cut. 16 bytes an extent.
/// Not synchronised.
class ExtentList {
  public:
    /// Keeps the extents of a PDU that `completingFrame` completed; returns what goes into PduRow::location.
    std::uint64_t add(std::span<const Extent> extents, capture::FrameNumber completingFrame);
    std::vector<Extent> at(std::uint64_t location, capture::FrameNumber completingFrame) const;
    std::size_t memoryBytes() const { return entries_.capacity() * sizeof(Entry); }

  private:
    static constexpr int kIndexBits = 40;

    struct Entry {
        std::uint64_t position;
        std::uint32_t length;
        std::uint32_t framesBefore;  // completing frame minus this extent's frame
    };

    std::vector<Entry> entries_;
};

}  // namespace smppscope::model
