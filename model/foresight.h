#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "capture/segment.h"
#include "model/messages/message_digest.h"

namespace smppscope::model {

/// Whether the payload of a segment, taken as one PDU, is well-formed.
enum class BodyCheck : std::uint8_t { notMade, wellFormed, malformed };

/// What is known of the payload of a segment before its turn.
struct Foresight {
    BodyCheck check = BodyCheck::notMade;
    const MessageDigest* digest = nullptr;  ///< if the PDU has one
};

/// What is known of the segments of a batch, those that hold just one PDU each, which most do: a pure
/// function of their bytes, so that the reading thread can spare the tracking thread, which has more to do,
/// this work.
class BatchForesight {
  public:
    /// Looks at a batch, instead of the one before. Without `digests` only the checks.
    void look(const capture::SegmentBatch& batch, bool digests);

    /// Of a segment of the batch by its index; valid until the next look(). Nothing is known beyond the end.
    Foresight operator[](std::size_t segment) const {
        if (segment >= entries_.size()) {
            return {};
        }
        const Entry entry = entries_[segment];
        return {entry.check, entry.digest == kNoDigest ? nullptr : &digests_[entry.digest]};
    }

  private:
    static constexpr std::uint32_t kNoDigest = 0xFFFFFFFF;
    struct Entry {
        std::uint32_t digest = kNoDigest;
        BodyCheck check = BodyCheck::notMade;
    };
    Entry lookAt(const capture::Segment& segment, bool digests);

    std::vector<Entry> entries_;  // one per segment; small, since many segments hold nothing
    std::vector<MessageDigest> digests_;
};

}  // namespace smppscope::model
