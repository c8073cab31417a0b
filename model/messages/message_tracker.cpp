#include "model/messages/message_tracker.h"

#include <algorithm>

#include "dissector/commands.h"
#include "dissector/udh/user_data_header.h"
#include "model/messages/address_hash.h"
#include "model/messages/country_code.h"

namespace smppscope::model {

using dissector::AddressFacts;
using dissector::DestinationFacts;
using dissector::IssueCode;
using dissector::MessageFacts;

namespace {

constexpr std::uint8_t kReceiptAlways = 1;  // of registered_delivery (SMPP v3.4 5.2.17)

/// A receipt comes whatever becomes of the message; one only of success or failure may stay away for good.
bool asksForReceipt(std::uint8_t registeredDelivery) {
    return (registeredDelivery & 0x03) == kReceiptAlways;
}

/// Whether the text of a receipt adds nothing that the load pass wants to know.
bool tlvsTellAll(dissector::Bytes pdu, const MessageFacts& facts) {
    constexpr std::uint32_t kNetworkErrorLength = 3;
    if (facts.receiptedId.length == 0 || facts.receiptedId.length > dissector::kMaxIdLength ||
        facts.messageState.length != 1) {
        return false;
    }
    const MessageStatus status = statusOfMessageState(pdu[facts.messageState.offset]);
    return phaseOf(status) != MessagePhase::failed || facts.networkError.length == kNetworkErrorLength;
}

}  // namespace

void MessageTracker::onSession(const Accounts::Hosts& hosts) {
    sessions_.push_back({hosts, kNoNumber, Direction::fromClient});
}

void MessageTracker::onBind(SessionId session, std::string_view systemId, Direction sender) {
    Tracked& tracked = sessions_[session];
    tracked.esme = sender;
    if (!systemId.empty()) {
        tracked.account = accounts_.named(systemId, tracked.hosts);
    }
}

AccountId MessageTracker::accountOf(SessionId session) {
    Tracked& tracked = sessions_[session];
    if (tracked.account == kNoNumber) {
        tracked.account = accounts_.unnamed(tracked.hosts);
    }
    return tracked.account;
}

void MessageTracker::onPdu(PduRow& row, Row number, dissector::Bytes bytes) {
    const Job job{row, number, bytes};
    if (dissector::isResponse(row.command)) {
        if (row.partner != kNoRow) {
            onResponse(job);
        }
        return;
    }
    switch (row.command) {
        case dissector::kSubmitSm:
            onSubmission(job, dissector::readMessageFacts(bytes), false);
            break;
        case dissector::kSubmitMulti:
            onSubmitMulti(job);
            break;
        case dissector::kDeliverSm:
            onFromCentre(job);
            break;
        case dissector::kDataSm:
            if (row.direction() == sessions_[row.session].esme) {
                onSubmission(job, dissector::readMessageFacts(bytes), false);
            } else {
                onFromCentre(job);
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

void MessageTracker::onSubmission(const Job& job, const MessageFacts& facts, bool fromCentre) {
    add(job, facts, facts.destination, identify(job, facts, fromCentre), 0);
}

void MessageTracker::onSubmitMulti(const Job& job) {
    destinations_.clear();
    const MessageFacts facts = dissector::readMessageFacts(job.bytes, &destinations_);
    const PartIdentity identity = identify(job, facts, false);
    std::uint16_t place = 0;
    for (const DestinationFacts& destination : destinations_) {
        add(job, facts, destination.address, identity, place++);
    }
}

PartIdentity MessageTracker::identify(const Job& job, const MessageFacts& facts, bool fromCentre) {
    PartIdentity identity;
    identity.account = accountOf(job.row.session);
    identity.fromCentre = fromCentre;
    if ((facts.esmClass & dissector::kUserDataHeaderIndicator) != 0) {
        const auto header = dissector::readUserDataHeader(job.part(facts.message));
        if (const auto& parts = header.concatenation; parts && parts->total > 1) {
            identity.method = parts->wide ? PartMethod::header16 : PartMethod::header8;
            identity.reference = parts->reference;
            identity.total = parts->total;
            identity.part = parts->part;
        }
    }
    const bool sar =
        facts.hasSarReference && facts.sarTotal > 1 && facts.sarPart >= 1 && facts.sarPart <= facts.sarTotal;
    if (sar && identity.method == PartMethod::whole) {
        identity.method = PartMethod::sar;
        identity.reference = facts.sarReference;
        identity.total = facts.sarTotal;
        identity.part = facts.sarPart;
    }
    if (identity.method != PartMethod::whole) {
        identity.sourceHash = addressHash(job.part(facts.source.digits));
        identity.contentHash = shortHashOf(job.part(facts.message));
    }
    return identity;
}

void MessageTracker::add(const Job& job, const MessageFacts& facts, const AddressFacts& destination,
                         PartIdentity identity, std::uint16_t place) {
    const std::string_view number = job.text(destination.digits);
    identity.destinationHash = addressHash(job.part(destination.digits));
    const MessageLedger::Added added = ledger_.add(
        {.row = job.number,
         .time = job.row.time,
         .countryCode = identity.fromCentre ? std::uint16_t{0} : countryCodeOf(number, destination.ton),
         .destination = place,
         .wantsReceipt = !identity.fromCentre && asksForReceipt(facts.registeredDelivery)},
        identity);
    if (added.place.issue) {
        note(job, *added.place.issue, added.place.other);
    }
    if (!identity.fromCentre && added.place.message == kNoNumber) {
        accounts_[identity.account].senders.add(job.text(facts.source.digits));
    }
}

void MessageTracker::onFromCentre(const Job& job) {
    const MessageFacts facts = dissector::readMessageFacts(job.bytes);
    dissector::ReceiptParts parts{.esmClass = facts.esmClass,
                                  .dataCoding = facts.dataCoding,
                                  .esmClassAt = facts.esmClassAt,
                                  .message = facts.message,
                                  .receiptedMessageId = facts.receiptedId,
                                  .messageState = facts.messageState,
                                  .networkError = facts.networkError};
    const bool withoutText = tlvsTellAll(job.bytes, facts);
    if (withoutText) {
        parts.message = {};  // reading the text is what costs most of all
    }
    const auto receipt = dissector::readReceipt(job.bytes, parts, job.row.time);
    if (!receipt) {
        onSubmission(job, facts, true);
        return;
    }
    const EventFollower::Speaker speaker = speakerOf(job);
    const auto idInText = [&] {
        if (!withoutText) {
            return receipt->textId;
        }
        parts.message = facts.message;
        const auto whole = dissector::readReceipt(job.bytes, parts, job.row.time);
        return whole->textId.empty() ? whole->id : whole->textId;
    };
    if (const auto odd =
            events_.receipt(speaker, *receipt, addressHash(job.part(facts.source.digits)), idInText)) {
        note(job, odd->code, odd->other);
    }
    if (receipt->state && phaseOf(statusOfMessageState(*receipt->state)) == MessagePhase::failed) {
        std::string reason(toString(statusOfMessageState(*receipt->state)));
        if (!receipt->error.empty()) {
            reason += ' ';
            reason += receipt->error.view();
        }
        accounts_[speaker.account].errors.add(reason);
    }
}

EventFollower::Speaker MessageTracker::speakerOf(const Job& job) {
    return {.row = job.number,
            .time = job.row.time,
            .account = accountOf(job.row.session),
            .hosts = &sessions_[job.row.session].hosts};
}

void MessageTracker::onResponse(const Job& job) {
    const std::uint32_t request = pdus_.command(job.row.partner);
    switch (request) {
        case dissector::kSubmitSm:
        case dissector::kSubmitMulti:
        case dissector::kDataSm:
        case dissector::kDeliverSm:
            break;
        case dissector::kQuerySm:
        case dissector::kCancelSm:
        case dissector::kReplaceSm:
            onOperationResponse(job);
            return;
        default:
            return;
    }
    const auto [first, last] = ledger_.store().recentPartsOf(job.row.partner);
    if (first == last) {
        return;
    }
    destinations_.clear();
    const bool multi = request == dissector::kSubmitMulti;
    const MessageFacts facts = dissector::readMessageFacts(job.bytes, multi ? &destinations_ : nullptr);
    const bool refused = job.row.status != 0;
    const AccountId account = accountOf(job.row.session);
    for (PartNumber number = first; number != last; ++number) {
        const MessagePart& part = ledger_.store().parts[number];
        const bool failed =
            refused || std::ranges::any_of(destinations_, [&](const DestinationFacts& destination) {
                return addressHash(job.part(destination.address.digits)) == part.destinationHash;
            });
        if (part.status.load(kRelaxed) == MessageStatus::submitted) {
            ledger_.setStatus(number, failed ? MessageStatus::rejected : MessageStatus::accepted);
        }
        if (!failed && facts.messageId.length != 0 && request != dissector::kDeliverSm) {
            events_.name(account, job.text(facts.messageId), number, job.row.time, last - first == 1);
        }
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

std::size_t MessageTracker::memoryBytes() const {
    return ledger_.memoryBytes() + events_.memoryBytes() + accounts_.memoryBytes() +
           sessions_.capacity() * sizeof(Tracked);
}

}  // namespace smppscope::model
