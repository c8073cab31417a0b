#include "model/filter_error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/filter.h"
#include "model/filter_lexer.h"
#include "model/filter_parser.h"

namespace smppscope::model {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

/// "span: message" of the error that the text gives.
std::string errorOf(std::string_view text) {
    const auto filter = Filter::parse(text);
    if (filter) {
        return "no error";
    }
    const FilterError& error = filter.error();
    return std::string(text.substr(error.offset, error.length)) + ": " + error.message;
}

TEST(FilterErrorTest, AnUnknownFieldIsNamedWithTheNearestOnes) {
    EXPECT_EQ(errorOf("smpp.comand_id == 4"),
              "smpp.comand_id: \"smpp.comand_id\" is not a field. Did you mean "
              "smpp.command_id?");
    EXPECT_THAT(errorOf("destination_addr == 1"), HasSubstr("smpp.destination_addr"));
    EXPECT_THAT(errorOf("smpp.Command_ID == 1"), HasSubstr("Did you mean smpp.command_id?"));
    EXPECT_THAT(errorOf("smpp and session.systemid"), HasSubstr("session.system_id"));
    EXPECT_EQ(errorOf("qqqqqqq == 1"), "qqqqqqq: \"qqqqqqq\" is not a field.");
    EXPECT_THAT(errorOf("tcp.port-2 == 2773"), EndsWith("Put blanks around a minus."));
}

TEST(FilterErrorTest, AnUnknownNameOfAValueIsNamedWithTheNearestOnes) {
    EXPECT_THAT(errorOf("smpp.command_id == submit"),
                HasSubstr("submit: \"submit\" is not a value of smpp.command_id. "
                          "Did you mean submit_sm"));
    EXPECT_THAT(errorOf("session.state == bound"), HasSubstr("BOUND_TX"));
    EXPECT_THAT(errorOf("pdu.issue == \"tlv\""), HasSubstr("tlv-length"));
}

TEST(FilterErrorTest, LiteralsHaveToFitTheField) {
    EXPECT_EQ(errorOf("tcp.port == abc"), "abc: \"abc\" is not a whole number.");
    EXPECT_EQ(errorOf("tcp.port == 1.5"), "1.5: \"1.5\" is not a whole number.");
    EXPECT_EQ(errorOf("tcp.port == 08"), "08: \"08\" is not a whole number.");
    EXPECT_EQ(errorOf("tcp.port == 18446744073709551616"),
              "18446744073709551616: \"18446744073709551616\" is not a whole number.");
    EXPECT_EQ(errorOf("tcp.port == \"2775\""), "\"2775\": A number stands without quotes.");
    EXPECT_THAT(errorOf("ip.src == 10.0.0"),
                HasSubstr("10.0.0: \"10.0.0\" is not an IPv4 address or network."));
    EXPECT_THAT(errorOf("ip.src == 10.0.0.0/33"), HasSubstr("not an IPv4 address"));
    EXPECT_THAT(errorOf("ip.src == ::1"), HasSubstr("not an IPv4 address"));
    EXPECT_THAT(errorOf("ipv6.src == 10.0.0.1"), HasSubstr("not an IPv6 address"));
    EXPECT_THAT(errorOf("smpp.message == xyz"), HasSubstr("xyz: \"xyz\" is not a string of bytes"));
    EXPECT_THAT(errorOf("smpp.message == 123"), HasSubstr("123: "));
    EXPECT_THAT(errorOf("smpp.message == 0x1234"), HasSubstr("0x1234: "));
    EXPECT_THAT(errorOf("frame.time > \"yesterday\""),
                HasSubstr("\"yesterday\": \"yesterday\" is not a time"));
    EXPECT_THAT(errorOf("frame.time > \"2026-02-30\""), HasSubstr("is not a time"));
    EXPECT_THAT(errorOf("pdu.latency > fast"), HasSubstr("fast: \"fast\" is not a duration"));
    EXPECT_THAT(errorOf("pdu.malformed == maybe"), HasSubstr("neither true nor false"));
}

TEST(FilterErrorTest, TypesHaveToFitTheOperator) {
    EXPECT_THAT(errorOf("tcp.port contains 7"), HasSubstr("tcp.port: \"contains\" needs a string or bytes"));
    EXPECT_THAT(errorOf("ip.src matches \"7\""), HasSubstr("ip.src: \"matches\" needs a string or bytes"));
    EXPECT_THAT(errorOf("smpp.system_id matches esme"),
                HasSubstr("esme: A regular expression stands in double"));
    EXPECT_THAT(errorOf("smpp.system_id == smpp.command_id"),
                HasSubstr("can't be compared: a string and a number"));
    EXPECT_THAT(errorOf("ip.src == ipv6.src"), HasSubstr("can't be compared"));
    EXPECT_THAT(errorOf("ip == 4"), HasSubstr("ip: ip has no value"));
    EXPECT_THAT(errorOf("tcp.port[0] == 1"), HasSubstr("tcp.port: Only strings, bytes and addresses"));
    EXPECT_THAT(errorOf("smpp.system_id + 1 == 2"),
                HasSubstr("smpp.system_id: \"+\" can't be applied to a string"));
    EXPECT_THAT(errorOf("pdu.latency * 2 > 1"), HasSubstr("\"*\" can't be applied to a duration"));
    EXPECT_THAT(errorOf("pdu.latency + tcp.port > 1"), HasSubstr("can't combine"));
    EXPECT_THAT(errorOf("tcp.port in {1, smpp.system_id}"),
                HasSubstr("smpp.system_id: The set needs a number"));
    EXPECT_THAT(errorOf("max(tcp.port, smpp.system_id) > 1"), HasSubstr("smpp.system_id: "));
}

TEST(FilterErrorTest, ABrokenRegularExpressionIsNamed) {
    EXPECT_THAT(errorOf("smpp.system_id matches \"(\""),
                HasSubstr("\"(\": This is not a regular expression"));
    EXPECT_THAT(errorOf("smpp.system_id matches r\"(a)\\1\""), HasSubstr("not a regular expression"));
    EXPECT_THAT(errorOf("smpp.system_id matches \"((a{100}){100}){100}\""),
                HasSubstr("not a regular expression"));
}

TEST(FilterErrorTest, FunctionsWantTheRightArguments) {
    EXPECT_THAT(errorOf("uper(smpp.system_id) == \"A\""),
                HasSubstr("uper: There is no function uper. Did you mean upper?"));
    EXPECT_THAT(errorOf("upper() == \"A\""), HasSubstr("upper(): upper() takes one value."));
    EXPECT_THAT(errorOf("upper(smpp.system_id, smpp.system_id) == \"A\""), HasSubstr("takes one value"));
    EXPECT_THAT(errorOf("upper(tcp.port) == \"A\""), HasSubstr("tcp.port: upper() takes a string."));
    EXPECT_THAT(errorOf("len(\"abc\") == 3"), HasSubstr("needs a field"));
    EXPECT_THAT(errorOf("upper(smpp.system_id)"), HasSubstr("has to be compared"));
}

TEST(FilterErrorTest, WhatIsMissingIsSaid) {
    EXPECT_EQ(errorOf("tcp.port =="), ": The filter ends where a field or a value should follow.");
    EXPECT_EQ(errorOf("smpp and"), ": The filter ends where a field or a value should follow.");
    EXPECT_EQ(errorOf("(smpp"), "(: This parenthesis is never closed.");
    EXPECT_EQ(errorOf("smpp)"), "): This parenthesis closes nothing.");
    EXPECT_EQ(errorOf("()"), "): Here should stand a field or a value.");
    EXPECT_EQ(errorOf("== 4"), "==: Here should stand a field or a value.");
    EXPECT_EQ(errorOf("smpp or or smpp"), "or: Here should stand a field or a value.");
    EXPECT_THAT(errorOf("tcp.port in 5"), HasSubstr("5: Here should stand a set in braces"));
    EXPECT_THAT(errorOf("tcp.port in {}"), HasSubstr("}: "));
    EXPECT_THAT(errorOf("tcp.port in {1,}"), HasSubstr("}: "));
    EXPECT_THAT(errorOf("tcp.port in {1 + 1}"), HasSubstr("+: A set holds no sums"));
    EXPECT_THAT(errorOf("tcp.port in {2-1}"), HasSubstr("2-1: \"2-1\" is not a whole number"));
    EXPECT_THAT(errorOf("tcp.port in {1"), HasSubstr("The filter ends"));
    EXPECT_THAT(errorOf("tcp.port in {9..3}"), HasSubstr("9..3: This range ends before it begins."));
    EXPECT_THAT(errorOf("all tcp.port"), HasSubstr("a relation"));
    EXPECT_THAT(errorOf("{tcp.port + 1 == 3"), HasSubstr("brace"));
    EXPECT_THAT(errorOf("len(smpp.message > 3"), HasSubstr("parenthesis"));
}

TEST(FilterErrorTest, WhatIsTooMuchIsSaid) {
    EXPECT_THAT(errorOf("smpp ip"), HasSubstr("ip: Connect tests with \"and\" or \"or\""));
    EXPECT_THAT(errorOf("smpp AND ip"), HasSubstr("AND: Operators are written in lower case: and."));
    EXPECT_THAT(errorOf("1 < pdu.number < 3"), HasSubstr("<: Relations can't be chained"));
    EXPECT_THAT(errorOf("(tcp.port) == 1"), HasSubstr("(tcp.port): Parentheses hold tests"));
    EXPECT_THAT(errorOf("1 == 1"), HasSubstr("1: \"1\" is not a field."));
    EXPECT_THAT(errorOf("\"abc\""), HasSubstr("\"abc\": A value alone tests nothing"));
}

TEST(FilterErrorTest, CharactersThatAreNoOperatorAreNamed) {
    EXPECT_EQ(errorOf("tcp.port = 1"), "=: \"=\" is not an operator; did you mean \"==\"?");
    EXPECT_EQ(errorOf("tcp.port => 1"), "=>: \"=>\" is not an operator; did you mean \">=\"?");
    EXPECT_EQ(errorOf("smpp | ip"), "|: \"|\" is not an operator; did you mean \"||\"?");
    EXPECT_EQ(errorOf("smpp ; ip"), ";: This character has no place in a filter.");
    EXPECT_EQ(errorOf("smpp \xE2\x82\xAC"), "\xE2\x82\xAC: This character has no place in a filter.");
}

TEST(FilterErrorTest, StringsAndSlicesHaveToEnd) {
    EXPECT_THAT(errorOf("smpp.system_id == \"abc"), HasSubstr("\"abc: The quote that ends this string"));
    EXPECT_THAT(errorOf("smpp.system_id == \"abc\\\""), HasSubstr("The quote that ends"));
    EXPECT_THAT(errorOf("smpp.system_id == \"a\\qb\""), HasSubstr("\\q: \"\\q\" is not an escape sequence"));
    EXPECT_THAT(errorOf("smpp.system_id == \"\\xZZ\""), HasSubstr("\\x: "));
    EXPECT_THAT(errorOf("smpp.system_id == \"\\ud800\""), HasSubstr("\\u: "));
    EXPECT_THAT(errorOf("tcp.port == 'ab'"), HasSubstr("'ab': Single quotes hold exactly one"));
    EXPECT_THAT(errorOf("smpp.message[0"), HasSubstr("[0: The bracket"));
    EXPECT_THAT(errorOf("smpp.message[]"), HasSubstr("[]: A slice names bytes"));
    EXPECT_THAT(errorOf("smpp.message[1,]"), HasSubstr("A slice names bytes"));
    EXPECT_THAT(errorOf("smpp.message[x]"), HasSubstr("x: \"x\" is not an offset."));
    EXPECT_THAT(errorOf("smpp.message[0:0]"), HasSubstr("0:0: The length of a slice must be positive"));
    EXPECT_THAT(errorOf("smpp.message[3-1]"), HasSubstr("3-1: A slice can't reach from 3 to 1."));
    EXPECT_THAT(errorOf("smpp.message[-1-2]"), HasSubstr("can't reach"));
    EXPECT_THAT(errorOf("smpp.message[9223372036854775807]"), HasSubstr("is not an offset"));
}

TEST(FilterErrorTest, DepthIsBounded) {
    const auto nested = [](std::size_t levels, std::string_view open, std::string_view close) {
        std::string text;
        for (std::size_t i = 0; i < levels; ++i) {
            text += open;
        }
        text += "tcp.port";
        for (std::size_t i = 0; i < levels; ++i) {
            text += close;
        }
        return text;
    };
    EXPECT_TRUE(Filter::parse(nested(90, "(", ")")));
    EXPECT_THAT(errorOf(nested(5000, "(", ")")), HasSubstr("nested at most"));
    EXPECT_THAT(errorOf(nested(5000, "abs(", ")") + " > 1"), HasSubstr("nested at most"));
    EXPECT_THAT(errorOf(nested(5000, "{", "}") + " > 1"), HasSubstr("nested at most"));
    EXPECT_THAT(errorOf(nested(5000, "", " + 1") + " > 1"), HasSubstr("nested at most"));
    EXPECT_THAT(errorOf("smpp.message" + nested(5000, "[0]", "").substr(0, 15000) + " == 1"),
                HasSubstr("nested at most"));
}

TEST(FilterErrorTest, LongChainsAreNotDeep) {
    std::string text = "pdu.number == 1";
    std::string negations;
    for (int i = 0; i < 2000; ++i) {
        text += " or pdu.number == 1";
        negations += "not ";
    }
    EXPECT_TRUE(Filter::parse(text));
    EXPECT_TRUE(Filter::parse(negations + "smpp"));
}

TEST(FilterErrorTest, LengthIsBounded) {
    const std::string blanks(kMaxFilterLength, ' ');
    EXPECT_TRUE(Filter::parse(blanks));
    EXPECT_THAT(errorOf(blanks + "smpp"), HasSubstr("A filter has at most"));
}

TEST(FilterErrorTest, IsShownUnderItsSpan) {
    const std::string text = "smpp and tcp.port == x";
    EXPECT_EQ(describe(Filter::parse(text).error(), text),
              "smpp and tcp.port == x\n"
              "                     ^ \"x\" is not a whole number.");
    const std::string cut = "smpp and";
    EXPECT_EQ(describe(Filter::parse(cut).error(), cut),
              "smpp and\n"
              "        ^ The filter ends where a field or a value should follow.");
    const std::string wide = "smpp.system_id == \"\xC3\xBC\" or\tx";
    EXPECT_EQ(describe(Filter::parse(wide).error(), wide),
              "smpp.system_id == \"\xC3\xBC\" or\\tx\n"
              "                          ^ \"x\" is not a field.");
}

}  // namespace
}  // namespace smppscope::model
