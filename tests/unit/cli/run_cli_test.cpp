#include "cli/run_cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/verb.h"
#include "tests/support/cli_run.h"

namespace smppscope::cli {
namespace {

using support::CliRun;
using support::runCli;
using testing::HasSubstr;
using testing::StartsWith;

TEST(RunCli, HelpListsEveryVerbOnStandardOutput) {
    const CliRun run = runCli({"--help"});
    EXPECT_EQ(run.status, kDone);
    EXPECT_EQ(run.err, "");
    for (const Verb& verb : verbs()) {
        EXPECT_THAT(run.out, HasSubstr("  " + std::string(verb.name) + " ")) << verb.name;
        EXPECT_THAT(run.out, HasSubstr(std::string(verb.description))) << verb.name;
    }
    EXPECT_THAT(run.out, HasSubstr("Examples:\n  smppscope-cli summary"));
}

TEST(RunCli, EveryVerbHasHelpWithExamples) {
    for (const Verb& verb : verbs()) {
        const CliRun run = runCli({std::string(verb.name), "--help"});
        EXPECT_EQ(run.status, kDone) << verb.name;
        EXPECT_EQ(run.err, "") << verb.name;
        EXPECT_THAT(run.out, HasSubstr("Examples:\n  smppscope-cli " + std::string(verb.name))) << verb.name;
    }
}

TEST(RunCli, VersionIsOneLine) {
    const CliRun run = runCli({"--version"});
    EXPECT_EQ(run.status, kDone);
    EXPECT_THAT(run.out, testing::MatchesRegex("smppscope-cli [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(RunCli, WrongUsageIsSaidOnStandardErrorOnly) {
    struct Case {
        std::vector<std::string> arguments;
        std::string message;
    };
    const std::vector<Case> cases = {
        {{}, "name a verb"},
        {{"sumary", "x.pcap"}, "sumary is no verb"},
        {{"--frobnicate"}, "name a verb"},
        {{"summary"}, "FILE is required"},
        {{"summary", "x.pcap", "--frobnicate"}, "--frobnicate"},
        {{"summary", "x.pcap", "--format", "xml"}, "xml"},
        {{"summary", "x.pcap", "--threads", "0"}, "--threads"},
        {{"summary", "x.pcap", "--threads", "many"}, "--threads"},
        {{"summary", "x.pcap", "--progress", "sometimes"}, "sometimes"},
        {{"summary", "x.pcap", "-d", "udp.port==1,smpp"}, "udp.port==1,smpp"},
        {{"report", "x.pcap"}, "--output is required"},
    };
    for (const Case& wrong : cases) {
        const CliRun run = runCli(wrong.arguments);
        EXPECT_EQ(run.status, kUsage) << wrong.message;
        EXPECT_EQ(run.out, "") << wrong.message;
        EXPECT_THAT(run.err, StartsWith("smppscope-cli: "));
        EXPECT_THAT(run.err, HasSubstr(wrong.message));
        EXPECT_THAT(run.err, HasSubstr("--help`"));
    }
}

TEST(RunCli, WrongUsageOfAVerbPointsAtTheHelpOfTheVerb) {
    EXPECT_THAT(runCli({"pdus"}).err, HasSubstr("Try `smppscope-cli pdus --help`."));
}

TEST(RunCli, MessagesShowNoControlCharactersFromArguments) {
    for (const CliRun& run :
         {runCli({"\x1b[2J"}), runCli({"summary", "\x1b[2J"}),
          runCli({"summary", "x", "--format", "\x1b[2J"}), runCli({"pdus", "x", "-Y", "\x1b[2J"})}) {
        EXPECT_NE(run.status, kDone);
        EXPECT_THAT(run.err, testing::Not(HasSubstr("\x1b")));
    }
}

TEST(RunCli, AFileMayBeCalledLikeAVerb) {
    const CliRun run = runCli({"summary", "report"});
    EXPECT_EQ(run.status, kFailed);
    EXPECT_THAT(run.err, HasSubstr("report: No such file or directory"));
}

}  // namespace
}  // namespace smppscope::cli
