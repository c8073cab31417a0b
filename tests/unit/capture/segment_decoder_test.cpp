#include "capture/segment_decoder.h"

#include <gtest/gtest.h>

#include "tests/support/frame_encoder.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::LinkLayer;

const Endpoint kClient = support::endpoint("192.0.2.1", 40000);
const Endpoint kServer = support::endpoint("192.0.2.2", 2775);
const ByteVector kPayload = support::bytesOf("sixteen bytes...");

support::TcpSegment segmentOf(const ByteVector& payload, std::uint8_t flags = tcp_flag::kAck) {
    return {kClient, kServer, 1000, 2000, flags, 512, payload};
}

class SegmentDecoderTest : public ::testing::Test {
  protected:
    SegmentDecoder::Outcome decode(const ByteVector& bytes, LinkLayer layer, std::uint32_t length = 0) {
        Frame frame;
        frame.time = 77;
        frame.data = bytes.data();
        frame.offset = 5000;
        frame.capturedLength = static_cast<std::uint32_t>(bytes.size());
        frame.length = length != 0 ? length : frame.capturedLength;
        frame.linkType = support::linkType(layer);
        return decoder.decode(frame, 3, ++number, batch);
    }
    ByteVector encode(const support::TcpSegment& segment, LinkLayer layer = LinkLayer::ethernet) {
        ByteVector bytes;
        support::appendFrame(bytes, layer, segment);
        return bytes;
    }

    SegmentDecoder decoder;
    SegmentBatch batch;
    FrameNumber number = 0;
};

TEST_F(SegmentDecoderTest, DecodesSegmentsOnEveryLink) {
    for (const LinkLayer layer : {LinkLayer::ethernet, LinkLayer::vlan, LinkLayer::linuxCooked,
                                  LinkLayer::linuxCooked2, LinkLayer::rawIp, LinkLayer::loopback}) {
        const ByteVector bytes = encode(segmentOf(kPayload), layer);
        ASSERT_EQ(decode(bytes, layer), SegmentDecoder::Outcome::segment);
        const Segment& segment = batch.segments.back();
        EXPECT_EQ(segment.frame, number);
        EXPECT_EQ(segment.time, 77);
        EXPECT_EQ(ByteVector(segment.payload, segment.payload + segment.capturedLength), kPayload);
        EXPECT_EQ(segment.length, kPayload.size());
        EXPECT_EQ(segment.position.file(), 3u);
        EXPECT_EQ(segment.position.offset(),
                  5000u + static_cast<std::uint64_t>(segment.payload - bytes.data()));
        EXPECT_EQ(segment.sequence, 1000u);
        EXPECT_EQ(segment.acknowledgment, 2000u);
        EXPECT_EQ(segment.window, 512u);
        EXPECT_EQ(segment.flags, tcp_flag::kAck);
        EXPECT_EQ(segment.connection, 0u);
        EXPECT_EQ(segment.direction, Direction::fromClient);
    }
    EXPECT_EQ(batch.connections.size(), 1u);
}

TEST_F(SegmentDecoderTest, DecodesIpv6) {
    support::TcpSegment segment = segmentOf(kPayload);
    segment.source = support::endpoint("2001:db8::1", 40000);
    segment.destination = support::endpoint("2001:db8::2", 2775);
    ASSERT_EQ(decode(encode(segment), LinkLayer::ethernet), SegmentDecoder::Outcome::segment);
    EXPECT_EQ(batch.connections[0].server, segment.destination);
    EXPECT_EQ(batch.segments[0].length, kPayload.size());
}

TEST_F(SegmentDecoderTest, ASynTakesASequenceNumber) {
    decode(encode(segmentOf({}, tcp_flag::kSyn)), LinkLayer::ethernet);
    EXPECT_EQ(batch.segments[0].sequence, 1001u);
}

TEST_F(SegmentDecoderTest, PaddingToTheShortestEthernetFrameIsNoPayload) {
    ByteVector bytes = encode(segmentOf({}));
    bytes.resize(60);
    decode(bytes, LinkLayer::ethernet);
    EXPECT_EQ(batch.segments[0].length, 0u);
}

TEST_F(SegmentDecoderTest, ASegmentCutByTheSnapLengthKeepsItsLength) {
    ByteVector bytes = encode(segmentOf(kPayload));
    const auto length = static_cast<std::uint32_t>(bytes.size());
    bytes.resize(bytes.size() - 6);
    decode(bytes, LinkLayer::ethernet, length);
    EXPECT_EQ(batch.segments[0].capturedLength, 10u);
    EXPECT_EQ(batch.segments[0].length, 16u);
}

TEST_F(SegmentDecoderTest, ASegmentCutInItsOptionsStillHasItsNumbers) {
    ByteVector bytes = encode(segmentOf(kPayload));
    const auto length = static_cast<std::uint32_t>(bytes.size());
    bytes[14 + 20 + 12] = 0x70;  // 8 bytes of options, which are the payload's first
    bytes.resize(14 + 20 + 20 + 3);
    ASSERT_EQ(decode(bytes, LinkLayer::ethernet, length), SegmentDecoder::Outcome::segment);
    EXPECT_EQ(batch.segments[0].capturedLength, 0u);
    EXPECT_EQ(batch.segments[0].length, 8u);
    EXPECT_EQ(batch.segments[0].sequence, 1000u);
}

TEST_F(SegmentDecoderTest, UnsoundTcpHeadersHoldNothing) {
    for (const std::uint8_t words : ByteVector{0, 4, 15}) {
        ByteVector bytes = encode(segmentOf(kPayload));
        bytes[14 + 20 + 12] = static_cast<std::uint8_t>(words << 4);
        EXPECT_EQ(decode(bytes, LinkLayer::ethernet), SegmentDecoder::Outcome::otherProtocol) << int{words};
    }
    EXPECT_TRUE(batch.segments.empty());
    EXPECT_TRUE(batch.connections.empty());
}

TEST_F(SegmentDecoderTest, FramesCutAnywhereAreReadWithinTheirBounds) {
    const ByteVector whole = encode(segmentOf(kPayload));
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const auto bytes = std::make_unique<std::uint8_t[]>(size);  // exactly as long, for the sanitizer
        std::copy_n(whole.begin(), size, bytes.get());
        Frame frame;
        frame.data = bytes.get();
        frame.capturedLength = static_cast<std::uint32_t>(size);
        frame.length = static_cast<std::uint32_t>(whole.size());
        frame.linkType = 1;
        const auto outcome = decoder.decode(frame, 0, ++number, batch);
        EXPECT_EQ(outcome == SegmentDecoder::Outcome::segment, size >= 14 + 20 + 20);
    }
}

TEST_F(SegmentDecoderTest, OtherProtocolsAreNoSegments) {
    ByteVector bytes;
    support::appendUdpFrame(bytes, LinkLayer::ethernet, kClient, kServer, kPayload);
    EXPECT_EQ(decode(bytes, LinkLayer::ethernet), SegmentDecoder::Outcome::otherProtocol);
}

TEST_F(SegmentDecoderTest, AnUnknownLinkIsSaid) {
    Frame frame;
    frame.linkType = 147;
    EXPECT_EQ(decoder.decode(frame, 0, 1, batch), SegmentDecoder::Outcome::unknownLink);
}

/// Cuts an Ethernet frame with IPv4 into fragments of at most `most` bytes of IP payload.
std::vector<ByteVector> fragmentsOf(const ByteVector& frame, std::size_t most) {
    std::vector<ByteVector> fragments;
    const std::size_t payload = frame.size() - 34;
    for (std::size_t at = 0; at < payload; at += most) {
        const std::size_t size = std::min(most, payload - at);
        ByteVector fragment(frame.begin(), frame.begin() + 34);
        fragment.insert(fragment.end(), frame.begin() + static_cast<std::ptrdiff_t>(34 + at),
                        frame.begin() + static_cast<std::ptrdiff_t>(34 + at + size));
        const auto total = static_cast<std::uint16_t>(20 + size);
        const auto offset = static_cast<std::uint16_t>(at / 8 | (at + size < payload ? 0x2000 : 0));
        fragment[16] = static_cast<std::uint8_t>(total >> 8);
        fragment[17] = static_cast<std::uint8_t>(total);
        fragment[20] = static_cast<std::uint8_t>(offset >> 8);
        fragment[21] = static_cast<std::uint8_t>(offset);
        fragments.push_back(std::move(fragment));
    }
    return fragments;
}

/// A segment with 100 bytes of payload, in three fragments.
class DividedSegmentTest : public SegmentDecoderTest {
  protected:
    void SetUp() override {
        for (std::size_t i = 0; i < payload.size(); ++i) {
            payload[i] = static_cast<std::uint8_t>(i);
        }
        fragments = fragmentsOf(encode(segmentOf(payload, tcp_flag::kAck | tcp_flag::kFin)), 48);
        ASSERT_EQ(fragments.size(), 3u);
    }
    SegmentDecoder::Outcome decodeFragment(std::size_t index) {
        return decode(fragments[index], LinkLayer::ethernet);
    }
    /// Payload of all segments so far by their sequence numbers, dots where there is nothing.
    ByteVector received() const {
        ByteVector bytes(payload.size(), 0xff);
        for (const Segment& segment : batch.segments) {
            std::copy_n(segment.payload, segment.capturedLength, bytes.begin() + (segment.sequence - 1000));
        }
        return bytes;
    }

    ByteVector payload = ByteVector(100);
    std::vector<ByteVector> fragments;
};

TEST_F(DividedSegmentTest, EachFragmentIsASegmentAsItComes) {
    for (std::size_t index = 0; index < 3; ++index) {
        EXPECT_EQ(decodeFragment(index), SegmentDecoder::Outcome::segment);
        ASSERT_EQ(batch.segments.size(), index + 1);
        EXPECT_EQ(batch.segments.back().frame, index + 1);
        EXPECT_EQ((batch.segments.back().flags & tcp_flag::kFin) != 0, index == 2);
    }
    EXPECT_EQ(received(), payload);
    EXPECT_EQ(batch.segments[0].position.offset(), 5000u + 54u);
    EXPECT_EQ(batch.segments[1].position.offset(), 5000u + 34u);
}

TEST_F(DividedSegmentTest, ThoseBeforeTheFirstWaitForIt) {
    EXPECT_EQ(decodeFragment(2), SegmentDecoder::Outcome::otherProtocol);
    ASSERT_TRUE(batch.segments.empty());
    EXPECT_EQ(decodeFragment(0), SegmentDecoder::Outcome::segment);
    EXPECT_EQ(decodeFragment(1), SegmentDecoder::Outcome::segment);
    ASSERT_EQ(batch.segments.size(), 3u);
    EXPECT_EQ(received(), payload);
    EXPECT_EQ(batch.chunks.size(), 1u);
}

TEST_F(DividedSegmentTest, WhatThereIsCountsEvenIfTheLastNeverComes) {
    decodeFragment(0);
    ASSERT_EQ(batch.segments.size(), 1u);
    EXPECT_EQ(batch.segments[0].length, 28u);
    EXPECT_EQ(received()[27], 27);
}

TEST_F(DividedSegmentTest, AFloodOfOtherFragmentsTakesNothingAway) {
    decodeFragment(0);
    for (std::uint32_t id = 0; id < 2 * Defragmenter::kMostPackets; ++id) {
        ByteVector other = fragments[0];
        other[14 + 4] = static_cast<std::uint8_t>(id >> 8);
        other[14 + 5] = static_cast<std::uint8_t>(id);
        other[14 + 9] = 17;  // UDP, which may carry packets
        other[14 + 12] = 10;
        decode(other, LinkLayer::ethernet);
    }
    decodeFragment(1);
    decodeFragment(2);
    EXPECT_EQ(received(), payload);
    EXPECT_EQ(decoder.unfinishedPackets(), Defragmenter::kMostPackets);
}

TEST_F(DividedSegmentTest, WhereTheTcpHeaderIsDividedAllFragmentsAreWaitedFor) {
    fragments = fragmentsOf(encode(segmentOf(payload)), 8);
    for (std::size_t index = 0; index + 1 < fragments.size(); ++index) {
        EXPECT_EQ(decodeFragment(index), SegmentDecoder::Outcome::otherProtocol);
    }
    EXPECT_EQ(decodeFragment(fragments.size() - 1), SegmentDecoder::Outcome::segment);
    EXPECT_EQ(received(), payload);
}

}  // namespace
}  // namespace smppscope::capture
