// What all verbs that read captures have in common: files, options, progress, being stopped.

#include <stop_token>

#include <nlohmann/json.hpp>

#include "tests/unit/cli/verbs_fixture.h"

namespace smppscope::cli {
namespace {

using dissector::PduBuilder;
using support::CliRun;
using support::endpoint;
using support::kCaptureStart;
using support::kMillisecond;
using support::runCli;
using testing::HasSubstr;

TEST_F(VerbsTest, SeveralFilesAreOneCapture) {
    const CliRun run = runCli({"sessions", capture("one", "1.pcap"), capture("two", "2.pcap", 2776)});
    EXPECT_EQ(run.status, kDone);
    EXPECT_EQ(linesOf(run.out).size(), 3u);
}

TEST_F(VerbsTest, AFileThatCannotBeReadIsNamedOnOneLine) {
    const CliRun run = runCli({"summary", dir_.file("missing.pcap")});
    EXPECT_EQ(run.status, kFailed);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr("missing.pcap: No such file or directory"));
    EXPECT_EQ(linesOf(run.err).size(), 1u);
}

TEST_F(VerbsTest, OneBadFileAmongSeveralFails) {
    const CliRun run = runCli({"summary", capture(), dir_.path()});
    EXPECT_EQ(run.status, kFailed);
    EXPECT_THAT(run.err, HasSubstr(dir_.path()));
    EXPECT_THAT(run.err, HasSubstr("directory"));
}

TEST_F(VerbsTest, ACutFileIsReportedUpToTheCutWithAWarningOnBothSides) {
    const CliRun run = runCli({"summary", cutCapture(), "--format", "json"});
    EXPECT_EQ(run.status, kDone);
    EXPECT_THAT(run.err, HasSubstr("warning"));
    EXPECT_THAT(run.err, HasSubstr("cut.pcap: byte "));
    const auto json = nlohmann::json::parse(run.out);
    EXPECT_EQ(json["totals"]["pdus"], "4");
    ASSERT_EQ(json["capture"]["warnings"].size(), 1u);
    EXPECT_THAT(json["capture"]["warnings"][0].get<std::string>(), HasSubstr("cut.pcap: byte "));
}

TEST_F(VerbsTest, AStoppedLoadPrintsWhatItHasAndSaysSo) {
    std::stop_source stop;
    stop.request_stop();
    const CliRun run = runCli({"summary", capture(), "--format", "json"}, "", stop.get_token());
    EXPECT_EQ(run.status, kInterrupted);
    EXPECT_THAT(run.err, HasSubstr("stopped after"));
    const auto json = nlohmann::json::parse(run.out);
    EXPECT_THAT(json["capture"]["warnings"].dump(), HasSubstr("stopped after"));
}

TEST_F(VerbsTest, DecodeAsTakesAPortForSmpp) {
    support::CaptureBuilder builder;
    support::Link link =
        builder.connect(endpoint("192.0.2.1", 40001), endpoint("192.0.2.2", 9999), kCaptureStart);
    link.clientSends(PduBuilder(0x00010777).noBody().build(), kCaptureStart + kMillisecond);
    builder.writeTo(dir_.file("odd.pcap"));
    const auto pdus = [&](const std::vector<std::string>& arguments) {
        return nlohmann::json::parse(runCli(arguments).out)["totals"]["pdus"].get<std::string>();
    };
    const std::string file = dir_.file("odd.pcap");
    EXPECT_EQ(pdus({"summary", file, "--format", "json"}), "0");
    EXPECT_EQ(pdus({"summary", file, "--format", "json", "-d", "tcp.port==9999,smpp"}), "1");
    EXPECT_EQ(pdus({"summary", "-d", "tcp.port==1-3,smpp", "-d", "tcp.port==9990:10,smpp", file, "--format",
                    "json"}),
              "1");
}

TEST_F(VerbsTest, OptionsMayStandBeforeTheFile) {
    const std::string file = capture();
    EXPECT_EQ(linesOf(runCli({"pdus", "-e", "pdu.number", "-e", "frame.number", file}).out).size(), 6u);
    EXPECT_EQ(runCli({"report", "-o", dir_.file("a.json"), "-o", dir_.file("b.json"), file}).status, kDone);
}

TEST_F(VerbsTest, ThreadsDoNotChangeTheReport) {
    const std::string file = capture();
    EXPECT_EQ(runCli({"summary", file, "--threads", "1"}).out,
              runCli({"summary", file, "--threads", "2"}).out);
}

TEST_F(VerbsTest, ProgressGoesToStandardErrorOnly) {
    const std::string file = capture();
    const CliRun run = runCli({"summary", file, "--progress", "always"});
    EXPECT_THAT(run.err, HasSubstr("100 %"));
    EXPECT_EQ(run.out, runCli({"summary", file}).out);
}

}  // namespace
}  // namespace smppscope::cli
