#include "tests/support/traffic/simulated_connection.h"

#include <algorithm>

#include "tests/support/capture_builder.h"

namespace smppscope::support {
namespace {

using capture::Direction;
namespace tcp_flag = capture::tcp_flag;

constexpr capture::TimeNs kRoundTrip = 200 * kMicrosecond;
constexpr capture::TimeNs kRetransmissionTimeout = 200 * kMillisecond;
constexpr capture::TimeNs kMergeWait = 300 * kMicrosecond;
constexpr std::size_t kSmallPiece = 90;  // about the largest piece of a split write
constexpr std::size_t kMaxSegmentV4 = 1460;
constexpr std::size_t kMaxSegmentV6 = 1440;

/// At least two bytes, and no single byte left over: a repeated single byte would pass for a keep-alive.
std::size_t smallPiece(std::size_t rest, Random& random) {
    const auto length = static_cast<std::size_t>(random.between(2, kSmallPiece));
    return length + 1 >= rest ? std::min(rest, kSmallPiece + 1) : length;
}

}  // namespace

SimulatedConnection::SimulatedConnection(Environment& environment, const capture::Endpoint& client,
                                         const capture::Endpoint& server, Receive receive)
    : environment_(environment),
      receive_(std::move(receive)),
      maxSegment_(client.address.isV4 ? kMaxSegmentV4 : kMaxSegmentV6) {
    side(Direction::fromClient).end = client;
    side(Direction::fromServer).end = server;
    for (Side& s : sides_) {
        s.firstSequence = static_cast<std::uint32_t>(environment_.random.next());
    }
}

void SimulatedConnection::open(std::function<void()> opened) {
    // SYN counts one, so it stands one before the first payload byte.
    emit(Direction::fromClient, std::uint64_t(-1), tcp_flag::kSyn, {});
    environment_.timeline.after(kRoundTrip, [this, opened = std::move(opened)] {
        emit(Direction::fromServer, std::uint64_t(-1), tcp_flag::kSyn | tcp_flag::kAck, {});
        environment_.timeline.after(kRoundTrip, [this, opened] {
            emit(Direction::fromClient, 0, tcp_flag::kAck, {});
            opened();
        });
    });
}

void SimulatedConnection::sent(const SessionTruth::Pdu& pdu) {
    Side& s = side(pdu.from);
    const std::uint64_t begin = s.pdus.empty() ? s.arrived : s.pdus.back().end;
    s.pdus.push_back({begin, s.sentBytes + s.unsent.size(), pdu});
    if (!s.flushPlanned) {
        s.flushPlanned = true;
        const bool waits = environment_.random.chance(environment_.options.merge);
        environment_.timeline.after(waits ? kMergeWait : 0, [this, from = pdu.from] { flush(from); });
    }
}

bool SimulatedConnection::idle() const {
    return std::all_of(sides_.begin(), sides_.end(),
                       [](const Side& s) { return s.unsent.empty() && s.arrived == s.sentBytes; });
}

void SimulatedConnection::flush(Direction from) {
    Side& s = side(from);
    s.flushPlanned = false;
    const ByteVector bytes = std::exchange(s.unsent, {});
    const bool split = environment_.random.chance(environment_.options.split);
    capture::Bytes rest = bytes;
    while (!rest.empty()) {
        std::size_t length = std::min(rest.size(), maxSegment_);
        if (split) {
            length = smallPiece(rest.size(), environment_.random);
        }
        const std::uint64_t offset = s.sentBytes;
        s.sentBytes += length;
        transmit(from, offset, rest.first(length));
        rest = rest.subspan(length);
    }
}

void SimulatedConnection::transmit(Direction from, std::uint64_t offset, capture::Bytes bytes) {
    Random& random = environment_.random;
    const TrafficOptions& options = environment_.options;
    if (random.chance(options.loss)) {
        side(from).lost.emplace_back(offset, offset + bytes.size());
        lostBytes_ += bytes.size();
        arrive(from, offset, offset + bytes.size());
        return;
    }
    capture::TimeNs delay = 0;
    if (random.chance(options.late)) {
        delay = kRetransmissionTimeout;
    } else if (random.chance(options.reorder)) {
        delay = random.between(50 * kMicrosecond, 2 * kMillisecond);
    }
    const auto again = [&](capture::TimeNs after) {
        environment_.timeline.after(after,
                                    [this, from, offset, copy = ByteVector(bytes.begin(), bytes.end())] {
                                        captureSegment(from, offset, copy);
                                    });
    };
    if (delay == 0) {
        captureSegment(from, offset, bytes);
    } else {
        again(delay);
    }
    if (random.chance(options.duplicate)) {
        again(delay + random.between(10, 60) * kMicrosecond);
    }
    if (random.chance(options.retransmit)) {
        again(delay + kRetransmissionTimeout);
    }
}

void SimulatedConnection::emit(Direction from, std::uint64_t offset, std::uint8_t flags,
                               capture::Bytes bytes) {
    const Side& sender = side(from);
    const Side& receiver = side(opposite(from));
    TcpSegment segment;
    segment.source = sender.end;
    segment.destination = receiver.end;
    segment.sequence = sender.firstSequence + static_cast<std::uint32_t>(offset);
    if (flags & tcp_flag::kAck) {
        segment.acknowledgment = receiver.firstSequence + static_cast<std::uint32_t>(receiver.arrived) +
                                 (receiver.finished ? 1 : 0);
    }
    segment.flags = flags;
    segment.payload = bytes;
    environment_.frames.write(segment, environment_.timeline.now());
}

void SimulatedConnection::captureSegment(Direction from, std::uint64_t offset, capture::Bytes bytes) {
    if (closed_) {
        return;
    }
    emit(from, offset, tcp_flag::kAck | tcp_flag::kPsh, bytes);
    countSegment(side(from), offset, offset + bytes.size());
    planAck(opposite(from));
    maybeNoise();
    arrive(from, offset, offset + bytes.size());
}

void SimulatedConnection::countSegment(Side& s, std::uint64_t offset, std::uint64_t end) {
    // Segments are only ever repeated as they were, so one look tells whether this one is new.
    const bool seen = end <= s.arrived || s.ahead.contains(offset);
    if (seen) {
        ++environment_.retransmittedSegments;
    } else if (offset < s.highest) {
        ++environment_.outOfOrderSegments;
    }
    s.highest = std::max(s.highest, end);
}

void SimulatedConnection::arrive(Direction from, std::uint64_t offset, std::uint64_t end) {
    Side& s = side(from);
    if (offset > s.arrived) {
        s.ahead.emplace(offset, end);
        return;
    }
    s.arrived = std::max(s.arrived, end);
    while (!s.ahead.empty() && s.ahead.begin()->first <= s.arrived) {
        s.arrived = std::max(s.arrived, s.ahead.begin()->second);
        s.ahead.erase(s.ahead.begin());
    }
    while (!s.pdus.empty() && s.pdus.front().end <= s.arrived) {
        const PduInFlight complete = s.pdus.front();
        s.pdus.pop_front();
        receive_(complete.pdu, wasCaptured(s, complete));
    }
}

bool SimulatedConnection::wasCaptured(Side& s, const PduInFlight& pdu) {
    while (!s.lost.empty() && s.lost.front().second <= pdu.begin) {
        s.lost.pop_front();
    }
    return s.lost.empty() || s.lost.front().first >= pdu.end;
}

void SimulatedConnection::planAck(Direction from) {
    Side& s = side(from);
    if (s.ackPlanned || !environment_.random.chance(environment_.options.pureAcks)) {
        return;
    }
    s.ackPlanned = true;
    environment_.timeline.after(environment_.random.between(20, 40) * kMicrosecond, [this, from] {
        side(from).ackPlanned = false;
        if (!closed_) {
            emit(from, side(from).sentBytes, tcp_flag::kAck, {});
            maybeNoise();
        }
    });
}

void SimulatedConnection::maybeNoise() {
    if (environment_.random.chance(environment_.options.noise)) {
        const auto port = static_cast<std::uint16_t>(environment_.random.between(20000, 60000));
        environment_.frames.writeUdp(endpoint("192.0.2.200", port), endpoint("192.0.2.53", 53),
                                     bytesOf("smsc.example"), environment_.timeline.now());
    }
}

void SimulatedConnection::close(Direction first) {
    for (const Direction from : {first, opposite(first)}) {
        emit(from, side(from).sentBytes, tcp_flag::kAck | tcp_flag::kFin, {});
        side(from).finished = true;
    }
    emit(first, side(first).sentBytes + 1, tcp_flag::kAck, {});
    closed_ = true;
}

void SimulatedConnection::reset(Direction from) {
    emit(from, side(from).sentBytes, tcp_flag::kAck | tcp_flag::kRst, {});
    closed_ = true;
}

}  // namespace smppscope::support
