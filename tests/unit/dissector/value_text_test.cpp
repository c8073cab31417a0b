#include <gtest/gtest.h>

#include "dissector/tables/field_infos.h"
#include "dissector/value_text.h"
#include "tests/unit/dissector/tree_helpers.h"

namespace smppscope::dissector::tests {

TEST(ValueText, NumbersHaveTheWidthOfTheirField) {
    EXPECT_EQ(formatNumber(*info("smpp.command_id"), 4), "0x00000004");
    EXPECT_EQ(formatNumber(*info("smpp.source_port"), 9200), "0x23f0");
    EXPECT_EQ(formatNumber(*info("smpp.addr_ton"), 1), "0x01");
    EXPECT_EQ(formatNumber(*info("smpp.sequence_number"), 4294967295), "4294967295");
    EXPECT_EQ(formatNumber(*info("smpp.interface_version"), 0x34), "52");
}

TEST(ValueText, PrioritiesSayWhatTheyMeanInEachNetwork) {
    const FieldInfo& field = *info("smpp.priority_flag");
    EXPECT_EQ(describeNumber(field, field.enumeration, 4), "gsm_cbs: background (0x04)");
    EXPECT_EQ(describeNumber(field, field.enumeration, 9), "0x09");
}

TEST(ValueText, ValuesOfEveryKindPrintAsTsharkPrintsThem) {
    EXPECT_EQ(formatValue(*info("smpp.validity_period"), std::int64_t{0}),
              "Jan  1, 1970 00:00:00.000000000 UTC");
    EXPECT_EQ(formatValue(*info("smpp.validity_period_r"), std::int64_t{1'500'000'000}), "1.500000000");
    EXPECT_EQ(formatValue(*info("smpp.system_id"), std::string("shop")), "shop");
    EXPECT_EQ(formatValue(*info("smpp.message"), octets("hi")), "6869");
    EXPECT_EQ(formatValue(*info("smpp.opt_param"), {}), "");
}

TEST(ValueText, ControlCharactersNeverReachTheScreen) {
    EXPECT_EQ(printable("a\nb\tc\rd\x1B[31m\x7F"), "a\\nb\\tc\\rd\\x1b[31m\\x7f");
    EXPECT_EQ(printable("caf\xC3\xA9"), "caf\xC3\xA9");
    EXPECT_EQ(printable("\xC2\x9B"
                        "31m"),
              "\\x9b31m");
}

TEST(ValueText, BytesReadAsTextWhereTheyAreText) {
    EXPECT_EQ(describeBytes(octets("hello")), "\"hello\"");
    EXPECT_EQ(describeBytes(Octets{0, 'h'}), "0068");
    EXPECT_EQ(describeBytes({}), "");
}

}  // namespace smppscope::dissector::tests
