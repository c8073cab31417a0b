#pragma once

#include <cstdint>

#include "capture/link_layer.h"

namespace smppscope::capture {

/// Protocol numbers of IP (https://www.iana.org/assignments/protocol-numbers).
namespace ip_protocol {
constexpr std::uint8_t kIpv4 = 4;
constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kUdp = 17;
constexpr std::uint8_t kIpv6 = 41;
constexpr std::uint8_t kGre = 47;
constexpr std::uint8_t kEtherIp = 97;
constexpr std::uint8_t kMpls = 137;
}  // namespace ip_protocol

/// Whether an IP protocol can carry packets of its own, so that enterTunnel() has to look.
constexpr bool mayCarryPackets(std::uint8_t protocol) {
    using namespace ip_protocol;
    return protocol == kUdp || protocol == kIpv4 || protocol == kIpv6 || protocol == kGre ||
           protocol == kEtherIp || protocol == kMpls;
}

/// Where the network layer of the packet begins that the captured payload [begin, end) of an IP packet
/// carries: IP in IP (RFC 2003, 2473, 4213), GRE version 0 with IP, Ethernet, MPLS or ERSPAN I and II (RFC
/// 2784, 2890), EtherIP (RFC 3378), MPLS in IP (RFC 4023), and over UDP by its destination port VXLAN (RFC
/// 7348), Geneve (RFC 8926) and GTP-U (3GPP TS 29.281). Network::none if it carries none.
NetworkPart enterTunnel(std::uint8_t protocol, const std::uint8_t* begin, const std::uint8_t* end);

}  // namespace smppscope::capture
