#include "model/units.h"

#include <cstdint>

#include <gtest/gtest.h>

namespace smppscope::model {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;

TEST(Units, DurationsHaveThreeDigitsAndTheFittingUnit) {
    EXPECT_EQ(formatDuration(0), "0 ns");
    EXPECT_EQ(formatDuration(864), "864 ns");
    EXPECT_EQ(formatDuration(4'640), "4.64 µs");
    EXPECT_EQ(formatDuration(21'430), "21.4 µs");
    EXPECT_EQ(formatDuration(214'300), "214 µs");
    EXPECT_EQ(formatDuration(2'143'000), "2.14 ms");
    EXPECT_EQ(formatDuration(kSecond), "1.00 s");
    EXPECT_EQ(formatDuration(59 * kSecond), "59.0 s");
}

TEST(Units, RoundingMovesToTheNextUnitInTime) {
    EXPECT_EQ(formatDuration(999), "999 ns");
    EXPECT_EQ(formatDuration(999'499), "999 µs");
    EXPECT_EQ(formatDuration(999'500), "1.00 ms");
    EXPECT_EQ(formatDuration(9'995'000), "10.0 ms");
    EXPECT_EQ(formatDuration(99'950'000), "100 ms");
    EXPECT_EQ(formatDuration(59'960'000'000), "1 min 00 s");
}

TEST(Units, LongDurationsHaveTwoUnits) {
    EXPECT_EQ(formatDuration(3 * kMinute + 5 * kSecond), "3 min 05 s");
    EXPECT_EQ(formatDuration(kHour - kSecond), "59 min 59 s");
    EXPECT_EQ(formatDuration(2 * kHour + 5 * kMinute), "2 h 05 min");
    EXPECT_EQ(formatDuration(76 * kHour), "3 d 04 h");
}

TEST(Units, NegativeDurationsKeepTheirSign) {
    EXPECT_EQ(formatDuration(-2'143'000), "-2.14 ms");
    EXPECT_EQ(formatDuration(INT64_MIN).front(), '-');
}

TEST(Units, CountsHaveThousandsSeparators) {
    EXPECT_EQ(formatCount(0), "0");
    EXPECT_EQ(formatCount(999), "999");
    EXPECT_EQ(formatCount(1755), "1,755");
    EXPECT_EQ(formatCount(10'000'000), "10,000,000");
    EXPECT_EQ(formatCount(UINT64_MAX), "18,446,744,073,709,551,615");
}

TEST(Units, BytesAreDecimal) {
    EXPECT_EQ(formatBytes(0), "0 B");
    EXPECT_EQ(formatBytes(999), "999 B");
    EXPECT_EQ(formatBytes(1000), "1.00 kB");
    EXPECT_EQ(formatBytes(235'000'000), "235 MB");
    EXPECT_EQ(formatBytes(12'340'000'000), "12.3 GB");
}

TEST(Units, SharesAreOnlyAllOrNothingWhenTheyAre) {
    EXPECT_EQ(formatShare(0, 0), "-");
    EXPECT_EQ(formatShare(0, 10), "0 %");
    EXPECT_EQ(formatShare(10, 10), "100 %");
    EXPECT_EQ(formatShare(1, 3), "33.3 %");
    EXPECT_EQ(formatShare(1, 1'000'000), "<0.1 %");
    EXPECT_EQ(formatShare(999'999, 1'000'000), ">99.9 %");
}

TEST(Units, TimesAreUtcToTheMillisecond) {
    EXPECT_EQ(formatTime(0), "1970-01-01 00:00:00.000");
    EXPECT_EQ(formatTime(1'767'225'600'123'999'999), "2026-01-01 00:00:00.123");
    EXPECT_EQ(formatTime(-1), "1969-12-31 23:59:59.999");
    EXPECT_EQ(formatTime(1'709'164'800'000'000'000), "2024-02-29 00:00:00.000");
}

}  // namespace
}  // namespace smppscope::model
