#include "capture/tcp_conversation.h"

#include <algorithm>

namespace smppscope::capture {

// Segments that wait for bytes of the other direction, in capture order, with copies of their payloads.
struct TcpConversation::Held {
    struct Item {
        Segment segment;
        std::vector<std::uint8_t> payload;
        std::uint64_t since = 0;  // value of `seen` then
    };
    std::vector<Item> items;
    std::uint64_t seen = 0;  // segments since the first had to wait

    void push(const Segment& segment) {
        Item& item = items.emplace_back();
        item.payload.assign(segment.payload, segment.payload + segment.capturedLength);
        item.segment = segment;
        item.segment.payload = item.payload.data();
        item.since = seen;
    }
};

TcpConversation::TcpConversation() = default;
TcpConversation::~TcpConversation() = default;
TcpConversation::TcpConversation(TcpConversation&&) noexcept = default;
TcpConversation& TcpConversation::operator=(TcpConversation&&) noexcept = default;

// Notes what is unusual about the segment. False if it is a copy.
bool TcpConversation::look(const Segment& segment) {
    const std::size_t own = index(segment.direction);
    if (recent_[own].holdsCopyOf(segment)) {
        health_.noteDuplicate();
        return false;
    }
    health_.note(segment, streams_[own].ahead(segment));
    return true;
}

void TcpConversation::addSlowly(const Segment& segment, const Sinks& sinks) {
    if (held_) {
        ++held_->seen;
    }
    if (hasToWait(segment)) {
        if (!held_) {
            held_ = std::make_unique<Held>();
        }
        held_->push(segment);
    } else {
        pass(segment, sinks);
    }
    release(segment, sinks);
}

bool TcpConversation::hasToWait(const Segment& segment) const {
    if (segment.length == 0 || (segment.flags & tcp_flag::kAck) == 0) {
        return false;
    }
    const std::uint32_t missing =
        streams_[index(opposite(segment.direction))].missingBefore(segment.acknowledgment);
    if (missing == 0 || missing > kFurthestAhead) {
        return false;
    }
    const std::size_t own = index(segment.direction);
    return !missedAny_[own] || static_cast<std::int32_t>(segment.acknowledgment - missed_[own]) > 0;
}

void TcpConversation::pass(const Segment& segment, const Sinks& sinks) {
    streams_[index(segment.direction)].add(segment, *sinks[index(segment.direction)]);
}

// Passes on what needn't wait any longer, after `latest` has come. What is passed on may be what others in
// any place of the queue wait for.
void TcpConversation::release(const Segment& latest, const Sinks& sinks) {
    while (held_) {
        auto& items = held_->items;
        auto ready =
            std::ranges::find_if(items, [this](const auto& item) { return !hasToWait(item.segment); });
        if (ready == items.end()) {
            ready = items.begin();
            if (held_->seen - ready->since < kPatienceSegments &&
                latest.time - ready->segment.time < kPatienceNs) {
                return;
            }
            const std::size_t own = index(ready->segment.direction);
            missed_[own] = ready->segment.acknowledgment;
            missedAny_[own] = true;
        }
        pass(ready->segment, sinks);
        items.erase(ready);
        if (items.empty()) {
            held_.reset();
        }
    }
}

void TcpConversation::finish(const Sinks& sinks) {
    for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
        streams_[index(direction)].finish(*sinks[index(direction)]);
    }
    if (held_) {
        for (const Held::Item& item : held_->items) {
            pass(item.segment, sinks);
        }
        held_.reset();
    }
    for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
        streams_[index(direction)].finish(*sinks[index(direction)]);
    }
}

}  // namespace smppscope::capture
