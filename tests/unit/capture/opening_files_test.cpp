// Which files are refused, and with what words.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/segment_reader.h"
#include "tests/support/compress.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/capture/conversations.h"
#include "tests/unit/capture/read_all.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::CaptureFormat;
using testing::conversation;
using ::testing::ElementsAre;
using ::testing::StartsWith;

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

    static testing::Everything readAllOf(const std::vector<std::string>& paths) {
        testing::Everything all;
        const auto reader = SegmentReader::open(paths, {});
        EXPECT_TRUE(reader) << reader.error().message;
        if (reader) {
            testing::readOn(**reader, all);
        }
        return all;
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

TEST_F(OpeningFiles, OneOfSeveralThatIsNoCaptureYetIsLeftOutWithAWarning) {
    write(conversation({}));
    const auto alone = readAllOf({path});
    const std::string other = dir.file("other");
    for (const auto& [bytes, reason] :
         {std::pair(ByteVector{}, "is empty"),
          std::pair(ByteVector{1, 2, 3}, "is cut inside its file header"),
          std::pair(support::bytesOf("This is no capture file at all."), "is not a capture file"),
          std::pair(support::gzip({}), "inside gzip it is empty")}) {
        support::writeFile(other, bytes);
        for (const auto& paths : {std::vector{path, other}, std::vector{other, path}}) {
            const auto all = readAllOf(paths);
            EXPECT_EQ(all.frames, alone.frames);
            EXPECT_EQ(all.segments.size(), alone.segments.size());
            EXPECT_THAT(all.warnings, ElementsAre(other + ": " + reason + " (left out)"));
        }
    }
}

TEST_F(OpeningFiles, SeveralOfWhichNoneIsACaptureAreRefused) {
    write({});
    const auto reader = SegmentReader::open({path, path}, {});
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().message, path + ": is empty");
}

TEST_F(OpeningFiles, AMissingFileAmongGoodOnesIsRefused) {
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

}  // namespace
}  // namespace smppscope::capture
