// Several files that are read as one capture.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>

#include "capture/segment_reader.h"
#include "tests/support/compress.h"
#include "tests/support/temp_dir.h"
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
using ::testing::ElementsAre;
using testing::Everything;
using testing::factsOf;
using ::testing::IsEmpty;
using testing::kServer;
using testing::readAll;
using ::testing::StartsWith;
using testing::talk;
using testing::twoFiles;

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

/// Captures of one connection each, of all kinds of file.
std::vector<ByteVector> filesOfAllKinds() {
    std::vector<ByteVector> files;
    for (const auto kind : {CaptureFormat::Kind::pcapMicroseconds, CaptureFormat::Kind::pcapNanoseconds,
                            CaptureFormat::Kind::pcapng}) {
        for (const bool bigEndian : {false, true}) {
            CaptureBuilder capture({.kind = kind,
                                    .bigEndian = bigEndian,
                                    .linkLayer = bigEndian ? LinkLayer::rawIp : LinkLayer::ethernet});
            const auto number = static_cast<std::uint16_t>(files.size());
            talk(capture, static_cast<std::uint16_t>(40000 + number), 5,
                 kCaptureStart + number * support::kSecond);
            files.push_back(capture.bytes());
        }
    }
    return files;
}

std::size_t segmentsOf(const std::vector<ByteVector>& files) {
    std::size_t count = 0;
    for (const ByteVector& file : files) {
        count += readAll({file}).segments.size();
    }
    return count;
}

TEST(MergingFiles, FilesBehindOneAnotherInOneAreReadWhateverTheirKinds) {
    const auto files = filesOfAllKinds();
    for (std::size_t first = 0; first < files.size(); ++first) {
        for (std::size_t second = 0; second < files.size(); ++second) {
            const auto all = readAll({support::concatenate({files[first], files[second], files[first]})});
            EXPECT_EQ(all.segments.size(), segmentsOf({files[first], files[second], files[first]}));
            EXPECT_EQ(all.connections.front().client, client(static_cast<std::uint16_t>(40000 + first)));
            EXPECT_EQ(all.segments.back().segment.time, readAll({files[first]}).segments.back().segment.time);
        }
    }
}

TEST(MergingFiles, FilesBehindOneAnotherAreSaidToBe) {
    const auto files = filesOfAllKinds();
    EXPECT_THAT(readAll({support::concatenate({files[0], files[1], files[2]})}).warnings,
                ElementsAre("file0: 3 capture files behind one another, read as one"));
    EXPECT_THAT(readAll({files[0]}).warnings, IsEmpty());
}

TEST(MergingFiles, FilesCompressedBehindOneAnotherAreReadTheSame) {
    const auto files = filesOfAllKinds();
    const support::TempDir dir;
    support::writeFile(dir.file("both"),
                       support::concatenate({support::gzip(files[0]), support::gzip(files[3])}));
    auto reader = SegmentReader::open({dir.file("both")}, {});
    ASSERT_TRUE(reader) << reader.error().message;
    Everything all;
    testing::readOn(**reader, all);
    EXPECT_EQ(all.segments.size(), segmentsOf({files[0], files[3]}));
}

TEST(MergingFiles, AHeaderThatIsCutEndsTheFile) {
    const auto files = filesOfAllKinds();
    const ByteVector header(files[1].begin(), files[1].begin() + 20);
    const auto all = readAll({support::concatenate({files[0], header})});
    EXPECT_EQ(all.segments.size(), segmentsOf({files[0]}));
    EXPECT_FALSE(all.warnings.empty());
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

}  // namespace
}  // namespace smppscope::capture
