#include "model/messages/message_tracker.h"

#include <algorithm>
#include <optional>
#include <string>

#include "dissector/commands.h"
#include "model/messages/address_hash.h"

namespace smppscope::model {

using dissector::DestinationFacts;
using dissector::IssueCode;
using dissector::MessageFacts;

namespace {

/// The digest that was made ahead, or one that is made now.
class Digest {
  public:
    Digest(const MessageDigest* made, const PduRow& row, dissector::Bytes bytes) : made_(made) {
        if (made == nullptr) {
            own_ = messageDigestOf(bytes, dissector::readMessageFacts(bytes), row.time);
        }
    }
    const MessageDigest& operator*() const { return made_ != nullptr ? *made_ : *own_; }

  private:
    const MessageDigest* made_;
    std::optional<MessageDigest> own_;
};

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

/// One of whom nothing but the address is known.
Recipient recipientAt(dissector::Bytes digits) {
    const std::uint32_t hash = addressHash(digits);
    const std::uint8_t prefix = addressPrefix(digits);
    return {.known = true, .hash = hash, .otherHash = hash, .prefix = prefix, .otherPrefix = prefix};
}

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

/// Whether a receipt says so by its esm_class or TLVs. By its text a part tells nothing of the others.
bool isMarkedReceipt(const MessageFacts& facts) {
    const dissector::MessageType type = dissector::messageTypeOf(facts.esmClass);
    return type == dissector::MessageType::deliveryReceipt ||
           type == dissector::MessageType::intermediateNotification || facts.receiptedId.length != 0 ||
           facts.messageState.length != 0;
}

}  // namespace

void MessageTracker::onSession(const Accounts::Hosts& hosts) {
    sessions_.push_back({hosts, kNoNumber, Direction::fromClient});
    alphabets_.onSession();
}

void MessageTracker::onBind(SessionId session, std::string_view systemId, Direction sender) {
    Tracked& tracked = sessions_[session];
    tracked.esme = sender;
    if (!systemId.empty()) {
        tracked.account = accounts_.named(systemId, tracked.hosts);
        alphabets_.belongs(session, tracked.account);
    }
}

AccountId MessageTracker::accountOf(SessionId session) {
    Tracked& tracked = sessions_[session];
    if (tracked.account == kNoNumber) {
        tracked.account = accounts_.unnamed(tracked.hosts);
        alphabets_.belongs(session, tracked.account);
    }
    return tracked.account;
}

void MessageTracker::prefetch(SessionId session, const MessageDigest& digest) const {
    if (!digest.id.empty()) {
        events_.prefetch(sessions_[session].account, digest.id);
    }
}

void MessageTracker::onPdu(PduRow& row, Row number, dissector::Bytes bytes, const MessageDigest* digest) {
    const Job job{row, number, bytes};
    if (dissector::isResponse(row.command)) {
        if (row.partner != kNoRow) {
            onResponse(job, digest);
        }
        return;
    }
    switch (row.command) {
        case dissector::kSubmitSm:
            onSubmission(job, *Digest(digest, row, bytes), false);
            break;
        case dissector::kSubmitMulti:
            onSubmitMulti(job);
            break;
        case dissector::kDeliverSm:
            onFromCentre(job, *Digest(digest, row, bytes));
            break;
        case dissector::kDataSm:
            if (row.direction() == sessions_[row.session].esme) {
                onSubmission(job, *Digest(digest, row, bytes), false);
            } else {
                onFromCentre(job, *Digest(digest, row, bytes));
            }
            break;
        case dissector::kQuerySm:
            onOperation(job, MessageEventKind::query);
            break;
        case dissector::kReplaceSm:
            onOperation(job, MessageEventKind::replace);
            break;
        case dissector::kCancelSm:
            onOperation(job, MessageEventKind::cancel);
            break;
        default:
            break;
    }
}

void MessageTracker::onSubmission(const Job& job, const MessageDigest& digest, bool fromCentre) {
    add(job, digest, fromCentre, 0);
}

void MessageTracker::onSubmitMulti(const Job& job) {
    destinations_.clear();
    MessageFacts facts = dissector::readMessageFacts(job.bytes, &destinations_);
    std::uint16_t place = 0;
    for (const DestinationFacts& destination : destinations_) {
        facts.destination = destination.address;
        add(job, messageDigestOf(job.bytes, facts, job.row.time), false, place++);
    }
}

void MessageTracker::add(const Job& job, const MessageDigest& digest, bool fromCentre, std::uint16_t place) {
    const AccountId account = accountOf(job.row.session);
    const MessageLedger::Added added =
        ledger_.add({.row = job.number,
                     .time = job.row.time,
                     .countryCode = fromCentre ? std::uint16_t{0} : digest.countryCode,
                     .destination = place,
                     .wantsReceipt = !fromCentre && digest.wantsReceipt},
                    identityOf(account, fromCentre, digest));
    if (place == 0) {
        alphabets_.add(account, digest.alphabet);
    }
    if (added.place.issue) {
        note(job, *added.place.issue, added.place.other);
    }
    if (!fromCentre && added.place.message == kNoNumber) {
        accounts_[account].senders.add(job.text(digest.source));
    }
}

void MessageTracker::onFromCentre(const Job& job, const MessageDigest& digest) {
    if (digest.isReceipt) {
        onReceipt(job, digest);
    } else {
        onSubmission(job, digest, true);
    }
}

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

EventFollower::Speaker MessageTracker::speakerOf(const Job& job) {
    return {.row = job.number,
            .time = job.row.time,
            .account = accountOf(job.row.session),
            .hosts = &sessions_[job.row.session].hosts};
}

void MessageTracker::onResponse(const Job& job, const MessageDigest* digest) {
    switch (pdus_.command(job.row.partner)) {
        case dissector::kSubmitMulti:
            onMultiResponse(job);
            break;
        case dissector::kSubmitSm:
        case dissector::kDataSm:
        case dissector::kDeliverSm:
            if (const auto [part, end] = ledger_.store().recentPartsOf(job.row.partner); part != end) {
                answer(job, part, job.row.status != 0, *Digest(digest, job.row, job.bytes), true);
            }
            break;
        case dissector::kQuerySm:
        case dissector::kCancelSm:
        case dissector::kReplaceSm:
            onOperationResponse(job);
            break;
        default:
            break;
    }
}

/// The response says for which destinations it failed (SMPP v3.4 4.5.2.1).
void MessageTracker::onMultiResponse(const Job& job) {
    const auto [first, last] = ledger_.store().recentPartsOf(job.row.partner);
    destinations_.clear();
    const MessageFacts facts = dissector::readMessageFacts(job.bytes, &destinations_);
    const MessageDigest digest = messageDigestOf(job.bytes, facts, job.row.time);
    const auto isInFull = [&](const Recipient& failed, PartNumber number) {
        return failed.agreesInFull(ledger_.store().parts[number]);
    };
    const auto anyIsInFull = [&, begin = first, end = last](const Recipient& failed) {
        PartNumber number = begin;
        while (number != end && !isInFull(failed, number)) {
            ++number;
        }
        return number != end;
    };
    // A number that is written otherwise than in the request is any that agrees in its last digits.
    const auto isOf = [&](const DestinationFacts& destination, PartNumber number) {
        const Recipient failed = recipientAt(job.part(destination.address.digits));
        return failed.agrees(ledger_.store().parts[number]) &&
               (isInFull(failed, number) || !anyIsInFull(failed));
    };
    for (PartNumber number = first; number != last; ++number) {
        const bool failed = job.row.status != 0 ||
                            std::ranges::any_of(destinations_, [&](const DestinationFacts& destination) {
                                return isOf(destination, number);
                            });
        answer(job, number, failed, digest, last - first == 1);
    }
}

void MessageTracker::answer(const Job& job, PartNumber number, bool failed, const MessageDigest& digest,
                            bool alone) {
    if (ledger_.store().parts[number].status.load(kRelaxed) == MessageStatus::submitted) {
        ledger_.setStatus(number, failed ? MessageStatus::rejected : MessageStatus::accepted);
    }
    const bool names = pdus_.command(job.row.partner) != dissector::kDeliverSm;
    if (!failed && names && !digest.id.empty()) {
        events_.name(accountOf(job.row.session), digest.id, job.text(digest.idAt), number, job.row.time,
                     alone);
    }
}

void MessageTracker::onOperation(const Job& job, MessageEventKind kind) {
    const MessageFacts facts = dissector::readMessageFacts(job.bytes);
    events_.operation(speakerOf(job), kind, job.text(facts.messageId));
}

void MessageTracker::onOperationResponse(const Job& job) {
    const EventNumber event = ledger_.store().recentEventOf(job.row.partner);
    if (event == kNoNumber || job.row.status != 0) {
        return;
    }
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

void MessageTracker::note(const Job& job, IssueCode code, Row other) {
    job.row.flags |= pdu_flag::kHasIssues;
    issues_.add(job.number, code, {}, other);
}

void MessageTracker::note(const Job& job, const std::optional<EventFollower::Oddity>& odd) {
    if (odd) {
        note(job, odd->code, odd->other);
    }
}

std::size_t MessageTracker::memoryBytes() const {
    return longReceipts_.memoryBytes() + ledger_.memoryBytes() + alphabets_.memoryBytes() +
           events_.memoryBytes() + accounts_.memoryBytes() + sessions_.capacity() * sizeof(Tracked);
}

}  // namespace smppscope::model
