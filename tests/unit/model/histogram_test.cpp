#include "model/histogram.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace smppscope::model {
namespace {

std::int64_t nearestRank(std::vector<std::int64_t> values, double q) {
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(values.size()) - 1e-9));
    return values[std::max<std::size_t>(rank, 1) - 1];
}

TEST(LatencyHistogram, IsEmptyWithoutValues) {
    const LatencyHistogram histogram;
    EXPECT_EQ(histogram.count(), 0u);
    EXPECT_EQ(histogram.quantile(0.5), 0);
    EXPECT_EQ(histogram.min(), 0);
    EXPECT_EQ(histogram.mean(), 0.0);
}

TEST(LatencyHistogram, AnswersExactlyForFewValues) {
    LatencyHistogram histogram;
    for (const std::int64_t value : {1'234'567, 5, 999'999'937, 77}) {
        histogram.add(value);
    }
    EXPECT_EQ(histogram.quantile(0.5), 77);
    EXPECT_EQ(histogram.quantile(0.75), 1'234'567);
    EXPECT_EQ(histogram.quantile(1.0), 999'999'937);
}

TEST(LatencyHistogram, ShowsFewValuesInOrder) {
    LatencyHistogram histogram;
    for (const std::int64_t value : {30, 10, 20, 10}) {
        histogram.add(value);
    }
    std::vector<std::int64_t> shown;
    histogram.forEachBucket([&](std::int64_t lower, std::int64_t, std::uint64_t) { shown.push_back(lower); });
    EXPECT_EQ(shown, (std::vector<std::int64_t>{10, 10, 20, 30}));
}

TEST(LatencyHistogram, QuantilesOfManyValuesAreWithinOnePercent) {
    std::mt19937_64 random(7);
    std::lognormal_distribution<double> spread(15, 2.5);
    LatencyHistogram histogram;
    std::vector<std::int64_t> values;
    for (int i = 0; i < 50'000; ++i) {
        values.push_back(static_cast<std::int64_t>(spread(random)));
        histogram.add(values.back());
    }
    for (const double q : {0.001, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
        const auto exact = static_cast<double>(nearestRank(values, q));
        EXPECT_NEAR(static_cast<double>(histogram.quantile(q)), exact, exact * 0.01) << q;
    }
    EXPECT_EQ(histogram.min(), *std::min_element(values.begin(), values.end()));
    EXPECT_EQ(histogram.max(), *std::max_element(values.begin(), values.end()));
}

TEST(LatencyHistogram, MergingIsTheSameAsAddingEverythingToOne) {
    std::mt19937_64 random(11);
    constexpr int kMany = 2 * LatencyHistogram::kExact;
    for (const int size : {3, kMany}) {  // below and above what is kept exactly, on either side
        for (const int otherSize : {5, kMany}) {
            LatencyHistogram left;
            LatencyHistogram right;
            LatencyHistogram all;
            for (int i = 0; i < size + otherSize; ++i) {
                const auto value = static_cast<std::int64_t>(random() % 1'000'000'000);
                (i < size ? left : right).add(value);
                all.add(value);
            }
            left += right;
            EXPECT_EQ(left.count(), all.count());
            EXPECT_EQ(left.min(), all.min());
            EXPECT_EQ(left.max(), all.max());
            for (const double q : {0.1, 0.5, 0.99}) {
                const auto expected = static_cast<double>(all.quantile(q));
                EXPECT_NEAR(static_cast<double>(left.quantile(q)), expected, expected * 0.02);
            }
        }
    }
}

TEST(LatencyHistogram, CountsNegativeDurationsAsZeroAndSurvivesTheLargest) {
    LatencyHistogram histogram;
    for (std::size_t i = 0; i < LatencyHistogram::kExact; ++i) {
        histogram.add(-5);
        histogram.add(std::numeric_limits<std::int64_t>::max());
    }
    EXPECT_EQ(histogram.min(), 0);
    EXPECT_EQ(histogram.quantile(0.25), 0);
    EXPECT_GT(histogram.quantile(1.0), std::numeric_limits<std::int64_t>::max() / 100 * 99);
}

TEST(LatencyHistogram, ShowsItsBucketsInOrderWithAllValuesCounted) {
    LatencyHistogram histogram;
    for (std::int64_t value = 0; value < 5000; value += 7) {
        histogram.add(value);
    }
    std::uint64_t counted = 0;
    std::int64_t end = 0;
    histogram.forEachBucket([&](std::int64_t lower, std::int64_t upper, std::uint64_t count) {
        EXPECT_GE(lower, end);
        EXPECT_GT(upper, lower);
        end = upper;
        counted += count;
    });
    EXPECT_EQ(counted, histogram.count());
}

}  // namespace
}  // namespace smppscope::model
