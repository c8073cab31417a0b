#include "capture/chunk_window.h"

#include <gmock/gmock.h>

#include <numeric>
#include <thread>

#include "tests/support/bytes.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using ::testing::ElementsAre;

ByteVector counting(std::size_t size) {
    ByteVector bytes(size);
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
    return bytes;
}

ByteVector shown(const ChunkWindow& window, std::size_t count) {
    return {window.begin(), window.begin() + count};
}

/// A source that can grow, as a file that is being written.
class GrowingSource : public ByteSource {
  public:
    explicit GrowingSource(ByteVector& bytes) : bytes_(bytes) {}
    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) override {
        return *memorySource(bytes_)->readAt(offset, into);
    }
    std::uint64_t size() const override { return bytes_.size(); }

  private:
    ByteVector& bytes_;
};

TEST(ChunkWindow, ShowsBytesAcrossTheEndOfAChunk) {
    ChunkPool pool(8);
    ChunkWindow window(memorySource(counting(32)), pool, false);
    ASSERT_EQ(window.fill(6), ChunkWindow::Fill::enough);
    window.cursor().advance(6);
    ASSERT_EQ(window.fill(4), ChunkWindow::Fill::enough);
    EXPECT_THAT(shown(window, 4), ElementsAre(6, 7, 8, 9));
    EXPECT_EQ(window.offset(), 6u);
}

TEST(ChunkWindow, WhatWasShownStaysWhileItsChunkIsHeld) {
    ChunkPool pool(8);
    ChunkWindow window(memorySource(counting(64)), pool, false);
    ASSERT_EQ(window.fill(8), ChunkWindow::Fill::enough);
    const auto chunk = window.chunk();
    const std::uint8_t* const first = window.begin();
    for (int i = 0; i < 6; ++i) {
        window.cursor().advance(8);
        ASSERT_EQ(window.fill(8), ChunkWindow::Fill::enough);
    }
    EXPECT_THAT(ByteVector(first, first + 8), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
}

TEST(ChunkWindow, MakesRoomForMoreThanAChunk) {
    ChunkPool pool(4);
    ChunkWindow window(memorySource(counting(100)), pool, false);
    ASSERT_EQ(window.fill(90), ChunkWindow::Fill::enough);
    EXPECT_EQ(window.begin()[89], 89);
}

TEST(ChunkWindow, AsksForNoMemoryForBytesThatTheSourceHasNot) {
    ChunkPool pool(4);
    ChunkWindow window(memorySource(counting(10)), pool, false);
    EXPECT_EQ(window.fill(std::size_t{1} << 62), ChunkWindow::Fill::endOfSource);
    EXPECT_EQ(window.fill(10), ChunkWindow::Fill::enough);
}

TEST(ChunkWindow, GoesOnWhenTheSourceHasGrown) {
    ByteVector bytes = counting(3);
    ChunkPool pool(16);
    ChunkWindow window(std::make_unique<GrowingSource>(bytes), pool, false);
    EXPECT_EQ(window.fill(4), ChunkWindow::Fill::endOfSource);
    bytes = counting(5);
    ASSERT_EQ(window.fill(4), ChunkWindow::Fill::enough);
    EXPECT_THAT(shown(window, 4), ElementsAre(0, 1, 2, 3));
}

TEST(ChunkWindow, SkipsBytesWithoutReadingThem) {
    ChunkPool pool(4);
    ChunkWindow window(memorySource(counting(100)), pool, false);
    ASSERT_EQ(window.fill(2), ChunkWindow::Fill::enough);
    window.skip(50);
    ASSERT_EQ(window.fill(2), ChunkWindow::Fill::enough);
    EXPECT_THAT(shown(window, 2), ElementsAre(50, 51));
}

TEST(ChunkPool, GivesAChunkAgainThatNobodyHolds) {
    ChunkPool pool(1024);
    const std::uint8_t* const data = pool.take(10)->data();
    EXPECT_EQ(pool.take(1024)->data(), data);
}

TEST(ChunkPool, GivesNoChunkThatSomebodyHolds) {
    ChunkPool pool(1024);
    const auto first = pool.take(10);
    EXPECT_NE(pool.take(10)->data(), first->data());
}

TEST(ChunkPool, ChunksMayBeDroppedByOtherThreadsAfterThePoolIsGone) {
    std::shared_ptr<Chunk> chunk;
    {
        ChunkPool pool(1024);
        chunk = pool.take(10);
    }
    std::jthread([dropped = std::move(chunk)]() mutable { dropped.reset(); });
    EXPECT_EQ(chunk, nullptr);
}

}  // namespace
}  // namespace smppscope::capture
