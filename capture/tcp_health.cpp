#include "capture/tcp_health.h"

namespace smppscope::capture {

namespace {

constexpr std::uint8_t kMarks = tcp_flag::kSyn | tcp_flag::kFin | tcp_flag::kRst;

}  // namespace

void TcpHealthCounters::add(const TcpHealthCounters& other) {
    handshake = handshake == kUnknown ? other.handshake : handshake;
    duplicates += other.duplicates;
    zeroWindows += other.zeroWindows;
    windowProbes += other.windowProbes;
    keepAlives += other.keepAlives;
    resets += other.resets;
    late += other.late;
    clocksApart = std::max(clocksApart, other.clocksApart);
    leftOut += other.leftOut;
}

void TcpHealth::note(const Segment& segment, std::int32_t ahead) {
    if ((segment.flags & tcp_flag::kRst) != 0) {
        ++counters_.resets;
        handshaking_ = false;
        closed_ = {};
    } else {
        followHandshake(segment);
        if ((segment.flags & kMarks) == 0) {
            followWindows(segment, ahead);
        }
    }
    watching_ = handshaking_ || closed_[0] || closed_[1] || steps_[0].missed || steps_[1].missed;
}

bool TcpHealth::noteStep(Direction behind, std::uint32_t end) {
    Step& step = steps_[placeOf(behind)];
    step.missed = static_cast<std::int32_t>(step.acknowledged - end) >= 0;
    counters_.late += step.missed ? 1 : 0;
    return step.missed;
}

void TcpHealth::followHandshake(const Segment& segment) {
    const bool syn = (segment.flags & tcp_flag::kSyn) != 0;
    const bool acknowledges = (segment.flags & tcp_flag::kAck) != 0;
    const bool client = segment.direction == Direction::fromClient;
    if (syn && client && !acknowledges && counters_.handshake == TcpHealthCounters::kUnknown) {
        synTime_ = segment.time;  // of the last one, if it had to be sent again
        clientSequence_ = segment.sequence;
        sawSyn_ = true;
    } else if (syn && !client && sawSyn_ && segment.acknowledgment == clientSequence_ &&
               counters_.handshake == TcpHealthCounters::kUnknown) {
        serverSequence_ = segment.sequence;
        handshaking_ = true;
    } else if (handshaking_ && client && !syn) {
        handshaking_ = false;
        if (segment.sequence == clientSequence_ && segment.acknowledgment == serverSequence_) {
            counters_.handshake = segment.time - synTime_;
        }
    }
}

void TcpHealth::followWindows(const Segment& segment, std::int32_t ahead) {
    const bool room = !closed_[placeOf(segment.direction)];
    // Linux probes with the sequence number of the last byte, others with the next byte.
    if (segment.length <= 1 && ahead == -1) {
        ++(room ? counters_.keepAlives : counters_.windowProbes);
    } else if (segment.length == 1 && ahead == 0 && !room) {
        ++counters_.windowProbes;
    }
    bool& closed = closed_[placeOf(opposite(segment.direction))];
    if (segment.window == 0 && !closed) {
        ++counters_.zeroWindows;
    }
    closed = segment.window == 0;
}

}  // namespace smppscope::capture
