#include "model/messages/message_tracker.h"

#include <algorithm>
#include <optional>

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

/// One of whom nothing but the address is known.
Recipient recipientAt(dissector::Bytes digits) {
    const std::uint32_t hash = addressHash(digits);
    const std::uint8_t prefix = addressPrefix(digits);
    return {.known = true, .hash = hash, .otherHash = hash, .prefix = prefix, .otherPrefix = prefix};
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
                     .wantsReceipt = !fromCentre && digest.wantsReceipt,
                     .serviceType = digest.serviceType,
                     .sender = senderHash(digest.sourceHash, digest.sourcePrefix)},
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

void MessageTracker::note(const Job& job, IssueCode code, std::uint64_t detail) {
    job.row.flags |= pdu_flag::kHasIssues;
    issues_.add(job.number, code, {}, detail);
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
