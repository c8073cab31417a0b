#include "capture/recorder_options.h"

#include <gtest/gtest.h>

namespace smppscope::capture {
namespace {

TEST(RecorderOptions, NeedsAnInterfaceAndAFile) {
    const auto options = parseRecorderOptions({"-i", "eth0", "-w", "a.pcapng"});
    ASSERT_TRUE(options);
    EXPECT_EQ(options->interface, "eth0");
    EXPECT_EQ(options->file, "a.pcapng");
    EXPECT_EQ(options->filter, "");
    EXPECT_TRUE(options->promiscuous);
    EXPECT_FALSE(options->listInterfaces);
    EXPECT_FALSE(options->maxPackets);
    EXPECT_FALSE(options->maxSeconds);
}

TEST(RecorderOptions, TakesFilterSizesAndLimits) {
    const auto options =
        parseRecorderOptions({"-i", "eth0", "-w", "a.pcapng", "-f", "tcp port 2775", "--snaplen", "128",
                              "--buffer", "64", "--count", "10", "--duration", "2.5", "-p"});
    ASSERT_TRUE(options);
    EXPECT_EQ(options->filter, "tcp port 2775");
    EXPECT_EQ(options->snapLength, 128u);
    EXPECT_EQ(options->bufferMebibytes, 64u);
    EXPECT_EQ(options->maxPackets, 10u);
    EXPECT_EQ(options->maxSeconds, 2.5);
    EXPECT_FALSE(options->promiscuous);
}

TEST(RecorderOptions, ListNeedsNothingElse) {
    const auto options = parseRecorderOptions({"--list"});
    ASSERT_TRUE(options);
    EXPECT_TRUE(options->listInterfaces);
}

TEST(RecorderOptions, HelpIsNoError) {
    const auto options = parseRecorderOptions({"--help"});
    ASSERT_FALSE(options);
    EXPECT_EQ(options.error().exitStatus, 0);
    EXPECT_NE(options.error().text.find("--snaplen"), std::string::npos);
}

class RefusedCommandLine : public testing::TestWithParam<std::vector<std::string>> {};

TEST_P(RefusedCommandLine, IsAUsageErrorOfOneLine) {
    const auto options = parseRecorderOptions(GetParam());
    ASSERT_FALSE(options);
    EXPECT_EQ(options.error().exitStatus, 2);
    EXPECT_FALSE(options.error().text.empty());
    EXPECT_EQ(options.error().text.find('\n'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Each, RefusedCommandLine,
    testing::Values(std::vector<std::string>{}, std::vector<std::string>{"-i", "eth0"},
                    std::vector<std::string>{"-w", "a.pcapng"},
                    std::vector<std::string>{"--list", "-i", "eth0", "-w", "a.pcapng"},
                    std::vector<std::string>{"-i", "eth0", "-w", "a.pcapng", "--snaplen", "0"},
                    std::vector<std::string>{"-i", "eth0", "-w", "a.pcapng", "--snaplen", "4000000000"},
                    std::vector<std::string>{"-i", "eth0", "-w", "a.pcapng", "--buffer", "many"},
                    std::vector<std::string>{"-i", "eth0", "-w", "a.pcapng", "--count", "0"},
                    std::vector<std::string>{"-i", "eth0", "-w", "a.pcapng", "--duration", "-1"},
                    std::vector<std::string>{"-i", "eth0", "-w", "a.pcapng", "surprise"}));

}  // namespace
}  // namespace smppscope::capture
