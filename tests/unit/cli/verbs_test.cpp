#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "dissector/header.h"
#include "model/pdu_table.pb.h"
#include "model/report.pb.h"
#include "tests/support/capture_builder.h"
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

namespace smppscope::cli {
namespace {

using dissector::PduBuilder;
using support::CliRun;
using support::endpoint;
using support::kCaptureStart;
using support::kMillisecond;
using support::runCli;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::uint32_t kResponse = dissector::kResponseBit;

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

// A session of an account called `systemId`: bind, one submit_sm answered after 5 ms, one never answered.
void addSession(support::CaptureBuilder& capture, std::uint16_t port, std::string_view systemId,
                std::uint16_t serverPort = 2775) {
    support::Link link =
        capture.connect(endpoint("192.0.2.1", port), endpoint("192.0.2.2", serverPort), kCaptureStart);
    link.clientSends(PduBuilder(dissector::kBindTransceiver)
                         .set("system_id", systemId)
                         .set("password", "s3cret")
                         .set("interface_version", 0x34)
                         .build(),
                     kCaptureStart + kMillisecond);
    link.serverSends(PduBuilder(dissector::kBindTransceiver | kResponse).set("system_id", "SMSC").build(),
                     kCaptureStart + 2 * kMillisecond);
    for (const std::uint32_t sequence : {2u, 3u}) {
        link.clientSends(PduBuilder(dissector::kSubmitSm)
                             .sequence(sequence)
                             .set("source_addr", "555")
                             .set("destination_addr", "15550100")
                             .set("short_message", "hello")
                             .build(),
                         kCaptureStart + 3 * kMillisecond);
    }
    link.serverSends(
        PduBuilder(dissector::kSubmitSm | kResponse).sequence(2).set("message_id", "id-1").build(),
        kCaptureStart + 8 * kMillisecond);
}

class VerbsTest : public testing::Test {
  protected:
    std::string capture(std::string_view systemId = "shop", const std::string& name = "trace.pcap",
                        std::uint16_t serverPort = 2775) {
        support::CaptureBuilder builder;
        addSession(builder, 40001, systemId, serverPort);
        builder.writeTo(dir_.file(name));
        return dir_.file(name);
    }

    // The same, cut in the middle of its last frame.
    std::string cutCapture() {
        support::CaptureBuilder builder;
        addSession(builder, 40001, "shop");
        support::ByteVector bytes = builder.bytes();
        bytes.resize(bytes.size() - 10);
        support::writeFile(dir_.file("cut.pcap"), bytes);
        return dir_.file("cut.pcap");
    }

    support::TempDir dir_;
};

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

TEST_F(VerbsTest, PdusPrintsChosenFieldsOfMatchingPdus) {
    const CliRun run = runCli({"pdus", capture(), "-Y", "smpp.command_id == submit_sm", "-e", "pdu.number",
                               "-e", "smpp.destination_addr", "-e", "pdu.latency"});
    EXPECT_EQ(run.status, kDone);
    EXPECT_THAT(linesOf(run.out), ElementsAre("pdu.number\tsmpp.destination_addr\tpdu.latency",
                                              "3\t15550100\t0.005000000", "4\t15550100\t"));
}

TEST_F(VerbsTest, OptionsMayStandBeforeTheFile) {
    const std::string file = capture();
    EXPECT_EQ(linesOf(runCli({"pdus", "-e", "pdu.number", "-e", "frame.number", file}).out).size(), 6u);
    EXPECT_EQ(runCli({"report", "-o", dir_.file("a.json"), "-o", dir_.file("b.json"), file}).status, kDone);
}

TEST_F(VerbsTest, PdusWithoutFieldsOrFilterPrintsTheUsualColumnsOfAll) {
    const auto lines = linesOf(runCli({"pdus", capture()}).out);
    ASSERT_EQ(lines.size(), 6u);
    EXPECT_THAT(lines[0], StartsWith("pdu.number\tframe.number"));
    EXPECT_THAT(lines[3], HasSubstr("submit_sm"));
}

TEST_F(VerbsTest, PdusHaveTheSameRowsInAllFormats) {
    const std::string file = capture();
    const auto csv = linesOf(runCli({"pdus", file, "-e", "smpp.sequence_number", "--format", "csv"}).out);
    const auto json =
        nlohmann::json::parse(runCli({"pdus", file, "-e", "smpp.sequence_number", "--format", "json"}).out);
    model::PduTable table;
    ASSERT_TRUE(
        table.ParseFromString(runCli({"pdus", file, "-e", "smpp.sequence_number", "--format", "pb"}).out));
    ASSERT_EQ(json.size(), 5u);
    ASSERT_EQ(csv.size(), 6u);
    ASSERT_EQ(table.rows_size(), 5);
    for (int i = 0; i < 5; ++i) {
        const auto row = static_cast<std::size_t>(i);
        EXPECT_EQ(csv[row + 1], table.rows(i).cells(0).values(0));
        EXPECT_EQ(json[row]["smpp.sequence_number"], csv[row + 1]);
    }
}

TEST_F(VerbsTest, ABadFilterShowsTheSpanAndReadsNoFile) {
    const CliRun run = runCli({"pdus", dir_.file("missing.pcap"), "-Y", "pdu.number == 1 and smpp.nonsense"});
    EXPECT_EQ(run.status, kUsage);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr("pdu.number == 1 and smpp.nonsense\n                    ^^^^^^^^^^^^^"));
}

TEST_F(VerbsTest, AnUnknownColumnIsWrongUsage) {
    const CliRun run = runCli({"pdus", capture(), "-e", "smpp.nonsense"});
    EXPECT_EQ(run.status, kUsage);
    EXPECT_THAT(run.err, HasSubstr("smpp.nonsense"));
}

TEST_F(VerbsTest, PasswordsAreMaskedUnlessRevealed) {
    const std::string file = capture();
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"pdus", file, "-e", "smpp.password"},
          {"tree", file},
          {"tree", file, "--format", "json"},
          {"summary", file},
          {"summary", file, "--format", "json"}}) {
        EXPECT_THAT(runCli(arguments).out, Not(HasSubstr("s3cret"))) << arguments[0];
    }
    EXPECT_THAT(runCli({"pdus", file, "-e", "smpp.password", "--reveal"}).out, HasSubstr("s3cret"));
    EXPECT_THAT(runCli({"tree", file, "--reveal"}).out, HasSubstr("s3cret"));
}

TEST_F(VerbsTest, PasswordsCannotBeGuessedByFilters) {
    EXPECT_EQ(linesOf(runCli({"pdus", capture(), "-Y", "smpp.password contains \"s3\""}).out).size(), 1u);
}

TEST_F(VerbsTest, TreePrintsMatchingPdusForPeople) {
    const CliRun run = runCli({"tree", capture(), "-Y", "pdu.number in {1 3}"});
    EXPECT_EQ(run.status, kDone);
    EXPECT_THAT(run.out, StartsWith("PDU 1, "));
    EXPECT_THAT(run.out, HasSubstr("\n\nPDU 3, "));
    EXPECT_THAT(run.out, HasSubstr("15550100"));
    EXPECT_THAT(run.out, Not(HasSubstr("PDU 2, ")));
}

TEST_F(VerbsTest, TreeAsJsonIsAnArray) {
    const std::string file = capture();
    EXPECT_EQ(nlohmann::json::parse(runCli({"tree", file, "--format", "json"}).out).size(), 5u);
    EXPECT_EQ(nlohmann::json::parse(runCli({"tree", file, "-Y", "pdu.number == 99", "--format", "json"}).out),
              nlohmann::json::array());
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

TEST_F(VerbsTest, NothingFromTheCaptureControlsTheTerminal) {
    const std::string file = capture(
        "\x1b]0;x\x07\x9b"
        "2J");
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"summary", file},
          {"sessions", file},
          {"sessions", file, "--format", "csv"},
          {"pdus", file, "-e", "smpp.system_id"},
          {"pdus", file, "-e", "smpp.system_id", "--format", "csv"},
          {"pdus", file, "-e", "session.system_id"},
          {"tree", file}}) {
        const CliRun run = runCli(arguments);
        EXPECT_EQ(run.status, kDone);
        EXPECT_THAT(run.out, HasSubstr("\\x1b]0;x\\x07")) << arguments[0];
        for (const char* control : {"\x1b", "\x07", "\xC2\x9B"}) {
            EXPECT_THAT(run.out, Not(HasSubstr(control))) << arguments[0];
        }
    }
}

TEST_F(VerbsTest, JsonIsValidWhateverTheCaptureHolds) {
    const std::string file = capture("\xFF\xC0\x01\"\\");
    for (const char* verb : {"summary", "sessions", "pdus", "tree"}) {
        EXPECT_TRUE(nlohmann::json::accept(runCli({verb, file, "--format", "json"}).out)) << verb;
    }
}

TEST_F(VerbsTest, MarkupFromTheCaptureIsEscapedInHtml) {
    const std::string html = dir_.file("r.html");
    ASSERT_EQ(runCli({"report", capture("<b>&\"x"), "-o", html}).status, kDone);
    const support::ByteVector bytes = support::readFile(html);
    const std::string text(bytes.begin(), bytes.end());
    EXPECT_THAT(text, HasSubstr("&lt;b&gt;&amp;&quot;x"));
    EXPECT_THAT(text, Not(HasSubstr("<b>&")));
}

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

TEST(Fields, ListsNameTypeAndDescription) {
    const auto lines = linesOf(runCli({"fields"}).out);
    EXPECT_EQ(lines[0], "name\ttype\tdescription");
    EXPECT_GT(lines.size(), 100u);
    EXPECT_THAT(lines, testing::Contains(StartsWith("smpp.command_id\tinteger\t")));
    EXPECT_THAT(lines, testing::Contains(StartsWith("pdu.latency\tduration\t")));
}

TEST(Fields, NarrowsToATextInAnyCase) {
    const auto lines = linesOf(runCli({"fields", "PASSWORD"}).out);
    ASSERT_GE(lines.size(), 2u);
    EXPECT_THAT(lines, testing::Contains(StartsWith("smpp.password\t")));
    EXPECT_THAT(lines, Not(testing::Contains(StartsWith("smpp.command_id\t"))));
}

TEST(Fields, AsJsonHasTheNamesOfValues) {
    const auto fields = nlohmann::json::parse(runCli({"fields", "smpp.command_id", "--format", "json"}).out);
    EXPECT_THAT(fields[0]["values"].dump(), HasSubstr("submit_sm"));
}

}  // namespace
}  // namespace smppscope::cli
