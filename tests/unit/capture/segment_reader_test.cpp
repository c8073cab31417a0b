#include "capture/segment_reader.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "tests/support/capture_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/capture/capture_bytes.h"
#include "tests/unit/capture/read_all.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::CaptureBuilder;
using support::CaptureFormat;
using support::kCaptureStart;
using support::kMillisecond;
using support::LinkLayer;
using ::testing::ElementsAre;
using testing::Everything;
using ::testing::IsEmpty;
using testing::readAll;
using ::testing::StartsWith;

const Endpoint kServer = support::endpoint("192.0.2.2", 2775);

Endpoint client(std::uint16_t port) {
    return support::endpoint("192.0.2.1", port);
}

/// A conversation of `rounds` requests and responses from `at` on, one every millisecond.
void talk(CaptureBuilder& capture, std::uint16_t port, int rounds, TimeNs at = kCaptureStart) {
    auto link = capture.connect(client(port), kServer, at);
    for (int round = 0; round < rounds; ++round) {
        at += kMillisecond;
        link.clientSends(ByteVector(static_cast<std::size_t>(20 + round), static_cast<std::uint8_t>(round)),
                         at);
        link.serverSends(ByteVector(16, static_cast<std::uint8_t>(round)), at + kMillisecond / 2);
    }
    link.close(at + kMillisecond);
}

ByteVector conversation(const CaptureFormat& format, int rounds = 50) {
    CaptureBuilder capture(format);
    talk(capture, 40000, rounds);
    return capture.bytes();
}

/// What must not depend on how the file was read.
struct Facts {
    FrameNumber frame;
    TimeNs time;
    FilePosition position;
    ByteVector payload;
    std::uint32_t sequence;
    ConnectionId connection;
    bool operator==(const Facts&) const = default;
};

std::vector<Facts> factsOf(const Everything& all) {
    std::vector<Facts> facts;
    for (const auto& [segment, payload] : all.segments) {
        facts.push_back(
            {segment.frame, segment.time, segment.position, payload, segment.sequence, segment.connection});
    }
    return facts;
}

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

/// Two conversations of which each has every other frame time.
std::vector<ByteVector> twoFiles() {
    CaptureBuilder first;
    CaptureBuilder second;
    talk(first, 40000, 30, kCaptureStart);
    talk(second, 40001, 30, kCaptureStart + kMillisecond / 4);
    return {first.bytes(), second.bytes()};
}

TEST(MergingFiles, FramesAreNumberedInOrderOfTime) {
    const auto all = readAll(twoFiles());
    TimeNs last = 0;
    FrameNumber number = 0;
    std::array<std::size_t, 2> ofFile{};
    for (const auto& [segment, payload] : all.segments) {
        EXPECT_GE(segment.time, last);
        EXPECT_EQ(segment.frame, ++number);
        EXPECT_EQ(segment.connection, segment.position.file());
        ++ofFile[segment.position.file()];
        last = segment.time;
    }
    EXPECT_EQ(ofFile[0], ofFile[1]);
    EXPECT_EQ(all.connections.size(), 2u);
}

TEST(MergingFiles, ChunkSizesDontChangeTheOrder) {
    const auto expected = readAll(twoFiles());
    for (const std::size_t chunkBytes : {1u, 100u, 777u, 5000u}) {
        const auto all = readAll(twoFiles(), chunkBytes);
        EXPECT_EQ(factsOf(all), factsOf(expected)) << chunkBytes;
        EXPECT_EQ(all.bytesRead, expected.bytesRead);
    }
}

TEST(MergingFiles, EqualTimesKeepTheOrderOfTheFiles) {
    std::vector<ByteVector> files;
    for (std::uint16_t port = 40000; port < 40005; ++port) {
        CaptureBuilder capture;
        auto link = capture.alreadyOpen(client(port), kServer);
        link.clientSends(ByteVector(4), kCaptureStart);
        link.clientSends(ByteVector(4), kCaptureStart);
        files.push_back(capture.bytes());
    }
    const auto all = readAll(files);
    ASSERT_EQ(all.segments.size(), 10u);
    for (std::uint32_t index = 0; index < 10; ++index) {
        EXPECT_EQ(all.segments[index].segment.position.file(), index / 2);
    }
}

TEST(MergingFiles, AFileOutOfOrderInItselfKeepsItsOwnOrder) {
    CaptureBuilder backwards;
    auto link = backwards.alreadyOpen(client(40000), kServer);
    link.clientSends(ByteVector(4), kCaptureStart + 5 * kMillisecond);
    link.clientSends(ByteVector(5), kCaptureStart);
    const auto all = readAll({backwards.bytes()});
    ASSERT_EQ(all.segments.size(), 2u);
    EXPECT_EQ(all.segments[0].segment.length, 4u);
}

TEST(MergingFiles, DamageEndsOnlyTheFileItIsIn) {
    auto files = twoFiles();
    files[0].resize(files[0].size() / 2);
    const auto all = readAll(files);
    EXPECT_EQ(all.warnings.size(), 1u);
    EXPECT_THAT(all.warnings[0], StartsWith("file0: byte "));
    std::array<std::size_t, 2> ofFile{};
    for (const auto& [segment, payload] : all.segments) {
        ++ofFile[segment.position.file()];
    }
    EXPECT_EQ(ofFile[1], readAll({twoFiles()[1]}).segments.size());
    EXPECT_GT(ofFile[0], 20u);
}

TEST(MergingFiles, ManyFilesNeedFewDescriptors) {
    const support::TempDir dir;
    std::vector<std::string> paths;
    for (std::uint16_t number = 0; number < 200; ++number) {
        CaptureBuilder capture;
        talk(capture, static_cast<std::uint16_t>(40000 + number), 2, kCaptureStart + number * kMillisecond);
        paths.push_back(dir.file(std::to_string(number)));
        capture.writeTo(paths.back());
    }
    const int before = ::dup(0);
    ::close(before);
    auto reader = SegmentReader::open(paths, {});
    ASSERT_TRUE(reader) << reader.error().message;
    Everything all;
    testing::readOn(**reader, all);
    const int after = ::dup(0);
    ::close(after);
    EXPECT_LT(after, before + 10);
    EXPECT_EQ(all.connections.size(), 200u);
}

TEST(MergingFiles, LinksAndTimeUnitsOfTheFilesMayDiffer) {
    CaptureBuilder first(
        {.kind = CaptureFormat::Kind::pcapng, .bigEndian = true, .linkLayer = LinkLayer::rawIp});
    CaptureBuilder second({.kind = CaptureFormat::Kind::pcapMicroseconds, .linkLayer = LinkLayer::vlan});
    talk(first, 40000, 30, kCaptureStart);
    talk(second, 40001, 30, kCaptureStart + kMillisecond / 4);
    const auto plain = readAll(twoFiles());
    const auto all = readAll({first.bytes(), second.bytes()});
    ASSERT_EQ(all.segments.size(), plain.segments.size());
    for (std::size_t index = 0; index < all.segments.size(); ++index) {
        EXPECT_EQ(all.segments[index].payload, plain.segments[index].payload);
        EXPECT_EQ(all.segments[index].segment.time, plain.segments[index].segment.time);
    }
}

class OpeningFiles : public ::testing::Test {
  protected:
    std::string write(const ByteVector& bytes) {
        support::writeFile(path, bytes);
        return path;
    }
    static std::string errorOf(const std::string& path) {
        const auto reader = SegmentReader::open({path}, {});
        return reader ? "opened" : reader.error().message;
    }

    support::TempDir dir;
    std::string path = dir.file("x.pcap");
};

TEST_F(OpeningFiles, WhatIsNoCaptureIsRefusedInOneSentenceWithItsName) {
    EXPECT_EQ(errorOf(write({})), path + ": is empty");
    EXPECT_EQ(errorOf(write(support::bytesOf("This is no capture file at all."))),
              path + ": is not a capture file");
    EXPECT_EQ(errorOf(dir.path()), dir.path() + ": is a directory");
    EXPECT_EQ(errorOf(dir.file("missing")), dir.file("missing") + ": No such file or directory");
    EXPECT_EQ(errorOf("/dev/null"), "/dev/null: is not a regular file");
}

TEST_F(OpeningFiles, APipeIsRefusedWithoutWaitingForAWriter) {
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    EXPECT_EQ(errorOf(path), path + ": is not a regular file");
}

TEST_F(OpeningFiles, AFileCutInItsHeaderIsRefused) {
    for (const auto kind : {CaptureFormat::Kind::pcapMicroseconds, CaptureFormat::Kind::pcapng}) {
        ByteVector header;
        support::appendFileHeader(header, {.kind = kind});
        for (const std::ptrdiff_t size : {1, 3, 4, 12, 23}) {
            EXPECT_EQ(errorOf(write({header.begin(), header.begin() + size})),
                      path + ": is cut inside its file header")
                << size;
        }
    }
}

TEST_F(OpeningFiles, AnUnreadableFileIsRefused) {
    if (::geteuid() == 0) {
        GTEST_SKIP() << "root may read everything";
    }
    write(conversation({}));
    ASSERT_EQ(::chmod(path.c_str(), 0), 0);
    EXPECT_EQ(errorOf(path), path + ": Permission denied");
}

TEST_F(OpeningFiles, OneBadFileAmongGoodOnesIsRefused) {
    write(conversation({}));
    const auto reader = SegmentReader::open({path, dir.file("missing")}, {});
    ASSERT_FALSE(reader);
    EXPECT_THAT(reader.error().message, StartsWith(dir.file("missing")));
}

TEST_F(OpeningFiles, TheSizeOfAllFilesIsKnownForProgress) {
    const ByteVector file = conversation({});
    write(file);
    const auto reader = SegmentReader::open({path, path}, {});
    ASSERT_TRUE(reader);
    EXPECT_EQ((*reader)->totalBytes(), 2 * file.size());
}

class FollowingAFile : public ::testing::Test {
  protected:
    void append(ByteVector::const_iterator begin, ByteVector::const_iterator end) {
        std::ofstream out(path, std::ios::binary | std::ios::app);
        out.write(reinterpret_cast<const char*>(&*begin), end - begin);
    }
    std::unique_ptr<SegmentReader> follow(std::size_t chunkBytes = 256 * 1024) {
        auto reader = SegmentReader::open({path}, {.follow = true, .chunkBytes = chunkBytes});
        return reader ? std::move(*reader) : nullptr;
    }

    support::TempDir dir;
    std::string path = dir.file("growing");
};

TEST_F(FollowingAFile, GivesTheSameAsTheFinishedFileHoweverItGrows) {
    for (const auto kind : {CaptureFormat::Kind::pcapMicroseconds, CaptureFormat::Kind::pcapng}) {
        const ByteVector file = conversation({.kind = kind}, 20);
        const auto expected = readAll({file});
        for (const std::ptrdiff_t step : {1, 7, 64, 1000}) {
            support::writeFile(path, {});
            const auto reader = follow(200);
            ASSERT_NE(reader, nullptr);
            Everything all;
            for (auto at = file.begin(); at != file.end();) {
                const auto next = at + std::min(step, file.end() - at);
                append(at, next);
                at = next;
                testing::readOn(*reader, all);
                ASSERT_EQ(all.last, ReadStatus::waiting);
            }
            EXPECT_EQ(factsOf(all), factsOf(expected)) << step;
            EXPECT_EQ(all.frames, expected.frames);
            EXPECT_EQ(all.bytesRead, file.size());
            EXPECT_EQ(reader->totalBytes(), file.size());
            EXPECT_THAT(all.warnings, IsEmpty());
        }
    }
}

TEST_F(FollowingAFile, WaitsForTheRestOfALongBlockThatIsPassedOver) {
    const testing::Blocks blocks;
    const ByteVector file =
        support::concatenate({blocks.section(), blocks.interface(101), blocks.block(99, ByteVector(1000)),
                              blocks.packet(0, 1, {1, 2})});
    const auto cut = file.begin() + 300;
    append(file.begin(), cut);
    const auto reader = follow(64);
    Everything all;
    testing::readOn(*reader, all);
    EXPECT_EQ(all.last, ReadStatus::waiting);
    EXPECT_EQ(all.frames, 0u);
    append(cut, file.end());
    testing::readOn(*reader, all);
    EXPECT_EQ(all.frames, 1u);
    EXPECT_THAT(all.warnings, IsEmpty());
}

TEST_F(FollowingAFile, AFileThatTurnsOutToBeNoCaptureEnds) {
    support::writeFile(path, {});
    const auto reader = follow();
    Everything all;
    testing::readOn(*reader, all);
    EXPECT_EQ(all.last, ReadStatus::waiting);
    const ByteVector text = support::bytesOf("no capture");
    append(text.begin(), text.end());
    testing::readOn(*reader, all);
    EXPECT_EQ(all.last, ReadStatus::end);
    EXPECT_THAT(all.warnings, ElementsAre(path + ": is not a capture file"));
}

TEST_F(FollowingAFile, AFileThatBecomesShorterEnds) {
    support::writeFile(path, conversation({}));
    const auto reader = follow();
    Everything all;
    testing::readOn(*reader, all);
    EXPECT_EQ(all.last, ReadStatus::waiting);
    ASSERT_EQ(::truncate(path.c_str(), 100), 0);
    testing::readOn(*reader, all);
    EXPECT_EQ(all.last, ReadStatus::end);
    EXPECT_THAT(all.warnings,
                ElementsAre(path + ": byte 100: the file has become shorter while it was followed"));
}

TEST_F(FollowingAFile, WhenItsWriterIsDoneAFileCutInARecordEndsWithAWarning) {
    const ByteVector file = conversation({});
    support::writeFile(path, {file.begin(), file.end() - 1});
    const auto reader = follow();
    Everything all;
    testing::readOn(*reader, all);
    EXPECT_EQ(all.last, ReadStatus::waiting);
    EXPECT_THAT(all.warnings, IsEmpty());
    reader->stopFollowing();
    testing::readOn(*reader, all);
    EXPECT_EQ(all.last, ReadStatus::end);
    ASSERT_EQ(all.warnings.size(), 1u);
    EXPECT_THAT(all.warnings[0], ::testing::EndsWith(": the file is cut inside a record"));
}

TEST_F(FollowingAFile, WhenItsWriterIsDoneItsRestIsReadAndAWholeFileEndsWithoutAWord) {
    const ByteVector file = conversation({});
    const auto cut = file.begin() + 1000;
    append(file.begin(), cut);
    const auto reader = follow(100);
    Everything all;
    testing::readOn(*reader, all);
    append(cut, file.end());
    reader->stopFollowing();
    testing::readOn(*reader, all);
    EXPECT_EQ(all.last, ReadStatus::end);
    EXPECT_EQ(factsOf(all), factsOf(readAll({file})));
    EXPECT_THAT(all.warnings, IsEmpty());
}

TEST_F(FollowingAFile, WhenItsWriterIsDoneAFileWithoutAHeaderEndsWithAWarning) {
    support::writeFile(path, {});
    const auto reader = follow();
    Everything all;
    testing::readOn(*reader, all);
    reader->stopFollowing();
    testing::readOn(*reader, all);
    EXPECT_EQ(all.last, ReadStatus::end);
    EXPECT_THAT(all.warnings, ElementsAre(path + ": is empty"));
}

TEST_F(FollowingAFile, OnlyTheLastFileIsWaitedFor) {
    const auto files = twoFiles();
    const std::string finished = dir.file("finished");
    support::writeFile(finished, files[0]);
    support::writeFile(path, {});
    auto reader = SegmentReader::open({finished, path}, {.follow = true});
    ASSERT_TRUE(reader);
    Everything all;
    testing::readOn(**reader, all);
    EXPECT_EQ(all.last, ReadStatus::waiting);
    EXPECT_EQ(all.segments.size(), readAll({files[0]}).segments.size());
    append(files[1].begin(), files[1].end());
    testing::readOn(**reader, all);
    EXPECT_EQ(all.frames, readAll(files).frames);
}

TEST_F(FollowingAFile, WhatIsThereIsMergedByTimeAndNothingIsHeldBackForWhatIsNot) {
    const auto files = twoFiles();
    const std::string finished = dir.file("finished");
    support::writeFile(finished, files[0]);
    append(files[1].begin(), files[1].begin() + static_cast<std::ptrdiff_t>(files[1].size() / 2));
    auto reader = SegmentReader::open({finished, path}, {.follow = true, .chunkBytes = 500});
    ASSERT_TRUE(reader);
    Everything all;
    testing::readOn(**reader, all);
    EXPECT_EQ(all.last, ReadStatus::waiting);
    const auto expected = factsOf(readAll(files));
    const auto facts = factsOf(all);
    // As long as both have frames the order is that of the finished files.
    EXPECT_TRUE(std::equal(facts.begin(), facts.begin() + 60, expected.begin()));
    EXPECT_EQ(static_cast<std::size_t>(std::count_if(
                  facts.begin(), facts.end(), [](const Facts& fact) { return fact.position.file() == 0; })),
              factsOf(readAll({files[0]})).size());
}

}  // namespace
}  // namespace smppscope::capture
