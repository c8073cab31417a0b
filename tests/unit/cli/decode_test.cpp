#include <cstdio>

#include <nlohmann/json.hpp>

#include "tests/unit/cli/verbs_fixture.h"

namespace smppscope::cli {
namespace {

using dissector::PduBuilder;
using support::CliRun;
using support::runCli;
using testing::HasSubstr;
using testing::Not;

TEST(Decode, TakesHexFromTheCommandLine) {
    const CliRun run = runCli({"decode", "00000010", "00000015", "00000000", "00000007"});
    EXPECT_EQ(run.status, kDone);
    EXPECT_THAT(run.out, HasSubstr("enquire_link"));
    EXPECT_THAT(run.out, HasSubstr("Sequence number: 7"));
}

TEST(Decode, TakesADumpOfSeveralPdusFromStandardInput) {
    const CliRun run = runCli({"decode", "--format", "json"},
                              "00000000: 0000 0010 0000 0015 0000 0000 0000 0001  ................\n"
                              "00000010: 0000 0010 8000 0015 0000 0000 0000 0001  ................\n");
    const auto pdus = nlohmann::json::parse(run.out);
    ASSERT_EQ(pdus.size(), 2u);
    EXPECT_THAT(pdus[1].dump(), HasSubstr("enquire_link_resp"));
}

TEST(Decode, ShowsWhatIsWrongWithBrokenPdus) {
    const CliRun cut = runCli({"decode", "00000020 00000004 00000000 00000001 00"});
    EXPECT_EQ(cut.status, kDone);
    EXPECT_THAT(cut.out, HasSubstr("submit_sm"));
    const CliRun tiny = runCli({"decode", "0000"});
    EXPECT_EQ(tiny.status, kDone);
    EXPECT_NE(tiny.out, "");
}

TEST(Decode, MasksPasswordsUnlessRevealed) {
    std::string hex;
    for (const std::uint8_t byte : PduBuilder(dissector::kBindReceiver).set("password", "s3cret").build()) {
        char digits[3];
        std::snprintf(digits, sizeof(digits), "%02x", byte);
        hex += digits;
    }
    EXPECT_THAT(runCli({"decode", hex}).out, Not(HasSubstr("s3cret")));
    EXPECT_THAT(runCli({"decode", hex, "--format", "json"}).out, Not(HasSubstr("s3cret")));
    EXPECT_THAT(runCli({"decode", hex, "--reveal"}).out, HasSubstr("s3cret"));
}

TEST(Decode, TextThatIsNoHexIsWrongUsage) {
    for (const char* text : {"zz", "123", ""}) {
        const CliRun run = runCli({"decode"}, text);
        EXPECT_EQ(run.status, kUsage) << text;
        EXPECT_EQ(run.out, "");
        EXPECT_EQ(linesOf(run.err).size(), 1u);
    }
}

}  // namespace
}  // namespace smppscope::cli
