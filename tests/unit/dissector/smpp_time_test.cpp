#include <gtest/gtest.h>

#include "dissector/smpp_time.h"

namespace smppscope::dissector::tests {

namespace {

/// "time" as UTC, or "none".
std::string utc(std::string_view text) {
    const auto time = parseTime(text);
    return time ? formatUtc(time->ns) : "none";
}

std::int64_t relativeSeconds(std::string_view text) {
    const auto time = parseTime(text);
    return time && time->relative ? time->ns / 1'000'000'000 : -1;
}

}  // namespace

TEST(SmppTime, AbsoluteTimesAreLocalWithAnOffset) {
    EXPECT_EQ(utc("260502101530004+"), "May  2, 2026 09:15:30.000000000 UTC");
    EXPECT_EQ(utc("260502101530308-"), "May  2, 2026 12:15:30.300000000 UTC");
    EXPECT_EQ(utc("260101000000048+"), "Dec 31, 2025 12:00:00.000000000 UTC");
    EXPECT_EQ(parseTime("260502101530022+")->text, "2026-05-02 10:15:30.0 +05:30");
}

TEST(SmppTime, YearsFrom38OnAreInTheLastCentury) {
    EXPECT_EQ(utc("371231235959000+"), "Dec 31, 2037 23:59:59.000000000 UTC");
    EXPECT_EQ(utc("380101000000000+"), "Jan  1, 1938 00:00:00.000000000 UTC");
}

TEST(SmppTime, RelativeTimesCountMonthsOf30AndYearsOf365Days) {
    EXPECT_EQ(relativeSeconds("000007000000000R"), 7 * 86400);
    EXPECT_EQ(relativeSeconds("000107000000000R"), 37 * 86400);
    EXPECT_EQ(relativeSeconds("010000000000000R"), 365 * 86400);
    EXPECT_EQ(parseTime("020610233429000R")->text, "2 years 6 months 10 days 23 hours 34 minutes 29 seconds");
    EXPECT_EQ(parseTime("000000000001000R")->text, "1 second");
    EXPECT_EQ(parseTime("000000000000000R")->text, "now");
}

TEST(SmppTime, ShortFormsAreTheCentresLocalTime) {
    EXPECT_EQ(utc("260502101530"), "May  2, 2026 10:15:30.000000000 UTC");
    EXPECT_EQ(utc("2605021015"), "May  2, 2026 10:15:00.000000000 UTC");
    EXPECT_TRUE(parseTime("2605021015")->shortForm);
}

TEST(SmppTime, WhatIsNoTimeIsNone) {
    for (const char* text :
         {"", "1", "261302101530004+", "260230101530004+", "260502241530004+", "260502106030004+",
          "260502101560004+", "260502101530049+", "260502101530004x", "26050210153000A+", "000107000000100R",
          "26050210153000", "2605021015300040+", "260500101530004+"})
        EXPECT_EQ(utc(text), "none") << text;
}

TEST(SmppTime, LeapDaysExistInLeapYearsOnly) {
    EXPECT_EQ(utc("240229000000000+"), "Feb 29, 2024 00:00:00.000000000 UTC");
    EXPECT_EQ(utc("250229000000000+"), "none");
}

}  // namespace smppscope::dissector::tests
