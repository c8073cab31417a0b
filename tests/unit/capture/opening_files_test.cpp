// Which files are refused, and with what words.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/segment_reader.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/capture/conversations.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::CaptureFormat;
using testing::conversation;
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

}  // namespace
}  // namespace smppscope::capture
