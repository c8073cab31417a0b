#pragma once

#include <algorithm>

#include "capture/passed_holes.h"
#include "capture/segment.h"

namespace smppscope::capture {

/// The segment without what it holds outside of `part`, which lies within it.
inline Segment partOf(Segment segment, PassedHoles::Range part) {
    const std::uint32_t from = part.begin - segment.sequence;
    const std::uint32_t captured = std::min(from, segment.capturedLength);
    if (from + part.length < segment.length) {
        segment.flags &= static_cast<std::uint8_t>(~tcp_flag::kFin);
    }
    segment.payload += captured;
    segment.position = segment.position + captured;
    segment.capturedLength = std::min(segment.capturedLength - captured, part.length);
    segment.sequence = part.begin;
    segment.length = part.length;
    return segment;
}

}  // namespace smppscope::capture
