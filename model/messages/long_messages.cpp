#include "model/messages/long_messages.h"

#include <bitset>

#include "model/messages/text_hash.h"

namespace smppscope::model {

using dissector::IssueCode;

namespace {

bool wasRefused(const MessagePart& part) {
    return part.status.load(kRelaxed) == MessageStatus::rejected;
}

bool isTakenOver(const MessagePart& part) {
    const MessageStatus status = part.status.load(kRelaxed);
    return status != MessageStatus::submitted && status != MessageStatus::rejected;
}

}  // namespace

PartIdentity identityOf(AccountId account, bool fromCentre, const MessageDigest& digest) {
    return {.account = account,
            .fromCentre = fromCentre,
            .method = digest.method,
            .total = digest.total,
            .part = digest.part,
            .reference = digest.reference,
            .sourceHash = digest.sourceHash,
            .destinationHash = digest.destinationHash,
            .contentHash = digest.contentHash,
            .destinationPrefix = digest.destinationPrefix,
            .toNumber = digest.toNumber};
}

std::uint64_t referenceKeyOf(const PartIdentity& identity) {
    const std::uint32_t words[] = {identity.account, identity.sourceHash, identity.destinationHash,
                                   std::uint32_t{identity.reference} << 16 |
                                       std::uint32_t{identity.total} << 8 |
                                       static_cast<std::uint32_t>(identity.method) << 1 |
                                       static_cast<std::uint32_t>(identity.fromCentre)};
    return XXH3_64bits(words, sizeof words);
}

TimeNs LongMessages::lastTime(const Message& message) const {
    return pdus_.time(store_.parts[message.lastPart.load(kRelaxed)].request);
}

LongMessages::Look LongMessages::look(const Message& message, const PartIdentity& identity) const {
    Look look;
    std::bitset<256> seen;
    PartNumber number = message.lastPart.load(kRelaxed);
    while (number != kNoNumber) {
        const MessagePart& part = store_.parts[number];
        seen.set(part.part);
        if (part.part == identity.part && !look.same) {
            look.has = true;
            look.same = part.contentHash == identity.contentHash;
            look.part = number;
        }
        number = part.previous;
    }
    look.different = seen.count();
    return look;
}

LongMessages::Place LongMessages::find(const PartIdentity& identity, TimeNs time) {
    const auto found = newest_.find(referenceKeyOf(identity));
    if (found == newest_.end()) {
        return {};
    }
    Place place;
    place.older = found->second;
    MessageNumber number = found->second;
    bool lacking = false;  // place.message lacks the part
    for (std::size_t looked = 0; number != kNoNumber && looked < kMostMessages; ++looked) {
        const Message& message = store_.messages[number];
        const TimeNs last = lastTime(message);
        if (time - last > kWindow || message.parts.load(kRelaxed) >= kMostParts) {
            break;
        }
        const Look there = look(message, identity);
        const bool complete = there.different >= identity.total;
        if (!there.has) {
            // Of messages under way together the oldest that lacks it: they are sent in order. Else the
            // latest.
            if (!lacking || time - last <= kCollision) {
                place.message = number;
                place.issue.reset();
                lacking = true;
            }
        } else if (there.same && wasRefused(store_.parts[there.part])) {
            place.message = number;
            place.issue = IssueCode::partRepeated;
            place.other = store_.parts[there.part].request;
            break;
        } else if (there.same && (!complete || !isTakenOver(store_.parts[there.part]))) {
            if (place.message == kNoNumber) {
                place.message = number;
                place.issue = IssueCode::partRepeated;
                place.other = store_.parts[there.part].request;
            }
        } else if (!complete && place.message == kNoNumber && !place.issue && time - last <= kCollision) {
            place.issue = IssueCode::referenceCollides;
            place.other = store_.parts[there.part].request;
        }
        number = message.olderSameReference;
    }
    return place;
}

void LongMessages::began(const PartIdentity& identity, MessageNumber message) {
    newest_[referenceKeyOf(identity)] = message;
    if (newest_.size() >= sweepAt_) {
        forgetOld(lastTime(store_.messages[message]));
    }
}

void LongMessages::forgetOld(TimeNs now) {
    boost::unordered::erase_if(
        newest_, [&](const auto& entry) { return now - lastTime(store_.messages[entry.second]) > kWindow; });
    sweepAt_ = std::max(sweepAt_, 2 * newest_.size());
}

std::size_t LongMessages::memoryBytes() const {
    return newest_.bucket_count() * (sizeof(std::pair<std::uint64_t, MessageNumber>) + 1);
}

}  // namespace smppscope::model
