#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/filter_address.h"
#include "model/filter_escape.h"
#include "model/filter_literal.h"
#include "model/filter_number.h"
#include "model/filter_time.h"

namespace smppscope::model {
namespace {

using ::testing::ElementsAre;
using ::testing::Optional;

constexpr std::int64_t kSecond = 1'000'000'000;

TEST(FilterNumberTest, WholeNumbersHaveFourBases) {
    EXPECT_EQ(parseWholeNumber("42")->magnitude, 42u);
    EXPECT_EQ(parseWholeNumber("0x2a")->magnitude, 42u);
    EXPECT_EQ(parseWholeNumber("052")->magnitude, 42u);
    EXPECT_EQ(parseWholeNumber("0b101010")->magnitude, 42u);
    EXPECT_EQ(parseWholeNumber("0")->magnitude, 0u);
    EXPECT_EQ(parseWholeNumber("18446744073709551615")->magnitude, 18446744073709551615u);
    EXPECT_TRUE(parseWholeNumber("-1")->negative);
}

TEST(FilterNumberTest, WhatIsNoWholeNumberIsRefused) {
    for (const auto* text :
         {"", "-", "0x", "0b", "09", "0b2", "1.0", "1e3", "abc", "18446744073709551616", "1 ", "--1"}) {
        EXPECT_FALSE(parseWholeNumber(text)) << text;
    }
}

TEST(FilterNumberTest, DurationsAreSecondsOrHaveAUnit) {
    EXPECT_THAT(parseDuration("1"), Optional(kSecond));
    EXPECT_THAT(parseDuration("0.25"), Optional(kSecond / 4));
    EXPECT_THAT(parseDuration(".5"), Optional(kSecond / 2));
    EXPECT_THAT(parseDuration("-1.000000001"), Optional(-kSecond - 1));
    EXPECT_THAT(parseDuration("1e-3"), Optional(1'000'000));
    EXPECT_THAT(parseDuration("1.5E+2"), Optional(150 * kSecond));
    EXPECT_THAT(parseDuration("250ms"), Optional(250'000'000));
    EXPECT_THAT(parseDuration("7us"), Optional(7'000));
    EXPECT_THAT(parseDuration("7ns"), Optional(7));
    EXPECT_THAT(parseDuration("1.5m"), Optional(90 * kSecond));
    EXPECT_THAT(parseDuration("2h"), Optional(7200 * kSecond));
    EXPECT_THAT(parseDuration("0e999"), Optional(0));
    EXPECT_THAT(parseDuration("1e-999"), Optional(0));
}

TEST(FilterNumberTest, WhatIsNoDurationIsRefused) {
    for (const auto* text :
         {"", ".", "s", "1 s", "1.2.3", "1e", "1x", "0x10", "1e400", "9223372037", "200000000h", "nan"}) {
        EXPECT_FALSE(parseDuration(text)) << text;
    }
}

TEST(FilterTimeTest, TimesAreWrittenInSeveralWays) {
    constexpr std::int64_t noon = 1714564800 * kSecond;  // 2024-05-01 12:00:00 UTC
    for (const auto* text :
         {"2024-05-01 12:00", "2024-05-01 12:00:00", "2024-05-01T12:00:00Z", "2024-05-01 12:00:00 UTC",
          "2024-05-01 14:00:00+02:00", "2024-05-01T07:00:00-0500", "May 1, 2024 12:00:00",
          "May  1, 2024 12:00:00.000000000 UTC", "1714564800", "1714564800.0"}) {
        EXPECT_THAT(parseTime(text), Optional(noon)) << text;
    }
    EXPECT_THAT(parseTime("2024-05-01"), Optional(noon - 12 * 3600 * kSecond));
    EXPECT_THAT(parseTime("2024-05-01 12:00:00.000000001"), Optional(noon + 1));
    EXPECT_THAT(parseTime("2024-05-01 12:00:00.25"), Optional(noon + kSecond / 4));
    EXPECT_THAT(parseTime("1969-12-31 23:59:59"), Optional(-kSecond));
    EXPECT_THAT(parseTime("2024-02-29"), Optional(1709164800 * kSecond));
}

TEST(FilterTimeTest, WhatIsNoTimeIsRefused) {
    for (const auto* text : {"", "noon", "2024-5-1x", "2023-02-29", "2024-13-01", "2024-05-01 24:00",
                             "2024-05-01 12", "2024-05-01 12:60", "2024-05-01 12:00:60",
                             "2024-05-01 12:00:00.", "2024-05-01 12:00 CET", "2024-05-01 12:00:00+25:00",
                             "May 1 2024", "Mai 1, 2024", "2024-05-01 12:00:00 UTC x", "9999-01-01"}) {
        EXPECT_FALSE(parseTime(text)) << text;
    }
}

TEST(FilterAddressTest, NetworksAreRanges) {
    const auto network = parseAddress("10.1.2.3/12");
    ASSERT_TRUE(network);
    EXPECT_THAT(network->first, ElementsAre(10, 0, 0, 0));
    EXPECT_THAT(network->last, ElementsAre(10, 15, 255, 255));
    EXPECT_EQ(parseAddress("10.1.2.3")->first, parseAddress("10.1.2.3/32")->last);
    EXPECT_THAT(parseAddress("0.0.0.0/0")->last, ElementsAre(255, 255, 255, 255));
    EXPECT_EQ(parseAddress("2001:db8::/32")->first.size(), 16u);
    EXPECT_EQ(parseAddress("2001:db8::/32")->last[4], 255);
}

TEST(FilterAddressTest, WhatIsNoAddressIsRefused) {
    for (const auto* text : {"", "/8", "10.0.0", "10.0.0.256", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1",
                             "10.0.0.0/8x", "::g", "::/129", "localhost"}) {
        EXPECT_FALSE(parseAddress(text)) << text;
    }
}

TEST(FilterBytesTest, BytesHaveSeparatorsOrNot) {
    EXPECT_THAT(*parseBytes("0a1b"), ElementsAre(0x0a, 0x1b));
    EXPECT_THAT(*parseBytes("0a:1b"), ElementsAre(0x0a, 0x1b));
    EXPECT_THAT(*parseBytes("a-1b"), ElementsAre(0x0a, 0x1b));
    EXPECT_THAT(*parseBytes("0.1.ff"), ElementsAre(0, 1, 0xff));
    EXPECT_THAT(*parseBytes(":7f"), ElementsAre(0x7f));
    EXPECT_THAT(*parseBytes("0x7F"), ElementsAre(0x7f));
    EXPECT_THAT(*parseBytes("7"), ElementsAre(7));
}

TEST(FilterBytesTest, WhatIsNoStringOfBytesIsRefused) {
    for (const auto* text :
         {"", ":", "abc", "0x7f00", "0x7", "0a:", "0a::1b", "0a:1b-2c", "0a:100", "xy", "0a1g"}) {
        EXPECT_FALSE(parseBytes(text)) << text;
    }
}

TEST(FilterEscapeTest, QuotingIsUndoneByUnescaping) {
    std::string all;
    for (int c = 0; c < 256; ++c) {
        all.push_back(static_cast<char>(c));
    }
    const std::string quoted = quote(all);
    EXPECT_EQ(*unescape(std::string_view(quoted).substr(1, quoted.size() - 2), 1, false), all);
}

TEST(FilterEscapeTest, RawStringsStayAsTheyAre) {
    EXPECT_EQ(*unescape(R"(\d\"\q)", 2, true), R"(\d\"\q)");
}

TEST(FilterEscapeTest, CodePointsBecomeUtf8) {
    EXPECT_EQ(*unescape("\\u00fc\\u20ac\\U0001F600", 1, false), "\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80");
}

}  // namespace
}  // namespace smppscope::model
