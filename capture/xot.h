#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "capture/stream_sink.h"
#include "capture/x25_circuit.h"

namespace smppscope::capture {

/// X.25 over TCP (RFC 1613): packets behind headers of four octets, a version of 0 and a length.
namespace xot {

inline constexpr std::uint16_t kPort = 1998;
inline constexpr std::size_t kHeader = 4;
/// Octets that isHeader() looks at.
inline constexpr std::size_t kProof = kHeader + kX25ShortestPacket;

/// Whether a header and a packet begin here; of fewer than kProof bytes none. `channel`: the one that the
/// packet has to be on, if it is known.
bool isHeader(Bytes bytes, std::optional<std::uint16_t> channel = std::nullopt);

}  // namespace xot

/// Receives the packets of one direction of an XOT connection.
class XotSink {
  public:
    virtual ~XotSink() = default;
    /// Valid during the call.
    virtual void onPacket(const X25PacketBytes& packet) = 0;
    /// An unknown number of packets is missing here.
    virtual void onLoss(TimeNs time) = 0;
};

/// Cuts one direction of a TCP connection into packets, whatever the pieces it comes in. Behind a gap or
/// what is no header it searches for the next that surely is one: on its channel, or where that isn't known
/// or is looked for in vain, followed by another. Holds no more than two packets, each of at most 64 KiB.
class XotStream {
  public:
    void onBytes(const StreamPiece& piece, XotSink& sink);
    void onGap(std::uint64_t lost, TimeNs time, XotSink& sink);

    /// Bytes that belong to no packet.
    std::uint64_t skippedBytes() const { return skipped_; }

  private:
    // A stretch of held_: where it came from.
    struct Source {
        StreamPiece piece;  // its bytes are left out
        std::size_t length;
    };

    enum class Proof : std::uint8_t { none, pending, given };

    bool takeWhole(StreamPiece& piece, XotSink& sink);
    void takeHeld(TimeNs time, XotSink& sink);
    void handOver(const X25PacketBytes& packet, XotSink& sink);
    void hold(StreamPiece& piece, std::size_t wanted);
    void dropFront(std::size_t bytes);
    void skipHeld(std::size_t bytes);
    std::size_t missing() const;
    bool findHeader();
    Proof judge(Bytes bytes) const;

    std::vector<std::uint8_t> held_;   // of unfinished packets
    std::vector<Source> sources_;      // of held_, in order
    std::vector<StreamPiece> pieces_;  // scratch for takeHeld()
    std::optional<std::uint16_t> channel_;
    std::uint64_t skipped_ = 0;
    std::uint64_t searched_ = 0;  // since the last packet
    std::uint64_t tail_ = 0;      // bytes still to come of a packet that is lost in part
    bool searching_ = false;
};

}  // namespace smppscope::capture
