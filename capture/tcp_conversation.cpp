#include "capture/tcp_conversation.h"

#include <algorithm>

namespace smppscope::capture {

namespace {

// An acknowledgment may be repeated at once; without an identification that can't be told from a copy.
bool mayBeSentTwice(const Segment& segment, std::int32_t ahead) {
    constexpr std::uint8_t kMarks = tcp_flag::kSyn | tcp_flag::kFin | tcp_flag::kRst;
    return segment.identification == 0 && segment.length == 0 && (segment.flags & kMarks) == 0 &&
           segment.window != 0 && ahead >= 0;
}

}  // namespace

// Segments that wait for bytes of the other direction, in capture order, with copies of their payloads.
struct TcpConversation::Held {
    struct Item {
        Segment segment;
        std::vector<std::uint8_t> payload;
        std::uint64_t since = 0;  // value of `seen` then
        std::size_t cost() const { return sizeof(Item) + payload.size(); }
    };

    explicit Held(WaitingBudget* from) : budget(from) {}
    ~Held() {
        while (!items.empty()) {
            erase(items.end() - 1);
        }
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

    void push(const Segment& segment) {
        Item& item = items.emplace_back();
        item.payload.assign(segment.payload, segment.payload + segment.capturedLength);
        item.segment = segment;
        item.segment.payload = item.payload.data();
        item.since = seen;
        if (budget != nullptr) {
            budget->take(item.cost());
        }
    }
    void erase(std::vector<Item>::iterator item) {
        if (budget != nullptr) {
            budget->give(item->cost());
        }
        items.erase(item);
    }

    WaitingBudget* budget;
    std::vector<Item> items;
    std::uint64_t seen = 0;  // segments since the first had to wait
};

TcpConversation::TcpConversation(WaitingBudget* budget)
    : budget_(budget), streams_{TcpStream(budget), TcpStream(budget)} {}
TcpConversation::~TcpConversation() = default;
TcpConversation::TcpConversation(TcpConversation&&) noexcept = default;
TcpConversation& TcpConversation::operator=(TcpConversation&&) noexcept = default;

// Notes what is unusual about the segment. False if it is a copy.
bool TcpConversation::look(const Segment& segment) {
    const std::size_t own = index(segment.direction);
    const std::int32_t ahead = streams_[own].ahead(segment);
    if (!mayBeSentTwice(segment, ahead) && recent_[own].holdsCopyOf(segment)) {
        health_.noteDuplicate();
        return false;
    }
    health_.note(segment, ahead);
    return true;
}

void TcpConversation::addSlowly(const Segment& segment, const Sinks& sinks) {
    if (held_) {
        ++held_->seen;
    }
    if (hasToWait(segment)) {
        if (!held_) {
            held_ = std::make_unique<Held>(budget_);
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
            const bool patient = held_->seen - ready->since < kPatienceSegments &&
                                 latest.time - ready->segment.time < kPatienceNs;
            const bool affordable = budget_ == nullptr || !budget_->exceeded();
            if (patient && affordable) {
                return;
            }
            if (!affordable) {
                budget_->noteGivenUp();
            }
            const std::size_t own = index(ready->segment.direction);
            missed_[own] = ready->segment.acknowledgment;
            missedAny_[own] = true;
        }
        pass(ready->segment, sinks);
        held_->erase(ready);
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
