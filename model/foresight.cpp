#include "model/foresight.h"

#include "capture/prefetch.h"
#include "dissector/dissect.h"
#include "dissector/header.h"
#include "dissector/message_facts.h"

namespace smppscope::model {
namespace {

BodyCheck checkOf(bool wellFormed) {
    return wellFormed ? BodyCheck::wellFormed : BodyCheck::malformed;
}

}  // namespace

void BatchForesight::look(const capture::SegmentBatch& batch, bool digests) {
    entries_.clear();
    digests_.clear();
    for (const capture::Segment& segment : batch.segments) {
        entries_.push_back(lookAt(segment, digests));
        capture::prefetchToWrite(capture::someLinesAhead(&entries_.back()));
    }
}

BatchForesight::Entry BatchForesight::lookAt(const capture::Segment& segment, bool digests) {
    const dissector::Bytes pdu{segment.payload, segment.capturedLength};
    if (pdu.size() < dissector::kHeaderLength || dissector::loadU32(pdu.data()) != pdu.size()) {
        return {};
    }
    if (!digests || !hasMessageDigest(dissector::loadU32(&pdu[4]))) {
        return {kNoDigest, checkOf(dissector::isWellFormed(pdu))};
    }
    const dissector::MessageFacts facts = dissector::readMessageFacts(pdu);
    digests_.push_back(messageDigestOf(pdu, facts, segment.time));
    capture::prefetchToWrite(capture::someLinesAhead(&digests_.back()));
    return {static_cast<std::uint32_t>(digests_.size() - 1), checkOf(facts.wellFormed)};
}

}  // namespace smppscope::model
