#include "model/latency_strip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smppscope::model {
namespace {

using testing::HasSubstr;

SessionReport reportWith(std::int64_t min, std::int64_t max) {
    SessionReport report;
    LatencySummary& latency = *report.add_latencies();
    latency.set_min_ns(min);
    latency.set_p50_ns(min);
    latency.set_p95_ns(max);
    latency.set_p99_ns(max);
    latency.set_max_ns(max);
    return report;
}

TEST(LatencyAxis, CoversWholePowersOfTen) {
    const LatencyAxis axis(reportWith(2'000, 30'000'000).latencies());
    EXPECT_EQ(axis.firstDecade(), 3);
    EXPECT_EQ(axis.lastDecade(), 8);
    EXPECT_DOUBLE_EQ(axis.place(1'000), 0.0);
    EXPECT_DOUBLE_EQ(axis.place(100'000'000), 1.0);
    EXPECT_NEAR(axis.place(100'000), 0.4, 1e-9);
}

TEST(LatencyAxis, HasAWidthEvenForOneValueOrNone) {
    const LatencyAxis zero(reportWith(0, 0).latencies());
    EXPECT_LT(zero.firstDecade(), zero.lastDecade());
    const LatencyAxis exact(reportWith(1'000'000, 1'000'000).latencies());
    EXPECT_LT(exact.firstDecade(), exact.lastDecade());
    EXPECT_GE(exact.place(1'000'000), 0.0);
    const LatencyAxis none(SessionReport().latencies());
    EXPECT_LT(none.firstDecade(), none.lastDecade());
}

TEST(LatencyStrip, SaysItsNumbersInWords) {
    const SessionReport report = reportWith(1'000'000, 20'000'000);
    const std::string svg = latencyStripSvg(report.latencies(0), LatencyAxis(report.latencies()));
    EXPECT_THAT(svg,
                HasSubstr("<title>min 1.00 ms, p50 1.00 ms, p95 20.0 ms, p99 20.0 ms, max 20.0 ms</title>"));
}

TEST(LatencyStrip, AxisNamesItsDecades) {
    const std::string svg = latencyAxisSvg(LatencyAxis(reportWith(200'000, 3'000'000'000).latencies()));
    EXPECT_THAT(svg, HasSubstr(">100 µs<"));
    EXPECT_THAT(svg, HasSubstr(">1 s<"));
    EXPECT_THAT(svg, HasSubstr(">10 s<"));
}

}  // namespace
}  // namespace smppscope::model
