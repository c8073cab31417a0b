#pragma once

#include <cstdint>

#include "capture/link_layer.h"

namespace smppscope::capture {

/// What an IP packet holds, as far as it matters here.
enum class IpContent : std::uint8_t {
    other,     ///< another protocol, or not sound
    tcp,       ///< a TCP header and its payload
    tunnel,    ///< a protocol that may carry packets: mayCarryPackets()
    fragment,  ///< a part of either
};

/// The part of an IP packet behind its headers.
struct TransportPart {
    const std::uint8_t* addresses = nullptr;  ///< source, then destination, each addressBytes long
    const std::uint8_t* begin = nullptr;
    const std::uint8_t* end = nullptr;  ///< of what was captured; padding behind the packet left out
    std::uint32_t length = 0;           ///< on the wire
    std::uint32_t identification = 0;   ///< of IPv4 packets and of fragments
    std::uint8_t protocol = 0;          ///< of what is at `begin`
    // Of IpContent::fragment only:
    bool moreFragments = false;
    std::uint32_t fragmentOffset = 0;  ///< of `begin` in the whole
};

/// Takes the IPv4 header off the captured bytes [begin, end) of a packet that had `wireLength` bytes (with
/// what may follow it in the frame). RFC 791. Checksums aren't looked at: offloading makes them wrong in good
/// captures. Authentication headers (RFC 4302) are taken off as well.
IpContent takeIpv4(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength,
                   TransportPart& part);

/// The same for IPv6 with its extension headers. RFC 8200; authentication headers: RFC 4302.
IpContent takeIpv6(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength,
                   TransportPart& part);

/// Looks at a packet that was put together from fragments: `part` has its whole payload, and the protocol
/// that the first of them named. Takes extension headers off that were divided with the rest.
IpContent takeWhole(TransportPart& part);

}  // namespace smppscope::capture
