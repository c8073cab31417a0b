#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "capture/ip_layer.h"
#include "capture/types.h"

namespace smppscope::capture {

/// Keeps fragments of IP packets until a packet is whole. Copies them: fragments are rare. Holds at most
/// kMostPackets packets; a new one pushes the oldest out. Fragments that overlap (RFC 5722) spoil their
/// packet.
class Defragmenter {
  public:
    static constexpr std::size_t kMostPackets = 512;
    static constexpr TimeNs kLongestWait = 30'000'000'000;  ///< then identifications may be in use again

    struct Piece {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;  ///< on the wire; more than `bytes` if the snapshot length cut it
        std::vector<std::uint8_t> bytes;
        FilePosition position;
    };
    struct Packet {
        std::array<std::uint8_t, 32> addresses{};  ///< as TransportPart::addresses
        std::size_t addressBytes = 0;              ///< of both together
        std::uint32_t identification = 0;
        std::uint8_t protocol = 0;
        TimeNs since = 0;
        std::uint32_t length = 0;   ///< of the whole; 0 until the last fragment has come
        std::vector<Piece> pieces;  ///< by offset; without holes when the packet is handed out
    };

    /// Adds a fragment; `addressBytes`: of both addresses together. Returns the packet that it completes.
    std::optional<Packet> add(const TransportPart& fragment, std::size_t addressBytes, FilePosition position,
                              TimeNs time);

    /// Takes out what has come of the fragment's packet, if there is something.
    std::optional<Packet> take(const TransportPart& fragment, std::size_t addressBytes, TimeNs time);

    /// Packets that were pushed out, or of which nothing came any more.
    std::uint64_t givenUp() const { return givenUp_; }

    /// The payload of a whole packet in one piece, zeros where the snapshot length cut it.
    static std::vector<std::uint8_t> join(const Packet& packet);

  private:
    std::size_t find(const TransportPart& fragment, std::size_t addressBytes, TimeNs time);
    std::size_t open(const TransportPart& fragment, std::size_t addressBytes, TimeNs time);

    std::deque<Packet> packets_;  // the oldest first
    std::uint64_t givenUp_ = 0;
};

}  // namespace smppscope::capture
