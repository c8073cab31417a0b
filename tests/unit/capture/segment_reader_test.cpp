#include "capture/segment_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/capture/capture_bytes.h"
#include "tests/unit/capture/conversations.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::CaptureBuilder;
using support::CaptureFormat;
using support::kCaptureStart;
using support::kMillisecond;
using support::LinkLayer;
using testing::client;
using testing::conversation;
using ::testing::ElementsAre;
using testing::factsOf;
using ::testing::IsEmpty;
using testing::kServer;
using testing::readAll;
using testing::talk;

TEST(SegmentReader, ReadsEveryFormatAndLinkAlike) {
    const auto expected = readAll({conversation({})});
    ASSERT_EQ(expected.segments.size(), expected.frames);
    for (const auto kind : {CaptureFormat::Kind::pcapMicroseconds, CaptureFormat::Kind::pcapNanoseconds,
                            CaptureFormat::Kind::pcapng}) {
        for (const bool bigEndian : {false, true}) {
            for (const LinkLayer layer : {LinkLayer::ethernet, LinkLayer::vlan, LinkLayer::linuxCooked,
                                          LinkLayer::linuxCooked2, LinkLayer::rawIp, LinkLayer::loopback}) {
                const auto all = readAll({conversation({kind, bigEndian, layer})});
                EXPECT_THAT(all.warnings, IsEmpty());
                ASSERT_EQ(all.segments.size(), expected.segments.size());
                for (std::size_t index = 0; index < all.segments.size(); ++index) {
                    EXPECT_EQ(all.segments[index].payload, expected.segments[index].payload);
                    EXPECT_EQ(all.segments[index].segment.time, expected.segments[index].segment.time);
                }
            }
        }
    }
}

TEST(SegmentReader, ChunkSizesDontChangeWhatIsRead) {
    for (const auto kind : {CaptureFormat::Kind::pcapMicroseconds, CaptureFormat::Kind::pcapng}) {
        const ByteVector file = conversation({.kind = kind});
        const auto expected = readAll({file});
        for (const std::size_t chunkBytes : {1u, 16u, 61u, 100u, 1000u, 4096u}) {
            const auto all = readAll({file}, chunkBytes);
            EXPECT_EQ(factsOf(all), factsOf(expected)) << chunkBytes;
            EXPECT_EQ(all.frames, expected.frames);
            EXPECT_EQ(all.bytesRead, file.size());
        }
    }
}

TEST(SegmentReader, PositionsPointAtThePayloadInTheFile) {
    const ByteVector file = conversation({});
    for (const auto& [segment, payload] : readAll({file}).segments) {
        const auto at = file.begin() + static_cast<std::ptrdiff_t>(segment.position.offset());
        EXPECT_EQ(ByteVector(at, at + static_cast<std::ptrdiff_t>(payload.size())), payload);
    }
}

TEST(SegmentReader, FramesOfAllProtocolsAreCountedAndNumbered) {
    CaptureBuilder capture;
    ByteVector udp;
    support::appendUdpFrame(udp, LinkLayer::ethernet, client(53), kServer, ByteVector(10));
    capture.addFrame(udp, kCaptureStart);
    talk(capture, 40000, 0, kCaptureStart + 1000);
    const auto all = readAll({capture.bytes()});
    EXPECT_EQ(all.frames, capture.frameCount());
    EXPECT_EQ(all.segments.front().segment.frame, 2u);
}

TEST(SegmentReader, AnUnsupportedLinkIsSaidOnceAndItsFramesCount) {
    const ByteVector record = testing::pcapRecord({0, 0, 4, 4}, {1, 2, 3, 4});
    const auto all =
        readAll({support::concatenate({testing::pcapHeader({.linkType = 147}), record, record})}, 30);
    EXPECT_EQ(all.frames, 2u);
    EXPECT_THAT(all.warnings,
                ElementsAre("file0: link type 147 is not supported, its frames are passed over"));
}

TEST(SegmentReader, OfManyUnsupportedLinksOnlyTheFirstAreSaid) {
    const testing::Blocks blocks{false};
    ByteVector file = blocks.section();
    for (std::uint16_t link = 0; link < 20; ++link) {
        file = support::concatenate({file, blocks.interface(static_cast<std::uint16_t>(1000 + link)),
                                     blocks.packet(link, link, {1, 2, 3, 4})});
    }
    const auto all = readAll({file}, 30);
    EXPECT_EQ(all.frames, 20u);
    ASSERT_EQ(all.warnings.size(), 9u);
    EXPECT_EQ(all.warnings[7], "file0: link type 1007 is not supported, its frames are passed over");
    EXPECT_EQ(all.warnings[8], "the same goes for 12 other link types");
}

TEST(SegmentReader, ABatchTellsTheTimesOfItsFrames) {
    CaptureBuilder capture;
    for (const TimeNs at : {5, 3, 9, 4}) {
        capture.addFrame(ByteVector(20), kCaptureStart + at * kMillisecond);
    }
    std::vector<MergedReader::Input> inputs;
    inputs.push_back({"a", memorySource(capture.bytes())});
    const auto reader = MergedReader::open(std::move(inputs), {});
    SegmentBatch batch;
    ASSERT_EQ((*reader)->read(batch), ReadStatus::more);
    EXPECT_EQ(batch.frames, 4u);
    EXPECT_EQ(batch.firstTime, kCaptureStart + 3 * kMillisecond);
    EXPECT_EQ(batch.lastTime, kCaptureStart + 9 * kMillisecond);
    EXPECT_EQ((*reader)->read(batch), ReadStatus::end);
    EXPECT_EQ(batch.frames, 0u);
}

TEST(SegmentReader, ABatchKeepsLittleEvenWhereSegmentsAreFarApart) {
    const testing::Blocks blocks{false};
    ByteVector frame;
    support::appendFrame(frame, LinkLayer::ethernet,
                         {.source = client(1), .destination = kServer, .payload = {}});
    const ByteVector part =
        support::concatenate({blocks.packet(0, 1, frame), blocks.block(0x99, ByteVector(100'000))});
    ByteVector file = support::concatenate({blocks.section(), blocks.interface(1)});
    for (int i = 0; i < 400; ++i) {
        file.insert(file.end(), part.begin(), part.end());
    }
    std::vector<MergedReader::Input> inputs;
    inputs.push_back({"file", memorySource(file)});
    const auto reader = MergedReader::open(std::move(inputs), {});
    ASSERT_TRUE(reader);
    SegmentBatch batch;
    std::size_t segments = 0;
    for (bool more = true; more;) {
        more = (*reader)->read(batch) == ReadStatus::more;
        segments += batch.segments.size();
        std::size_t kept = 0;
        for (const auto& chunk : batch.chunks) {
            kept += chunk->size();
        }
        EXPECT_LE(kept, 17u << 20);
    }
    EXPECT_EQ(segments, 400u);
}

TEST(SegmentReader, PayloadsHoldAsLongAsTheirBatch) {
    const ByteVector file = conversation({}, 200);
    const auto expected = readAll({file});
    std::vector<MergedReader::Input> inputs;
    inputs.push_back({"a", memorySource(file)});
    auto reader = MergedReader::open(std::move(inputs), {.chunkBytes = 500});
    std::vector<SegmentBatch> batches;
    do {
        batches.emplace_back();
    } while ((*reader)->read(batches.back()) == ReadStatus::more);
    reader->reset();
    std::size_t index = 0;
    for (const SegmentBatch& batch : batches) {
        for (const Segment& segment : batch.segments) {
            EXPECT_EQ(ByteVector(segment.payload, segment.payload + segment.capturedLength),
                      expected.segments[index++].payload);
        }
    }
    EXPECT_EQ(index, expected.segments.size());
}

}  // namespace
}  // namespace smppscope::capture
