#include "capture/ip_layer.h"

#include <algorithm>

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

constexpr std::uint8_t kTcp = 6;
constexpr std::uint32_t kIpv4Fixed = 20;
constexpr std::uint32_t kIpv6Fixed = 40;
constexpr std::uint16_t kFragmentOffset = 0x1fff;

constexpr std::uint8_t kHopByHop = 0;
constexpr std::uint8_t kRouting = 43;
constexpr std::uint8_t kFragment = 44;
constexpr std::uint8_t kDestinationOptions = 60;

// `taken`: headers up to the TCP header; `total`: of the whole packet on the wire.
bool setPayload(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t taken, std::uint32_t total,
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

}  // namespace

bool takeIpv4(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength,
              TransportPart& part) {
    if (end - begin < static_cast<std::ptrdiff_t>(kIpv4Fixed) || begin[9] != kTcp || *begin >> 4 != 4) {
        return false;
    }
    const std::uint32_t headerLength = (*begin & 0x0fu) * 4;
    if (headerLength < kIpv4Fixed || (loadBig<std::uint16_t>(begin + 6) & kFragmentOffset) != 0) {
        return false;
    }
    // Captured before the network card cut it up (segmentation offload): the length may be missing.
    const std::uint32_t declared = loadBig<std::uint16_t>(begin + 2);
    const std::uint32_t total = declared == 0 ? wireLength : std::min(declared, wireLength);
    part.addresses = begin + 12;
    return setPayload(begin, end, headerLength, total, part);
}

bool takeIpv6(const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength,
              TransportPart& part) {
    const auto captured = static_cast<std::uint32_t>(end - begin);
    if (captured < kIpv6Fixed || *begin >> 4 != 6) {
        return false;
    }
    const std::uint32_t declared = loadBig<std::uint16_t>(begin + 4);
    // 0: a jumbogram, or captured before segmentation.
    const std::uint32_t total = declared == 0 ? wireLength : std::min(declared + kIpv6Fixed, wireLength);
    std::uint8_t next = begin[6];
    std::uint32_t taken = kIpv6Fixed;
    while (next != kTcp) {
        if (captured < taken + 8) {
            return false;
        }
        const std::uint8_t* const header = begin + taken;
        if (next == kFragment) {
            if ((loadBig<std::uint16_t>(header + 2) & 0xfff8) != 0) {
                return false;
            }
            taken += 8;
        } else if (next == kHopByHop || next == kRouting || next == kDestinationOptions) {
            taken += (header[1] + 1u) * 8;
        } else {
            return false;
        }
        next = header[0];
    }
    part.addresses = begin + 8;
    return setPayload(begin, end, taken, total, part);
}

}  // namespace smppscope::capture
