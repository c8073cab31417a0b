#include "capture/ip_layer.h"

#include <gtest/gtest.h>

#include "tests/support/bytes.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::ByteWriter;
using support::concatenate;

struct Ipv4Header {
    std::uint8_t words = 5;
    std::uint16_t totalLength = 0;
    std::uint16_t identification = 0;
    std::uint16_t flagsAndOffset = 0;
    std::uint8_t protocol = 6;
};

ByteVector ipv4(const Ipv4Header& header) {
    ByteVector bytes;
    ByteWriter out(bytes);
    out.u8(static_cast<std::uint8_t>(0x40 | header.words));
    out.u8(0);
    out.u16(header.totalLength);
    out.u16(header.identification);
    out.u16(header.flagsAndOffset);
    out.u8(64);
    out.u8(header.protocol);
    out.u16(0xbad0);  // a wrong checksum
    out.bytes(ByteVector{192, 0, 2, 1, 192, 0, 2, 2});
    out.zeros((header.words > 5 ? header.words - 5u : 0u) * 4);
    return bytes;
}

ByteVector ipv6(std::uint16_t payloadLength, std::uint8_t next) {
    ByteVector bytes;
    ByteWriter out(bytes);
    out.u32(0x60000000);
    out.u16(payloadLength);
    out.u8(next);
    out.u8(64);
    out.zeros(15);
    out.u8(1);
    out.zeros(15);
    out.u8(2);
    return bytes;
}

struct Taken {
    IpContent content = IpContent::other;
    TransportPart part;
    std::ptrdiff_t begin = 0;
    std::ptrdiff_t captured = 0;
};

/// Takes the header off a packet; `wireLength` as if the frame had held more than was captured.
Taken take(const ByteVector& packet, std::uint32_t wireLength = 0) {
    Taken taken;
    const std::uint8_t* const begin = packet.data();
    const std::uint8_t* const end = begin + packet.size();
    const auto length = wireLength != 0 ? wireLength : static_cast<std::uint32_t>(packet.size());
    taken.content = *begin >> 4 == 4 ? takeIpv4(begin, end, length, taken.part)
                                     : takeIpv6(begin, end, length, taken.part);
    taken.begin = taken.part.begin - begin;
    taken.captured = taken.part.end - taken.part.begin;
    return taken;
}

const ByteVector kTcp(30, 0x11);

TEST(IpLayer, Ipv4OptionsArePassedOver) {
    const Taken taken = take(concatenate({ipv4({.words = 15, .totalLength = 90}), kTcp}));
    EXPECT_EQ(taken.content, IpContent::tcp);
    EXPECT_EQ(taken.begin, 60);
    EXPECT_EQ(taken.part.length, 30u);
}

TEST(IpLayer, PaddingBehindThePacketIsNoPayload) {
    const Taken taken = take(concatenate({ipv4({.totalLength = 50}), kTcp, ByteVector(6)}));
    EXPECT_EQ(taken.captured, 30);
    EXPECT_EQ(taken.part.length, 30u);
    const Taken taken6 = take(concatenate({ipv6(30, 6), kTcp, ByteVector(6)}));
    EXPECT_EQ(taken6.captured, 30);
    EXPECT_EQ(taken6.part.length, 30u);
}

TEST(IpLayer, APacketCutByTheSnapLengthKeepsItsLength) {
    const Taken taken = take(concatenate({ipv4({.totalLength = 520}), kTcp}), 520);
    EXPECT_EQ(taken.captured, 30);
    EXPECT_EQ(taken.part.length, 500u);
    const Taken taken6 = take(concatenate({ipv6(500, 6), kTcp}), 540);
    EXPECT_EQ(taken6.captured, 30);
    EXPECT_EQ(taken6.part.length, 500u);
}

TEST(IpLayer, WithoutALengthAsBeforeSegmentationThePacketFillsTheFrame) {
    EXPECT_EQ(take(concatenate({ipv4({.totalLength = 0}), kTcp})).part.length, 30u);
    EXPECT_EQ(take(concatenate({ipv6(0, 6), kTcp})).part.length, 30u);
}

TEST(IpLayer, APacketCantBeLongerThanItsFrame) {
    EXPECT_EQ(take(concatenate({ipv4({.totalLength = 9000}), kTcp})).part.length, 30u);
    EXPECT_EQ(take(concatenate({ipv6(9000, 6), kTcp})).part.length, 30u);
}

TEST(IpLayer, UnsoundIpv4HeadersHoldNothing) {
    EXPECT_EQ(take(concatenate({ipv4({.words = 4, .totalLength = 50}), kTcp})).content, IpContent::other);
    EXPECT_EQ(take(concatenate({ipv4({.totalLength = 19}), kTcp})).content, IpContent::other);
    EXPECT_EQ(take(concatenate({ipv4({.words = 15, .totalLength = 50}), ByteVector(0)})).content,
              IpContent::other);
    EXPECT_EQ(take(concatenate({ipv4({.totalLength = 50, .protocol = 1}), kTcp})).content, IpContent::other);
}

TEST(IpLayer, CutHeadersHoldNothing) {
    const ByteVector packet4 = concatenate({ipv4({.words = 6, .totalLength = 54}), kTcp});
    for (std::ptrdiff_t size = 1; size < 24; ++size) {
        EXPECT_EQ(take({packet4.begin(), packet4.begin() + size}, 54).content, IpContent::other) << size;
    }
    const ByteVector packet6 = concatenate({ipv6(38, 60), ByteVector{6, 0, 0, 0, 0, 0, 0, 0}, kTcp});
    for (std::ptrdiff_t size = 1; size < 48; ++size) {
        EXPECT_EQ(take({packet6.begin(), packet6.begin() + size}, 78).content, IpContent::other) << size;
    }
}

TEST(IpLayer, Ipv6ExtensionHeadersArePassedOver) {
    const ByteVector hopByHop{43, 0, 0, 0, 0, 0, 0, 0};
    const ByteVector routing{60, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    const ByteVector destination{44, 0, 0, 0, 0, 0, 0, 0};
    const ByteVector atomicFragment{6, 0, 0, 0, 0, 0, 0, 9};
    const Taken taken =
        take(concatenate({ipv6(70, 0), hopByHop, routing, destination, atomicFragment, kTcp}));
    EXPECT_EQ(taken.content, IpContent::tcp);
    EXPECT_EQ(taken.begin, 80);
    EXPECT_EQ(taken.part.length, 30u);
}

TEST(IpLayer, HeadersOfMobilityHostIdentityAndShim6ArePassedOver) {
    for (const std::uint8_t header : {std::uint8_t{135}, std::uint8_t{139}, std::uint8_t{140}}) {
        const ByteVector extension{6, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        const Taken taken = take(concatenate({ipv6(46, header), extension, kTcp}));
        EXPECT_EQ(taken.content, IpContent::tcp) << int{header};
        EXPECT_EQ(taken.begin, 56) << int{header};
    }
}

TEST(IpLayer, AnAuthenticationHeaderCountsItsLengthInWords) {
    const ByteVector authentication{6, 4, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    const Taken taken = take(concatenate({ipv6(54, 51), authentication, kTcp}));
    EXPECT_EQ(taken.content, IpContent::tcp);
    EXPECT_EQ(taken.begin, 64);
}

TEST(IpLayer, AnAuthenticationHeaderMayStandInIpv4Too) {
    const ByteVector authentication{6, 4, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    const Taken taken = take(concatenate({ipv4({.totalLength = 74, .protocol = 51}), authentication, kTcp}));
    EXPECT_EQ(taken.content, IpContent::tcp);
    EXPECT_EQ(taken.begin, 44);
    EXPECT_EQ(taken.part.length, 30u);
}

TEST(IpLayer, ProtocolsThatMayCarryPacketsAreTold) {
    for (const std::uint8_t protocol : ByteVector{4, 17, 41, 47, 97, 137}) {
        EXPECT_EQ(take(concatenate({ipv4({.totalLength = 50, .protocol = protocol}), kTcp})).content,
                  IpContent::tunnel);
        const Taken taken = take(concatenate({ipv6(30, protocol), kTcp}));
        EXPECT_EQ(taken.content, IpContent::tunnel);
        EXPECT_EQ(taken.part.protocol, protocol);
    }
}

TEST(IpLayer, OtherIpv6ProtocolsHoldNothing) {
    EXPECT_EQ(take(concatenate({ipv6(30, 58), kTcp})).content, IpContent::other);
    EXPECT_EQ(take(concatenate({ipv6(30, 59), kTcp})).content, IpContent::other);
}

TEST(IpLayer, Ipv4FragmentsAreToldByOffsetOrMoreFragments) {
    const Taken first =
        take(concatenate({ipv4({.totalLength = 50, .identification = 77, .flagsAndOffset = 0x2000}), kTcp}));
    EXPECT_EQ(first.content, IpContent::fragment);
    EXPECT_EQ(first.part.fragmentOffset, 0u);
    EXPECT_TRUE(first.part.moreFragments);
    EXPECT_EQ(first.part.identification, 77u);
    const Taken last = take(concatenate({ipv4({.totalLength = 50, .flagsAndOffset = 0x0010}), kTcp}));
    EXPECT_EQ(last.content, IpContent::fragment);
    EXPECT_EQ(last.part.fragmentOffset, 128u);
    EXPECT_FALSE(last.part.moreFragments);
    const Taken dontFragment = take(concatenate({ipv4({.totalLength = 50, .flagsAndOffset = 0x4000}), kTcp}));
    EXPECT_EQ(dontFragment.content, IpContent::tcp);
}

TEST(IpLayer, Ipv6FragmentsHaveAHeader) {
    const ByteVector first{6, 0, 0, 1, 0, 0, 0, 9};
    const ByteVector later{6, 0, 0x01, 0x00, 0, 0, 0, 9};
    const Taken taken = take(concatenate({ipv6(38, 44), first, kTcp}));
    EXPECT_EQ(taken.content, IpContent::fragment);
    EXPECT_TRUE(taken.part.moreFragments);
    EXPECT_EQ(taken.part.identification, 9u);
    const Taken takenLater = take(concatenate({ipv6(38, 44), later, kTcp}));
    EXPECT_EQ(takenLater.content, IpContent::fragment);
    EXPECT_EQ(takenLater.part.fragmentOffset, 256u);
    EXPECT_EQ(takenLater.begin, 48);
}

}  // namespace
}  // namespace smppscope::capture
