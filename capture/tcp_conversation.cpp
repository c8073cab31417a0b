#include "capture/tcp_conversation.h"

#include <algorithm>
#include <deque>
#include <utility>

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
            take(items.size() - 1);
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
    Item take(std::size_t number) {
        const auto at = items.begin() + static_cast<std::ptrdiff_t>(number);
        if (budget != nullptr) {
            budget->give(at->cost());
        }
        Item item = std::move(*at);
        items.erase(at);
        return item;
    }

    WaitingBudget* budget;
    std::deque<Item> items;
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
    // While others wait, only what fills a hole may overtake them: else the directions would get out of step.
    const bool queues =
        held_ && segment.length > 0 && streamFrom(segment.direction).isAhead(segment.sequence);
    if (queues || hasToWait(segment)) {
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
            const bool patient = held_->seen - next->since < kPatienceSegments &&
                                 latest.time - next->segment.time < kPatienceNs;
            const bool affordable = budget_ == nullptr || !budget_->exceeded();
            if (patient && affordable) {
                return;
            }
            if (!affordable) {
                budget_->noteGivenUp();
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
    const Held::Item item = held_->take(number);
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
