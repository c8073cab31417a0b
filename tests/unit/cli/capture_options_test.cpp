#include "cli/capture_options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smppscope::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(DecodeAs, TakesAPort) {
    EXPECT_THAT(parseDecodeAs("tcp.port==9000,smpp").value().ports, ElementsAre(9000));
}

TEST(DecodeAs, TakesRangesAsTsharkDoes) {
    EXPECT_THAT(parseDecodeAs("tcp.port==9000-9002,smpp").value().ports, ElementsAre(9000, 9001, 9002));
    EXPECT_THAT(parseDecodeAs("tcp.port==9000:2,smpp").value().ports, ElementsAre(9000, 9001));
    EXPECT_EQ(parseDecodeAs("tcp.port==1-65535,smpp").value().ports.size(), 65535u);
}

TEST(DecodeAs, RefusesWhatIsNoRule) {
    for (const char* text : {"", "9000", "tcp.port==9000", "udp.port==9000,smpp", "tcp.port=9000,smpp",
                             "tcp.port==,smpp", "tcp.port==x,smpp", "tcp.port==9000 ,smpp"}) {
        EXPECT_FALSE(parseDecodeAs(text)) << text;
    }
}

TEST(DecodeAs, RefusesPortsThatCannotBe) {
    for (const char* ports : {"0", "65536", "4294967296", "9001-9000", "9000:0", "65535:2", "-1", "1-2-3"}) {
        EXPECT_FALSE(parseDecodeAs("tcp.port==" + std::string(ports) + ",smpp")) << ports;
    }
}

TEST(DecodeAs, SaysThatNothingButSmppCanBeDecoded) {
    const auto ports = parseDecodeAs("tcp.port==80,http");
    ASSERT_FALSE(ports);
    EXPECT_THAT(ports.error().message, HasSubstr("http is neither smpp nor data"));
}

TEST(DecodeAs, DataIsWhatIsNotSmpp) {
    const auto rule = parseDecodeAs("tcp.port==9000-9001,data");
    ASSERT_TRUE(rule);
    EXPECT_EQ(rule->protocol, DecodeAs::Protocol::data);
    EXPECT_THAT(rule->ports, ElementsAre(9000, 9001));
}

TEST(DecodeAs, XotIsX25OverTcp) {
    CaptureOptions options;
    apply(parseDecodeAs("tcp.port==9000-9001,smpp").value(), options);
    apply(parseDecodeAs("tcp.port==9001,xot").value(), options);
    EXPECT_THAT(options.smppPorts, ElementsAre(9000));
    EXPECT_THAT(options.xotPorts, ElementsAre(9001));
}

TEST(DecodeAs, OfTwoRulesForAPortTheLastCounts) {
    CaptureOptions options;
    apply(parseDecodeAs("tcp.port==9000-9003,smpp").value(), options);
    apply(parseDecodeAs("tcp.port==9001-9002,data").value(), options);
    apply(parseDecodeAs("tcp.port==9002,smpp").value(), options);
    EXPECT_THAT(options.smppPorts, ElementsAre(9000, 9003, 9002));
    EXPECT_THAT(options.otherPorts, ElementsAre(9001));
}

}  // namespace
}  // namespace smppscope::cli
