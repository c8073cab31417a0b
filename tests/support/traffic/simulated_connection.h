#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>

#include "tests/support/traffic/frame_sink.h"
#include "tests/support/traffic/random.h"
#include "tests/support/traffic/session_truth.h"
#include "tests/support/traffic/timeline.h"
#include "tests/support/traffic_generator.h"

namespace smppscope::support {

/// What all simulated things share.
struct Environment {
    const TrafficOptions& options;
    Timeline& timeline;
    Random& random;
    FrameSink& frames;
    std::uint16_t identification = 0;  // of the last IP packet
};

/// One TCP connection with a capture point at the receivers: cuts what is written into segments, delays,
/// doubles and loses them, acknowledges them, and hands each PDU over at the moment (and in the order) in
/// which the segments captured so far complete it.
class SimulatedConnection {
  public:
    using Direction = capture::Direction;
    /// A PDU arrived whole; `captured` is false if bytes of it are missing from the capture.
    using Receive = std::function<void(const SessionTruth::Pdu& pdu, bool captured)>;

    SimulatedConnection(Environment& environment, const capture::Endpoint& client,
                        const capture::Endpoint& server, Receive receive);

    /// The handshake; `opened` is called at its end.
    void open(std::function<void()> opened);
    /// Where to append one PDU; then call sent().
    ByteVector& writeBuffer(Direction from) { return side(from).unsent; }
    void sent(const SessionTruth::Pdu& pdu);
    /// The report's `tcp`.
    const model::ConnectionSummary& health() const { return health_; }
    /// All that was written has arrived.
    bool idle() const;
    /// Bytes that the capture misses so far.
    std::uint64_t lostBytes() const { return lostBytes_; }

    void close(Direction first);  ///< FINs of both ends, `first` first; the connection is idle
    void reset(Direction from);
    void abandon() { closed_ = true; }  ///< both ends fall silent

  private:
    struct PduInFlight {
        std::uint64_t begin;
        std::uint64_t end;  // stream offset behind its last byte
        SessionTruth::Pdu pdu;
    };
    struct Side {  // by the direction that it sends in
        capture::Endpoint end;
        std::uint32_t firstSequence = 0;
        ByteVector unsent;
        std::uint64_t sentBytes = 0;                   // in segments
        std::uint64_t arrived = 0;                     // contiguous
        std::uint64_t highest = 0;                     // end of the furthest segment captured
        std::map<std::uint64_t, std::uint64_t> ahead;  // arrived beyond a hole: begin -> end
        std::deque<PduInFlight> pdus;
        std::deque<std::pair<std::uint64_t, std::uint64_t>> lost;  // not captured: begin, end; rising
        bool flushPlanned = false;
        bool ackPlanned = false;
        bool finished = false;
    };

    Side& side(Direction from) { return sides_[static_cast<std::size_t>(from)]; }
    const Side& side(Direction from) const { return sides_[static_cast<std::size_t>(from)]; }

    void flush(Direction from);
    void transmit(Direction from, std::uint64_t offset, capture::Bytes bytes);
    TcpSegment emit(Direction from, std::uint64_t offset, std::uint8_t flags, capture::Bytes bytes);
    void emitCopy(TcpSegment segment, const ByteVector& bytes);
    void captureSegment(Direction from, std::uint64_t offset, capture::Bytes bytes,
                        capture::TimeNs copyAfter);
    void countSegment(Side& s, std::uint64_t offset, std::uint64_t end);
    void arrive(Direction from, std::uint64_t offset, std::uint64_t end);
    bool wasCaptured(Side& s, const PduInFlight& pdu);
    void planAck(Direction from);
    void maybeNoise();

    Environment& environment_;
    std::array<Side, 2> sides_;
    Receive receive_;
    model::ConnectionSummary health_;
    std::size_t maxSegment_;
    std::uint64_t lostBytes_ = 0;
    bool closed_ = false;
};

}  // namespace smppscope::support
