#include "model/body_check.h"

#include "dissector/dissect.h"
#include "dissector/header.h"

namespace smppscope::model {
namespace {

BodyCheck check(const capture::Segment& segment) {
    if (segment.capturedLength < dissector::kHeaderLength ||
        dissector::loadU32(segment.payload) != segment.capturedLength) {
        return BodyCheck::notMade;
    }
    const bool good = dissector::isWellFormed({segment.payload, segment.capturedLength});
    return good ? BodyCheck::wellFormed : BodyCheck::malformed;
}

}  // namespace

void checkBodies(const capture::SegmentBatch& batch, std::vector<BodyCheck>& checks) {
    checks.clear();
    checks.reserve(batch.segments.size());
    for (const capture::Segment& segment : batch.segments) {
        checks.push_back(check(segment));
    }
}

}  // namespace smppscope::model
