#include "capture/link_layer.h"

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

constexpr std::uint16_t kEtherVlan = 0x8100;
constexpr std::uint16_t kEtherServiceVlan = 0x88a8;
constexpr std::uint16_t kEtherOldServiceVlan = 0x9100;
constexpr std::uint16_t kEtherPppoeSession = 0x8864;
constexpr std::uint16_t kEtherMpls = 0x8847;
constexpr std::uint16_t kEtherMplsMulticast = 0x8848;
constexpr std::uint16_t kEtherNothing = 0xffff;      // reserved (RFC 1701)
constexpr std::uint16_t kEtherLongestLength = 1500;  // up to it the field is a length: IEEE 802.3

constexpr std::size_t kEthernetHeader = 14;

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

// What is taken off a frame layer by layer: an Ethernet type, and what it names.
struct Layer {
    std::uint16_t type = kEtherNothing;
    const std::uint8_t* begin = nullptr;
};

// The Ethernet type of a PPP protocol. It may be compressed to one byte (RFC 1661 6.5): then it is odd.
Layer pppProtocol(const std::uint8_t* begin, const std::uint8_t* end) {
    struct Number {
        std::uint16_t ppp;
        std::uint16_t ethernet;
    };
    static constexpr Number kNumbers[] = {{0x0021, kEtherIpv4},
                                          {0x0057, kEtherIpv6},
                                          {0x0281, kEtherMpls},  // RFC 3032 4.1
                                          {0x0283, kEtherMplsMulticast}};
    if (sizeOf(begin, end) < 2) {
        return {};
    }
    const bool compressed = (*begin & 1) != 0;
    const std::uint16_t protocol = compressed ? *begin : loadBig<std::uint16_t>(begin);
    for (const Number& number : kNumbers) {
        if (number.ppp == protocol) {
            return {number.ethernet, begin + (compressed ? 1 : 2)};
        }
    }
    return {};
}

Layer pppoe(const std::uint8_t* begin, const std::uint8_t* end) {
    return sizeOf(begin, end) < 6 ? Layer{} : pppProtocol(begin + 6, end);
}

// Address and control, 0xff03, may be left out (RFC 1661 6.6).
Layer pppFrame(const std::uint8_t* begin, const std::uint8_t* end) {
    const bool addressed = sizeOf(begin, end) >= 2 && begin[0] == 0xff && begin[1] == 0x03;
    return pppProtocol(begin + (addressed ? 2 : 0), end);
}

Layer ethernetHeader(const std::uint8_t* begin, const std::uint8_t* end) {
    return sizeOf(begin, end) < kEthernetHeader
               ? Layer{}
               : Layer{loadBig<std::uint16_t>(begin + 12), begin + kEthernetHeader};
}

// Whether the type is understood here, so that it is no accident.
bool isKnown(std::uint16_t type) {
    switch (type) {
        case kEtherIpv4:
        case kEtherIpv6:
        case kEtherVlan:
        case kEtherServiceVlan:
        case kEtherOldServiceVlan:
        case kEtherPppoeSession:
        case kEtherMpls:
        case kEtherMplsMulticast:
            return true;
        default:
            return false;
    }
}

// RFC 3032: labels of four bytes, of which the last has the S bit. Nothing says what they carry: IP shows
// its version; a pseudo-wire is Ethernet behind a control word that begins with a zero (RFC 4385 3), or
// without one. An Ethernet address that looks like a version is taken for IP (RFC 8469).
Layer mpls(const std::uint8_t* begin, const std::uint8_t* end) {
    constexpr std::uint8_t kIpv4Shortest = 0x45;
    for (bool last = false; !last; begin += 4) {
        if (sizeOf(begin, end) < 4) {
            return {};
        }
        last = (begin[2] & 1) != 0;
    }
    const int version = begin == end ? 0 : *begin >> 4;
    if (version == 6 || (version == 4 && *begin >= kIpv4Shortest)) {
        return {version == 6 ? kEtherIpv6 : kEtherIpv4, begin};
    }
    if (version == 0 && sizeOf(begin, end) >= 4) {
        const Layer behindControlWord = ethernetHeader(begin + 4, end);
        if (isKnown(behindControlWord.type)) {
            return behindControlWord;
        }
    }
    return ethernetHeader(begin, end);
}

// RFC 1042: IEEE 802.2 with SNAP, then an Ethernet type.
bool isSnap(const std::uint8_t* begin, const std::uint8_t* end) {
    static constexpr std::uint8_t kSnap[] = {0xaa, 0xaa, 0x03, 0, 0, 0};
    return sizeOf(begin, end) >= 8 && std::memcmp(begin, kSnap, sizeof kSnap) == 0;
}

Layer vlanTag(const std::uint8_t* begin, const std::uint8_t* end) {
    return sizeOf(begin, end) < 4 ? Layer{} : Layer{loadBig<std::uint16_t>(begin + 2), begin + 4};
}

Layer lengthField(std::uint16_t type, const std::uint8_t* begin, const std::uint8_t* end) {
    return type > kEtherLongestLength || !isSnap(begin, end)
               ? Layer{}
               : Layer{loadBig<std::uint16_t>(begin + 6), begin + 8};
}

// One layer off. Every layer is at least a byte, so this comes to an end.
Layer takeLayer(const Layer& layer, const std::uint8_t* end) {
    switch (layer.type) {
        case kEtherVlan:
        case kEtherServiceVlan:
        case kEtherOldServiceVlan:
            return vlanTag(layer.begin, end);
        case kEtherPppoeSession:
            return pppoe(layer.begin, end);
        case kEtherPpp:
            return pppFrame(layer.begin, end);
        case kEtherMpls:
        case kEtherMplsMulticast:
            return mpls(layer.begin, end);
        case kEtherBridging:
            return ethernetHeader(layer.begin, end);
        default:
            return lengthField(layer.type, layer.begin, end);
    }
}

NetworkPart networkOf(Layer layer, const std::uint8_t* end) {
    for (; layer.begin != nullptr; layer = takeLayer(layer, end)) {
        if (layer.type == kEtherIpv4) {
            return {layer.begin, Network::ipv4};
        }
        if (layer.type == kEtherIpv6) {
            return {layer.begin, Network::ipv6};
        }
    }
    return {};
}

NetworkPart ethernet(const std::uint8_t* begin, const std::uint8_t* end) {
    if (sizeOf(begin, end) < kEthernetHeader) {
        return {};
    }
    const auto type = loadBig<std::uint16_t>(begin + 12);
    if (type == kEtherIpv4) [[likely]] {
        return {begin + kEthernetHeader, Network::ipv4};
    }
    return networkOf({type, begin + kEthernetHeader}, end);
}

NetworkPart linuxCooked(const std::uint8_t* begin, const std::uint8_t* end) {
    if (sizeOf(begin, end) < 16) {
        return {};
    }
    return networkOf({loadBig<std::uint16_t>(begin + 14), begin + 16}, end);
}

NetworkPart linuxCooked2(const std::uint8_t* begin, const std::uint8_t* end) {
    if (sizeOf(begin, end) < 20) {
        return {};
    }
    return networkOf({loadBig<std::uint16_t>(begin), begin + 20}, end);
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
    return networkOf(pppFrame(begin, end), end);
}

// RFC 1547's format of Cisco: address, control, Ethernet type.
NetworkPart ciscoHdlc(const std::uint8_t* begin, const std::uint8_t* end) {
    return sizeOf(begin, end) < 4 ? NetworkPart{}
                                  : networkOf({loadBig<std::uint16_t>(begin + 2), begin + 4}, end);
}

// RFC 1662's framing, or Cisco's, told by the address.
NetworkPart pppOrCiscoHdlc(const std::uint8_t* begin, const std::uint8_t* end) {
    const bool cisco = begin != end && (*begin == 0x0f || *begin == 0x8f);
    return cisco ? ciscoHdlc(begin, end) : ppp(begin, end);
}

NetworkPart pppWithDirection(const std::uint8_t* begin, const std::uint8_t* end) {
    return begin == end ? NetworkPart{} : ppp(begin + 1, end);
}

NetworkPart pppoeSession(const std::uint8_t* begin, const std::uint8_t* end) {
    return networkOf(pppoe(begin, end), end);
}

struct Link {
    std::uint32_t type;
    LinkFunction function;
};

constexpr Link kLinks[] = {
    {0, loopback},            // NULL
    {1, ethernet},            // ETHERNET
    {9, ppp},                 // PPP
    {12, rawIp},              // DLT_RAW of most systems
    {14, rawIp},              // DLT_RAW of OpenBSD
    {50, pppOrCiscoHdlc},     // PPP_HDLC
    {51, pppoeSession},       // PPP_ETHER
    {101, rawIp},             // RAW
    {104, ciscoHdlc},         // C_HDLC
    {108, loopback},          // LOOP
    {113, linuxCooked},       // LINUX_SLL
    {204, pppWithDirection},  // PPP_WITH_DIR
    {228, rawIp},             // IPV4
    {229, rawIp},             // IPV6
    {276, linuxCooked2},      // LINUX_SLL2
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

NetworkPart findNetwork(std::uint16_t etherType, const std::uint8_t* begin, const std::uint8_t* end) {
    return networkOf({etherType, begin}, end);
}

NetworkPart findIp(const std::uint8_t* begin, const std::uint8_t* end) {
    return rawIp(begin, end);
}

}  // namespace smppscope::capture
