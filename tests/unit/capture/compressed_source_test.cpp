#include "capture/compressed_source.h"

#include <gmock/gmock.h>

#include <random>

#include "tests/support/compress.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::concatenate;
using ::testing::HasSubstr;

/// Bytes that neither format can make small, nor leave as they are.
ByteVector content(std::size_t size, unsigned seed = 1) {
    std::mt19937 random(seed);
    ByteVector bytes(size);
    for (auto& byte : bytes) {
        byte = static_cast<std::uint8_t>(random() % 23);
    }
    return bytes;
}

ByteVector compressed(Compression compression, const ByteVector& bytes) {
    return compression == Compression::gzip ? support::gzip(bytes) : support::zstd(bytes);
}

CompressedSource sourceOf(ByteVector stored, Compression compression,
                          std::shared_ptr<TemporaryCopy> copy = nullptr) {
    return {memorySource(std::move(stored)), compression, std::move(copy)};
}

/// What a source gives until it ends, and why it ended.
struct Outcome {
    ByteVector bytes;
    std::string failure;
};

Outcome readAll(CompressedSource& source, std::size_t step = 10'000) {
    Outcome outcome;
    for (;;) {
        ByteVector part(step);
        const auto got = source.readAt(outcome.bytes.size(), part);
        if (!got) {
            outcome.failure = got.error().message;
            return outcome;
        }
        outcome.bytes.insert(outcome.bytes.end(), part.begin(),
                             part.begin() + static_cast<std::ptrdiff_t>(*got));
        if (*got < step) {
            const auto again = source.readAt(outcome.bytes.size(), part);
            outcome.failure = again ? "" : again.error().message;
            return outcome;
        }
    }
}

class BothCompressions : public ::testing::TestWithParam<Compression> {
  protected:
    const std::string name = nameOf(GetParam());
    const ByteVector bytes = content(300'000);
    const ByteVector stored = compressed(GetParam(), bytes);
};

INSTANTIATE_TEST_SUITE_P(Compressions, BothCompressions,
                         ::testing::Values(Compression::gzip, Compression::zstd),
                         [](const auto& tested) { return std::string(nameOf(tested.param)); });

TEST_P(BothCompressions, AreRecognisedByTheirFirstBytes) {
    EXPECT_EQ(compressionOf(stored), GetParam());
    EXPECT_EQ(compressionOf(Bytes(stored).first(3)), Compression::none);
}

TEST_P(BothCompressions, GiveWhatIsInsideWhateverTheSizesOfReads) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{777}, std::size_t{1} << 20}) {
        CompressedSource source = sourceOf(stored, GetParam());
        EXPECT_EQ(source.size(), ByteSource::kUnknownSize);
        const Outcome outcome = readAll(source, step);
        EXPECT_EQ(outcome.bytes, bytes);
        EXPECT_EQ(outcome.failure, "");
        EXPECT_EQ(source.size(), bytes.size());
    }
}

TEST_P(BothCompressions, MayHaveSeveralMembersAndEmptyOnes) {
    const ByteVector more = content(5'000, 2);
    CompressedSource source =
        sourceOf(concatenate({stored, compressed(GetParam(), {}), compressed(GetParam(), more)}), GetParam());
    const Outcome outcome = readAll(source);
    EXPECT_EQ(outcome.bytes, concatenate({bytes, more}));
    EXPECT_EQ(outcome.failure, "");
}

TEST_P(BothCompressions, PassOverWhatNobodyWants) {
    CompressedSource source = sourceOf(stored, GetParam());
    ByteVector part(100);
    ASSERT_EQ(source.readAt(250'000, part).value_or(0), 100u);
    EXPECT_TRUE(std::equal(part.begin(), part.end(), bytes.begin() + 250'000));
    EXPECT_EQ(source.readAt(1'000'000, part).value_or(1), 0u);
    EXPECT_EQ(source.size(), bytes.size());
}

TEST_P(BothCompressions, TellTheProgressInStoredBytes) {
    CompressedSource source = sourceOf(stored, GetParam());
    EXPECT_EQ(source.storedSize(), stored.size());
    EXPECT_EQ(source.storedOffset(0), 0u);
    ByteVector half(bytes.size() / 2);
    ASSERT_TRUE(source.readAt(0, half));
    EXPECT_GT(source.storedOffset(half.size()), stored.size() / 4);
    EXPECT_LT(source.storedOffset(half.size()), stored.size());
    readAll(source = sourceOf(stored, GetParam()));
    EXPECT_EQ(source.storedOffset(bytes.size()), stored.size());
}

TEST_P(BothCompressions, GiveAllThatIsBeforeACutAndSayWhereItIs) {
    for (const std::size_t size : {stored.size() / 2, stored.size() - 1}) {
        CompressedSource source =
            sourceOf({stored.begin(), stored.begin() + static_cast<std::ptrdiff_t>(size)}, GetParam());
        const Outcome outcome = readAll(source);
        EXPECT_GT(outcome.bytes.size(), bytes.size() / 4);
        EXPECT_TRUE(std::equal(outcome.bytes.begin(), outcome.bytes.end(), bytes.begin()));
        EXPECT_EQ(outcome.failure,
                  "the " + name + " data are cut at byte " + std::to_string(size) + " of the file");
    }
}

TEST_P(BothCompressions, GiveAllThatIsBeforeRubbishBehindTheEnd) {
    CompressedSource source = sourceOf(concatenate({stored, support::bytesOf("rubbish")}), GetParam());
    const Outcome outcome = readAll(source);
    EXPECT_EQ(outcome.bytes, bytes);
    EXPECT_THAT(outcome.failure, HasSubstr("the " + name + " data are damaged ("));
}

TEST_P(BothCompressions, EndAtDamageWithWhatIsBefore) {
    for (std::size_t at = 200; at < stored.size(); at += 9'999) {
        ByteVector damaged = stored;
        damaged[at] ^= 0xff;
        damaged[at + 1] ^= 0xff;
        CompressedSource source = sourceOf(damaged, GetParam());
        EXPECT_NE(readAll(source).failure, "") << at;
    }
}

TEST_P(BothCompressions, GiveTheSameBeforeDamageWhateverTheSizesOfReads) {
    const auto outcomeOf = [](const ByteVector& damaged, std::size_t step) {
        CompressedSource source = sourceOf(damaged, GetParam());
        return readAll(source, step);
    };
    std::size_t given = 0;
    for (std::size_t at = 1000; at < stored.size(); at += stored.size() / 20) {
        ByteVector damaged = stored;
        damaged[at] ^= 0x5a;
        damaged[at + 1] ^= 0xff;
        const Outcome expected = outcomeOf(damaged, 1 << 20);
        for (const std::size_t step : {1000u, 131'072u}) {
            const Outcome outcome = outcomeOf(damaged, step);
            EXPECT_TRUE(outcome.bytes == expected.bytes) << "damage at " << at << ", reads of " << step;
            EXPECT_EQ(outcome.failure, expected.failure);
        }
        given += expected.bytes.size();
    }
    EXPECT_GT(given, 10 * bytes.size() / 2) << "half of what is inside, of twenty files";
}

TEST_P(BothCompressions, AreCopiedAsTheyAreRead) {
    const auto copy =
        std::make_shared<TemporaryCopy>(std::make_shared<TemporaryFile>(TemporaryRoom{}), GetParam());
    CompressedSource source = sourceOf(stored, GetParam(), copy);
    ByteVector part(1000);
    ASSERT_TRUE(source.readAt(200'000, part));
    EXPECT_EQ(copy->size(), 201'000u);
    ByteVector before(50'000);
    EXPECT_EQ(copy->readAt(1234, before).value_or(0), before.size());
    EXPECT_TRUE(std::equal(before.begin(), before.end(), bytes.begin() + 1234));
    EXPECT_EQ(source.notice(), "");
}

TEST_P(BothCompressions, AreReadWithoutACopyWhereThereIsNoRoomAndThatIsSaid) {
    const auto file = std::make_shared<TemporaryFile>(TemporaryRoom{"/nowhere", 0});
    CompressedSource source = sourceOf(stored, GetParam(), std::make_shared<TemporaryCopy>(file, GetParam()));
    EXPECT_EQ(readAll(source).bytes, bytes);
    EXPECT_EQ(source.notice(),
              "PDUs behind byte 0 inside " + name +
                  " can be counted but not shown: there is no room for a temporary copy (/nowhere: No "
                  "such file or directory); decompress the file first, or set TMPDIR to a folder with "
                  "more room");
}

TEST_P(BothCompressions, AreNotReadBackwards) {
    CompressedSource source = sourceOf(stored, GetParam());
    ByteVector part(100);
    ASSERT_TRUE(source.readAt(100, part));
    EXPECT_FALSE(source.readAt(0, part));
}

TEST(GzipSource, ZerosBehindTheEndArePadding) {
    const ByteVector bytes = content(1000);
    CompressedSource source = sourceOf(
        concatenate({support::gzip(bytes), ByteVector(70'000), support::gzip(bytes), ByteVector(512)}),
        Compression::gzip);
    const Outcome outcome = readAll(source);
    EXPECT_EQ(outcome.bytes, concatenate({bytes, bytes}));
    EXPECT_EQ(outcome.failure, "");
}

TEST(GzipSource, AWrongChecksumIsDamage) {
    ByteVector stored = support::gzip(content(1000));
    stored[stored.size() - 8] ^= 1;
    CompressedSource source = sourceOf(stored, Compression::gzip);
    const Outcome outcome = readAll(source);
    EXPECT_EQ(outcome.bytes.size(), 1000u);
    EXPECT_THAT(outcome.failure, HasSubstr("damaged (incorrect data check)"));
}

TEST(ZstdSource, LongWindowsAreReadUpToALimitAndThenSaidToBeTooLong) {
    const ByteVector bytes = content(1000);
    for (const int windowLog : {27, 28, 29}) {
        CompressedSource source = sourceOf(support::zstdWithWindow(bytes, windowLog), Compression::zstd);
        const Outcome outcome = readAll(source);
        EXPECT_EQ(outcome.bytes, bytes) << windowLog;
        EXPECT_EQ(outcome.failure, "") << windowLog;
    }
    // The window is that of the frame which is too much, not of one before it.
    CompressedSource source =
        sourceOf(concatenate({support::zstd(bytes), support::zstdWithWindow(bytes, 31)}), Compression::zstd);
    const Outcome outcome = readAll(source);
    EXPECT_EQ(outcome.bytes, bytes);
    EXPECT_EQ(
        outcome.failure,
        "the zstd data need a window of 2048 MiB, and 512 MiB are the most that is supported: decompress "
        "it first");
}

TEST(ZstdSource, FramesThatHoldNothingForUsArePassedOver) {
    const ByteVector bytes = content(1000);
    const ByteVector skippable{0x5e, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 7, 7, 7};
    EXPECT_EQ(compressionOf(skippable), Compression::zstd);
    CompressedSource source =
        sourceOf(concatenate({skippable, support::zstd(bytes), skippable}), Compression::zstd);
    const Outcome outcome = readAll(source);
    EXPECT_EQ(outcome.bytes, bytes);
    EXPECT_EQ(outcome.failure, "");
}

}  // namespace
}  // namespace smppscope::capture
