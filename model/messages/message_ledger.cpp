#include "model/messages/message_ledger.h"

#include <array>

namespace smppscope::model {

namespace {

std::uint64_t& counter(std::array<std::uint64_t, kMessageStatuses>& counts, MessageStatus status) {
    return counts[static_cast<std::size_t>(status)];
}

/// How far an attempt came: more is further.
int rankOf(const MessagePart& part) {
    const MessageStatus status = part.status.load(kRelaxed);
    switch (phaseOf(status)) {
        case MessagePhase::rejected:
            return 0;
        case MessagePhase::failed:
            return 1;
        case MessagePhase::open:
            return status == MessageStatus::submitted ? 2 : 3;
        case MessagePhase::delivered:
            return 4;
    }
    return 0;
}

/// Of parts that are lost, which one tells what became of the message: a failed one, the first that was sent.
bool isSooner(const MessagePart& part, const MessagePart& other) {
    const int rank = rankOf(part);
    const int otherRank = rankOf(other);
    return rank != otherRank ? rank > otherRank : part.request < other.request;
}

bool isPending(bool wantsReceipt, MessageStatus status) {
    return wantsReceipt && phaseOf(status) == MessagePhase::open;
}

}  // namespace

MessageLedger::Added MessageLedger::add(const Submission& submission, const PartIdentity& identity) {
    LongMessages::Place place;
    if (identity.method != PartMethod::whole) {
        place = long_.find(identity, submission.time);
    }
    const MessageNumber number =
        place.message != kNoNumber ? place.message : begin(submission, identity, place.older);
    const auto partNumber = static_cast<PartNumber>(store_.parts.appended());
    Message& message = store_.messages[number];
    MessagePart& part = store_.parts.append();
    part.request = submission.row;
    part.message = number;
    part.previous = message.lastPart.load(kRelaxed);
    part.destinationHash = identity.destinationHash;
    part.contentHash = identity.contentHash;
    part.destinationPrefix = identity.destinationPrefix;
    part.toNumber = identity.toNumber;
    part.destination = submission.destination;
    part.part = identity.part;
    part.wantsReceipt = submission.wantsReceipt;
    message.lastPart.store(partNumber, kRelaxed);
    message.parts.store(static_cast<std::uint16_t>(message.parts.load(kRelaxed) + 1), kRelaxed);
    ++counter(countsOf(message).parts, MessageStatus::submitted);
    if (submission.wantsReceipt && !message.wantsReceipt) {
        message.wantsReceipt = true;
        countsOf(message).pending += isPending(true, message.status.load(kRelaxed)) ? 1 : 0;
    }
    if (place.message == kNoNumber) {
        if (identity.method != PartMethod::whole) {
            long_.began(identity, number);
        }
    } else {
        recount(message, statusOfParts(message));
    }
    return {partNumber, place};
}

MessageNumber MessageLedger::begin(const Submission& submission, const PartIdentity& identity,
                                   MessageNumber older) {
    const auto number = static_cast<MessageNumber>(store_.messages.appended());
    Message& message = store_.messages.append();
    message.first = submission.row;
    message.cell = tally_.cellOf({.account = identity.account,
                                  .month = monthOf(submission.time),
                                  .countryCode = submission.countryCode,
                                  .fromCentre = identity.fromCentre});
    message.olderSameReference = older;
    message.reference = identity.reference;
    message.total = identity.total;
    message.method = identity.method;
    message.fromCentre = identity.fromCentre;
    message.sender = submission.sender;
    message.serviceType = submission.serviceType;
    ++counter(countsOf(message).messages, MessageStatus::submitted);
    countsOf(message).concatenated += identity.method != PartMethod::whole ? 1 : 0;
    return number;
}

void MessageLedger::setStatus(PartNumber number, MessageStatus status) {
    MessagePart& part = store_.parts[number];
    Message& message = store_.messages[part.message];
    const MessageStatus before = part.status.load(kRelaxed);
    if (before == status) {
        return;
    }
    part.status.store(status, kRelaxed);
    --counter(countsOf(message).parts, before);
    ++counter(countsOf(message).parts, status);
    recount(message,
            message.parts.load(kRelaxed) == 1 && message.total == 1 ? status : statusOfParts(message));
}

void MessageLedger::recount(Message& message, MessageStatus status) {
    const MessageStatus before = message.status.load(kRelaxed);
    if (before == status) {
        return;
    }
    message.status.store(status, kRelaxed);
    MessageCounts& counts = countsOf(message);
    --counter(counts.messages, before);
    ++counter(counts.messages, status);
    counts.pending += isPending(message.wantsReceipt, status) ? 1 : 0;
    counts.pending -= isPending(message.wantsReceipt, before) ? 1 : 0;
}

/// A message is lost with one of its parts, and delivered with all of which that is to be told. Of a part
/// that was sent again the attempt counts that came furthest.
MessageStatus MessageLedger::statusOfParts(const Message& message) const {
    std::array<const MessagePart*, 256> best{};
    for (PartNumber number = message.lastPart.load(kRelaxed); number != kNoNumber;) {
        const MessagePart& part = store_.parts[number];
        number = part.previous;
        const MessagePart*& so = best[part.part];
        if (so == nullptr || rankOf(part) > rankOf(*so)) {
            so = &part;
        }
    }
    const MessagePart* lost = nullptr;
    const MessagePart* waiting = nullptr;
    std::size_t seen = 0;
    bool anyDelivered = false;
    bool anySubmitted = false;
    for (const MessagePart* const part : best) {
        if (part == nullptr) {
            continue;
        }
        ++seen;
        const MessageStatus status = part->status.load(kRelaxed);
        const MessagePhase phase = phaseOf(status);
        if (phase == MessagePhase::rejected || phase == MessagePhase::failed) {
            lost = lost == nullptr || isSooner(*part, *lost) ? part : lost;
        } else if (phase == MessagePhase::delivered) {
            anyDelivered = true;
        } else {
            anySubmitted = anySubmitted || status == MessageStatus::submitted;
            waiting = part->wantsReceipt || status == MessageStatus::submitted ? part : waiting;
        }
    }
    if (lost != nullptr) {
        return lost->status.load(kRelaxed);
    }
    if (anyDelivered && waiting == nullptr && seen >= message.total) {
        return MessageStatus::delivered;
    }
    return anySubmitted ? MessageStatus::submitted : MessageStatus::accepted;
}

std::size_t MessageLedger::memoryBytes() const {
    return store_.memoryBytes() + tally_.memoryBytes() + long_.memoryBytes();
}

}  // namespace smppscope::model
