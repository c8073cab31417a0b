#include "capture/tcp_conversation.h"

#include "capture/held_segments.h"
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
    const std::size_t other = 1 - index(segment.direction);
    if (segment.length == 0 || isAhead(segment) || held_->empty(other)) {
        return;
    }
    const Segment& first = held_->front(other).segment;
    if (static_cast<std::int32_t>(segment.sequence - first.acknowledgment) < 0) {
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
        held_->see();
        compareClocks(segment);
    }
    // While others wait, only what fills a hole may overtake them: else the directions would get out of step.
    const TcpStream& stream = streamFrom(segment.direction);
    const bool behindHeld = held_ && !stream.isStarted() && !held_->empty(index(segment.direction));
    const bool queues = held_ && ((segment.length > 0 && stream.isAhead(segment.sequence)) ||
                                  (behindHeld && (segment.flags & tcp_flag::kFin) != 0));
    if (!isSettled(segment) && (queues || hasToWait(segment))) {
        if (!held_) {
            held_ = std::make_unique<HeldSegments>(budget_);
        }
        held_->push(segment);
    } else {
        pass(segment, sinks);
    }
    release(segment, sinks);
}

// Whether nobody gains by waiting with the segment: it holds nothing new, or fills a hole that its own stream
// waits for and may give up.
bool TcpConversation::isSettled(const Segment& segment) const {
    const TcpStream& stream = streams_[index(segment.direction)];
    if (!stream.isStarted() || isAhead(segment)) {
        return false;
    }
    const bool isOld = stream.ahead(segment) + static_cast<std::int64_t>(segment.length) <= 0;
    return stream.hasHole() || (isOld && (segment.flags & tcp_flag::kFin) == 0);
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
    if (ready != HeldSegments::kNone || held_->empty(0) || held_->empty(1) ||
        isAhead(held_->front(0).segment) || isAhead(held_->front(1).segment)) {
        return ready;
    }
    // They wait for each other. What was sent again acknowledges more than when it was sent first.
    const bool again[] = {held_->cameLate(0), held_->cameLate(1)};
    return again[0] != again[1] ? (again[0] ? 0 : 1) : held_->earliest();
}

// Whether the first segment of the queue, which has to wait, has not waited long enough.
bool TcpConversation::isPatient(std::size_t queue, const Segment& latest) const {
    const HeldSegments::Item& first = held_->front(queue);
    const TimeNs waited = latest.time - first.segment.time;
    const bool otherIsBehind = points_ == CapturePoints::several && !isAhead(first.segment) &&
                               held_->empty(1 - queue) && !streams_[1 - queue].hasHole();
    return otherIsBehind ? waited < kPatienceApartNs
                         : waited < kPatienceNs && held_->seen() - first.since < kPatienceSegments;
}

// Passes on what needn't wait any longer after `latest` has come.
void TcpConversation::release(const Segment& latest, const Sinks& sinks) {
    while (held_) {
        const std::size_t ready = firstThatMayGo();
        if (ready != HeldSegments::kNone) {
            passHeld(ready, sinks);
            continue;
        }
        const std::size_t queue = held_->earliest();
        const bool affordable =
            !held_->isTooMuch(kMaxHeldBytes) && (budget_ == nullptr || !budget_->exceeded());
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
        passImpatiently(sinks, affordable ? held_->seen() - kPatienceSegments / 2 : held_->seen());
    }
}

// Passes on the first segment although it would have to wait, or gives up the hole that it waits for: where
// what is behind the hole waits since the segment with number `evident` or longer.
void TcpConversation::passImpatiently(const Sinks& sinks, std::uint64_t evident) {
    std::size_t queue = held_->earliest();
    const std::size_t behindHole = 1 - queue;
    if (!isAhead(held_->front(queue).segment) && !held_->empty(behindHole) &&
        static_cast<std::int64_t>(evident - held_->front(behindHole).since) >= 0) {
        queue = behindHole;
    }
    const Segment& segment = held_->front(queue).segment;
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
    const HeldSegments::Item item = held_->take(queue);
    if (held_->empty()) {
        held_.reset();
    }
    pass(item.segment, sinks);
}

void TcpConversation::finish(const Sinks& sinks) {
    unseen_ = 0;
    while (held_) {
        const std::size_t ready = firstThatMayGo();
        if (ready != HeldSegments::kNone) {
            passHeld(ready, sinks);
        } else {
            passImpatiently(sinks, held_->seen());
        }
    }
    for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
        judgeRepetitions(index(direction));
        streamFrom(direction).finish(*sinks[index(direction)]);
    }
}

}  // namespace smppscope::capture
