#include "model/messages/event_follower.h"

#include <algorithm>

#include "dissector/receipt/message_id_keys.h"
#include "dissector/receipt/message_id_match.h"

namespace smppscope::model {

using dissector::IssueCode;

void EventFollower::name(AccountId account, std::string_view id, PartNumber part, TimeNs time) {
    const std::uint64_t key = ids_.add(account, id, part);
    if (early_.empty()) {
        return;
    }
    forgetEarly(time);
    const auto found = early_.find(key);
    if (found == early_.end()) {
        return;
    }
    const Early& early = found->second;
    if (const auto rule = dissector::matchIds(id, early.id.view()); rule && early.account == account) {
        attach(early.event, {part, *rule});
        if (early.tellsFate) {
            follow(early.event, part, early.time);
        }
    }
    early_.erase(found);
}

std::optional<EventFollower::Oddity> EventFollower::receipt(const Speaker& speaker,
                                                            const dissector::Receipt& receipt,
                                                            std::uint32_t destination) {
    const bool notification = receipt.type == dissector::MessageType::intermediateNotification;
    const MessageStatus status =
        receipt.state ? statusOfMessageState(*receipt.state) : MessageStatus::unknown;
    const bool tellsFate = receipt.state && !(notification && isFinal(status));
    const EventNumber event =
        addEvent(speaker, notification ? MessageEventKind::notification : MessageEventKind::receipt, status);
    ++counts_.receipts;
    MessageIdIndex::Wanted wanted{
        .id = receipt.id.view(), .time = speaker.time, .destinationHash = destination};
    auto match = find(speaker, wanted);
    if (!match && !receipt.textId.empty()) {
        wanted.id = receipt.textId.view();
        match = find(speaker, wanted);
    }
    if (!match) {
        keepEarly({event, speaker.account, speaker.time, tellsFate, receipt.id});
        return std::nullopt;
    }
    attach(event, *match);
    return tellsFate ? follow(event, match->part, speaker.time) : std::nullopt;
}

std::optional<MessageIdIndex::Match> EventFollower::find(const Speaker& speaker,
                                                         MessageIdIndex::Wanted wanted) const {
    wanted.account = speaker.account;
    auto match = ids_.find(wanted);
    if (!match) {
        if (const auto other = accounts_.other(speaker.account, *speaker.hosts)) {
            wanted.account = *other;
            match = ids_.find(wanted);
        }
    }
    return match;
}

EventNumber EventFollower::addEvent(const Speaker& speaker, MessageEventKind kind, MessageStatus status) {
    const auto number = static_cast<EventNumber>(ledger_.store().events.appended());
    MessageEvent& event = ledger_.store().events.append();
    event.row = speaker.row;
    event.kind = kind;
    event.status.store(status, kRelaxed);
    return number;
}

void EventFollower::attach(EventNumber number, const MessageIdIndex::Match& match) {
    MessageEvent& event = ledger_.store().events[number];
    MessagePart& part = ledger_.store().parts[match.part];
    event.previous.store(part.lastEvent.load(kRelaxed), kRelaxed);
    event.rule.store(static_cast<std::uint8_t>(match.rule), kRelaxed);
    event.part.store(match.part, kRelaxed);
    part.lastEvent.store(number, kRelaxed);
    if (event.kind == MessageEventKind::receipt || event.kind == MessageEventKind::notification) {
        ++counts_.matched;
        ++counts_.byRule[static_cast<std::size_t>(match.rule)];
    }
}

/// The first final state counts; what comes behind it is odd.
std::optional<EventFollower::Oddity> EventFollower::follow(EventNumber number, PartNumber partNumber,
                                                           TimeNs time) {
    const MessageStore& store = ledger_.store();
    const MessageEvent& event = store.events[number];
    const MessageStatus status = event.status.load(kRelaxed);
    const MessageStatus before = store.parts[partNumber].status.load(kRelaxed);
    if (isFinal(before) && before != MessageStatus::rejected) {
        if (!isFinal(status)) {
            return std::nullopt;
        }
        EventNumber earlier = event.previous.load(kRelaxed);
        while (earlier != kNoNumber && store.events[earlier].status.load(kRelaxed) != before) {
            earlier = store.events[earlier].previous.load(kRelaxed);
        }
        const Row other = earlier == kNoNumber ? kNoRow : store.events[earlier].row;
        return Oddity{status == before ? IssueCode::receiptRepeated : IssueCode::receiptContradicts, other};
    }
    if (isFinal(status)) {
        const Row request = store.parts[partNumber].request;
        counts_.latency.add(std::max<TimeNs>(time - pdus_.time(request), 0));
    }
    ledger_.setStatus(partNumber, status);
    return std::nullopt;
}

void EventFollower::keepEarly(const Early& early) {
    if (early.id.empty()) {
        return;
    }
    forgetEarly(early.time);
    for (const dissector::IdText& key : dissector::LookupKeys(early.id.view())) {
        const std::uint64_t hash = MessageIdIndex::keyOf(early.account, key);
        early_[hash] = early;
        earlyOrder_.emplace_back(early.time, hash);
    }
}

void EventFollower::forgetEarly(TimeNs now) {
    while (!earlyOrder_.empty() && now - earlyOrder_.front().first > kEarly) {
        const auto found = early_.find(earlyOrder_.front().second);
        if (found != early_.end() && found->second.time == earlyOrder_.front().first) {
            early_.erase(found);
        }
        earlyOrder_.pop_front();
    }
}

void EventFollower::operation(const Speaker& speaker, MessageEventKind kind, std::string_view id) {
    const EventNumber event = addEvent(speaker, kind, MessageStatus::unknown);
    if (const auto match = find(speaker, {.id = id, .time = speaker.time})) {
        attach(event, *match);
    }
}

void EventFollower::operationAnswered(EventNumber number, std::optional<MessageStatus> status) {
    if (!status) {
        return;
    }
    MessageEvent& event = ledger_.store().events[number];
    event.status.store(*status, kRelaxed);
    const PartNumber part = event.part.load(kRelaxed);
    if (part != kNoNumber && !isFinal(ledger_.store().parts[part].status.load(kRelaxed))) {
        ledger_.setStatus(part, *status);
    }
}

std::size_t EventFollower::memoryBytes() const {
    return ids_.memoryBytes() + early_.bucket_count() * (sizeof(std::pair<std::uint64_t, Early>) + 1) +
           earlyOrder_.size() * sizeof(earlyOrder_.front());
}

}  // namespace smppscope::model
