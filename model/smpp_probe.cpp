#include "model/smpp_probe.h"

#include <algorithm>

#include "dissector/header.h"

namespace smppscope::model {

using capture::Direction;
using capture::StreamPiece;

namespace {

// Bytes that are searched in vain before a connection is given up: in both directions, or in one alone (the
// largest PDU may have to be passed).
constexpr std::uint64_t kVainInBoth = 64 * 1024;
constexpr std::uint64_t kVainInOne = 2 * 1024 * 1024;

// Memory for what came last of a direction. What is needed for a decision under way comes on top.
constexpr std::uint64_t kWindow = 4 * 1024;
constexpr std::uint64_t kHintedWindow = 64 * 1024;

// Pieces that are waited for until the other direction is found as well.
constexpr std::uint64_t kEventsForTheOther = 32;

}  // namespace

void SmppProbe::Finder::onPdu(const FramedPdu& pdu) {
    if (!found) {
        found = true;
        rubbish = pdu.skippedBefore;
        begin = rubbish + lost;
    }
}

SmppProbe::SmppProbe(Hint hint, std::uint32_t maxPduLength, capture::WaitingBudget* budget)
    : hint_(hint), budget_(budget), finders_{Finder(maxPduLength), Finder(maxPduLength)} {
    for (Finder& at : finders_) {
        if (hint == Hint::isSmpp) {
            at.framer.expectSmpp();
        } else if (hint == Hint::likely) {
            at.framer.hintSmpp();
        }
    }
}

SmppProbe::~SmppProbe() {
    for (Finder& at : finders_) {
        trim(at, 0);
    }
}

bool SmppProbe::onBytes(Direction direction, const StreamPiece& piece) {
    Finder& at = finder(direction);
    keep(at, {.number = events_++, .piece = piece, .bytes = {piece.bytes.begin(), piece.bytes.end()}});
    at.framer.onBytes(piece, at);
    if (!at.found) {
        const std::uint64_t window = hint_ == Hint::none ? kWindow : kHintedWindow;
        trim(at, budget_ != nullptr && budget_->exceeded() ? 0 : window + at.framer.heldBytes());
    }
    return decided();
}

bool SmppProbe::onGap(Direction direction, std::uint64_t lost, TimeNs time) {
    Finder& at = finder(direction);
    Event event{.number = events_++, .kind = Kind::gap, .piece = {}, .bytes = {}, .lost = lost};
    event.piece.time = time;
    keep(at, std::move(event));
    at.framer.onGap(lost, time, at);
    at.lost += lost;
    return decided();
}

/// Whether it is SMPP, and where each direction begins, or it isn't worth while waiting for that.
bool SmppProbe::decided() {
    const auto undecided = [](const Finder& at) { return !at.found && at.framer.searched() != 0; };
    if (!finders_[0].found && !finders_[1].found) {
        return false;
    }
    return ++eventsFound_ > kEventsForTheOther || (!undecided(finders_[0]) && !undecided(finders_[1]));
}

void SmppProbe::keep(Finder& at, Event event) {
    at.memory += event.memory();
    if (budget_ != nullptr) {
        budget_->take(event.memory());
    }
    at.events.push_back(std::move(event));
}

/// Drops what came first until the rest fits.
void SmppProbe::trim(Finder& at, std::uint64_t window) {
    while (!at.events.empty() && at.memory > window) {
        const Event& first = at.events.front();
        at.memory -= first.memory();
        at.dropped += first.length();
        at.notKept += first.streamBytes();
        if (budget_ != nullptr) {
            budget_->give(first.memory());
        }
        at.events.pop_front();
    }
}

bool SmppProbe::onMessageStart(Direction direction, capture::Bytes next) {
    Finder& at = finder(direction);
    const capture::Bytes first = next.first(std::min<std::size_t>(next.size(), dissector::kHeaderLength));
    keep(at, {.number = events_++,
              .kind = Kind::messageStart,
              .piece = {},
              .bytes = {first.begin(), first.end()}});
    at.framer.onMessageStart(next, at);
    return decided();
}

bool SmppProbe::onBreak(Direction direction, capture::StreamBreak why, TimeNs time) {
    Finder& at = finder(direction);
    Event event{.number = events_++,
                .kind = why == capture::StreamBreak::reset ? Kind::reset : Kind::loss,
                .piece = {},
                .bytes = {}};
    event.piece.time = time;
    keep(at, std::move(event));
    at.framer.onBreak(why, at);
    return decided();
}

bool SmppProbe::finish() {
    bool found = false;
    for (Finder& at : finders_) {
        at.framer.finish(at);
        found = found || at.found;
    }
    return found;
}

bool SmppProbe::hopeless() const {
    const std::uint64_t one = finders_[0].framer.searched();
    const std::uint64_t other = finders_[1].framer.searched();
    return hint_ == Hint::none && (std::min(one, other) > kVainInBoth || std::max(one, other) > kVainInOne);
}

SmppProbe::Start SmppProbe::startOf(Direction direction) const {
    const Finder& at = finders_[static_cast<std::size_t>(direction)];
    Start start{.notKept = at.notKept};
    if (at.found && at.begin >= at.dropped) {
        start.found = true;
        start.begin = at.begin - at.dropped;
        start.rubbish = at.rubbish - at.notKept;
    }
    return start;
}

void SmppProbe::hand(const Event& event, capture::StreamSink& sink) {
    StreamPiece piece = event.piece;
    piece.bytes = event.bytes;
    switch (event.kind) {
        case Kind::bytes:
            sink.onBytes(piece);
            break;
        case Kind::gap:
            sink.onGap(event.lost, piece.time);
            break;
        case Kind::messageStart:
            sink.onMessageStart(piece.bytes);
            break;
        case Kind::reset:
            sink.onBreak(capture::StreamBreak::reset, piece.time);
            break;
        case Kind::loss:
            sink.onBreak(capture::StreamBreak::loss, piece.time);
            break;
    }
}

void SmppProbe::replay(const std::array<capture::StreamSink*, 2>& sinks) const {
    std::array<std::list<Event>::const_iterator, 2> next{finders_[0].events.begin(),
                                                         finders_[1].events.begin()};
    const auto left = [&](std::size_t direction) {
        return next[direction] != finders_[direction].events.end();
    };
    while (left(0) || left(1)) {
        const std::size_t direction = !left(1) || (left(0) && next[0]->number < next[1]->number) ? 0 : 1;
        hand(*next[direction]++, *sinks[direction]);
    }
}

}  // namespace smppscope::model
