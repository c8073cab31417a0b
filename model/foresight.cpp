#include "model/foresight.h"

#include "dissector/dissect.h"
#include "dissector/header.h"
#include "dissector/message_facts.h"

namespace smppscope::model {
namespace {

BodyCheck checkOf(bool wellFormed) {
    return wellFormed ? BodyCheck::wellFormed : BodyCheck::malformed;
}

void look(const capture::Segment& segment, bool digests, Foresight& entry) {
    entry.hasDigest = false;
    const dissector::Bytes pdu{segment.payload, segment.capturedLength};
    if (pdu.size() < dissector::kHeaderLength || dissector::loadU32(pdu.data()) != pdu.size()) {
        entry.check = BodyCheck::notMade;
    } else if (digests && hasMessageDigest(dissector::loadU32(&pdu[4]))) {
        const dissector::MessageFacts facts = dissector::readMessageFacts(pdu);
        entry.check = checkOf(facts.wellFormed);
        entry.hasDigest = true;
        entry.digest = messageDigestOf(pdu, facts, segment.time);
    } else {
        entry.check = checkOf(dissector::isWellFormed(pdu));
    }
}

}  // namespace

void foresee(const capture::SegmentBatch& batch, bool digests, std::vector<Foresight>& entries) {
    entries.resize(batch.segments.size());
    auto entry = entries.begin();
    for (const capture::Segment& segment : batch.segments) {
        look(segment, digests, *entry++);
    }
}

}  // namespace smppscope::model
