// What PDUs say of messages that were sent before.

#include <optional>
#include <string>

#include "dissector/message_facts.h"
#include "model/messages/address_hash.h"
#include "model/messages/message_tracker.h"

namespace smppscope::model {

using dissector::IssueCode;
using dissector::MessageFacts;

namespace {

/// Whom a receipt says its message went to: its source address, or its destination where a centre leaves both
/// as they were.
Recipient recipientOf(const MessageDigest& receipt) {
    return {.known = receipt.source.length != 0,
            .isNumber = receipt.fromNumber,
            .hash = receipt.sourceHash,
            .otherHash = receipt.destinationHash,
            .prefix = receipt.sourcePrefix,
            .otherPrefix = receipt.destinationPrefix};
}

/// Whether a receipt says so by its esm_class or TLVs. By its text a part tells nothing of the others.
bool isMarkedReceipt(const MessageFacts& facts) {
    const dissector::MessageType type = dissector::messageTypeOf(facts.esmClass);
    return type == dissector::MessageType::deliveryReceipt ||
           type == dissector::MessageType::intermediateNotification || facts.receiptedId.length != 0 ||
           facts.messageState.length != 0;
}

}  // namespace

void MessageTracker::onReceipt(const Job& job, const MessageDigest& digest) {
    if (digest.method != PartMethod::whole) {
        const MessageFacts facts = dissector::readMessageFacts(job.bytes);
        if (isMarkedReceipt(facts)) {
            onReceiptPart(job, digest, facts);
            return;
        }
    }
    std::optional<dissector::Receipt> whole;  // read again where the digest doesn't hold enough
    const auto readWhole = [&]() -> const dissector::Receipt& {
        if (!whole) {
            whole = wholeReceiptOf(job.bytes, dissector::readMessageFacts(job.bytes), job.row.time);
        }
        return *whole;
    };
    const EventFollower::Speaker speaker = speakerOf(job);
    const bool idInUtf16 = !digest.id.empty() && digest.idAt.length == 0;
    const EventFollower::News news{
        .notification = digest.isNotification,
        .status = digest.status,
        .subject = {digest.id, idInUtf16 ? readWhole().id.view() : job.text(digest.idAt),
                    recipientOf(digest)}};
    note(job, events_.receipt(speaker, news, [&] { return readWhole().textId; }));
    countReason(speaker.account, digest.status, [&] { return readWhole().error; });
}

/// Part of a receipt whose text is longer than a short message.
void MessageTracker::onReceiptPart(const Job& job, const MessageDigest& digest, const MessageFacts& facts) {
    const EventFollower::Speaker speaker = speakerOf(job);
    LongReceipts::Open& open = longReceipts_.find(identityOf(speaker.account, true, digest), speaker.time);
    if (open.event == kNoNumber) {
        open.event = events_.beginReceipt(speaker, digest.isNotification);
    } else {
        events_.continueReceipt(open.event, speaker);
    }
    if (const JoinedReceipt::Part* const before = open.receipt.find(digest.part)) {
        note(job, IssueCode::partRepeated, before->row);
        return;
    }
    longReceipts_.add(open, job.number, job.bytes, facts, digest);
    if (!open.hasId || !open.hasStatus) {
        followReceipt(job, digest, open);
    }
}

/// What the receipt says is followed as soon as it is there.
void MessageTracker::followReceipt(const Job& job, const MessageDigest& digest, LongReceipts::Open& open) {
    const JoinedReceipt::Told told = open.receipt.read(job.row.time);
    const EventFollower::Speaker speaker = speakerOf(job);
    if (told.state && !open.hasStatus) {
        open.hasStatus = true;
        const MessageStatus status = statusOfMessageState(*told.state);
        note(job, events_.setReceiptState(open.event, status));
        countReason(speaker.account, status, [&] { return told.error; });
    }
    if (!told.id.empty() && !open.hasId) {
        open.hasId = true;
        const EventFollower::Subject subject{messageIdOf(told.id.view()), told.id.view(),
                                             recipientOf(digest)};
        note(job, events_.nameReceipt(open.event, speaker, subject, [&] { return told.otherId; }));
    }
}

/// Counts why a message failed; `error` is asked if it did.
void MessageTracker::countReason(AccountId account, std::optional<MessageStatus> status,
                                 const std::function<dissector::IdText()>& error) {
    if (!status || phaseOf(*status) != MessagePhase::failed) {
        return;
    }
    std::string reason(toString(*status));
    if (const dissector::IdText code = error(); !code.empty()) {
        reason += ' ';
        reason += code.view();
    }
    accounts_[account].errors.add(reason);
}

void MessageTracker::onOperation(const Job& job, MessageEventKind kind) {
    const MessageFacts facts = dissector::readMessageFacts(job.bytes);
    if (kind == MessageEventKind::cancel && facts.messageId.length == 0) {
        onCancelByAddresses(job, facts);
    } else {
        events_.operation(speakerOf(job), kind, job.text(facts.messageId));
    }
}

void MessageTracker::onCancelByAddresses(const Job& job, const MessageFacts& facts) {
    const EventFollower::Speaker speaker = speakerOf(job);
    const dissector::Bytes source = job.part(facts.source.digits);
    const dissector::Bytes destination = job.part(facts.destination.digits);
    const AddressedMessages::Found found =
        addressed_.find({.account = speaker.account,
                         .otherAccount = accounts_.other(speaker.account, *speaker.hosts),
                         .between = {.sender = senderHash(addressHash(source), addressPrefix(source)),
                                     .serviceType = serviceTypeHash(job.bytes),
                                     .destinationPrefix = addressPrefix(destination),
                                     .destinationHash = addressHash(destination)},
                         .time = speaker.time});
    events_.cancel(speaker, found.parts);
    if (!found.all) {
        note(job, IssueCode::cancelTooWide, found.looked);
    }
}

void MessageTracker::onOperationResponse(const Job& job) {
    const MessageStore& store = ledger_.store();
    EventNumber event = store.recentEventOf(job.row.partner);
    if (event == kNoNumber || job.row.status != 0) {
        return;
    }
    for (; event < store.events.appended() && store.events[event].row == job.row.partner; ++event) {
        onOperationResponse(job, event);
    }
}

void MessageTracker::onOperationResponse(const Job& job, EventNumber event) {
    const MessageEventKind kind = ledger_.store().events[event].kind;
    if (kind == MessageEventKind::cancel) {
        events_.operationAnswered(event, MessageStatus::deleted);
    } else if (kind == MessageEventKind::query) {
        const MessageFacts facts = dissector::readMessageFacts(job.bytes);
        if (facts.messageState.length == 1) {
            events_.operationAnswered(event, statusOfMessageState(job.bytes[facts.messageState.offset]));
        }
    }
}

}  // namespace smppscope::model
