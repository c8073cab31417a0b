#include <gtest/gtest.h>

#include "dissector/receipt/receipt_date.h"

namespace smppscope::dissector::tests {

namespace {

std::string iso(std::string_view text, std::int64_t captured = 0) {
    const auto date = readReceiptDate(text, captured);
    return date ? isoText(*date) : "none";
}

constexpr std::int64_t kDay = std::int64_t{86'400} * 1'000'000'000;
constexpr std::int64_t kIn2011 = 15'000 * kDay;
constexpr std::int64_t kIn2020 = 18'500 * kDay;

}  // namespace

TEST(ReceiptDate, IsAsPreciseAsItIsWritten) {
    EXPECT_EQ(iso("0902191702"), "2009-02-19T17:02");
    EXPECT_EQ(iso("110206193041"), "2011-02-06T19:30:41");
    EXPECT_EQ(iso("201907191552"), "2019-07-19T15:52");
    EXPECT_EQ(iso("20110314181534"), "2011-03-14T18:15:34");
    EXPECT_EQ(iso("2025010112000199"), "2025-01-01T12:00:01.99");
    EXPECT_EQ(iso("180711070003912+"), "2018-07-11T07:00:03.9+03:00");
    EXPECT_EQ(iso("180711070003922-"), "2018-07-11T07:00:03.9-05:30");
    EXPECT_EQ(iso("1590075164"), "2020-05-21T15:32:44Z");
}

TEST(ReceiptDate, IsCountedFrom1970) {
    EXPECT_EQ(readReceiptDate("7001010001")->ns, 60'000'000'000);
    EXPECT_EQ(readReceiptDate("1590075164")->ns, 1'590'075'164'000'000'000);
    EXPECT_EQ(readReceiptDate("180711070003912+")->ns, 1'531'281'603'900'000'000);
}

TEST(ReceiptDate, SaysIfItsZoneIsKnown) {
    EXPECT_TRUE(readReceiptDate("0902191702")->isLocal());
    EXPECT_FALSE(readReceiptDate("1590075164")->isLocal());
    EXPECT_FALSE(readReceiptDate("180711070003912+")->isLocal());
}

TEST(ReceiptDate, OfTwelveDigitsIsNearTheTimeOfCaptureIfItCanBeTwo) {
    EXPECT_EQ(iso("201106051210"), "2020-11-06T05:12:10");
    EXPECT_EQ(iso("201106051210", kIn2020), "2020-11-06T05:12:10");
    EXPECT_EQ(iso("201106051210", kIn2011), "2011-06-05T12:10");
}

TEST(ReceiptDate, RelativeOneHasNoTime) {
    const auto date = readReceiptDate("000002000000000R");
    ASSERT_TRUE(date);
    EXPECT_FALSE(date->isResolved());
    EXPECT_EQ(isoText(*date), "relative");
}

TEST(ReceiptDate, ThatIsNoneIsNone) {
    for (const std::string_view text :
         {"", "0000000000", "000000000000", "00000000000000", "0902291702x", "090219170", "20090231170200",
          "18071107000391 +", "180711070003912*", "180711070003999+", "abcdefghij", "2009-02-19",
          "99999999999999999", "00010101000000", "23000101000000"})
        EXPECT_EQ(iso(text), "none") << text;
}

TEST(ReceiptDate, KnowsLeapDays) {
    EXPECT_EQ(iso("20240229120000"), "2024-02-29T12:00:00");
    EXPECT_EQ(iso("20230229120000"), "none");
}

}  // namespace smppscope::dissector::tests
