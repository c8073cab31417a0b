// The verbs that tell of a capture as a whole: summary, sessions, report.

#include <filesystem>

#include <nlohmann/json.hpp>

#include "model/report.pb.h"
#include "tests/unit/cli/verbs_fixture.h"

namespace smppscope::cli {
namespace {

using support::CliRun;
using support::runCli;
using testing::HasSubstr;
using testing::StartsWith;

TEST_F(VerbsTest, SummaryPrintsTheReportAsText) {
    const CliRun run = runCli({"summary", capture()});
    EXPECT_EQ(run.status, kDone);
    EXPECT_EQ(run.err, "");
    EXPECT_THAT(run.out, HasSubstr("PDUs       5 (3 requests, 2 responses)"));
    EXPECT_THAT(run.out, HasSubstr("Answered   2 of 3 requests"));
    EXPECT_THAT(run.out, HasSubstr("1 request unanswered"));
    EXPECT_THAT(run.out, HasSubstr("shop"));
}

TEST_F(VerbsTest, SummaryPrintsTheSameReportAsJsonAndProtobuf) {
    const std::string file = capture();
    const CliRun binary = runCli({"summary", file, "--format", "pb"});
    model::SessionReport report;
    ASSERT_TRUE(report.ParseFromString(binary.out));
    EXPECT_EQ(report.totals().unanswered(), 1u);
    EXPECT_EQ(report.sessions(0).system_id(), "shop");
    const auto json = nlohmann::json::parse(runCli({"summary", "--format=json", file}).out);
    EXPECT_EQ(json["totals"]["unanswered"], "1");
    EXPECT_EQ(json["latencies"][0]["max_ns"], std::to_string(report.latencies(0).max_ns()));
}

TEST_F(VerbsTest, SessionsPrintsARowEach) {
    const auto lines = linesOf(runCli({"sessions", capture()}).out);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_THAT(lines[0], StartsWith("id\tclient.address\tclient.port"));
    EXPECT_THAT(lines[1],
                StartsWith("1\t192.0.2.1\t40001\t\t192.0.2.2\t2775\t\ttcp\tshop\ttransceiver\t3.4"));
}

TEST_F(VerbsTest, SessionsAsJsonAreThoseOfTheReport) {
    const std::string file = capture();
    const auto rows = nlohmann::json::parse(runCli({"sessions", file, "--format", "json"}).out);
    const auto report = nlohmann::json::parse(runCli({"summary", file, "--format", "json"}).out);
    EXPECT_EQ(rows, report["sessions"]);
    model::SessionReport binary;
    ASSERT_TRUE(binary.ParseFromString(runCli({"sessions", file, "--format", "pb"}).out));
    EXPECT_EQ(binary.sessions_size(), 1);
    EXPECT_FALSE(binary.has_totals());
}

TEST_F(VerbsTest, SessionsOfACaptureWithoutSmppAreAnEmptyList) {
    support::CaptureBuilder builder;
    builder.writeTo(dir_.file("empty.pcap"));
    const std::string file = dir_.file("empty.pcap");
    EXPECT_EQ(nlohmann::json::parse(runCli({"sessions", file, "--format", "json"}).out),
              nlohmann::json::array());
    EXPECT_EQ(linesOf(runCli({"sessions", file, "--format", "csv"}).out).size(), 1u);
}

TEST_F(VerbsTest, ReportWritesEveryFileAskedFor) {
    const std::string html = dir_.file("r.html");
    const std::string json = dir_.file("r.json");
    const std::string file = capture();
    const CliRun run = runCli({"report", file, "-o", html, "-o", json});
    EXPECT_EQ(run.status, kDone);
    EXPECT_EQ(run.out + run.err, "");
    const support::ByteVector bytes = support::readFile(json);
    EXPECT_EQ(std::string(bytes.begin(), bytes.end()), runCli({"summary", file, "--format", "json"}).out);
    EXPECT_GT(support::readFile(html).size(), 1000u);
}

TEST_F(VerbsTest, ReportRefusesUnknownKindsOfFilesBeforeReading) {
    const CliRun run = runCli({"report", dir_.file("missing.pcap"), "-o", "r.doc"});
    EXPECT_EQ(run.status, kUsage);
    EXPECT_THAT(run.err, HasSubstr("r.doc"));
}

TEST_F(VerbsTest, ReportDoesNotOverwriteItsCapture) {
    const std::string path = capture("shop", "capture.json");
    const auto size = std::filesystem::file_size(path);
    const CliRun run = runCli({"report", path, "-o", dir_.file("./capture.json")});
    EXPECT_EQ(run.status, kUsage);
    EXPECT_THAT(run.err, HasSubstr("would be overwritten"));
    EXPECT_EQ(std::filesystem::file_size(path), size);
}

TEST_F(VerbsTest, ReportFailsIfItsFileCannotBeWritten) {
    const CliRun run = runCli({"report", capture(), "-o", dir_.file("none") + "/r.html"});
    EXPECT_EQ(run.status, kFailed);
    EXPECT_THAT(run.err, HasSubstr("none/r.html"));
    EXPECT_EQ(linesOf(run.err).size(), 1u);
}

}  // namespace
}  // namespace smppscope::cli
