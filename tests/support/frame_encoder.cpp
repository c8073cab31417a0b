#include "tests/support/frame_encoder.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cassert>

namespace smppscope::support {
namespace {

constexpr std::uint16_t kEtherTypeIpv4 = 0x0800;
constexpr std::uint16_t kEtherTypeIpv6 = 0x86DD;
constexpr std::uint16_t kEtherTypeVlan = 0x8100;
constexpr std::uint16_t kVlanId = 100;
constexpr std::uint16_t kArphrdEthernet = 1;
constexpr std::uint32_t kFamilyIpv4 = 2;   // AF_INET on every BSD
constexpr std::uint32_t kFamilyIpv6 = 30;  // AF_INET6 on macOS
constexpr std::uint8_t kProtocolTcp = 6;
constexpr std::uint8_t kProtocolUdp = 17;
constexpr std::size_t kTcpHeaderLength = 20;
constexpr std::size_t kUdpHeaderLength = 8;
constexpr std::uint8_t kTimeToLive = 64;
constexpr std::uint8_t kMacOfSource[] = {0x02, 0, 0, 0, 0, 0x01};  // locally administered
constexpr std::uint8_t kMacOfDestination[] = {0x02, 0, 0, 0, 0, 0x02};

struct Ends {
    const capture::IpAddress& source;
    const capture::IpAddress& destination;
};

std::uint32_t sumOfWords(capture::Bytes bytes, std::uint32_t sum = 0) {
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        sum += static_cast<std::uint32_t>(bytes[i] << 8) | bytes[i + 1];
    }
    if (i < bytes.size()) {
        sum += static_cast<std::uint32_t>(bytes[i] << 8);
    }
    return sum;
}

/// RFC 1071: ones' complement of the folded sum.
std::uint16_t internetChecksum(std::uint32_t sum) {
    while (sum > 0xFFFF) {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return static_cast<std::uint16_t>(~sum);
}

void store16(ByteVector& out, std::size_t offset, std::uint16_t value) {
    out[offset] = static_cast<std::uint8_t>(value >> 8);
    out[offset + 1] = static_cast<std::uint8_t>(value);
}

capture::Bytes wireBytes(const capture::IpAddress& address) {
    return capture::Bytes(address.bytes).subspan(address.isV4 ? 12 : 0);
}

void appendLinkHeader(ByteVector& out, LinkLayer layer, bool v4) {
    const std::uint16_t etherType = v4 ? kEtherTypeIpv4 : kEtherTypeIpv6;
    ByteWriter writer(out);
    switch (layer) {
        case LinkLayer::ethernet:
        case LinkLayer::vlan:
            writer.bytes(kMacOfDestination);
            writer.bytes(kMacOfSource);
            if (layer == LinkLayer::vlan) {
                writer.u16(kEtherTypeVlan);
                writer.u16(kVlanId);
            }
            writer.u16(etherType);
            break;
        case LinkLayer::linuxCooked:
            writer.u16(0);  // sent to us
            writer.u16(kArphrdEthernet);
            writer.u16(sizeof(kMacOfSource));
            writer.bytes(kMacOfSource);
            writer.zeros(8 - sizeof(kMacOfSource));
            writer.u16(etherType);
            break;
        case LinkLayer::linuxCooked2:
            writer.u16(etherType);
            writer.u16(0);
            writer.u32(2);  // interface index
            writer.u16(kArphrdEthernet);
            writer.u8(0);
            writer.u8(sizeof(kMacOfSource));
            writer.bytes(kMacOfSource);
            writer.zeros(8 - sizeof(kMacOfSource));
            break;
        case LinkLayer::rawIp:
            break;
        case LinkLayer::lapbWithDirection:
        case LinkLayer::sita:
            assert(false && "no IP on such a link");
            break;
        case LinkLayer::loopback:
            ByteWriter(out, false).u32(v4 ? kFamilyIpv4 : kFamilyIpv6);
            break;
    }
}

void appendIpHeader(ByteVector& out, const Ends& ends, std::uint8_t protocol, std::size_t bodyLength,
                    std::uint16_t identification = 0) {
    const std::size_t start = out.size();
    ByteWriter writer(out);
    if (!ends.source.isV4) {
        writer.u32(0x60000000);
        writer.u16(static_cast<std::uint16_t>(bodyLength));
        writer.u8(protocol);
        writer.u8(kTimeToLive);
        writer.bytes(wireBytes(ends.source));
        writer.bytes(wireBytes(ends.destination));
        return;
    }
    constexpr std::size_t kHeaderLength = 20;
    constexpr std::size_t kChecksumOffset = 10;
    writer.u16(0x4500);
    writer.u16(static_cast<std::uint16_t>(kHeaderLength + bodyLength));
    writer.u16(identification);
    writer.u16(0x4000);  // don't fragment
    writer.u8(kTimeToLive);
    writer.u8(protocol);
    writer.u16(0);
    writer.bytes(wireBytes(ends.source));
    writer.bytes(wireBytes(ends.destination));
    store16(out, start + kChecksumOffset, internetChecksum(sumOfWords(capture::Bytes(out).subspan(start))));
}

/// Checksum over the pseudo header and everything in `out` from `start`, stored at `start + offset`.
void storeTransportChecksum(ByteVector& out, const Ends& ends, std::uint8_t protocol, std::size_t start,
                            std::size_t offset) {
    const capture::Bytes body = capture::Bytes(out).subspan(start);
    std::uint32_t sum = protocol + static_cast<std::uint32_t>(body.size());
    sum = sumOfWords(wireBytes(ends.source), sum);
    sum = sumOfWords(wireBytes(ends.destination), sum);
    store16(out, start + offset, internetChecksum(sumOfWords(body, sum)));
}

}  // namespace

std::uint32_t linkType(LinkLayer layer) {
    switch (layer) {
        case LinkLayer::ethernet:
        case LinkLayer::vlan:
            return 1;
        case LinkLayer::linuxCooked:
            return 113;
        case LinkLayer::linuxCooked2:
            return 276;
        case LinkLayer::rawIp:
            return 101;
        case LinkLayer::loopback:
            return 0;
        case LinkLayer::lapbWithDirection:
            return 207;
        case LinkLayer::sita:
            return 196;
    }
    return 0;
}

void appendFrame(ByteVector& out, LinkLayer layer, const TcpSegment& segment) {
    constexpr std::size_t kChecksumOffset = 16;
    const Ends ends{segment.source.address, segment.destination.address};
    assert(ends.source.isV4 == ends.destination.isV4);
    appendLinkHeader(out, layer, ends.source.isV4);
    appendIpHeader(out, ends, kProtocolTcp, kTcpHeaderLength + segment.payload.size(),
                   segment.identification);
    const std::size_t start = out.size();
    ByteWriter writer(out);
    writer.u16(segment.source.port);
    writer.u16(segment.destination.port);
    writer.u32(segment.sequence);
    writer.u32(segment.acknowledgment);
    writer.u8((kTcpHeaderLength / 4) << 4);
    writer.u8(segment.flags);
    writer.u16(segment.window);
    writer.u32(0);  // checksum, urgent pointer
    writer.bytes(segment.payload);
    storeTransportChecksum(out, ends, kProtocolTcp, start, kChecksumOffset);
}

void appendUdpFrame(ByteVector& out, LinkLayer layer, const capture::Endpoint& source,
                    const capture::Endpoint& destination, capture::Bytes payload) {
    constexpr std::size_t kChecksumOffset = 6;
    const Ends ends{source.address, destination.address};
    appendLinkHeader(out, layer, ends.source.isV4);
    appendIpHeader(out, ends, kProtocolUdp, kUdpHeaderLength + payload.size());
    const std::size_t start = out.size();
    ByteWriter writer(out);
    writer.u16(source.port);
    writer.u16(destination.port);
    writer.u16(static_cast<std::uint16_t>(kUdpHeaderLength + payload.size()));
    writer.u16(0);
    writer.bytes(payload);
    storeTransportChecksum(out, ends, kProtocolUdp, start, kChecksumOffset);
}

capture::Endpoint endpoint(const std::string& address, std::uint16_t port) {
    capture::Endpoint result;
    result.port = port;
    auto& bytes = result.address.bytes;
    result.address.isV4 = inet_pton(AF_INET, address.c_str(), bytes.data() + 12) == 1;
    if (result.address.isV4) {
        bytes[10] = bytes[11] = 0xFF;
        return result;
    }
    [[maybe_unused]] const int parsed = inet_pton(AF_INET6, address.c_str(), bytes.data());
    assert(parsed == 1);
    return result;
}

}  // namespace smppscope::support
