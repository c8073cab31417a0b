#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "capture/segment.h"
#include "capture/stream_sink.h"
#include "capture/x25_numbering.h"
#include "capture/x25_packet.h"

namespace smppscope::capture {

/// A packet as it was captured.
struct X25PacketBytes {
    Bytes bytes;                          ///< what there is of it, in one piece
    std::span<const StreamPiece> pieces;  ///< the same bytes where they lie, in order
    std::uint32_t length = 0;             ///< what there was of it

    /// When it was complete.
    TimeNs time() const { return pieces.empty() ? TimeNs{0} : pieces.back().time; }
};

/// How a virtual circuit ended. Directions are those of X25Circuit.
enum class X25End : std::uint8_t {
    open,
    clearedByClient,
    clearedByServer,
    clearedByNetwork,
    restarted,  ///< by a restart of the link
    replaced,   ///< by another call on its channel
};

/// What is known of a circuit apart from what it carried.
struct X25Facts {
    std::uint16_t channel = 0;
    std::string calling;  ///< DTE address; empty if it was not told, or the call was not seen
    std::string called;
    bool sawCall = false;  ///< set up inside the capture: who called is certain
    X25End end = X25End::open;
    std::uint8_t clearCause = 0;  ///< valid if it was cleared
    std::uint8_t clearDiagnostic = 0;
    std::uint64_t resets = 0;
    std::uint64_t lostPackets = 0;       ///< data packets missing, counted modulo 8 or 128
    std::uint64_t qualifiedPackets = 0;  ///< with the Q bit: never part of the streams
};

/// What one direction of a circuit carried.
struct X25Counters {
    std::uint64_t packets = 0;    ///< data packets, without copies
    std::uint64_t bytes = 0;      ///< of user data, delivered
    std::uint64_t repeated = 0;   ///< copies of data packets: sent again, or captured twice
    std::uint64_t lostBytes = 0;  ///< cut by the snapshot length
};

/// One virtual circuit of the X.25 packet layer, from its call (or the first that was seen of it) to its end:
/// checks the numbers of data packets and hands their user data on, both directions apart. Direction
/// `fromClient` is that of the caller.
///
///  - A packet that repeats one of the last eight numbers with the same content is a copy and counts once.
///  - A number that jumps is a StreamBreak::loss of its direction, a reset a StreamBreak::reset of both.
///    Between a reset and its confirmation what the other end still sends belongs to the time before.
///  - Packets with the Q bit are control data of the user: they are counted and left out.
///  - The first packet behind one without the M bit is a message start.
///
/// Nothing is kept of what the packets carry.
class X25Circuit {
  public:
    /// Where the bytes go, by Direction; null: nobody wants them.
    using Sinks = std::array<StreamSink*, 2>;

    X25Circuit(std::uint16_t channel, bool sawCall);

    /// A call, call accepted or PVC setup packet.
    void setUp(const X25Packet& packet, Bytes bytes);
    void add(const X25Packet& packet, Direction from, const X25PacketBytes& bytes, const Sinks& sinks);
    /// An unknown number of packets of this direction is missing here.
    void lose(Direction from, TimeNs time, const Sinks& sinks);
    void clear(const X25Packet& packet, Direction from);
    void end(X25End why) { facts_.end = why; }

    bool sawData() const { return lanes_[0].counters.packets + lanes_[1].counters.packets != 0; }
    const X25Facts& facts() const { return facts_; }
    const X25Counters& counters(Direction from) const { return lane(from).counters; }

  private:
    struct Lane {
        X25Numbering numbering;
        X25Counters counters;
        bool atMessageStart = false;
        bool mustConfirmReset = false;  // what it sends before that is thrown away
    };

    const Lane& lane(Direction from) const { return lanes_[static_cast<std::size_t>(from)]; }
    Lane& lane(Direction from) { return lanes_[static_cast<std::size_t>(from)]; }
    void addData(const X25Packet& packet, Direction from, const X25PacketBytes& bytes, StreamSink* sink);
    void deliver(Lane& lane, std::size_t header, const X25PacketBytes& bytes, StreamSink& sink);
    void reset(Direction from, TimeNs time, const Sinks& sinks);

    X25Facts facts_;
    std::array<Lane, 2> lanes_;
};

}  // namespace smppscope::capture
