#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "capture/types.h"
#include "capture/x25_packet.h"

namespace smppscope::capture {

/// Index of an X.25 link, dense from 0 in order of first appearance.
using X25LinkId = std::uint32_t;

/// What of X.25 a frame holds.
enum class X25Layer : std::uint8_t { lapb, packet };

/// A frame of an X.25 link, without what the capture or the local network put before it; its bytes still
/// where the frame reader put them.
struct X25Frame {
    FrameNumber frame = 0;
    TimeNs time = 0;
    FilePosition position;  ///< of the first byte
    const std::uint8_t* data = nullptr;
    std::uint32_t capturedLength = 0;
    std::uint32_t length = 0;  ///< on the wire
    X25LinkId link = 0;
    std::uint32_t point = 0;  ///< where it was captured: a CapturePoint
    X25Layer layer = X25Layer::packet;
    std::optional<X25Side> from;     ///< who sent it, if the capture tells (LAPB tells it itself)
    std::size_t segmentsBefore = 0;  ///< segments of the batch that were captured before it

    Bytes bytes() const { return {data, capturedLength}; }
};

/// A link seen for the first time in a batch.
struct NewX25Link {
    X25LinkId id = 0;
    std::array<std::string, 2> ends;  ///< what the sides are called; empty where nothing tells
};

}  // namespace smppscope::capture
