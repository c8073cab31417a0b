#include "cli/capture_options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smppscope::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(DecodeAs, TakesAPort) {
    EXPECT_THAT(parseDecodeAs("tcp.port==9000,smpp").value(), ElementsAre(9000));
}

TEST(DecodeAs, TakesRangesAsTsharkDoes) {
    EXPECT_THAT(parseDecodeAs("tcp.port==9000-9002,smpp").value(), ElementsAre(9000, 9001, 9002));
    EXPECT_THAT(parseDecodeAs("tcp.port==9000:2,smpp").value(), ElementsAre(9000, 9001));
    EXPECT_EQ(parseDecodeAs("tcp.port==1-65535,smpp").value().size(), 65535u);
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

TEST(DecodeAs, SaysThatOnlySmppCanBeDecoded) {
    const auto ports = parseDecodeAs("tcp.port==80,http");
    ASSERT_FALSE(ports);
    EXPECT_THAT(ports.error().message, HasSubstr("http is not smpp"));
}

}  // namespace
}  // namespace smppscope::cli
