#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/bytes.h"

namespace smppscope::support {

/// Headers in front of other bytes, for captures of tunnels. All addresses are invented; checksums are 0, as
/// where hardware fills them in.

/// Between two routers 198.51.100.1 and .2.
ByteVector inIpv4(std::uint8_t protocol, const ByteVector& payload, std::uint16_t identification = 1);
/// Between 2001:db8:ffff::1 and ::2.
ByteVector inIpv6(std::uint8_t protocol, const ByteVector& payload);
ByteVector inUdp(std::uint16_t port, const ByteVector& payload);
/// MAC addresses and an Ethernet type.
ByteVector inEthernet(std::uint16_t type, const ByteVector& payload);
/// `flags` with the version; optional fields are filled with zeros as the flags ask for.
ByteVector inGre(std::uint16_t flags, std::uint16_t type, const ByteVector& payload);
ByteVector inVxlan(const ByteVector& ethernetFrame);
/// GTP-U with `extensions`, each a whole header but its last byte, and the type it is announced by.
struct GtpExtension {
    std::uint8_t type = 0;
    ByteVector content;  ///< 2 bytes less than a multiple of 4
};
ByteVector inGtpUser(const ByteVector& packet, const std::vector<GtpExtension>& extensions = {},
                     bool sequence = false);
/// A stack of `labels`, the last with the S bit.
ByteVector inMpls(const std::vector<std::uint32_t>& labels, const ByteVector& payload);

/// The IPv4 packet in fragments with at most `most` bytes of payload, a multiple of 8.
std::vector<ByteVector> ipv4Fragments(const ByteVector& packet, std::size_t most);
/// The same for an IPv6 packet without extension headers.
std::vector<ByteVector> ipv6Fragments(const ByteVector& packet, std::size_t most);

}  // namespace smppscope::support
