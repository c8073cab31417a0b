// A file that is read while it is written.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "capture/segment_reader.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/capture/capture_bytes.h"
#include "tests/unit/capture/conversations.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::CaptureFormat;
using testing::conversation;
using ::testing::ElementsAre;
using testing::Everything;
using testing::Facts;
using testing::factsOf;
using ::testing::IsEmpty;
using testing::readAll;
using testing::twoFiles;

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
