#include "tests/support/encapsulation.h"

#include <algorithm>

namespace smppscope::support {
namespace {

constexpr std::size_t kIpv4Header = 20;
constexpr std::size_t kIpv6Header = 40;
constexpr std::uint8_t kFragmentHeader = 44;

ByteVector slice(const ByteVector& bytes, std::size_t from, std::size_t size) {
    return {bytes.begin() + static_cast<std::ptrdiff_t>(from),
            bytes.begin() + static_cast<std::ptrdiff_t>(from + size)};
}

void store16(ByteVector& out, std::size_t offset, std::size_t value) {
    out[offset] = static_cast<std::uint8_t>(value >> 8);
    out[offset + 1] = static_cast<std::uint8_t>(value);
}

}  // namespace

ByteVector inIpv4(std::uint8_t protocol, const ByteVector& payload, std::uint16_t identification) {
    ByteVector out;
    ByteWriter writer(out);
    writer.u16(0x4500);
    writer.u16(static_cast<std::uint16_t>(kIpv4Header + payload.size()));
    writer.u16(identification);
    writer.u16(0);
    writer.u8(64);
    writer.u8(protocol);
    writer.u16(0);
    writer.bytes(ByteVector{198, 51, 100, 1, 198, 51, 100, 2});
    writer.bytes(payload);
    return out;
}

ByteVector inIpv6(std::uint8_t protocol, const ByteVector& payload) {
    ByteVector out;
    ByteWriter writer(out);
    writer.u32(0x60000000);
    writer.u16(static_cast<std::uint16_t>(payload.size()));
    writer.u8(protocol);
    writer.u8(64);
    for (const std::uint8_t host : {std::uint8_t{1}, std::uint8_t{2}}) {
        writer.bytes(ByteVector{0x20, 0x01, 0x0d, 0xb8, 0xff, 0xff});
        writer.zeros(9);
        writer.u8(host);
    }
    writer.bytes(payload);
    return out;
}

ByteVector inUdp(std::uint16_t port, const ByteVector& payload) {
    ByteVector out;
    ByteWriter writer(out);
    writer.u16(50000);
    writer.u16(port);
    writer.u16(static_cast<std::uint16_t>(8 + payload.size()));
    writer.u16(0);
    writer.bytes(payload);
    return out;
}

ByteVector inEthernet(std::uint16_t type, const ByteVector& payload) {
    ByteVector out;
    ByteWriter writer(out);
    writer.bytes(ByteVector{2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1});
    writer.u16(type);
    writer.bytes(payload);
    return out;
}

ByteVector inGre(std::uint16_t flags, std::uint16_t type, const ByteVector& payload) {
    ByteVector out;
    ByteWriter writer(out);
    writer.u16(flags);
    writer.u16(type);
    for (const int bit : {0x8000, 0x2000, 0x1000}) {
        writer.zeros((flags & bit) != 0 ? 4 : 0);
    }
    writer.bytes(payload);
    return out;
}

ByteVector inVxlan(const ByteVector& ethernetFrame) {
    ByteVector out;
    ByteWriter writer(out);
    writer.u32(0x08000000);
    writer.u32(42 << 8);
    writer.bytes(ethernetFrame);
    return inUdp(4789, out);
}

ByteVector inGtpUser(const ByteVector& packet, const std::vector<GtpExtension>& extensions, bool sequence) {
    ByteVector rest;
    ByteWriter behind(rest);
    if (!extensions.empty() || sequence) {
        behind.u16(7);
        behind.u8(0);
        behind.u8(extensions.empty() ? std::uint8_t{0} : extensions[0].type);
    }
    for (std::size_t i = 0; i < extensions.size(); ++i) {
        behind.u8(static_cast<std::uint8_t>((extensions[i].content.size() + 2) / 4));
        behind.bytes(extensions[i].content);
        behind.u8(i + 1 < extensions.size() ? extensions[i + 1].type : std::uint8_t{0});
    }
    behind.bytes(packet);
    ByteVector out;
    ByteWriter writer(out);
    writer.u8(static_cast<std::uint8_t>(0x30 | (extensions.empty() ? 0 : 4) | (sequence ? 2 : 0)));
    writer.u8(255);
    writer.u16(static_cast<std::uint16_t>(rest.size()));
    writer.u32(0x01020304);
    writer.bytes(rest);
    return inUdp(2152, out);
}

ByteVector inMpls(const std::vector<std::uint32_t>& labels, const ByteVector& payload) {
    ByteVector out;
    ByteWriter writer(out);
    for (const std::uint32_t& label : labels) {
        writer.u32(label << 12 | (&label == &labels.back() ? 0x100u : 0u) | 64u);
    }
    writer.bytes(payload);
    return out;
}

std::vector<ByteVector> ipv4Fragments(const ByteVector& packet, std::size_t most) {
    std::vector<ByteVector> fragments;
    const std::size_t payload = packet.size() - kIpv4Header;
    for (std::size_t at = 0; at < payload; at += most) {
        const std::size_t size = std::min(most, payload - at);
        ByteVector fragment =
            concatenate({slice(packet, 0, kIpv4Header), slice(packet, kIpv4Header + at, size)});
        store16(fragment, 2, fragment.size());
        store16(fragment, 6, at / 8 | (at + size < payload ? 0x2000 : 0));
        fragments.push_back(std::move(fragment));
    }
    return fragments;
}

std::vector<ByteVector> ipv6Fragments(const ByteVector& packet, std::size_t most) {
    std::vector<ByteVector> fragments;
    const std::size_t payload = packet.size() - kIpv6Header;
    for (std::size_t at = 0; at < payload; at += most) {
        const std::size_t size = std::min(most, payload - at);
        ByteVector header{packet[6], 0, 0, 0, 0, 0, 0, 9};
        store16(header, 2, at | (at + size < payload ? 1 : 0));
        ByteVector fragment =
            concatenate({slice(packet, 0, kIpv6Header), header, slice(packet, kIpv6Header + at, size)});
        store16(fragment, 4, header.size() + size);
        fragment[6] = kFragmentHeader;
        fragments.push_back(std::move(fragment));
    }
    return fragments;
}

}  // namespace smppscope::support
