#include "model/messages/event_follower.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "dissector/receipt/message_id_keys.h"
#include "dissector/receipt/message_id_match.h"

namespace smppscope::model {

using dissector::IssueCode;

namespace {

/// Whether another state, though final itself, replaces it: UNKNOWN says nothing of what became of a message
/// (SMPP v3.4 5.2.28), so who comes to know it tells later.
bool isReplacedBy(MessageStatus before, MessageStatus status) {
    return before == MessageStatus::unknown && status != MessageStatus::unknown && isFinal(status);
}

MessageEventKind receiptKind(bool notification) {
    return notification ? MessageEventKind::notification : MessageEventKind::receipt;
}

}  // namespace

void EventFollower::name(AccountId account, const MessageId& id, std::string_view text, PartNumber part,
                         TimeNs time, bool alone) {
    const std::uint64_t key = ids_.add(account, id, part);
    if (early_.empty()) {
        return;
    }
    forgetEarly(time);
    const auto newest = newestEarly_.find(key);
    std::vector<std::pair<EarlyNumber, dissector::IdRule>> found;
    std::size_t looked = 0;
    for (EarlyNumber number = newest == newestEarly_.end() ? kNoEarly : newest->second;
         number != kNoEarly && looked < kMostEarly; number = olderEarly(number, key), ++looked) {
        if (const auto rule = ruleFor(early(number), text, part, alone);
            rule && early(number).account == account) {
            found.emplace_back(number, *rule);
        }
    }
    std::ranges::reverse(found);  // the oldest first
    for (const auto& [number, rule] : found) {
        const Early& receipt = early(number);
        attach(receipt.event, {part, rule, false});
        if (tellsFate(receipt.event)) {
            follow(receipt.event, part, pdus_.time(ledger_.store().events[receipt.event].row));
        }
    }
}

/// How the id of a receipt that came before names the part, if it is about it and about no other yet.
std::optional<dissector::IdRule> EventFollower::ruleFor(const Early& early, std::string_view id,
                                                        PartNumber part, bool alone) const {
    const MessageStore& store = ledger_.store();
    const bool isTaken = store.events[early.event].part.load(kRelaxed) != kNoNumber;
    if (isTaken || early.time < pdus_.time(store.parts[part].request)) {
        return std::nullopt;  // nobody is told of a message before it is sent
    }
    const auto rule = dissector::matchIds(id, early.id.view());
    const bool agrees = early.about.agrees(store.parts[part]);
    const bool otherNumber = early.about.isNumber && store.parts[part].toNumber;
    return rule && (agrees || (alone && !otherNumber && !isConversion(*rule))) ? rule : std::nullopt;
}

std::optional<EventFollower::Oddity> EventFollower::receipt(const Speaker& speaker, const News& news,
                                                            const OtherId& otherId) {
    ++counts_.receipts;
    return nameReceipt(addEvent(speaker, receiptKind(news.notification), news.status), speaker, news.subject,
                       otherId);
}

EventNumber EventFollower::beginReceipt(const Speaker& speaker, bool notification) {
    ++counts_.receipts;
    return addEvent(speaker, receiptKind(notification), std::nullopt);
}

/// The PDUs of a receipt whose message isn't known hang below the first, and go to the message with it.
void EventFollower::continueReceipt(EventNumber receiptNumber, const Speaker& speaker) {
    const EventNumber number = addEvent(speaker, MessageEventKind::receiptPart, std::nullopt);
    MessageEvent& receipt = ledger_.store().events[receiptNumber];
    MessageEvent& event = ledger_.store().events[number];
    const PartNumber partNumber = receipt.part.load(kRelaxed);
    if (partNumber == kNoNumber) {
        event.previous.store(receipt.previous.load(kRelaxed), kRelaxed);
        receipt.previous.store(number, kRelaxed);
        return;
    }
    MessagePart& part = ledger_.store().parts[partNumber];
    event.previous.store(part.lastEvent.load(kRelaxed), kRelaxed);
    event.rule.store(receipt.rule.load(kRelaxed), kRelaxed);
    event.part.store(partNumber, kRelaxed);
    part.lastEvent.store(number, kRelaxed);
}

std::optional<EventFollower::Oddity> EventFollower::setReceiptState(EventNumber receipt,
                                                                    MessageStatus status) {
    MessageEvent& event = ledger_.store().events[receipt];
    event.status.store(status, kRelaxed);
    event.tellsStatus.store(true, kRelaxed);
    const PartNumber part = event.part.load(kRelaxed);
    return part != kNoNumber && tellsFate(receipt) ? follow(receipt, part, pdus_.time(event.row))
                                                   : std::nullopt;
}

std::optional<EventFollower::Oddity> EventFollower::nameReceipt(EventNumber event, const Speaker& speaker,
                                                                const Subject& subject,
                                                                const OtherId& otherId) {
    MessageIdIndex::Wanted wanted{.id = subject.id,
                                  .text = subject.idText,
                                  .time = speaker.time,
                                  .recipient = subject.recipient,
                                  .conversion = learnedOf(speaker.account).conversion()};
    auto match = find(speaker, wanted);
    if (!match) {
        const dissector::IdText other = otherId();
        wanted.id = messageIdOf(other.view());
        wanted.text = other.view();
        match = find(speaker, wanted);
    }
    if (!match) {
        keepEarly(
            {event, speaker.account, speaker.time, subject.recipient, dissector::IdText(subject.idText)});
        return std::nullopt;
    }
    if (match->alone) {
        learnedOf(speaker.account).found(match->rule);
    }
    attach(event, *match);
    const Row row = ledger_.store().events[event].row;
    const TimeNs time = row == speaker.row ? speaker.time : pdus_.time(row);
    return tellsFate(event) ? follow(event, match->part, time) : std::nullopt;
}

LearnedIdRule& EventFollower::learnedOf(AccountId account) {
    if (account >= learned_.size()) {
        learned_.resize(account + std::size_t{1});
    }
    return learned_[account];
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

EventNumber EventFollower::addEvent(const Speaker& speaker, MessageEventKind kind,
                                    std::optional<MessageStatus> status) {
    const auto number = static_cast<EventNumber>(ledger_.store().events.appended());
    MessageEvent& event = ledger_.store().events.append();
    event.row = speaker.row;
    event.kind = kind;
    event.status.store(status.value_or(MessageStatus::unknown), kRelaxed);
    event.tellsStatus.store(status.has_value(), kRelaxed);
    return number;
}

void EventFollower::attach(EventNumber number, const MessageIdIndex::Match& match) {
    attach(number, match.part, static_cast<std::uint8_t>(match.rule));
    const MessageEventKind kind = ledger_.store().events[number].kind;
    if (kind == MessageEventKind::receipt || kind == MessageEventKind::notification) {
        ++counts_.matched;
        ++counts_.byRule[static_cast<std::size_t>(match.rule)];
    }
}

void EventFollower::attach(EventNumber number, PartNumber partNumber, std::uint8_t rule) {
    MessagePart& part = ledger_.store().parts[partNumber];
    MessageEvent* oldest = nullptr;  // of those that come together: other PDUs of a receipt
    for (EventNumber each = number; each != kNoNumber; each = oldest->previous.load(kRelaxed)) {
        oldest = &ledger_.store().events[each];
        oldest->rule.store(rule, kRelaxed);
        oldest->part.store(partNumber, kRelaxed);
    }
    oldest->previous.store(part.lastEvent.load(kRelaxed), kRelaxed);
    part.lastEvent.store(number, kRelaxed);
}

/// Whether the state counts for the message: an intermediate notification is never about its end.
bool EventFollower::tellsFate(EventNumber number) const {
    const MessageEvent& event = ledger_.store().events[number];
    return event.tellsStatus.load(kRelaxed) &&
           !(event.kind == MessageEventKind::notification && isFinal(event.status.load(kRelaxed)));
}

/// The first final state counts; what comes behind it is odd, unless only the answer to a query said the
/// same.
std::optional<EventFollower::Oddity> EventFollower::follow(EventNumber number, PartNumber partNumber,
                                                           TimeNs time) {
    const MessageStore& store = ledger_.store();
    const MessageEvent& event = store.events[number];
    const MessageStatus status = event.status.load(kRelaxed);
    const MessageStatus before = store.parts[partNumber].status.load(kRelaxed);
    const bool settled = isFinal(before) && before != MessageStatus::rejected;
    if (!isFinal(status)) {
        if (!settled) {
            ledger_.setStatus(partNumber, status);
        }
        return std::nullopt;
    }
    bool isFirst = true;
    Row other = kNoRow;
    std::size_t looked = 0;
    for (EventNumber earlier = event.previous.load(kRelaxed); earlier != kNoNumber && looked < kMostBefore;
         earlier = store.events[earlier].previous.load(kRelaxed), ++looked) {
        if (!store.events[earlier].tellsStatus.load(kRelaxed)) {
            continue;
        }
        const MessageStatus said = store.events[earlier].status.load(kRelaxed);
        isFirst = isFirst && !(store.events[earlier].kind == MessageEventKind::receipt && isFinal(said));
        other = said == before && other == kNoRow ? store.events[earlier].row : other;
    }
    if (isFirst) {
        const Row request = store.parts[partNumber].request;
        counts_.latency.add(std::max<TimeNs>(time - pdus_.time(request), 0));
    }
    if (!settled || isReplacedBy(before, status)) {
        ledger_.setStatus(partNumber, status);
        return std::nullopt;
    }
    if (status != before) {
        return Oddity{IssueCode::receiptContradicts, other};
    }
    return isFirst ? std::nullopt : std::optional(Oddity{IssueCode::receiptRepeated, other});
}

void EventFollower::keepEarly(Early early) {
    if (early.id.empty()) {
        return;
    }
    forgetEarly(early.time);
    early.older.fill(kNoEarly);
    const EarlyNumber number = firstEarly_ + early_.size();
    const dissector::LookupKeys keys(early.id.view());
    std::size_t i = 0;
    for (const dissector::IdText& key : keys) {
        early.keys[i] = MessageIdIndex::keyOf(early.account, hashOfKey(key.view()));
        const auto [newest, isNew] = newestEarly_.try_emplace(early.keys[i], number);
        if (!isNew) {
            early.older[i] = std::exchange(newest->second, number);
        }
        ++i;
    }
    early_.push_back(early);
}

EventFollower::EarlyNumber EventFollower::olderEarly(EarlyNumber number, std::uint64_t key) const {
    const Early& newer = early(number);
    for (std::size_t i = 0; i < newer.keys.size(); ++i) {
        if (newer.keys[i] == key) {
            const EarlyNumber older = newer.older[i];
            return older != kNoEarly && older >= firstEarly_ ? older : kNoEarly;
        }
    }
    return kNoEarly;
}

void EventFollower::forgetEarly(TimeNs now) {
    while (!early_.empty() && now - early_.front().time > kEarly) {
        for (const std::uint64_t key : early_.front().keys) {
            const auto newest = newestEarly_.find(key);
            if (newest != newestEarly_.end() && newest->second == firstEarly_) {
                newestEarly_.erase(newest);
            }
        }
        early_.pop_front();
        ++firstEarly_;
    }
}

void EventFollower::operation(const Speaker& speaker, MessageEventKind kind, std::string_view id) {
    const EventNumber event = addEvent(speaker, kind, std::nullopt);
    if (const auto match = find(speaker, {.id = messageIdOf(id), .text = id, .time = speaker.time})) {
        attach(event, *match);
    }
}

void EventFollower::cancel(const Speaker& speaker, const std::vector<PartNumber>& parts) {
    if (parts.empty()) {
        addEvent(speaker, MessageEventKind::cancel, std::nullopt);
    }
    for (const PartNumber part : parts) {
        attach(addEvent(speaker, MessageEventKind::cancel, std::nullopt), part, kByAddresses);
    }
}

void EventFollower::operationAnswered(EventNumber number, std::optional<MessageStatus> status) {
    if (!status) {
        return;
    }
    MessageEvent& event = ledger_.store().events[number];
    event.status.store(*status, kRelaxed);
    event.tellsStatus.store(true, kRelaxed);
    const PartNumber part = event.part.load(kRelaxed);
    if (part == kNoNumber) {
        return;
    }
    const MessageStatus before = ledger_.store().parts[part].status.load(kRelaxed);
    if (!isFinal(before) || isReplacedBy(before, *status)) {
        ledger_.setStatus(part, *status);
    }
}

std::size_t EventFollower::memoryBytes() const {
    return ids_.memoryBytes() + learned_.capacity() * sizeof(LearnedIdRule) + early_.size() * sizeof(Early) +
           newestEarly_.bucket_count() * (sizeof(std::pair<std::uint64_t, EarlyNumber>) + 1);
}

}  // namespace smppscope::model
