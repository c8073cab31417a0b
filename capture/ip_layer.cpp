#include "capture/ip_layer.h"

#include <algorithm>

#include "capture/byte_order.h"
#include "capture/tunnel.h"

namespace smppscope::capture {

namespace {

constexpr std::uint32_t kIpv4Fixed = 20;
constexpr std::uint32_t kIpv6Fixed = 40;
constexpr std::uint16_t kIpv4MoreFragments = 0x2000;
constexpr std::uint16_t kIpv4FragmentOffset = 0x1fff;  // in units of 8 bytes
constexpr std::uint16_t kIpv6MoreFragments = 0x0001;
constexpr std::uint16_t kIpv6FragmentOffset = 0xfff8;

constexpr std::uint8_t kHopByHop = 0;
constexpr std::uint8_t kRouting = 43;
constexpr std::uint8_t kFragment = 44;
constexpr std::uint8_t kAuthentication = 51;
constexpr std::uint8_t kDestinationOptions = 60;
constexpr std::uint8_t kMobility = 135;      // RFC 6275
constexpr std::uint8_t kHostIdentity = 139;  // RFC 7401
constexpr std::uint8_t kShim6 = 140;         // RFC 5533

IpContent contentOf(std::uint8_t protocol) {
    return protocol == ip_protocol::kTcp ? IpContent::tcp
           : mayCarryPackets(protocol)   ? IpContent::tunnel
                                         : IpContent::other;
}

// `taken`: headers up to the part; `total`: of the whole packet on the wire.
bool setPart(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t taken, std::uint32_t total,
             TransportPart& part) {
    const auto captured = static_cast<std::uint32_t>(end - begin);
    if (total < taken || captured < taken) {
        return false;
    }
    part.begin = begin + taken;
    part.end = begin + std::min(captured, total);
    part.length = total - taken;
    return true;
}

bool isExtension(std::uint8_t protocol) {
    return protocol == kHopByHop || protocol == kRouting || protocol == kDestinationOptions ||
           protocol == kAuthentication || protocol == kMobility || protocol == kHostIdentity ||
           protocol == kShim6;
}

// Takes extension headers off up to a protocol that is none, or a fragment header. False if they are cut.
bool takeExtensions(TransportPart& part) {
    while (isExtension(part.protocol)) {
        const auto captured = static_cast<std::uint32_t>(part.end - part.begin);
        if (captured < 8) {
            return false;
        }
        const std::uint32_t length =
            part.protocol == kAuthentication ? (part.begin[1] + 2u) * 4 : (part.begin[1] + 1u) * 8;
        if (captured < length) {
            return false;
        }
        part.protocol = part.begin[0];
        part.begin += length;
        part.length -= length;
    }
    return true;
}

// True if the part is a fragment, and not all of the packet (RFC 6946). It begins behind the header.
bool takeFragmentHeader(TransportPart& part) {
    const auto offsetAndFlags = loadBig<std::uint16_t>(part.begin + 2);
    part.fragmentOffset = offsetAndFlags & kIpv6FragmentOffset;
    part.moreFragments = (offsetAndFlags & kIpv6MoreFragments) != 0;
    part.identification = loadBig<std::uint32_t>(part.begin + 4);
    part.protocol = part.begin[0];
    part.begin += 8;
    part.length -= 8;
    return part.fragmentOffset != 0 || part.moreFragments;
}

}  // namespace

IpContent takeIpv4(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength,
                   TransportPart& part) {
    if (end - begin < static_cast<std::ptrdiff_t>(kIpv4Fixed) || *begin >> 4 != 4) {
        return IpContent::other;
    }
    const std::uint8_t protocol = begin[9];
    if (protocol != ip_protocol::kTcp && protocol != kAuthentication && !mayCarryPackets(protocol))
        [[unlikely]] {
        return IpContent::other;
    }
    const std::uint32_t headerLength = (*begin & 0x0fu) * 4;
    if (headerLength < kIpv4Fixed) {
        return IpContent::other;
    }
    // Captured before the network card cut it up (segmentation offload): the length may be missing.
    const std::uint32_t declared = loadBig<std::uint16_t>(begin + 2);
    const std::uint32_t total = declared == 0 ? wireLength : std::min(declared, wireLength);
    if (!setPart(begin, end, headerLength, total, part)) {
        return IpContent::other;
    }
    part.addresses = begin + 12;
    part.identification = loadBig<std::uint16_t>(begin + 4);
    part.protocol = protocol;
    const auto flagsAndOffset = loadBig<std::uint16_t>(begin + 6);
    if ((flagsAndOffset & (kIpv4MoreFragments | kIpv4FragmentOffset)) != 0) [[unlikely]] {
        part.fragmentOffset = (flagsAndOffset & kIpv4FragmentOffset) * 8u;
        part.moreFragments = (flagsAndOffset & kIpv4MoreFragments) != 0;
        return IpContent::fragment;
    }
    return protocol == ip_protocol::kTcp ? IpContent::tcp : takeWhole(part);
}

IpContent takeIpv6(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength,
                   TransportPart& part) {
    if (end - begin < static_cast<std::ptrdiff_t>(kIpv6Fixed) || *begin >> 4 != 6) {
        return IpContent::other;
    }
    const std::uint32_t declared = loadBig<std::uint16_t>(begin + 4);
    // 0: a jumbogram, or captured before segmentation.
    const std::uint32_t total = declared == 0 ? wireLength : std::min(declared + kIpv6Fixed, wireLength);
    if (!setPart(begin, end, kIpv6Fixed, total, part)) {
        return IpContent::other;
    }
    part.addresses = begin + 8;
    part.protocol = begin[6];
    if (part.protocol == ip_protocol::kTcp) [[likely]] {
        return IpContent::tcp;
    }
    if (!takeExtensions(part)) {
        return IpContent::other;
    }
    if (part.protocol == kFragment) {
        if (part.end - part.begin < 8) {
            return IpContent::other;
        }
        const bool fragment = takeFragmentHeader(part);
        return !fragment ? takeWhole(part)
               : isExtension(part.protocol) || contentOf(part.protocol) != IpContent::other
                   ? IpContent::fragment
                   : IpContent::other;
    }
    return contentOf(part.protocol);
}

IpContent takeWhole(TransportPart& part) {
    return takeExtensions(part) ? contentOf(part.protocol) : IpContent::other;
}

}  // namespace smppscope::capture
