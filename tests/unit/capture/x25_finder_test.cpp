// Where frames hold X.25, through the whole reader.

#include "capture/x25_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/x25_builder.h"
#include "tests/unit/capture/read_all.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::CaptureBuilder;
using support::LinkLayer;
using support::X25Line;
using support::X25Wrapping;
using ::testing::ElementsAre;
using testing::Everything;
using ::testing::IsEmpty;
using testing::readAll;

struct Case {
    X25Wrapping wrapping;
    LinkLayer linkLayer;
    X25Layer layer;
    std::array<std::string, 2> ends;
    bool knowsSender = true;
};

const Case kCases[] = {
    {X25Wrapping::lapbWithDirection, LinkLayer::lapbWithDirection, X25Layer::lapb, {}},
    {X25Wrapping::sita, LinkLayer::sita, X25Layer::lapb, {}, false},
    {X25Wrapping::lapbEthernet,
     LinkLayer::ethernet,
     X25Layer::lapb,
     {"02:00:00:00:00:01", "02:00:00:00:00:02"}},
    {X25Wrapping::ethernet,
     LinkLayer::ethernet,
     X25Layer::packet,
     {"02:00:00:00:00:01", "02:00:00:00:00:02"}},
    {X25Wrapping::llc, LinkLayer::ethernet, X25Layer::packet, {"02:00:00:00:00:01", "02:00:00:00:00:02"}},
    {X25Wrapping::cooked, LinkLayer::linuxCooked, X25Layer::packet, {"host", "peer"}},
    {X25Wrapping::cooked2Lapb, LinkLayer::linuxCooked2, X25Layer::lapb, {}},
};

support::CaptureFormat formatOf(LinkLayer layer) {
    support::CaptureFormat format;
    format.linkLayer = layer;
    return format;
}

TEST(X25Finder, FindsEveryWrapping) {
    const ByteVector packet = support::x25Data({1, 8}, {0, false, false}, support::bytesOf("hello"));
    for (const Case& one : kCases) {
        SCOPED_TRACE(static_cast<int>(one.wrapping));
        CaptureBuilder capture(formatOf(one.linkLayer));
        X25Line line(capture, one.wrapping);
        line.sends(X25Side::first, packet, support::kCaptureStart);
        line.sends(X25Side::second, packet, support::kCaptureStart);
        const ByteVector file = capture.bytes();
        const Everything all = readAll({file});
        EXPECT_THAT(all.warnings, IsEmpty());
        ASSERT_EQ(all.x25Links.size(), 1u);
        EXPECT_EQ(all.x25Links[0].ends, one.ends);
        ASSERT_EQ(all.x25Frames.size(), 2u);
        const std::size_t lapb = one.layer == X25Layer::lapb ? 2 : 0;
        for (const testing::KeptX25Frame& kept : all.x25Frames) {
            EXPECT_EQ(kept.frame.layer, one.layer);
            EXPECT_EQ(kept.frame.length, packet.size() + lapb);
            ASSERT_EQ(kept.bytes.size(), packet.size() + lapb) << "without padding";
            EXPECT_EQ(ByteVector(kept.bytes.begin() + static_cast<std::ptrdiff_t>(lapb), kept.bytes.end()),
                      packet);
            const auto at = static_cast<std::ptrdiff_t>(kept.frame.position.offset() + lapb);
            EXPECT_EQ(
                ByteVector(file.begin() + at, file.begin() + at + static_cast<std::ptrdiff_t>(packet.size())),
                packet);
        }
        if (one.knowsSender) {
            EXPECT_EQ(all.x25Frames[0].frame.from, X25Side::first);
            EXPECT_EQ(all.x25Frames[1].frame.from, X25Side::second);
        } else {
            EXPECT_FALSE(all.x25Frames[0].frame.from);
        }
    }
}

TEST(X25Finder, FramesCutAnywhereAreNoTrouble) {
    const ByteVector packet = support::x25Data({1, 8}, {0, false, false}, support::bytesOf("hello"));
    for (const Case& one : kCases) {
        for (std::size_t length = 0; length < 40; ++length) {
            CaptureBuilder capture(formatOf(one.linkLayer));
            X25Line line(capture, one.wrapping);
            line.sends(X25Side::first, packet, support::kCaptureStart);
            capture.cut(0, std::min(length, capture.frames()[0].bytes.size()));
            const Everything all = readAll({capture.bytes()});
            EXPECT_EQ(all.frames, 1u);
            for (const testing::KeptX25Frame& kept : all.x25Frames) {
                EXPECT_LE(kept.bytes.size(), kept.frame.length);
            }
        }
    }
}

TEST(X25Finder, TellsLinksApartByAddresses) {
    CaptureBuilder capture;
    X25Line line(capture, X25Wrapping::llc);
    const ByteVector packet = support::x25Packet({1, 8}, {0x21});
    line.sends(X25Side::first, packet, support::kCaptureStart);
    ByteVector other = capture.frames()[0].bytes;
    other[5] = 9;
    capture.addFrame(other, support::kCaptureStart);
    line.sends(X25Side::second, packet, support::kCaptureStart);
    const Everything all = readAll({capture.bytes()});
    ASSERT_EQ(all.x25Frames.size(), 3u);
    EXPECT_EQ(all.x25Frames[0].frame.link, 0u);
    EXPECT_EQ(all.x25Frames[1].frame.link, 1u);
    EXPECT_EQ(all.x25Frames[2].frame.link, 0u);
}

TEST(X25Finder, StepsOverVlanTags) {
    CaptureBuilder capture;
    X25Line line(capture, X25Wrapping::llc);
    line.sends(X25Side::first, support::x25Packet({1, 8}, {0x21}), support::kCaptureStart);
    ByteVector tagged = capture.frames()[0].bytes;
    const ByteVector tag = {0x81, 0x00, 0x00, 0x05};
    tagged.insert(tagged.begin() + 12, tag.begin(), tag.end());
    capture.addFrame(tagged, support::kCaptureStart);
    const Everything all = readAll({capture.bytes()});
    ASSERT_EQ(all.x25Frames.size(), 2u);
    EXPECT_EQ(all.x25Frames[0].bytes, all.x25Frames[1].bytes);
    EXPECT_EQ(all.x25Links.size(), 1u);
}

TEST(X25Finder, LeavesOtherFramesAlone) {
    CaptureBuilder capture;
    const ByteVector addresses(12, 2);
    const std::vector<ByteVector> payloads = {
        {0x08, 0x06, 0, 1, 8, 0, 6, 4, 0, 1},                    // ARP
        {0x00, 0x08, 0x42, 0x42, 0x03, 0, 0, 0},                 // spanning tree
        {0x00, 0x08, 0x7e, 0x7e, 0x01, 0x02, 0x10, 0x01, 0x21},  // LLC type 2, receive ready
        {0x00, 0x40, 0x7e, 0x7e, 0x03, 0x10, 0x01, 0x21},        // a length beyond the frame
        {0x60, 0x00, 0x20, 0x00, 0x01, 0x00, 0x10},
        {0x60, 0x00, 0x02, 0x00, 0x09, 0x3f},
        {0x08, 0x05, 0x01},  // Linux says: connected
        {0x08, 0x05, 0x45, 0x00, 0x00},
    };
    for (const ByteVector& payload : payloads) {
        capture.addFrame(support::concatenate({addresses, payload}), support::kCaptureStart);
    }
    const Everything all = readAll({capture.bytes()});
    EXPECT_THAT(all.x25Frames, IsEmpty());
    EXPECT_THAT(all.warnings, IsEmpty());
    EXPECT_EQ(all.frames, payloads.size());
}

TEST(X25Finder, KeepsFramesInOrderWithSegments) {
    CaptureBuilder capture;
    const ByteVector packet = support::x25Packet({1, 8}, {0x21});
    X25Line line(capture, X25Wrapping::llc);
    line.sends(X25Side::first, packet, support::kCaptureStart);
    capture.connect(support::endpoint("192.0.2.1", 40000), support::endpoint("192.0.2.2", 2775),
                    support::kCaptureStart);
    line.sends(X25Side::first, packet, support::kCaptureStart + support::kSecond);
    const Everything all = readAll({capture.bytes()});
    ASSERT_EQ(all.x25Frames.size(), 2u);
    EXPECT_EQ(all.x25Frames[0].frame.segmentsBefore, 0u);
    EXPECT_EQ(all.x25Frames[1].frame.segmentsBefore, 3u);
}

}  // namespace
}  // namespace smppscope::capture
