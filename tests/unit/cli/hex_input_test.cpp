#include "cli/hex_input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smppscope::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// An enquire_link and its response.
const std::vector<std::uint8_t> kTwoPdus = {0, 0, 0, 0x10, 0,    0, 0, 0x15, 0, 0, 0, 0, 0, 0, 0, 1,
                                            0, 0, 0, 0x10, 0x80, 0, 0, 0x15, 0, 0, 0, 0, 0, 0, 0, 1};

void expectTwoPdus(const std::string& text) {
    const auto bytes = parseHex(text);
    ASSERT_TRUE(bytes) << bytes.error().message;
    EXPECT_EQ(*bytes, kTwoPdus) << text;
}

TEST(HexInput, TakesDigitsInOneRun) {
    expectTwoPdus("0000001000000015000000000000000100000010800000150000000000000001");
}

TEST(HexInput, TakesBlanksAndLineBreaksAnywhereBetweenBytes) {
    expectTwoPdus("00000010 00000015 00000000 00000001\n00000010 80000015 00000000 00000001\n");
    expectTwoPdus("00 00 00 10 00 00 00 15 0000000000000001\r\n  00 00 00 10 80 00 00 15\t0000000000000001");
}

TEST(HexInput, TakesColonsDashesAndCommas) {
    expectTwoPdus("00:00:00:10:00:00:00:15:00:00:00:00:00:00:00:01:00-00-00-10-80-00-00-15,0000000000000001");
}

TEST(HexInput, TakesArraysOfC) {
    expectTwoPdus(
        "{0x00, 0x00, 0x00, 0x10, 0x0, 0x0, 0x0, 0x15, 0x00000000, 0X00000001,\n"
        " 0x00, 0x00, 0x00, 0x10, 0x80, 0x0, 0x0, 0x15, 0x00000000, 0x00000001};");
    EXPECT_THAT(parseHex(R"("\x00\x10\xfF")").value(), ElementsAre(0x00, 0x10, 0xFF));
}

TEST(HexInput, TakesDumpsOfXxd) {
    expectTwoPdus(
        "00000000: 0000 0010 0000 0015 0000 0000 0000 0001  ................\n"
        "00000010: 0000 0010 8000 0015 0000 0000 0000 0001  ................\n");
}

TEST(HexInput, TakesDumpsOfHexdump) {
    expectTwoPdus(
        "00000000  00 00 00 10 00 00 00 15  00 00 00 00 00 00 00 01  |................|\n"
        "00000010  00 00 00 10 80 00 00 15  00 00 00 00 00 00 00 01  |................|\n"
        "00000020\n");
}

TEST(HexInput, TakesDumpsOfOd) {
    expectTwoPdus(
        "000000 00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 01\n"
        "000010 00 00 00 10 80 00 00 15 00 00 00 00 00 00 00 01\n"
        "000020\n");
}

TEST(HexInput, TakesDumpsOfWireshark) {
    expectTwoPdus(
        "0000   00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 01   ................\n"
        "0010   00 00 00 10 80 00 00 15 00 00 00 00 00 00 00 01   ................\n");
}

TEST(HexInput, DoesNotTakeTheAsciiColumnOfADumpForBytes) {
    EXPECT_THAT(parseHex("00000000: 6162 6364                                abcd\n").value().size(), 4u);
    EXPECT_EQ(parseHex("00000000: 3030 3030 3030 3030 3030 3030 3030 3030  0000000000000000\n"
                       "00000010: 3131                                     11\n")
                  .value()
                  .size(),
              18u);
    EXPECT_EQ(parseHex("00000000  ab cd  |ab cd ef|\n").value().size(), 2u);
}

TEST(HexInput, DoesNotTakeGroupsOfDigitsForOffsets) {
    EXPECT_THAT(parseHex("0000 0010").value(), ElementsAre(0, 0, 0, 0x10));
    EXPECT_THAT(parseHex("0000 0010\n0000 0015").value(), ElementsAre(0, 0, 0, 0x10, 0, 0, 0, 0x15));
}

TEST(HexInput, EmptyTextHasNoBytes) {
    EXPECT_TRUE(parseHex("").value().empty());
    EXPECT_TRUE(parseHex(" \n\t").value().empty());
}

TEST(HexInput, SaysWhichByteIsNoDigit) {
    const auto bytes = parseHex("00 1x");
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().offset, 3u);
    EXPECT_THAT(bytes.error().message, HasSubstr("byte 4"));
    const auto word = parseHex("00 zz");
    ASSERT_FALSE(word);
    EXPECT_EQ(word.error().offset, 3u);
}

TEST(HexInput, RefusesAnOddNumberOfDigits) {
    const auto bytes = parseHex("00 100");
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().offset, 3u);
    EXPECT_THAT(bytes.error().message, HasSubstr("odd number of digits (3)"));
    EXPECT_FALSE(parseHex("0x"));
    EXPECT_FALSE(parseHex("0x100"));
}

TEST(HexInput, NeverShowsForeignBytesInItsMessages) {
    const auto bytes = parseHex("\x1b[2J");
    ASSERT_FALSE(bytes);
    EXPECT_THAT(bytes.error().message, testing::Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace smppscope::cli
