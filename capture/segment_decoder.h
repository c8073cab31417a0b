#pragma once

#include "capture/connection_table.h"
#include "capture/frame.h"
#include "capture/link_layer.h"

namespace smppscope::capture {

/// Link, IP and TCP headers of frames -> segments with connection numbers.
class SegmentDecoder {
  public:
    enum class Outcome : std::uint8_t { segment, otherProtocol, unknownLink };

    /// Appends the segment that the frame holds, if it does, and its connection, if that is new.
    Outcome decode(const Frame& frame, std::uint32_t file, FrameNumber number, SegmentBatch& batch);

  private:
    LinkFunction linkOf(std::uint32_t linkType);

    ConnectionTable connections_;
    std::uint32_t lastLinkType_ = ~0u;
    LinkFunction lastLink_ = nullptr;
};

}  // namespace smppscope::capture
