#include "capture/capture_files.h"

#include <gmock/gmock.h>

#include <fstream>
#include <limits>

#include "capture/byte_reader.h"
#include "tests/support/capture_builder.h"
#include "tests/support/compress.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/capture/capture_bytes.h"
#include "tests/unit/capture/read_all.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::CaptureBuilder;
using support::CaptureFormat;
using support::concatenate;
using support::kCaptureStart;
using support::kMillisecond;
using ::testing::ElementsAre;
using testing::Everything;
using ::testing::IsEmpty;
using ::testing::StartsWith;

/// A conversation of 200 requests, as a file.
ByteVector conversation(std::uint16_t port = 40000, CaptureFormat format = {}) {
    CaptureBuilder capture(format);
    auto link = capture.connect(support::endpoint("192.0.2.1", port), support::endpoint("192.0.2.2", 2775),
                                kCaptureStart);
    for (int round = 1; round <= 200; ++round) {
        link.clientSends(ByteVector(static_cast<std::size_t>(500 + round), static_cast<std::uint8_t>(round)),
                         kCaptureStart + round * kMillisecond);
    }
    return capture.bytes();
}

class CompressedCaptures : public ::testing::Test {
  protected:
    std::string write(const std::string& name, const ByteVector& bytes) {
        support::writeFile(dir.file(name), bytes);
        return dir.file(name);
    }
    std::string errorOf(const ByteVector& bytes, bool follow = false) {
        const auto reader = SegmentReader::open({write("x", bytes)}, {.follow = follow});
        return reader ? "opened" : reader.error().message;
    }
    static Everything readAll(CaptureFiles& files) {
        Everything all;
        const auto reader = SegmentReader::open(files, {});
        if (!reader) {
            all.warnings.push_back(reader.error().message);
            return all;
        }
        testing::readOn(**reader, all);
        EXPECT_EQ((*reader)->totalBytes(), all.bytesRead);
        return all;
    }
    static std::vector<ByteVector> payloadsOf(const Everything& all) {
        std::vector<ByteVector> payloads;
        for (const auto& kept : all.segments) {
            payloads.push_back(kept.payload);
        }
        return payloads;
    }

    support::TempDir dir;
    std::string x = dir.file("x");
    const ByteVector plain = conversation();
};

TEST_F(CompressedCaptures, AreReadAsWhatIsInsideWhateverTheirName) {
    const auto expected = testing::readAll({plain});
    const ByteVector inside = conversation(40000, {.kind = CaptureFormat::Kind::pcapng, .bigEndian = true});
    for (const ByteVector& stored :
         {support::gzip(plain), support::zstd(plain), support::gzip(inside), support::zstd(inside)}) {
        CaptureFiles files({write("x", stored)});
        const Everything all = readAll(files);
        EXPECT_EQ(payloadsOf(all), payloadsOf(expected));
        EXPECT_EQ(all.bytesRead, stored.size());
        EXPECT_THAT(all.warnings, IsEmpty());
    }
}

TEST_F(CompressedCaptures, AreMergedWithOthersByTime) {
    const ByteVector other = conversation(40001);
    const auto expected = testing::readAll({plain, other, conversation(40002)});
    CaptureFiles files({write("a", support::gzip(plain)), write("b", other),
                        write("c", support::zstd(conversation(40002)))});
    EXPECT_EQ(payloadsOf(readAll(files)), payloadsOf(expected));
}

TEST_F(CompressedCaptures, PositionsMeanBytesInsideAndCanBeReadAgain) {
    const auto files = std::make_shared<CaptureFiles>(std::vector{
        write("a", support::gzip(plain)), write("b", support::zstd(conversation(40001))), write("c", plain)});
    const Everything all = readAll(*files);
    ByteReader reader(files);
    ASSERT_EQ(all.segments.size(), 3 * 203u);
    for (auto kept = all.segments.rbegin(); kept != all.segments.rend(); ++kept) {
        const auto got = reader.read(kept->segment.position, kept->payload.size());
        ASSERT_TRUE(got) << got.error().message;
        EXPECT_EQ(ByteVector(got->begin(), got->end()), kept->payload);
    }
}

TEST_F(CompressedCaptures, CanBeLookedAtWhileTheyAreRead) {
    const auto files = std::make_shared<CaptureFiles>(std::vector{write("x", support::gzip(plain))});
    const auto segments = SegmentReader::open(*files, {.chunkBytes = 4000});
    ASSERT_TRUE(segments);
    ByteReader reader(files);
    SegmentBatch batch;
    while ((*segments)->read(batch) == ReadStatus::more) {
        for (const Segment& segment : batch.segments) {
            const auto got = reader.read(segment.position, segment.capturedLength);
            ASSERT_TRUE(got) << got.error().message;
            EXPECT_TRUE(std::equal(got->begin(), got->end(), segment.payload));
        }
    }
}

TEST_F(CompressedCaptures, WithoutRoomForACopyAreStillCountedButNotShown) {
    const auto files =
        std::make_shared<CaptureFiles>(std::vector{write("x", support::gzip(plain))},
                                       TemporaryRoom{dir.path(), std::numeric_limits<std::uint64_t>::max()});
    const Everything all = readAll(*files);
    EXPECT_EQ(all.segments.size(), 203u);
    EXPECT_THAT(all.warnings,
                ElementsAre(StartsWith(x + ": PDUs behind byte 0 inside gzip can be counted but not shown")));
    const auto got = ByteReader(files).read(all.segments.back().segment.position, 10);
    ASSERT_FALSE(got);
    EXPECT_THAT(got.error().message,
                StartsWith(x + ": there was no room for a temporary copy of what is inside"));
}

TEST_F(CompressedCaptures, ThatAreCutGiveAllFramesBeforeAndSayWhere) {
    const auto expected = testing::readAll({plain});
    for (const ByteVector& stored : {support::gzip(plain), support::zstd(plain)}) {
        const auto cut = static_cast<std::ptrdiff_t>(stored.size() - 20);
        CaptureFiles files({write("x", {stored.begin(), stored.begin() + cut})});
        const Everything all = readAll(files);
        ASSERT_THAT(all.warnings, ElementsAre(StartsWith(x + ": byte ")));
        EXPECT_THAT(all.warnings[0],
                    ::testing::EndsWith("are cut at byte " + std::to_string(cut) + " of the file"));
        EXPECT_GT(all.segments.size(), 0u);
        for (std::size_t index = 0; index < all.segments.size(); ++index) {
            EXPECT_EQ(all.segments[index].payload, expected.segments[index].payload);
        }
    }
}

TEST_F(CompressedCaptures, HoldingACutCaptureSayWhereInsideItIs) {
    const ByteVector cut(plain.begin(), plain.end() - 1);
    CaptureFiles files({write("x", support::gzip(cut))});
    const std::string at = std::to_string(plain.size() - (14 + 20 + 20 + 700) - 16);
    EXPECT_THAT(readAll(files).warnings,
                ElementsAre(x + ": byte " + at + " inside gzip: the file is cut inside a record"));
}

TEST_F(CompressedCaptures, HoldingALongBlockThatIsCutSayWhereItBegins) {
    const testing::Blocks blocks;
    const ByteVector block = blocks.block(0x7777, ByteVector(500'000));
    const ByteVector file =
        concatenate({blocks.section(), blocks.interface(101), Bytes(block).first(400'000)});
    CaptureFiles files({write("x", support::zstd(file))});
    EXPECT_THAT(readAll(files).warnings,
                ElementsAre(x + ": byte 48 inside zstd: the file is cut inside a record"));
}

TEST_F(CompressedCaptures, HoldingNoCaptureAreRefusedInOneSentence) {
    const ByteVector text = support::bytesOf("This is no capture at all.");
    EXPECT_EQ(errorOf(support::gzip(text)), x + ": inside gzip it is not a capture file");
    EXPECT_EQ(errorOf(support::zstd(text)), x + ": inside zstd it is not a capture file");
    EXPECT_EQ(errorOf(support::gzip({})), x + ": inside gzip it is empty");
    EXPECT_EQ(errorOf(support::gzip(Bytes(plain).first(10))),
              x + ": inside gzip it is cut inside its file header");
    EXPECT_EQ(errorOf(support::zstd(support::gzip(plain))),
              x + ": inside zstd it is compressed once more, with gzip: decompress it first");
    const ByteVector stored = support::gzip(plain);
    EXPECT_EQ(errorOf({stored.begin(), stored.begin() + 12}),
              x + ": the gzip data are cut at byte 12 of the file");
    ByteVector damaged = stored;
    damaged[3] = 0xff;
    EXPECT_THAT(errorOf(damaged),
                StartsWith(x + ": the gzip data are damaged (unknown header flags set) at byte "));
}

TEST_F(CompressedCaptures, OfOtherCompressionsAreRefusedByNameWithWhatToDo) {
    const auto errorOfStart = [this](std::initializer_list<std::uint8_t> start) {
        return errorOf(concatenate({ByteVector(start), ByteVector(100)}));
    };
    EXPECT_EQ(errorOfStart({0xfd, '7', 'z', 'X', 'Z', 0}),
              x + ": is compressed with xz, which is not supported: decompress it first (xz -d)");
    EXPECT_EQ(errorOfStart({'B', 'Z', 'h', '9'}),
              x + ": is compressed with bzip2, which is not supported: decompress it first (bzip2 -d)");
    EXPECT_EQ(errorOfStart({0x04, 0x22, 0x4d, 0x18}),
              x + ": is compressed with lz4, which is not supported: decompress it first (lz4 -d)");
    EXPECT_EQ(errorOfStart({'P', 'K', 3, 4}),
              x + ": is a zip archive, which is not supported: unpack it first (unzip)");
    EXPECT_EQ(errorOfStart({0x1f, 0x9d, 0x90, 1}),
              x + ": is compressed with compress, which is not supported: decompress it first (uncompress)");
}

TEST_F(CompressedCaptures, CantBeFollowed) {
    EXPECT_EQ(errorOf(support::gzip(plain), true),
              x + ": is compressed with gzip, and only plain files can be followed while they are written");
    EXPECT_EQ(errorOf(support::zstd(plain), true),
              x + ": is compressed with zstd, and only plain files can be followed while they are written");
}

TEST_F(CompressedCaptures, MayStandBesideAFollowedFile) {
    write("growing", plain);
    const auto reader = SegmentReader::open(
        {write("a.gz", support::gzip(conversation(40001))), dir.file("growing")}, {.follow = true});
    ASSERT_TRUE(reader) << reader.error().message;
    Everything all;
    testing::readOn(**reader, all);
    EXPECT_EQ(all.last, ReadStatus::waiting);
    EXPECT_EQ(all.segments.size(), 2 * 203u);
}

}  // namespace
}  // namespace smppscope::capture
