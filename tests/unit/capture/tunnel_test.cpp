#include "capture/tunnel.h"

#include <gtest/gtest.h>

#include "capture/segment_decoder.h"
#include "tests/support/encapsulation.h"
#include "tests/support/frame_encoder.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::inEthernet;
using support::inGre;
using support::inGtpUser;
using support::inIpv4;
using support::inIpv6;
using support::inMpls;
using support::inUdp;
using support::inVxlan;

constexpr std::uint32_t kEthernetLink = 1;
constexpr std::uint32_t kRawLink = 101;
constexpr std::uint16_t kIpv4Type = 0x0800;
constexpr std::uint16_t kIpv6Type = 0x86dd;
const ByteVector kPayload = support::bytesOf("the payload of the innermost packet of all");

ByteVector packet4() {
    ByteVector bytes;
    support::appendFrame(bytes, support::LinkLayer::rawIp,
                         {support::endpoint("192.0.2.1", 40000), support::endpoint("192.0.2.2", 2775), 1000,
                          2000, tcp_flag::kAck | tcp_flag::kPsh, 512, kPayload});
    return bytes;
}

ByteVector packet6() {
    ByteVector bytes;
    support::appendFrame(bytes, support::LinkLayer::rawIp,
                         {support::endpoint("2001:db8::1", 40000), support::endpoint("2001:db8::2", 2775),
                          1000, 2000, tcp_flag::kAck | tcp_flag::kPsh, 512, kPayload});
    return bytes;
}

class TunnelTest : public ::testing::Test {
  protected:
    SegmentDecoder::Outcome decode(const ByteVector& bytes, std::uint32_t linkType,
                                   std::size_t snapLength = 0) {
        kept.push_back(bytes);
        Frame frame;
        frame.data = kept.back().data();
        frame.offset = number * 10'000;
        frame.length = static_cast<std::uint32_t>(bytes.size());
        frame.capturedLength = snapLength == 0 ? frame.length : static_cast<std::uint32_t>(snapLength);
        frame.linkType = linkType;
        return decoder.decode(frame, 0, ++number, batch);
    }
    /// The payload that the frame is found to hold, and that every byte is said to lie where it does.
    std::string payloadOf(const ByteVector& bytes, std::uint32_t linkType = kRawLink) {
        batch.clear();
        return decode(bytes, linkType) == SegmentDecoder::Outcome::segment ? text() : "nothing";
    }
    std::string text() const {
        std::string all;
        for (const Segment& segment : batch.segments) {
            EXPECT_EQ(segment.sequence, 1000u + all.size());
            all.append(segment.payload, segment.payload + segment.capturedLength);
            for (std::uint32_t i = 0; i < segment.capturedLength; ++i) {
                const std::uint64_t place = segment.position.offset() + i;
                EXPECT_EQ(kept.at(place / 10'000).at(place % 10'000), segment.payload[i]);
            }
        }
        return all;
    }

    const std::string expected{kPayload.begin(), kPayload.end()};
    SegmentDecoder decoder;
    SegmentBatch batch;
    std::deque<ByteVector> kept;
    FrameNumber number = 0;
};

TEST_F(TunnelTest, IpCarriesIpOfEitherVersion) {
    EXPECT_EQ(payloadOf(inIpv4(4, packet4())), expected);
    EXPECT_EQ(payloadOf(inIpv4(41, packet6())), expected);
    EXPECT_EQ(payloadOf(inIpv6(4, packet4())), expected);
    EXPECT_EQ(payloadOf(inIpv6(41, packet6())), expected);
}

TEST_F(TunnelTest, TheConnectionIsThatOfTheInnermostPacket) {
    payloadOf(inIpv4(4, packet4()));
    payloadOf(packet4());
    payloadOf(inIpv6(4, packet4()));
    EXPECT_EQ(batch.segments.at(0).connection, 0u);
    EXPECT_EQ(batch.segments.at(0).identification, 0u);
}

TEST_F(TunnelTest, ExtensionHeadersMayStandBeforeATunnel) {
    const ByteVector options{41, 0, 1, 4, 0, 0, 0, 0};
    EXPECT_EQ(payloadOf(inIpv6(60, support::concatenate({options, packet6()}))), expected);
}

TEST_F(TunnelTest, GreHasOptionalChecksumKeyAndSequenceNumber) {
    for (const int flags : {0x0000, 0x8000, 0x2000, 0x1000, 0xa000, 0xb000}) {
        EXPECT_EQ(payloadOf(inIpv4(47, inGre(static_cast<std::uint16_t>(flags), kIpv4Type, packet4()))),
                  expected)
            << flags;
    }
    EXPECT_EQ(payloadOf(inIpv6(47, inGre(0, kIpv6Type, packet6()))), expected);
}

TEST_F(TunnelTest, GreOfOtherVersionsOrWithRoutingHoldsNothing) {
    EXPECT_EQ(payloadOf(inIpv4(47, inGre(0x0001, kIpv4Type, packet4()))), "nothing");
    EXPECT_EQ(payloadOf(inIpv4(47, inGre(0x4000, kIpv4Type, packet4()))), "nothing");
}

TEST_F(TunnelTest, GreCarriesEthernetErspanAndMpls) {
    const ByteVector frame = inEthernet(kIpv4Type, packet4());
    EXPECT_EQ(payloadOf(inIpv4(47, inGre(0, 0x6558, frame))), expected);
    EXPECT_EQ(payloadOf(inIpv4(47, inGre(0, 0x88be, frame))), expected);
    EXPECT_EQ(payloadOf(inIpv4(47, inGre(0x1000, 0x88be, support::concatenate({ByteVector(8), frame})))),
              expected);
    EXPECT_EQ(payloadOf(inIpv4(47, inGre(0, 0x8847, inMpls({16}, packet4())))), expected);
}

TEST_F(TunnelTest, ErspanOfTypeIIIMayHaveAHeaderOfThePlatformAndPacketsWithoutEthernet) {
    const ByteVector frame = inEthernet(kIpv4Type, packet4());
    const auto erspan = [](ByteVector header, const ByteVector& content) {
        return inIpv4(47, inGre(0x1000, 0x22eb, support::concatenate({header, content})));
    };
    ByteVector header(12);
    header[0] = 0x20;
    EXPECT_EQ(payloadOf(erspan(header, frame)), expected);
    header[10] = 0x80 | 2 << 2;  // an IP packet
    EXPECT_EQ(payloadOf(erspan(header, packet6())), expected);
    header[10] = 0x80;
    header[11] = 0x01;
    header.resize(20);
    EXPECT_EQ(payloadOf(erspan(header, frame)), expected);
}

TEST_F(TunnelTest, GreOfPptpCarriesPpp) {
    const auto pptp = [](std::uint16_t flags, const ByteVector& numbers, const ByteVector& ppp,
                         const ByteVector& packet) {
        ByteVector bytes;
        support::ByteWriter out(bytes);
        out.u16(flags);
        out.u16(0x880b);
        out.u16(static_cast<std::uint16_t>(ppp.size() + packet.size()));
        out.u16(7);
        out.bytes(numbers);
        out.bytes(ppp);
        out.bytes(packet);
        return inIpv4(47, bytes);
    };
    EXPECT_EQ(payloadOf(pptp(0x3001, ByteVector(4), {0xff, 0x03, 0x00, 0x21}, packet4())), expected);
    EXPECT_EQ(payloadOf(pptp(0x3081, ByteVector(8), {0x00, 0x57}, packet6())), expected);
    EXPECT_EQ(payloadOf(pptp(0x3081, ByteVector(8), {0x21}, packet4())), expected);
    EXPECT_EQ(payloadOf(pptp(0x2081, ByteVector(4), {}, {})), "nothing");  // an acknowledgment alone
    EXPECT_EQ(payloadOf(pptp(0x3001, ByteVector(4), {0x00, 0xfd}, packet4())), "nothing");  // compressed
}

TEST_F(TunnelTest, EtherIpAndMplsLieOnIpToo) {
    EXPECT_EQ(
        payloadOf(inIpv4(97, support::concatenate({ByteVector{0x30, 0}, inEthernet(kIpv6Type, packet6())}))),
        expected);
    EXPECT_EQ(payloadOf(inIpv4(137, inMpls({16, 17}, packet4()))), expected);
}

TEST_F(TunnelTest, VxlanCarriesEthernetFrames) {
    EXPECT_EQ(payloadOf(inIpv4(17, inVxlan(inEthernet(kIpv4Type, packet4())))), expected);
    EXPECT_EQ(payloadOf(inIpv6(17, inVxlan(inEthernet(kIpv6Type, packet6())))), expected);
    const ByteVector tagged = support::concatenate({ByteVector{0, 100, 0x08, 0x00}, packet4()});
    EXPECT_EQ(payloadOf(inIpv4(17, inVxlan(inEthernet(0x8100, tagged)))), expected);
}

TEST_F(TunnelTest, GeneveMayHaveOptions) {
    const ByteVector header{0x02, 0, 0x65, 0x58, 0, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8};
    const ByteVector frame = inEthernet(kIpv4Type, packet4());
    EXPECT_EQ(payloadOf(inIpv4(17, inUdp(6081, support::concatenate({header, frame})))), expected);
}

TEST_F(TunnelTest, GtpCarriesPacketsBehindAnyNumberOfExtensionHeaders) {
    EXPECT_EQ(payloadOf(inIpv4(17, inGtpUser(packet4()))), expected);
    EXPECT_EQ(payloadOf(inIpv4(17, inGtpUser(packet6(), {}, true))), expected);
    EXPECT_EQ(payloadOf(inIpv4(17, inGtpUser(packet4(), {{0x85, {1, 9}}}))), expected);
    EXPECT_EQ(payloadOf(inIpv4(17, inGtpUser(packet4(), {{0x85, {1, 9}}, {0xc0, ByteVector(6)}}, true))),
              expected);
}

TEST_F(TunnelTest, OtherUdpHoldsNothing) {
    EXPECT_EQ(payloadOf(inIpv4(17, inUdp(53, packet4()))), "nothing");
    ByteVector echo = inIpv4(17, inGtpUser(packet4()));
    echo[20 + 8 + 1] = 1;  // an echo request
    EXPECT_EQ(payloadOf(echo), "nothing");
    ByteVector endless = inIpv4(17, inGtpUser(packet4(), {{0x85, {1, 9}}}));
    endless[20 + 8 + 12] = 0;  // an extension header of no length
    EXPECT_EQ(payloadOf(endless), "nothing");
}

TEST_F(TunnelTest, TunnelsNestButNotWithoutEnd) {
    ByteVector packet =
        inIpv4(17, inVxlan(inEthernet(kIpv4Type, inIpv4(47, inGre(0x2000, kIpv4Type, packet4())))));
    EXPECT_EQ(payloadOf(inEthernet(0x8847, inMpls({16, 17, 18}, packet)), kEthernetLink), expected);
    ByteVector deep = packet4();
    for (int layer = 0; layer < SegmentDecoder::kMostLayers; ++layer) {
        deep = inIpv4(4, deep);
    }
    EXPECT_EQ(payloadOf(deep), expected);
    EXPECT_EQ(payloadOf(inIpv4(4, deep)), "nothing");
}

TEST_F(TunnelTest, FragmentsInsideATunnelArePutTogether) {
    for (const auto& fragments :
         {support::ipv4Fragments(packet4(), 32), support::ipv6Fragments(packet6(), 32)}) {
        ASSERT_EQ(fragments.size(), 2u);
        batch.clear();
        EXPECT_EQ(decode(inIpv4(17, inGtpUser(fragments[1])), kRawLink),
                  SegmentDecoder::Outcome::otherProtocol);
        EXPECT_EQ(decode(inIpv4(17, inGtpUser(fragments[0])), kRawLink), SegmentDecoder::Outcome::segment);
        EXPECT_EQ(text(), expected);
    }
}

TEST_F(TunnelTest, ATunnelInFragmentsIsPutTogether) {
    const ByteVector carrier = inIpv4(17, inVxlan(inEthernet(kIpv4Type, packet4())));
    const auto fragments = support::ipv4Fragments(carrier, 80);
    ASSERT_EQ(fragments.size(), 2u);
    decode(fragments[0], kRawLink);
    ASSERT_EQ(decode(fragments[1], kRawLink), SegmentDecoder::Outcome::segment);
    EXPECT_EQ(batch.segments.size(), 2u);
    EXPECT_EQ(text(), expected);
}

TEST_F(TunnelTest, FragmentsWithinFragmentsKeepThePlaceOfEachByte) {
    std::vector<ByteVector> outer;
    for (const ByteVector& inner : support::ipv4Fragments(packet4(), 40)) {
        const auto identification = static_cast<std::uint16_t>(outer.size() + 1);
        for (ByteVector& fragment : support::ipv4Fragments(inIpv4(4, inner, identification), 24)) {
            outer.push_back(std::move(fragment));
        }
    }
    ASSERT_GT(outer.size(), 4u);
    for (const ByteVector& fragment : outer) {
        decode(fragment, kRawLink);
    }
    EXPECT_EQ(text(), expected);
}

TEST_F(TunnelTest, ExtensionHeadersThatWereDividedWithTheRestArePassedOver) {
    const ByteVector options{6, 0, 1, 4, 0, 0, 0, 0};
    const ByteVector packet = packet6();
    ByteVector withOptions(packet.begin(), packet.begin() + 40);
    withOptions[6] = 60;
    withOptions.insert(withOptions.end(), options.begin(), options.end());
    withOptions.insert(withOptions.end(), packet.begin() + 40, packet.end());
    for (const ByteVector& fragment : support::ipv6Fragments(withOptions, 32)) {
        decode(fragment, kRawLink);
    }
    EXPECT_EQ(text(), expected);
}

TEST_F(TunnelTest, AFrameCutInATunnelKeepsTheLengthOfItsSegment) {
    const ByteVector bytes = inIpv4(4, packet4());
    ASSERT_EQ(decode(bytes, kRawLink, bytes.size() - 12), SegmentDecoder::Outcome::segment);
    EXPECT_EQ(batch.segments.at(0).length, kPayload.size());
    EXPECT_EQ(batch.segments.at(0).capturedLength, kPayload.size() - 12);
}

TEST_F(TunnelTest, FragmentsCutByTheSnapLengthHaveTheirGapsInTheRightPlaces) {
    const auto fragments = support::ipv4Fragments(packet4(), 40);
    decode(fragments[0], kRawLink, fragments[0].size() - 8);
    decode(fragments[1], kRawLink);
    ASSERT_EQ(batch.segments.size(), 2u);
    EXPECT_EQ(batch.segments[0].length, 20u);
    EXPECT_EQ(batch.segments[0].capturedLength, 12u);
    EXPECT_EQ(batch.segments[1].sequence, 1020u);
    EXPECT_EQ(batch.segments[1].capturedLength, kPayload.size() - 20);
}

TEST_F(TunnelTest, TunnelsCutAnywhereAreReadWithinTheirBounds) {
    const ByteVector wholes[] = {
        inIpv4(47, inGre(0xb000, 0x6558, inEthernet(0x8847, inMpls({16, 17}, packet4())))),
        inIpv6(17, inGtpUser(packet6(), {{0x85, {1, 9}}}, true)),
        inIpv4(17, inVxlan(inEthernet(kIpv4Type, packet4()))),
        inIpv4(97, support::concatenate({ByteVector{0x30, 0}, inEthernet(kIpv6Type, packet6())})),
        inIpv4(47, inGre(0x1000, 0x22eb,
                         support::concatenate({ByteVector(11), ByteVector{1}, ByteVector(8),
                                               inEthernet(kIpv4Type, packet4())}))),
        inIpv4(47, support::concatenate({ByteVector{0x30, 0x81, 0x88, 0x0b}, ByteVector(12),
                                         ByteVector{0xff, 0x03, 0x00, 0x21}, packet4()})),
    };
    for (const ByteVector& whole : wholes) {
        for (std::size_t size = 1; size <= whole.size(); ++size) {
            const auto bytes = std::make_unique<std::uint8_t[]>(size);  // exactly as long, for the sanitizer
            std::copy_n(whole.begin(), size, bytes.get());
            Frame frame;
            frame.data = bytes.get();
            frame.capturedLength = static_cast<std::uint32_t>(size);
            frame.length = static_cast<std::uint32_t>(whole.size());
            frame.linkType = kRawLink;
            const auto outcome = decoder.decode(frame, 0, 1, batch);
            EXPECT_EQ(outcome == SegmentDecoder::Outcome::segment, size >= whole.size() - kPayload.size())
                << size;
        }
    }
}

}  // namespace
}  // namespace smppscope::capture
