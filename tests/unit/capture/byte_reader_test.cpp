#include "capture/byte_reader.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <random>

#include "tests/support/capture_file.h"
#include "tests/support/temp_dir.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using ::testing::HasSubstr;

ByteVector randomBytes(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    ByteVector bytes(size);
    for (auto& byte : bytes) {
        byte = static_cast<std::uint8_t>(random());
    }
    return bytes;
}

class ByteReaderTest : public ::testing::Test {
  protected:
    void SetUp() override {
        support::writeFile(first, firstBytes);
        support::writeFile(second, secondBytes);
    }
    void expectBytes(std::uint32_t file, std::size_t offset, std::size_t length) {
        const auto got = reader.read(FilePosition(file, offset), length);
        ASSERT_TRUE(got) << got.error().message;
        const auto from =
            (file == 0 ? firstBytes : secondBytes).begin() + static_cast<std::ptrdiff_t>(offset);
        EXPECT_EQ(ByteVector(got->begin(), got->end()),
                  ByteVector(from, from + static_cast<std::ptrdiff_t>(length)));
    }

    support::TempDir dir;
    std::string first = dir.file("first");
    std::string second = dir.file("second");
    const ByteVector firstBytes = randomBytes(300'000, 1);
    const ByteVector secondBytes = randomBytes(1000, 2);
    ByteReader reader{std::make_shared<CaptureFiles>(std::vector{first, second})};
};

TEST_F(ByteReaderTest, ReadsForwardBackwardAndAcrossWindows) {
    for (std::size_t offset = 0; offset + 777 <= firstBytes.size(); offset += 7'777) {
        expectBytes(0, offset, 777);
    }
    for (std::size_t offset = 290'000; offset > 777; offset -= 777) {
        expectBytes(0, offset, 777);
    }
    expectBytes(0, 0, 1);
    expectBytes(0, 299'999, 1);
}

TEST_F(ByteReaderTest, ReadsMoreThanItsWindowHolds) {
    expectBytes(0, 10, 250'000);
    expectBytes(0, 0, firstBytes.size());
}

TEST_F(ByteReaderTest, ReadsFilesInTurn) {
    for (int i = 0; i < 3; ++i) {
        expectBytes(0, 500, 100);
        expectBytes(1, 500, 100);
    }
}

TEST_F(ByteReaderTest, NoBytesNeedNoFile) {
    const auto got =
        ByteReader(std::make_shared<CaptureFiles>(std::vector<std::string>{})).read(FilePosition(5, 10), 0);
    ASSERT_TRUE(got);
    EXPECT_TRUE(got->empty());
}

TEST_F(ByteReaderTest, BytesBehindTheEndAreAFailureThatNamesTheFile) {
    expectBytes(1, 0, 1000);
    for (const std::size_t length : {std::size_t{501}, std::size_t{1} << 60}) {
        const auto got = reader.read(FilePosition(1, 500), length);
        ASSERT_FALSE(got);
        EXPECT_THAT(got.error().message, HasSubstr(second));
    }
}

TEST_F(ByteReaderTest, AFileThatIsGoneIsAFailureThatNamesIt) {
    ASSERT_EQ(::unlink(second.c_str()), 0);
    const auto got = reader.read(FilePosition(1, 0), 10);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().message, second + ": No such file or directory");
    expectBytes(0, 0, 10);
}

TEST_F(ByteReaderTest, AFileThatTheCaptureHasNotIsAFailure) {
    EXPECT_FALSE(reader.read(FilePosition(2, 0), 1));
}

}  // namespace
}  // namespace smppscope::capture
