#include "capture/ip_layer.h"

#include <algorithm>

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

constexpr std::uint8_t kTcp = 6;
constexpr std::uint32_t kIpv4Fixed = 20;
constexpr std::uint32_t kIpv6Fixed = 40;
constexpr std::uint16_t kIpv4MoreFragments = 0x2000;
constexpr std::uint16_t kIpv4FragmentOffset = 0x1fff;  // in units of 8 bytes
constexpr std::uint16_t kIpv6MoreFragments = 0x0001;
constexpr std::uint16_t kIpv6FragmentOffset = 0xfff8;

constexpr std::uint8_t kHopByHop = 0;
constexpr std::uint8_t kRouting = 43;
constexpr std::uint8_t kFragment = 44;
constexpr std::uint8_t kDestinationOptions = 60;

// `taken`: headers up to the TCP part; `total`: of the whole packet on the wire.
IpContent setContent(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t taken,
                     std::uint32_t total, bool fragment, TransportPart& part) {
    const auto captured = static_cast<std::uint32_t>(end - begin);
    if (total < taken || captured < taken) {
        return IpContent::other;
    }
    part.begin = begin + taken;
    part.end = begin + std::min(captured, total);
    part.length = total - taken;
    return fragment ? IpContent::fragment : IpContent::tcp;
}

}  // namespace

IpContent takeIpv4(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength,
                   TransportPart& part) {
    if (end - begin < static_cast<std::ptrdiff_t>(kIpv4Fixed) || begin[9] != kTcp || *begin >> 4 != 4) {
        return IpContent::other;
    }
    const std::uint32_t headerLength = (*begin & 0x0fu) * 4;
    if (headerLength < kIpv4Fixed) {
        return IpContent::other;
    }
    // Captured before the network card cut it up (segmentation offload): the length may be missing.
    const std::uint32_t declared = loadBig<std::uint16_t>(begin + 2);
    const std::uint32_t total = declared == 0 ? wireLength : std::min(declared, wireLength);
    part.addresses = begin + 12;
    const auto flagsAndOffset = loadBig<std::uint16_t>(begin + 6);
    const bool fragment = (flagsAndOffset & (kIpv4MoreFragments | kIpv4FragmentOffset)) != 0;
    if (fragment) [[unlikely]] {
        part.fragmentOffset = (flagsAndOffset & kIpv4FragmentOffset) * 8u;
        part.moreFragments = (flagsAndOffset & kIpv4MoreFragments) != 0;
        part.identification = loadBig<std::uint16_t>(begin + 4);
    }
    return setContent(begin, end, headerLength, total, fragment, part);
}

IpContent takeIpv6(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength,
                   TransportPart& part) {
    const auto captured = static_cast<std::uint32_t>(end - begin);
    if (captured < kIpv6Fixed || *begin >> 4 != 6) {
        return IpContent::other;
    }
    const std::uint32_t declared = loadBig<std::uint16_t>(begin + 4);
    // 0: a jumbogram, or captured before segmentation.
    const std::uint32_t total = declared == 0 ? wireLength : std::min(declared + kIpv6Fixed, wireLength);
    std::uint8_t next = begin[6];
    std::uint32_t taken = kIpv6Fixed;
    bool fragment = false;
    while (next != kTcp) {
        // What follows the fragment header of a later fragment is no header.
        if (captured < taken + 8 || part.fragmentOffset != 0) {
            return IpContent::other;
        }
        const std::uint8_t* const header = begin + taken;
        if (next == kFragment) {
            const auto offsetAndFlags = loadBig<std::uint16_t>(header + 2);
            part.fragmentOffset = offsetAndFlags & kIpv6FragmentOffset;
            part.moreFragments = (offsetAndFlags & kIpv6MoreFragments) != 0;
            part.identification = loadBig<std::uint32_t>(header + 4);
            fragment = part.fragmentOffset != 0 || part.moreFragments;
            taken += 8;
        } else if (next == kHopByHop || next == kRouting || next == kDestinationOptions) {
            taken += (header[1] + 1u) * 8;
        } else {
            return IpContent::other;
        }
        next = header[0];
    }
    part.addresses = begin + 8;
    return setContent(begin, end, taken, total, fragment, part);
}

}  // namespace smppscope::capture
