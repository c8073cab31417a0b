#pragma once

#include <cstdint>

#include "capture/link_layer.h"

namespace smppscope::capture {

/// The TCP part of an IP packet.
struct TransportPart {
    const std::uint8_t* addresses = nullptr;  ///< source, then destination: 4 or 16 bytes each
    const std::uint8_t* begin = nullptr;
    const std::uint8_t* end = nullptr;        ///< of what was captured; padding behind the packet left out
    std::uint32_t length = 0;                 ///< on the wire
};

/// Takes the IPv4 header off the captured bytes [begin, end) of a packet that had `wireLength` bytes (with
/// what may follow it in the frame). False if it holds no TCP header: another protocol, a later fragment, or
/// not sound. RFC 791. Checksums aren't looked at: offloading makes them wrong in good captures.
bool takeIpv4(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength, TransportPart& part);

/// The same for IPv6 with its extension headers. RFC 8200.
bool takeIpv6(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength, TransportPart& part);

}  // namespace smppscope::capture
