#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "capture/types.h"

namespace smppscope::capture {

/// The two ends of a link, in no particular order.
enum class X25Side : std::uint8_t { first = 0, second = 1 };

constexpr X25Side opposite(X25Side side) {
    return side == X25Side::first ? X25Side::second : X25Side::first;
}

/// Packets of the X.25 packet layer by what they do; a request and the indication it becomes are one.
enum class X25Type : std::uint8_t {
    call,
    callAccepted,
    clear,
    clearConfirmation,
    data,
    interrupt,
    interruptConfirmation,
    receiveReady,
    receiveNotReady,
    reject,
    reset,
    resetConfirmation,
    restart,
    restartConfirmation,
    diagnostic,
    registration,
    registrationConfirmation,
    pvcSetup,  ///< XOT only (RFC 1613)
};

/// The header of a packet (ITU-T X.25 5.1 and following).
struct X25Packet {
    X25Type type = X25Type::data;
    std::uint16_t channel = 0;   ///< logical channel, 0 to 4095
    std::uint8_t modulo = 8;     ///< of P(S) and P(R): 8 or 128
    bool longAddresses = false;  ///< A bit, of call and clear packets
    std::uint8_t cause = 0;      ///< of clear, reset and restart packets, 0 if there is none
    std::uint8_t diagnostic = 0;
    // Of data packets only:
    bool qualified = false;  ///< Q bit: control data of the user
    bool more = false;       ///< M bit: the next packet goes on with the message
    std::uint8_t sendNumber = 0;
    std::uint8_t headerLength = 3;  ///< octets before the user data

    /// A cause that the other DTE gave, or none; the network gives all others.
    bool causedByDte() const { return cause == 0 || cause >= 0x80; }
};

/// Octets of a packet's header that tell what it is.
inline constexpr std::size_t kX25ShortestPacket = 3;
/// A full data packet: 4096 octets of user data behind the longest header.
inline constexpr std::size_t kX25LongestPacket = 4096 + 4;

/// Reads the header of the packet that `bytes` begin with; nothing if it is none.
std::optional<X25Packet> parseX25Packet(Bytes bytes);

/// Whether a first octet can be one of a packet: a format identifier of modulo 8 or 128.
constexpr bool beginsX25Packet(std::uint8_t octet) {
    return (octet & 0x30) == 0x10 || (octet & 0x30) == 0x20;
}

/// What is agreed on when a circuit is set up. As far as the packet has it: one that is cut gives what is
/// before the cut.
struct X25Call {
    std::string called;  ///< DTE addresses, decimal digits; for PVC setup names of interfaces
    std::string calling;
    /// Octets and packets, from called to calling DTE and back; those of a network without the facilities.
    std::array<std::uint16_t, 2> packetSize{128, 128};
    std::array<std::uint8_t, 2> window{2, 2};
    bool hasPacketSize = false;
    bool hasWindow = false;
    Bytes userData;  ///< valid as long as the packet's bytes
};

/// Reads a call, call accepted or PVC setup packet. `packet`: what parseX25Packet() said of `bytes`.
X25Call parseX25Call(const X25Packet& packet, Bytes bytes);

}  // namespace smppscope::capture
