#pragma once

#include <cstdint>
#include <string>

#include "capture/segment.h"
#include "capture/types.h"
#include "tests/support/bytes.h"

namespace smppscope::support {

/// What surrounds the IP packet in a frame.
enum class LinkLayer : std::uint8_t {
    ethernet,
    vlan,
    linuxCooked,
    linuxCooked2,
    rawIp,
    loopback,
    lapbWithDirection,  ///< X.25 only
    sita,               ///< X.25 only
};

/// The LINKTYPE_ value of capture files with such frames.
std::uint32_t linkType(LinkLayer layer);

/// One TCP segment as a frame holds it. Both ends have the same kind of address.
struct TcpSegment {
    capture::Endpoint source;
    capture::Endpoint destination;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledgment = 0;
    std::uint8_t flags = capture::tcp_flag::kAck;
    std::uint16_t window = 64240;
    capture::Bytes payload;
    std::uint16_t identification = 0;  ///< of the packet, if it is IPv4
};

/// Appends the whole frame with correct lengths and checksums. Loopback frames are little-endian.
void appendFrame(ByteVector& out, LinkLayer layer, const TcpSegment& segment);

/// A frame that is no TCP, for captures with other traffic: UDP over IPv4 or IPv6.
void appendUdpFrame(ByteVector& out, LinkLayer layer, const capture::Endpoint& source,
                    const capture::Endpoint& destination, capture::Bytes payload);

/// An endpoint from "192.0.2.1" or "2001:db8::1" and a port; any other text is a programmer's error.
capture::Endpoint endpoint(const std::string& address, std::uint16_t port);

}  // namespace smppscope::support
