#pragma once

#include <cstdint>
#include <memory>

#include "capture/segment.h"

namespace smppscope::capture {

/// Bytes of one direction of a connection, in order, never twice, with where they came from.
struct StreamPiece {
    Bytes bytes;            ///< valid during the call only
    FilePosition position;  ///< of bytes[0]; the piece is contiguous in its file
    FrameNumber frame = 0;
    TimeNs time = 0;        ///< when the piece became deliverable: of the frame that closed the hole before it
    FrameNumber completingFrame = 0;  ///< that frame
};

/// Receives what a TcpStream puts in order.
class StreamSink {
  public:
    virtual ~StreamSink() = default;
    virtual void onBytes(const StreamPiece& piece) = 0;
    /// `lost` bytes are missing from the capture here: never seen, or cut by the snapshot length.
    virtual void onGap(std::uint64_t lost, TimeNs time) = 0;
};

/// Health of one direction, counted while putting it in order.
struct StreamCounters {
    std::uint64_t segments = 0;       ///< with payload
    std::uint64_t bytes = 0;          ///< delivered
    std::uint64_t retransmitted = 0;  ///< segments that held nothing new (keep-alives not counted)
    std::uint64_t outOfOrder = 0;     ///< segments with new bytes that came after later ones
    std::uint64_t lostBytes = 0;
    std::uint64_t conflictingBytes = 0;  ///< overlaps that carried other bytes than before (the first ones win)
};

/// Puts the segments of one direction of a TCP connection in order (RFC 9293): reordering, retransmission,
/// overlap (first bytes win), 32-bit wrap, gaps. A hole is given up as a gap when the other side has
/// acknowledged past it and no late segment filled it within a bounded number of segments, when what waits
/// behind it exceeds kMaxWaitingBytes, or at finish(). Purely a function of the segments fed: no clock.
///
/// In-order segments are handed through without a copy or an allocation.
class TcpStream {
  public:
    static constexpr std::uint32_t kMaxWaitingBytes = 4u << 20;

    TcpStream();
    ~TcpStream();
    TcpStream(TcpStream&&) noexcept;
    TcpStream& operator=(TcpStream&&) noexcept;

    /// A segment of this direction (its payload; flags SYN and FIN are used, RST and window are not).
    void add(const Segment& segment, StreamSink& sink);
    /// The other direction acknowledged everything before `acknowledgment`; `time` and `frame` of that segment.
    void acknowledged(std::uint32_t acknowledgment, TimeNs time, FrameNumber frame, StreamSink& sink);
    /// The connection or the capture ends: delivers what waits, with gaps for the holes.
    void finish(StreamSink& sink);

    const StreamCounters& counters() const { return counters_; }
    /// All bytes up to the FIN have been delivered (or given up).
    bool finished() const;

  private:
    struct Waiting;  // out-of-order segments; only allocated when there are any
    std::unique_ptr<Waiting> waiting_;
    StreamCounters counters_;
    std::uint32_t next_ = 0;          // sequence number expected next
    std::uint32_t finSequence_ = 0;
    bool started_ = false;
    bool sawFin_ = false;
};

}  // namespace smppscope::capture
