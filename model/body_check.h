#pragma once

#include <cstdint>
#include <vector>

#include "capture/segment.h"

namespace smppscope::model {

/// Whether the payload of a segment, taken as one PDU, is well-formed.
enum class BodyCheck : std::uint8_t { notMade, wellFormed, malformed };

/// Checks ahead of their turn the segments that hold just one PDU each, which most do: `checks` gets one
/// entry per segment. A pure function of the bytes, so the reading thread can spare the tracking thread,
/// which has more to do, this work.
void checkBodies(const capture::SegmentBatch& batch, std::vector<BodyCheck>& checks);

}  // namespace smppscope::model
