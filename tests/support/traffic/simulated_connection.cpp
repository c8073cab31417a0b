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
    health_.set_end("open");
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
            health_.set_handshake_ns(2 * kRoundTrip);
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
    const auto later = [&](capture::TimeNs after, capture::TimeNs copyAfter) {
        environment_.timeline.after(
            after, [this, from, offset, copyAfter, copy = ByteVector(bytes.begin(), bytes.end())] {
                captureSegment(from, offset, copy, copyAfter);
            });
    };
    const capture::TimeNs copyAfter =
        random.chance(options.duplicate) ? random.between(10, 60) * kMicrosecond : 0;
    if (delay == 0) {
        captureSegment(from, offset, bytes, copyAfter);
    } else {
        later(delay, copyAfter);
    }
    if (random.chance(options.retransmit)) {
        later(delay + kRetransmissionTimeout, 0);
    }
}

TcpSegment SimulatedConnection::emit(Direction from, std::uint64_t offset, std::uint8_t flags,
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
    segment.identification = ++environment_.identification;
    environment_.frames.write(segment, environment_.timeline.now());
    return segment;
}

void SimulatedConnection::emitCopy(TcpSegment segment, const ByteVector& bytes) {
    if (!closed_) {
        segment.payload = bytes;
        environment_.frames.write(segment, environment_.timeline.now());
        health_.set_duplicate_segments(health_.duplicate_segments() + 1);
    }
}

void SimulatedConnection::captureSegment(Direction from, std::uint64_t offset, capture::Bytes bytes,
                                         capture::TimeNs copyAfter) {
    if (closed_) {
        return;
    }
    const TcpSegment segment = emit(from, offset, tcp_flag::kAck | tcp_flag::kPsh, bytes);
    if (copyAfter != 0) {
        environment_.timeline.after(
            copyAfter,
            [this, segment, copy = ByteVector(bytes.begin(), bytes.end())] { emitCopy(segment, copy); });
    }
    countSegment(side(from), offset, offset + bytes.size());
    planAck(opposite(from));
    maybeNoise();
    arrive(from, offset, offset + bytes.size());
}

void SimulatedConnection::countSegment(Side& s, std::uint64_t offset, std::uint64_t end) {
    // Segments are only ever repeated as they were, so one look tells whether this one is new.
    const bool seen = end <= s.arrived || s.ahead.contains(offset);
    if (seen) {
        health_.set_retransmitted_segments(health_.retransmitted_segments() + 1);
    } else if (offset < s.highest) {
        health_.set_out_of_order_segments(health_.out_of_order_segments() + 1);
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
    health_.set_end(first == Direction::fromClient ? "fin_by_client" : "fin_by_server");
    closed_ = true;
}

void SimulatedConnection::reset(Direction from) {
    emit(from, side(from).sentBytes, tcp_flag::kAck | tcp_flag::kRst, {});
    health_.set_resets(1);
    health_.set_end(from == Direction::fromClient ? "reset_by_client" : "reset_by_server");
    closed_ = true;
}

}  // namespace smppscope::support
