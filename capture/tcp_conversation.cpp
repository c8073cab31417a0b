#include "capture/tcp_conversation.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "capture/segment_part.h"

namespace smppscope::capture {

namespace {

// An acknowledgment may be repeated at once; without an identification that can't be told from a copy.
bool mayBeSentTwice(const Segment& segment, std::int32_t ahead) {
    constexpr std::uint8_t kMarks = tcp_flag::kSyn | tcp_flag::kFin | tcp_flag::kRst;
    return segment.identification == 0 && segment.length == 0 && (segment.flags & kMarks) == 0 &&
           segment.window != 0 && ahead >= 0;
}

}  // namespace

// Segments that wait for bytes of the other direction, with copies of their payloads: those of each direction
// in the order of their sequence numbers.
struct TcpConversation::Held {
    struct Item {
        Segment segment;
        std::vector<std::uint8_t> payload;
        std::uint64_t since = 0;  // value of `seen` then
        std::size_t cost() const { return sizeof(Item) + payload.size(); }
    };
    static constexpr std::size_t kNone = 2;

    explicit Held(WaitingBudget* from) : budget(from) {}
    ~Held() { give(cost); }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

    using Queue = std::deque<Item>;

    // Of bytes that are held twice those that came first count: of a segment that reaches into later ones,
    // what lies before them goes before them, and all of it behind them, to be compared with them.
    void push(const Segment& segment) {
        Queue& queue = queues[TcpConversation::index(segment.direction)];
        auto at = queue.end();
        auto behind = queue.end();
        while (at != queue.begin() && isBefore(segment.sequence, std::prev(at)->segment.sequence)) {
            --at;
            if (!isBefore(at->segment.sequence, segment.sequence + segment.length)) {
                behind = at;
            }
        }
        if (at == behind) {
            insert(queue, at, segment);
            return;
        }
        Segment head = segment;
        head.length = at->segment.sequence - segment.sequence;
        head.capturedLength = std::min(head.capturedLength, head.length);
        head.flags &= static_cast<std::uint8_t>(~(tcp_flag::kFin | tcp_flag::kRst));
        const auto place = at - queue.begin();
        insert(queue, behind, segment);
        insert(queue, queue.begin() + place, head);
    }
    void insert(Queue& queue, Queue::iterator at, const Segment& segment) {
        Item item;
        item.payload.assign(segment.payload, segment.payload + segment.capturedLength);
        item.segment = segment;
        item.segment.payload = item.payload.data();
        item.since = seen;
        cost += item.cost();
        if (budget != nullptr) {
            budget->take(item.cost());
        }
        queue.insert(at, std::move(item));
    }
    // One of the segments held is the same from another capture point, or more.
    bool hasFromElsewhere(const Segment& segment) const {
        const auto& queue = queues[TcpConversation::index(segment.direction)];
        const auto next = std::ranges::find_if(queue.rbegin(), queue.rend(), [&](const Item& item) {
            return static_cast<std::int32_t>(item.segment.sequence - segment.sequence) <= 0;
        });
        return segment.length > 0 && next != queue.rend() && next->segment.point != segment.point &&
               segment.sequence - next->segment.sequence + segment.capturedLength <=
                   next->segment.capturedLength;
    }
    Item take(std::size_t queue) {
        Item item = std::move(queues[queue].front());
        queues[queue].pop_front();
        cost -= item.cost();
        give(item.cost());
        return item;
    }
    static bool isBefore(std::uint32_t one, std::uint32_t other) {
        return static_cast<std::int32_t>(one - other) < 0;
    }
    bool empty() const { return queues[0].empty() && queues[1].empty(); }
    // Of the queues' first items that have the property, the one that came first: its queue, or kNone.
    template <typename Property>
    std::size_t earliest(Property property) const {
        std::size_t found = kNone;
        for (std::size_t queue = 0; queue < queues.size(); ++queue) {
            if (!queues[queue].empty() && property(queues[queue].front().segment) &&
                (found == kNone || queues[queue].front().since < queues[found].front().since)) {
                found = queue;
            }
        }
        return found;
    }
    void give(std::size_t bytes) {
        if (budget != nullptr) {
            budget->give(bytes);
        }
    }

    WaitingBudget* budget;
    std::array<Queue, 2> queues;  // by Direction
    std::size_t cost = 0;
    std::uint64_t seen = 0;  // segments since the first had to wait
};

TcpConversation::TcpConversation(WaitingBudget* budget, CapturePoints points)
    : budget_(budget), streams_{TcpStream(budget), TcpStream(budget)}, points_(points) {
    if (points == CapturePoints::several) {
        unseen_ = bit(Direction::fromClient) | bit(Direction::fromServer);
    }
}
TcpConversation::~TcpConversation() = default;
TcpConversation::TcpConversation(TcpConversation&&) noexcept = default;
TcpConversation& TcpConversation::operator=(TcpConversation&&) noexcept = default;

// Hands over what the stream of the segment has gone on without. Whether the rest of it is nothing new.
bool TcpConversation::isMissed(const Segment& segment, StreamSink& sink) {
    TcpStream& stream = streams_[index(segment.direction)];
    bool missed = false;
    for (PassedHoles::Range part = stream.missedIn(segment, 0); part.length != 0;
         part = stream.missedIn(segment, part.begin + part.length - segment.sequence)) {
        stream.takeMissed(part);
        sink.onEarlier(partOf(segment, part));
        missed = true;
    }
    return missed && !stream.isAhead(segment.sequence + segment.length);
}

// The same packet was had within the last second.
bool TcpConversation::isRecentCopy(const Segment& segment) {
    const std::size_t own = index(segment.direction);
    const std::uint32_t back = recent_[own].findCopyOf(segment);
    Repetitions& repetitions = repetitions_[own];
    if (repetitions.unjudged == 0 || back == 0) {
        return back != 0;
    }
    const bool ofRepetition = static_cast<std::int32_t>(segment.sequence - repetitions.before) < 0 &&
                              recent_[own].isSinceMore(back);
    if (ofRepetition) {
        --repetitions.unjudged;  // that one was sent again: it was captured twice itself
    } else if (back > RecentSegments::kSegments && ++repetitions.copies == kCertainty) {
        judgeRepetitions(own);
    }
    return true;
}

// Those that nothing is known of were copies if many others are.
void TcpConversation::judgeRepetitions(std::size_t direction) {
    Repetitions& repetitions = repetitions_[direction];
    if (repetitions.copies >= kProof) {
        streams_[direction].takeBackRetransmissions(repetitions.unjudged);
        health_.noteDuplicates(repetitions.unjudged);
    }
    repetitions.unjudged = 0;
}

// The segment was sent again, or it is a copy of one that is not remembered. If later ones turn out to be
// copies of such, it was one.
void TcpConversation::noteRepetition(const Segment& segment) {
    const std::size_t own = index(segment.direction);
    if (!recent_[own].remembersMore()) {
        recent_[own].rememberMore();
        recent_[1 - own].rememberMore();
        for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
            repetitions_[index(direction)].before = streamFrom(direction).next();
        }
    }
    Repetitions& repetitions = repetitions_[own];
    const bool remembered = static_cast<std::int32_t>(segment.sequence - repetitions.before) >= 0;
    if (!remembered && repetitions.copies < kCertainty) {
        ++repetitions.unjudged;
    }
}

// Notes what is unusual about the segment. False if it is a copy, or its stream has gone on without it.
bool TcpConversation::look(const Segment& segment, StreamSink& sink) {
    const std::size_t own = index(segment.direction);
    if (isMissed(segment, sink)) {
        return false;
    }
    const std::int32_t ahead = streams_[own].ahead(segment);
    const bool repeats = !streams_[1 - own].isNews(segment.acknowledgment);
    const bool firstReset = (segment.flags & tcp_flag::kRst) != 0 && health_.counters().resets == 0;
    if ((!firstReset && streams_[own].isCopy(segment, repeats)) ||
        (held_ && held_->hasFromElsewhere(segment)) ||
        (!mayBeSentTwice(segment, ahead) && isRecentCopy(segment))) {
        health_.noteDuplicate();
        return false;
    }
    if (segment.length > 1 && ahead + static_cast<std::int64_t>(segment.length) <= 0) {
        noteRepetition(segment);
    }
    const bool awaited = (unseen_ & bit(segment.direction)) != 0;  // so nothing went on without it
    const bool beginsLate = (segment.flags & tcp_flag::kSyn) != 0 && !awaited && !streams_[own].isStarted() &&
                            streams_[own].isAcknowledged(segment.sequence + 1);
    if (beginsLate) {
        health_.noteOutOfStep(segment.direction, streams_[own].acknowledged());
    }
    if (health_.outOfStep(segment.direction) && segment.length > 0 && ahead == 0 &&
        health_.noteStep(segment.direction, segment.sequence + segment.length)) {
        const TcpStream& back = streams_[1 - own];
        if (back.counters().bytes != 0) {
            noteClocks(segment, back.lastPoint(), back.lastTime());
        }
    }
    health_.note(segment, ahead);
    return true;
}

// The segment came later than something from `point`, at `time`, that acknowledges it.
void TcpConversation::noteClocks(const Segment& segment, CapturePoint point, TimeNs time) {
    if (segment.point != point) {
        health_.noteClocksApart(segment.time - time);
    }
}

// The first segment that waits for this one was captured earlier.
void TcpConversation::compareClocks(const Segment& segment) {
    const auto& others = held_->queues[1 - index(segment.direction)];
    if (segment.length == 0 || isAhead(segment) || others.empty()) {
        return;
    }
    const Segment& first = others.front().segment;
    if (Held::isBefore(segment.sequence, first.acknowledgment)) {
        noteClocks(segment, first.point, first.time);
    }
}

// Whether the segment tells where its direction is. An acknowledgment alone doesn't if bytes behind it were
// acknowledged themselves already.
void TcpConversation::see(const Segment& segment) {
    constexpr std::uint8_t kMarks = tcp_flag::kSyn | tcp_flag::kFin | tcp_flag::kRst;
    if (segment.length > 0 || (segment.flags & kMarks) != 0 ||
        !streamFrom(segment.direction).isAcknowledged(segment.sequence + 1)) {
        unseen_ &= static_cast<std::uint8_t>(~bit(segment.direction));
    }
}

void TcpConversation::addSlowly(const Segment& segment, const Sinks& sinks) {
    see(segment);
    if (held_) {
        ++held_->seen;
        compareClocks(segment);
    }
    // While others wait, only what fills a hole may overtake them: else the directions would get out of step.
    const TcpStream& stream = streamFrom(segment.direction);
    const bool behindHeld = held_ && !stream.isStarted() && !held_->queues[index(segment.direction)].empty();
    const bool queues = held_ && ((segment.length > 0 && stream.isAhead(segment.sequence)) ||
                                  (behindHeld && (segment.flags & tcp_flag::kFin) != 0));
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
    const Direction other = opposite(segment.direction);
    if ((unseen_ & bit(other)) != 0) {
        return true;
    }
    const std::uint32_t missing = streams_[index(other)].missingBefore(segment.acknowledgment);
    return missing != 0 && missing <= TcpStream::kFurthestAhead;
}

void TcpConversation::pass(const Segment& segment, const Sinks& sinks) {
    streamFrom(segment.direction).add(segment, *sinks[index(segment.direction)]);
}

bool TcpConversation::isReady(const Segment& segment) const {
    return !hasToWait(segment) && !isAhead(segment);
}

// The queue of which the first segment needn't wait any longer; kNone if there is none.
std::size_t TcpConversation::firstThatMayGo() const {
    const std::size_t ready = held_->earliest([this](const Segment& segment) { return isReady(segment); });
    if (ready != Held::kNone || held_->queues[0].empty() || held_->queues[1].empty() ||
        isAhead(held_->queues[0].front().segment) || isAhead(held_->queues[1].front().segment)) {
        return ready;
    }
    // They wait for each other.
    return held_->earliest([](const Segment&) { return true; });
}

// Whether the first segment of the queue, which has to wait, has not waited long enough.
bool TcpConversation::isPatient(std::size_t queue, const Segment& latest) const {
    const Held::Item& first = held_->queues[queue].front();
    const TimeNs waited = latest.time - first.segment.time;
    const bool otherIsBehind = points_ == CapturePoints::several && !isAhead(first.segment) &&
                               held_->queues[1 - queue].empty() && !streams_[1 - queue].hasHole();
    return otherIsBehind ? waited < kPatienceApartNs
                         : waited < kPatienceNs && held_->seen - first.since < kPatienceSegments;
}

// Passes on what needn't wait any longer after `latest` has come.
void TcpConversation::release(const Segment& latest, const Sinks& sinks) {
    while (held_) {
        const std::size_t ready = firstThatMayGo();
        if (ready != Held::kNone) {
            passHeld(ready, sinks);
            continue;
        }
        const std::size_t queue = held_->earliest([](const Segment&) { return true; });
        const bool affordable = held_->cost <= kMaxHeldBytes && (budget_ == nullptr || !budget_->exceeded());
        if (affordable && isPatient(queue, latest)) {
            return;
        }
        if (unseen_ != 0) {
            unseen_ = 0;  // nothing is missing for all that is known
            continue;
        }
        if (!affordable && budget_ != nullptr) {
            budget_->noteGivenUp();
        }
        passImpatiently(sinks, affordable ? held_->seen - kPatienceSegments / 2 : held_->seen);
    }
}

// Passes on the first segment although it would have to wait, or gives up the hole that it waits for: where
// what is behind the hole waits since the segment with number `evident` or longer.
void TcpConversation::passImpatiently(const Sinks& sinks, std::uint64_t evident) {
    std::size_t queue = held_->earliest([](const Segment&) { return true; });
    const auto& behindHole = held_->queues[1 - queue];
    if (!isAhead(held_->queues[queue].front().segment) && !behindHole.empty() &&
        static_cast<std::int64_t>(evident - behindHole.front().since) >= 0) {
        queue = 1 - queue;
    }
    const Segment& segment = held_->queues[queue].front().segment;
    if (!isAhead(segment)) {
        health_.noteOutOfStep(opposite(segment.direction), segment.acknowledgment);
    } else if (giveUpHoleBefore(segment, sinks)) {
        return;
    }
    passHeld(queue, sinks);
}

// False for a hole that the other end doesn't have filled either: that is left to the stream, since the bytes
// will be sent again.
bool TcpConversation::giveUpHoleBefore(const Segment& segment, const Sinks& sinks) {
    TcpStream& stream = streamFrom(segment.direction);
    if (!stream.isAcknowledged(segment.sequence)) {
        return false;
    }
    stream.giveUpBefore(segment.sequence, segment.time, *sinks[index(segment.direction)]);
    return !stream.isAhead(segment.sequence);
}

void TcpConversation::passHeld(std::size_t queue, const Sinks& sinks) {
    const Held::Item item = held_->take(queue);
    if (held_->empty()) {
        held_.reset();
    }
    pass(item.segment, sinks);
}

void TcpConversation::finish(const Sinks& sinks) {
    unseen_ = 0;
    while (held_) {
        const std::size_t ready = firstThatMayGo();
        if (ready != Held::kNone) {
            passHeld(ready, sinks);
        } else {
            passImpatiently(sinks, held_->seen);
        }
    }
    for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
        judgeRepetitions(index(direction));
        streamFrom(direction).finish(*sinks[index(direction)]);
    }
}

}  // namespace smppscope::capture
