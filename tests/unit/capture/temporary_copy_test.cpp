#include "capture/temporary_copy.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <limits>
#include <thread>

#include "tests/support/bytes.h"
#include "tests/support/temp_dir.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;

constexpr std::size_t kBlock = TemporaryFile::kBlockBytes;

/// Bytes that tell where they are.
ByteVector numbered(std::size_t from, std::size_t size) {
    ByteVector bytes(size);
    for (std::size_t at = 0; at < size; ++at) {
        bytes[at] = static_cast<std::uint8_t>((from + at) * 2654435761u >> 13);
    }
    return bytes;
}

class TemporaryCopyTest : public ::testing::Test {
  protected:
    std::shared_ptr<TemporaryCopy> copyIn(const std::shared_ptr<TemporaryFile>& where) {
        return std::make_shared<TemporaryCopy>(where, Compression::gzip);
    }
    static ByteVector read(const TemporaryCopy& copy, std::uint64_t offset, std::size_t size) {
        ByteVector bytes(size);
        bytes.resize(copy.readAt(offset, bytes).value_or(0));
        return bytes;
    }

    support::TempDir dir;
    std::shared_ptr<TemporaryFile> file = std::make_shared<TemporaryFile>(TemporaryRoom{dir.path(), 0});
};

TEST_F(TemporaryCopyTest, GivesBackAnyPartAcrossBlocks) {
    const auto copy = copyIn(file);
    for (std::size_t at = 0; at < 3 * kBlock; at += 300'000) {
        ASSERT_TRUE(copy->append(numbered(at, 300'000)));
    }
    EXPECT_EQ(read(*copy, 0, 10), numbered(0, 10));
    EXPECT_EQ(read(*copy, kBlock - 5, kBlock + 10), numbered(kBlock - 5, kBlock + 10));
    EXPECT_EQ(read(*copy, copy->size() - 3, 10), numbered(copy->size() - 3, 3));
    EXPECT_TRUE(read(*copy, copy->size() + 7, 10).empty());
}

TEST_F(TemporaryCopyTest, CopiesThatShareAFileDontMix) {
    const auto first = copyIn(file);
    const auto second = copyIn(file);
    for (std::size_t at = 0; at < 2 * kBlock; at += kBlock / 2) {
        ASSERT_TRUE(first->append(numbered(at, kBlock / 2)));
        ASSERT_TRUE(second->append(numbered(at + 1000, kBlock / 2)));
    }
    EXPECT_EQ(read(*first, 0, 2 * kBlock), numbered(0, 2 * kBlock));
    EXPECT_EQ(read(*second, 0, 2 * kBlock), numbered(1000, 2 * kBlock));
}

TEST_F(TemporaryCopyTest, HasNoNameInItsFolder) {
    const auto copy = copyIn(file);
    ASSERT_TRUE(copy->append(numbered(0, 100)));
    EXPECT_TRUE(std::filesystem::is_empty(dir.path()));
}

TEST_F(TemporaryCopyTest, LeavesTheDiskSomeRoomAndStaysReadable) {
    TemporaryRoom none{dir.path(), std::numeric_limits<std::uint64_t>::max()};
    const auto copy = copyIn(std::make_shared<TemporaryFile>(none));
    const auto appended = copy->append(numbered(0, 100));
    ASSERT_FALSE(appended);
    EXPECT_EQ(appended.error().message, dir.path() + ": the disk is almost full");
    EXPECT_FALSE(copy->append(numbered(0, 100)));
    EXPECT_EQ(copy->size(), 0u);
    EXPECT_TRUE(read(*copy, 0, 10).empty());
}

TEST_F(TemporaryCopyTest, IsReadByOthersWhileItGrows) {
    const auto copy = copyIn(file);
    std::vector<std::jthread> readers;
    std::atomic<int> wrong = 0;
    for (int reader = 0; reader < 2; ++reader) {
        readers.emplace_back([&](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                const std::uint64_t size = copy->size();
                const std::uint64_t from = size / 3;
                wrong += read(*copy, from, size - from) == numbered(from, size - from) ? 0 : 1;
            }
        });
    }
    for (std::size_t at = 0; at < 4 * kBlock; at += 100'000) {
        ASSERT_TRUE(copy->append(numbered(at, 100'000)));
    }
    readers.clear();
    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace smppscope::capture
