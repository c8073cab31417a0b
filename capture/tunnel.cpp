#include "capture/tunnel.h"

#include <cstddef>
#include <initializer_list>

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

using TunnelFunction = NetworkPart (*)(const std::uint8_t* begin, const std::uint8_t* end);

constexpr std::uint16_t kEtherMplsInIp = 0x8847;
constexpr std::uint16_t kEtherErspan = 0x88be;
constexpr std::uint16_t kEtherErspan3 = 0x22eb;

bool hasBytes(const std::uint8_t* begin, const std::uint8_t* end, std::size_t wanted) {
    return static_cast<std::size_t>(end - begin) >= wanted;
}

// draft-foschiano-erspan 4.3: what it holds is an Ethernet frame or an IP packet; a platform may have a
// header of its own.
NetworkPart erspan3(const std::uint8_t* begin, const std::uint8_t* end) {
    constexpr std::size_t kHeader = 12;
    constexpr std::uint8_t kFrameType = 0x7c;  // in byte 10
    constexpr std::uint8_t kIp = 2 << 2;
    constexpr std::uint8_t kPlatformHeader = 0x01;  // in byte 11
    if (!hasBytes(begin, end, kHeader)) {
        return {};
    }
    const std::size_t header = kHeader + ((begin[11] & kPlatformHeader) != 0 ? 8 : 0);
    if (!hasBytes(begin, end, header)) {
        return {};
    }
    return (begin[10] & kFrameType) == kIp ? findIp(begin + header, end)
                                           : findNetwork(kEtherBridging, begin + header, end);
}

// RFC 2637 4.1: a length and the call's number in place of the key, then a sequence number if there is a
// payload, and what is acknowledged.
NetworkPart pptp(const std::uint8_t* begin, const std::uint8_t* end) {
    constexpr std::uint16_t kSequence = 0x1000;
    constexpr std::uint16_t kAcknowledgment = 0x0080;
    const auto flags = loadBig<std::uint16_t>(begin);
    const std::size_t header =
        8 + ((flags & kSequence) != 0 ? 4 : 0) + ((flags & kAcknowledgment) != 0 ? 4 : 0);
    if ((flags & kSequence) == 0 || loadBig<std::uint16_t>(begin + 2) != kEtherPpp ||
        !hasBytes(begin, end, header)) {
        return {};
    }
    return findNetwork(kEtherPpp, begin + header, end);
}

NetworkPart gre(const std::uint8_t* begin, const std::uint8_t* end) {
    constexpr std::uint16_t kChecksum = 0x8000;
    constexpr std::uint16_t kRouting = 0x4000;  // RFC 1701 only
    constexpr std::uint16_t kKey = 0x2000;
    constexpr std::uint16_t kSequence = 0x1000;
    constexpr std::uint16_t kVersion = 0x0007;
    if (!hasBytes(begin, end, 4)) {
        return {};
    }
    const auto flags = loadBig<std::uint16_t>(begin);
    auto type = loadBig<std::uint16_t>(begin + 2);
    if ((flags & kRouting) != 0) {
        return {};
    }
    if ((flags & kVersion) != 0) {
        return (flags & kVersion) == 1 ? pptp(begin, end) : NetworkPart{};
    }
    std::size_t header = 4;
    for (const std::uint16_t optional : {kChecksum, kKey, kSequence}) {
        header += (flags & optional) != 0 ? 4 : 0;
    }
    if (type == kEtherErspan) {
        header += (flags & kSequence) != 0 ? 8 : 0;  // only ERSPAN II has a header, and a sequence number
        type = kEtherBridging;
    }
    if (!hasBytes(begin, end, header)) {
        return {};
    }
    return type == kEtherErspan3 ? erspan3(begin + header, end) : findNetwork(type, begin + header, end);
}

NetworkPart etherIp(const std::uint8_t* begin, const std::uint8_t* end) {
    constexpr std::uint8_t kVersion = 3;
    return hasBytes(begin, end, 2) && *begin >> 4 == kVersion ? findNetwork(kEtherBridging, begin + 2, end)
                                                              : NetworkPart{};
}

NetworkPart mplsInIp(const std::uint8_t* begin, const std::uint8_t* end) {
    return findNetwork(kEtherMplsInIp, begin, end);
}

NetworkPart vxlan(const std::uint8_t* begin, const std::uint8_t* end) {
    constexpr std::uint8_t kHasNetworkId = 0x08;
    return hasBytes(begin, end, 8) && (*begin & kHasNetworkId) != 0
               ? findNetwork(kEtherBridging, begin + 8, end)
               : NetworkPart{};
}

NetworkPart geneve(const std::uint8_t* begin, const std::uint8_t* end) {
    if (!hasBytes(begin, end, 8) || *begin >> 6 != 0) {
        return {};
    }
    const std::size_t header = 8 + (*begin & 0x3fu) * 4;
    return hasBytes(begin, end, header) ? findNetwork(loadBig<std::uint16_t>(begin + 2), begin + header, end)
                                        : NetworkPart{};
}

// 3GPP TS 29.281 5.1 and 5.2: the header is longer if any of the flags E, S and PN is set, and then names
// the first of the extension headers, each of which names the next in its last byte.
NetworkPart gtpUser(const std::uint8_t* begin, const std::uint8_t* end) {
    constexpr std::uint8_t kVersionAndType = 0xf0;
    constexpr std::uint8_t kVersion1OfGtp = 0x30;
    constexpr std::uint8_t kLonger = 0x07;
    constexpr std::uint8_t kHasExtensions = 0x04;
    constexpr std::uint8_t kUserPacket = 255;
    if (!hasBytes(begin, end, 8) || (*begin & kVersionAndType) != kVersion1OfGtp || begin[1] != kUserPacket) {
        return {};
    }
    std::size_t header = (*begin & kLonger) != 0 ? 12 : 8;
    bool extended = (*begin & kHasExtensions) != 0;
    while (extended) {
        if (!hasBytes(begin, end, header + 1)) {
            return {};
        }
        extended = begin[header - 1] != 0;
        if (extended && begin[header] == 0) {
            return {};
        }
        header += extended ? begin[header] * 4u : 0;
    }
    return hasBytes(begin, end, header) ? findIp(begin + header, end) : NetworkPart{};
}

NetworkPart udp(const std::uint8_t* begin, const std::uint8_t* end) {
    struct Service {
        std::uint16_t port;
        TunnelFunction function;
    };
    static constexpr Service kServices[] = {
        {2152, gtpUser}, {4789, vxlan}, {6081, geneve}, {8472, vxlan},  // of Linux before the RFC
    };
    if (!hasBytes(begin, end, 8)) {
        return {};
    }
    const auto port = loadBig<std::uint16_t>(begin + 2);
    for (const Service& service : kServices) {
        if (service.port == port) {
            return service.function(begin + 8, end);
        }
    }
    return {};
}

}  // namespace

NetworkPart enterTunnel(std::uint8_t protocol, const std::uint8_t* begin, const std::uint8_t* end) {
    switch (protocol) {
        case ip_protocol::kIpv4:
        case ip_protocol::kIpv6:
            return findIp(begin, end);
        case ip_protocol::kUdp:
            return udp(begin, end);
        case ip_protocol::kGre:
            return gre(begin, end);
        case ip_protocol::kEtherIp:
            return etherIp(begin, end);
        case ip_protocol::kMpls:
            return mplsInIp(begin, end);
        default:
            return {};
    }
}

}  // namespace smppscope::capture
