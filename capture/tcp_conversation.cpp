#include "capture/tcp_conversation.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace smppscope::capture {

// Segments that wait for bytes of the other direction, in capture order, with copies of their payloads.
struct TcpConversation::Held {
    struct Item {
        Segment segment;
        std::vector<std::uint8_t> payload;
        std::uint64_t since = 0;  // value of `seen` then
    };
    std::deque<Item> items;
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

void TcpConversation::addSlowly(const Segment& segment, const Sinks& sinks) {
    if (held_) {
        ++held_->seen;
    }
    // While others wait, only what fills a hole may overtake them: else the directions would get out of step.
    const bool queues =
        held_ && segment.length > 0 && streamFrom(segment.direction).isAhead(segment.sequence);
    if (queues || hasToWait(segment)) {
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
    return missing != 0 && missing <= TcpStream::kFurthestAhead;
}

void TcpConversation::pass(const Segment& segment, const Sinks& sinks) {
    streamFrom(segment.direction).add(segment, *sinks[index(segment.direction)]);
}

// Passes on what needn't wait any longer after `latest` has come.
void TcpConversation::release(const Segment& latest, const Sinks& sinks) {
    while (held_) {
        auto next = std::ranges::find_if(held_->items, [this](const auto& item) {
            return !hasToWait(item.segment) &&
                   !streamFrom(item.segment.direction).isAhead(item.segment.sequence);
        });
        if (next == held_->items.end()) {
            next = held_->items.begin();
            if (held_->seen - next->since < kPatienceSegments &&
                latest.time - next->segment.time < kPatienceNs) {
                return;
            }
            giveUpWhatIsMissing(next->segment, sinks);
        }
        passHeld(static_cast<std::size_t>(next - held_->items.begin()), sinks);
    }
}

void TcpConversation::giveUpWhatIsMissing(const Segment& segment, const Sinks& sinks) {
    const Direction other = opposite(segment.direction);
    streamFrom(other).giveUpBefore(segment.acknowledgment, segment.time, *sinks[index(other)]);
}

void TcpConversation::passHeld(std::size_t number, const Sinks& sinks) {
    const auto at = held_->items.begin() + static_cast<std::ptrdiff_t>(number);
    const Held::Item item = std::move(*at);
    held_->items.erase(at);
    if (held_->items.empty()) {
        held_.reset();
    }
    pass(item.segment, sinks);
}

void TcpConversation::finish(const Sinks& sinks) {
    while (held_) {
        const Held::Item& first = held_->items.front();
        if (hasToWait(first.segment)) {
            giveUpWhatIsMissing(first.segment, sinks);
        }
        passHeld(0, sinks);
    }
    for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
        streamFrom(direction).finish(*sinks[index(direction)]);
    }
}

}  // namespace smppscope::capture
