#pragma once

#include <cstdint>

namespace smppscope::capture {

enum class Network : std::uint8_t { none, ipv4, ipv6 };

/// Where the network layer of a frame begins, if it is one we know.
struct NetworkPart {
    const std::uint8_t* begin = nullptr;
    Network protocol = Network::none;
};

/// Takes a link layer header off the captured bytes [begin, end) of a frame.
using LinkFunction = NetworkPart (*)(const std::uint8_t* begin, const std::uint8_t* end);

/// The function for a LINKTYPE_ number (https://www.tcpdump.org/linktypes.html); null if it isn't supported.
LinkFunction findLink(std::uint32_t linkType);

/// Ethernet types (IEEE 802 numbers), which name what follows in many headers besides Ethernet's.
inline constexpr std::uint16_t kEtherIpv4 = 0x0800;
inline constexpr std::uint16_t kEtherIpv6 = 0x86dd;
inline constexpr std::uint16_t kEtherBridging = 0x6558;  ///< a whole Ethernet frame (RFC 1701)

inline constexpr std::uint16_t kEtherPpp = 0x880b;  ///< a PPP frame (RFC 2637 4.1)

/// Where the network layer begins in what an Ethernet type names: IP itself, or any number of VLAN tags,
/// MPLS labels (RFC 3032; IP or Ethernet pseudo-wires behind them), PPPoE (RFC 2516), PPP, SNAP.
NetworkPart findNetwork(std::uint16_t etherType, const std::uint8_t* begin, const std::uint8_t* end);
/// IP of the version that it says it is.
NetworkPart findIp(const std::uint8_t* begin, const std::uint8_t* end);

}  // namespace smppscope::capture
