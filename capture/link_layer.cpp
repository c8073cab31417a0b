#include "capture/link_layer.h"

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

constexpr std::uint16_t kEtherIpv4 = 0x0800;
constexpr std::uint16_t kEtherIpv6 = 0x86dd;
constexpr std::uint16_t kEtherVlan = 0x8100;
constexpr std::uint16_t kEtherServiceVlan = 0x88a8;
constexpr std::uint16_t kEtherOldServiceVlan = 0x9100;
constexpr std::uint16_t kEtherPppoeSession = 0x8864;
constexpr std::uint16_t kEtherLongestLength = 1500;  // up to it the field is a length: IEEE 802.3

constexpr std::uint16_t kPppIpv4 = 0x0021;
constexpr std::uint16_t kPppIpv6 = 0x0057;

std::size_t sizeOf(const std::uint8_t* begin, const std::uint8_t* end) {
    return static_cast<std::size_t>(end - begin);
}

NetworkPart rawIp(const std::uint8_t* begin, const std::uint8_t* end) {
    if (begin == end) {
        return {};
    }
    const int version = *begin >> 4;
    return {begin, version == 4 ? Network::ipv4 : version == 6 ? Network::ipv6 : Network::none};
}

// The protocol field may be compressed to one byte (RFC 1661 6.5): then it is odd.
NetworkPart pppProtocol(const std::uint8_t* begin, const std::uint8_t* end) {
    if (sizeOf(begin, end) < 2) {
        return {};
    }
    const bool compressed = (*begin & 1) != 0;
    const std::uint16_t protocol = compressed ? *begin : loadBig<std::uint16_t>(begin);
    begin += compressed ? 1 : 2;
    return {begin, protocol == kPppIpv4   ? Network::ipv4
                   : protocol == kPppIpv6 ? Network::ipv6
                                          : Network::none};
}

// RFC 1042: IEEE 802.2 with SNAP, then an Ethernet type.
bool isSnap(const std::uint8_t* begin, const std::uint8_t* end) {
    static constexpr std::uint8_t kSnap[] = {0xaa, 0xaa, 0x03, 0, 0, 0};
    return sizeOf(begin, end) >= 8 && std::memcmp(begin, kSnap, sizeof kSnap) == 0;
}

// `begin` is behind the type field.
NetworkPart etherType(std::uint16_t type, const std::uint8_t* begin, const std::uint8_t* end) {
    for (;;) {
        switch (type) {
            case kEtherIpv4:
                return {begin, Network::ipv4};
            case kEtherIpv6:
                return {begin, Network::ipv6};
            case kEtherVlan:
            case kEtherServiceVlan:
            case kEtherOldServiceVlan:
                if (sizeOf(begin, end) < 4) {
                    return {};
                }
                type = loadBig<std::uint16_t>(begin + 2);
                begin += 4;
                break;
            case kEtherPppoeSession:
                return sizeOf(begin, end) < 6 ? NetworkPart{} : pppProtocol(begin + 6, end);
            default:
                if (type > kEtherLongestLength || !isSnap(begin, end)) {
                    return {};
                }
                type = loadBig<std::uint16_t>(begin + 6);
                begin += 8;
                break;
        }
    }
}

NetworkPart ethernet(const std::uint8_t* begin, const std::uint8_t* end) {
    if (sizeOf(begin, end) < 14) {
        return {};
    }
    const auto type = loadBig<std::uint16_t>(begin + 12);
    if (type == kEtherIpv4) [[likely]] {
        return {begin + 14, Network::ipv4};
    }
    return etherType(type, begin + 14, end);
}

NetworkPart linuxCooked(const std::uint8_t* begin, const std::uint8_t* end) {
    if (sizeOf(begin, end) < 16) {
        return {};
    }
    return etherType(loadBig<std::uint16_t>(begin + 14), begin + 16, end);
}

NetworkPart linuxCooked2(const std::uint8_t* begin, const std::uint8_t* end) {
    if (sizeOf(begin, end) < 20) {
        return {};
    }
    return etherType(loadBig<std::uint16_t>(begin), begin + 20, end);
}

// Address families differ between systems, and the byte order is that of the machine that captured.
NetworkPart loopback(const std::uint8_t* begin, const std::uint8_t* end) {
    if (sizeOf(begin, end) < 4) {
        return {};
    }
    std::uint32_t family = loadBig<std::uint32_t>(begin);
    if (family > 0xffff) {
        family = swapBytes(family);
    }
    switch (family) {
        case 2:
            return {begin + 4, Network::ipv4};
        case 10:  // Linux
        case 23:  // Windows
        case 24:  // NetBSD, OpenBSD
        case 28:  // FreeBSD
        case 30:  // macOS
            return {begin + 4, Network::ipv6};
        default:
            return {};
    }
}

NetworkPart ppp(const std::uint8_t* begin, const std::uint8_t* end) {
    if (sizeOf(begin, end) >= 2 && begin[0] == 0xff && begin[1] == 0x03) {
        begin += 2;
    }
    return pppProtocol(begin, end);
}

struct Link {
    std::uint32_t type;
    LinkFunction function;
};

constexpr Link kLinks[] = {
    {0, loopback},        // NULL
    {1, ethernet},        // ETHERNET
    {9, ppp},             // PPP
    {12, rawIp},          // DLT_RAW of most systems
    {14, rawIp},          // DLT_RAW of OpenBSD
    {101, rawIp},         // RAW
    {108, loopback},      // LOOP
    {113, linuxCooked},   // LINUX_SLL
    {228, rawIp},         // IPV4
    {229, rawIp},         // IPV6
    {276, linuxCooked2},  // LINUX_SLL2
};

}  // namespace

LinkFunction findLink(std::uint32_t linkType) {
    for (const Link& link : kLinks) {
        if (link.type == linkType) {
            return link.function;
        }
    }
    return nullptr;
}

}  // namespace smppscope::capture
