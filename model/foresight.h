#pragma once

#include <cstdint>
#include <vector>

#include "capture/segment.h"
#include "model/messages/message_digest.h"

namespace smppscope::model {

/// Whether the payload of a segment, taken as one PDU, is well-formed.
enum class BodyCheck : std::uint8_t { notMade, wellFormed, malformed };

/// What is known of the payload of a segment before its turn: a pure function of its bytes, so that the
/// reading thread can spare the tracking thread, which has more to do, this work. Only of segments that hold
/// just one PDU each, which most do.
struct Foresight {
    BodyCheck check = BodyCheck::notMade;
    bool hasDigest = false;
    MessageDigest digest;  ///< with `hasDigest`
};

/// One entry per segment of the batch. Without `digests` only the checks.
void foresee(const capture::SegmentBatch& batch, bool digests, std::vector<Foresight>& entries);

}  // namespace smppscope::model
