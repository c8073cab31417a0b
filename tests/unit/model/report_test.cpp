#include "model/report.h"

#include <cstdio>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "dissector/commands.h"
#include "dissector/header.h"
#include "tests/support/frame_encoder.h"
#include "tests/support/temp_dir.h"

namespace smppscope::model {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::uint32_t kSubmitSmResp = dissector::kSubmitSm | dissector::kResponseBit;
constexpr TimeNs kBegin = 1'767'225'600'000'000'000;  // 2026-01-01
constexpr std::int64_t kMillisecond = 1'000'000;

// 100 submit_sm, 98 of them answered within 1 to 98 ms, three with ESME_RTHROTTLED; one response to nothing.
Statistics submissions() {
    Statistics statistics;
    statistics.totals = {.pdus = 199,
                         .requests = 100,
                         .responses = 99,
                         .paired = 98,
                         .awaiting = 100,
                         .orphanResponses = 1,
                         .malformed = 2};
    statistics.commands[kSubmitSmResp] = 99;
    statistics.commands[dissector::kSubmitSm] = 100;
    statistics.statuses[{kSubmitSmResp, 0x58}] = 3;
    statistics.statuses[{kSubmitSmResp, 0}] = 96;
    for (int i = 1; i <= 98; ++i) {
        statistics.latencies[dissector::kSubmitSm].add(i * kMillisecond);
    }
    return statistics;
}

Session session(SessionId id, const std::string& systemId) {
    Session session;
    session.id = id;
    session.client = support::endpoint("192.0.2.1", static_cast<std::uint16_t>(40000 + id));
    session.server = support::endpoint("2001:db8::1", 2775);
    session.systemId = systemId;
    session.serverSystemId = "SMSC";
    session.bindType = BindType::transceiver;
    session.interfaceVersion = 0x34;
    session.state = SessionState::closed;
    session.closeReason = CloseReason::unbind;
    session.firstTime = kBegin;
    session.lastTime = kBegin + 90 * kMillisecond;
    session.maxOutstanding = 10;
    session.statistics = submissions();
    return session;
}

void add(Statistics& sum, const Statistics& other) {
    sum.totals += other.totals;
    for (const auto& [command, count] : other.commands) {
        sum.commands[command] += count;
    }
    for (const auto& [status, count] : other.statuses) {
        sum.statuses[status] += count;
    }
    for (const auto& [command, histogram] : other.latencies) {
        sum.latencies[command] += histogram;
    }
}

Snapshot snapshot(std::vector<Session> sessions) {
    Snapshot snapshot;
    snapshot.capture.files = {"trace.pcap"};
    snapshot.capture.frames = 400;
    snapshot.capture.bytes = 90'000;
    snapshot.capture.totalBytes = 90'000;
    snapshot.capture.firstTime = kBegin;
    snapshot.capture.lastTime = kBegin + 1000 * kMillisecond;
    snapshot.capture.connections = sessions.size();
    for (const Session& each : sessions) {
        add(snapshot.statistics, each.statistics);
    }
    snapshot.sessions = std::move(sessions);
    snapshot.finished = true;
    return snapshot;
}

std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Report, UnansweredIsWhatAwaitsAResponseWithoutHavingOne) {
    const SessionReport report = buildReport(snapshot({session(0, "shop")}));
    EXPECT_EQ(report.totals().pdus(), 199u);
    EXPECT_EQ(report.totals().paired(), 98u);
    EXPECT_EQ(report.totals().unanswered(), 2u);
    EXPECT_EQ(report.totals().orphan_responses(), 1u);
    EXPECT_EQ(report.sessions(0).totals().unanswered(), 2u);
}

TEST(Report, QuantilesComeFromTheHistogramWithinOnePercent) {
    const LatencySummary latency = buildReport(snapshot({session(0, "shop")})).latencies(0);
    EXPECT_EQ(latency.command(), "submit_sm");
    EXPECT_EQ(latency.count(), 98u);
    EXPECT_EQ(latency.min_ns(), kMillisecond);
    EXPECT_EQ(latency.max_ns(), 98 * kMillisecond);
    EXPECT_EQ(latency.mean_ns(), 49'500'000);
    const auto near = [](std::int64_t value, std::int64_t ms) {
        return std::abs(value - ms * kMillisecond) * 100 <= ms * kMillisecond;
    };
    EXPECT_TRUE(near(latency.p50_ns(), 49));
    EXPECT_TRUE(near(latency.p90_ns(), 89));
    EXPECT_TRUE(near(latency.p95_ns(), 94));
    EXPECT_TRUE(near(latency.p99_ns(), 98));
    EXPECT_EQ(latency.p999_ns(), latency.max_ns());
}

TEST(Report, RequestsStandBeforeTheirResponsesInTheOrderOfCommandIds) {
    Statistics statistics;
    for (const std::uint32_t command : {0x80000015u, 0x15u, 0x80000000u, 0x80000004u, 0x04u, 0x09u}) {
        statistics.commands[command] = 1;
        statistics.statuses[{command, 8}] = 1;
        statistics.statuses[{command, 0}] = 1;
    }
    Snapshot empty;
    empty.statistics = statistics;
    const SessionReport report = buildReport(empty);
    std::vector<std::uint32_t> order;
    for (const CommandCount& command : report.commands()) {
        order.push_back(command.command_id());
    }
    EXPECT_THAT(order, testing::ElementsAre(0x80000000, 0x04, 0x80000004, 0x09, 0x15, 0x80000015));
    EXPECT_EQ(report.statuses(0).code(), 0u);
    EXPECT_EQ(report.statuses(1).code(), 8u);
    EXPECT_EQ(report.statuses(1).command(), "generic_nack");
}

TEST(Report, SessionIsAsynchronousOnceTwoRequestsWereInFlight) {
    Session one = session(0, "one");
    one.maxOutstanding = 1;
    Session two = session(1, "two");
    two.maxOutstanding = 2;
    const SessionReport report = buildReport(snapshot({one, two}));
    EXPECT_EQ(report.sessions(0).mode(), SYNCHRONOUS);
    EXPECT_EQ(report.sessions(1).mode(), ASYNCHRONOUS);
    EXPECT_EQ(report.sessions(1).max_outstanding(), 2u);
}

TEST(Report, ASessionHasItsNumberInFlightOverTime) {
    PduStore pdus;
    for (const TimeNs time : {0, 0, 2}) {
        pdus.append({.time = kBegin + time * kMillisecond,
                     .command = dissector::kSubmitSm,
                     .flags = pdu_flag::kExpectsResponse});
    }
    pdus.publish();
    Session busy = session(0, "busy");
    busy.firstTime = kBegin;
    busy.lastTime = kBegin + 2 * kMillisecond;
    busy.maxOutstanding = 3;
    Snapshot all = snapshot({busy});
    all.rows = pdus.size();
    const SessionReport report = buildReport(all, pdus);
    const InFlightTimeline& timeline = report.sessions(0).in_flight();
    EXPECT_EQ(timeline.slice_ns(), 2 * kMillisecond / 60 + 1);
    EXPECT_EQ(timeline.largest().size(), 60);
    EXPECT_EQ(timeline.largest(0), 2u);
    EXPECT_EQ(timeline.largest(59), 3u);
    EXPECT_THAT(reportAsHtml(report), testing::HasSubstr("M0 18V6.0h2.00"));
}

TEST(Report, SessionNumbersBeginAtOne) {
    const SessionReport report = buildReport(snapshot({session(0, "a"), session(1, "b")}));
    EXPECT_EQ(report.sessions(0).id(), 1u);
    EXPECT_EQ(report.sessions(1).id(), 2u);
}

TEST(Report, InterfaceVersionIsEmptyWithoutABind) {
    Session unbound = session(0, "");
    unbound.bindType = BindType::unknown;
    unbound.interfaceVersion = 0;
    Session old = session(1, "old");
    old.interfaceVersion = 0x33;
    const SessionReport report = buildReport(snapshot({unbound, old}));
    EXPECT_EQ(report.sessions(0).interface_version(), "");
    EXPECT_EQ(report.sessions(1).interface_version(), "3.3");
}

TEST(Report, CaptureBytesAreThoseOfTheFilesEvenIfLoadingWasStopped) {
    Snapshot stopped = snapshot({session(0, "shop")});
    stopped.capture.bytes = 1000;
    stopped.cancelled = true;
    const SessionReport report = buildReport(stopped);
    EXPECT_EQ(report.capture().bytes(), 90'000u);
    ASSERT_EQ(report.capture().warnings_size(), 1);
    EXPECT_THAT(report.capture().warnings(0), HasSubstr("stopped after 1000 of 90000 bytes"));
}

TEST(Report, OneMadeWhileLoadingSaysSoBeforeAllOtherWarnings) {
    Snapshot loading = snapshot({session(0, "shop")});
    loading.capture.bytes = 1000;
    loading.capture.warnings = {"trace.pcap ends in the middle of a frame"};
    loading.finished = false;
    const SessionReport report = buildReport(loading);
    ASSERT_EQ(report.capture().warnings_size(), 2);
    EXPECT_THAT(report.capture().warnings(0), HasSubstr("not finished but at 1000 of 90000 bytes"));
}

TEST(Report, CaptureWithoutFramesHasNoTimes) {
    Snapshot empty;
    empty.capture.firstTime = kBegin;
    const SessionReport report = buildReport(empty);
    EXPECT_EQ(report.capture().first_time_ns(), 0);
    EXPECT_THAT(reportAsText(report), HasSubstr("No SMPP found."));
    EXPECT_THAT(reportAsHtml(report), HasSubstr("No SMPP was found"));
}

TEST(ReportJson, IsTheProtobufMappingWithSnakeCaseNamesAndDefaults) {
    const auto json = nlohmann::json::parse(reportAsJson(buildReport(snapshot({session(0, "shop")}))));
    EXPECT_EQ(json["totals"]["orphan_responses"], "1");
    EXPECT_EQ(json["capture"]["lost_bytes"], "0");
    EXPECT_EQ(json["capture"]["warnings"], nlohmann::json::array());
    EXPECT_EQ(json["sessions"][0]["mode"], "ASYNCHRONOUS");
    EXPECT_EQ(json["sessions"][0]["client"]["port"], 40000);
    EXPECT_EQ(json["sessions"][0]["begun_before_capture"], false);
    EXPECT_EQ(json["statuses"][1]["status"], "ESME_RTHROTTLED");
    EXPECT_EQ(json["statuses"][1]["code"], 0x58);
}

TEST(ReportJson, ReadsBackAsTheSameReport) {
    const SessionReport report = buildReport(snapshot({session(0, "shop"), session(1, "bank")}));
    SessionReport back;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(reportAsJson(report), &back).ok());
    EXPECT_EQ(back.SerializeAsString(), report.SerializeAsString());
}

TEST(ReportBinary, ReadsBackAsTheSameReport) {
    const SessionReport report = buildReport(snapshot({session(0, "shop")}));
    SessionReport back;
    ASSERT_TRUE(back.ParseFromString(reportAsBinary(report)));
    EXPECT_EQ(reportAsJson(back), reportAsJson(report));
}

TEST(ReportWithHostileNames, StaysValidUtf8InJson) {
    Snapshot hostile = snapshot({session(0, "caf\xE9\x1b[2J")});
    hostile.capture.files = {"bad\xFFname.pcap"};
    hostile.capture.warnings = {"bad\xFFname.pcap: byte 24: cut"};
    const auto json = nlohmann::json::parse(reportAsJson(buildReport(hostile)));
    EXPECT_EQ(json["sessions"][0]["system_id"], "caf\uFFFD\x1b[2J");
    EXPECT_EQ(json["capture"]["files"][0], "bad\uFFFDname.pcap");
}

TEST(ReportWithHostileNames, TextHasNoControlCharacters) {
    Snapshot hostile = snapshot({session(0, "\x1b]0;owned\x07\n\u202Eab")});
    hostile.capture.files = {"\x1b[31mred.pcap"};
    hostile.capture.warnings = {"\x1b[31mred.pcap: byte 24"};
    const std::string text = reportAsText(buildReport(hostile));
    EXPECT_THAT(text, HasSubstr("\\x1b]0;owned\\x07\\n\\u202eab"));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\x07")));
    EXPECT_THAT(text, Not(HasSubstr("\u202E")));
}

TEST(ReportWithHostileNames, HtmlHasNoMarkupFromTheCapture) {
    Snapshot hostile = snapshot({session(0, "<script>alert(1)</script>")});
    hostile.capture.files = {"\"><img src=x onerror=y>.pcap"};
    hostile.capture.warnings = {"<b>bold</b>"};
    const std::string html = reportAsHtml(buildReport(hostile));
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, Not(HasSubstr("<b>bold")));
}

TEST(ReportHtml, NeedsNothingFromElsewhere) {
    const std::string html = reportAsHtml(buildReport(snapshot({session(0, "shop")})));
    for (const char* outside :
         {"http://", "https://", "src=", "href=", "url(", "@import", "<script", "<link"}) {
        EXPECT_THAT(html, Not(HasSubstr(outside)));
    }
    EXPECT_THAT(html, HasSubstr("prefers-color-scheme: dark"));
    EXPECT_THAT(html, HasSubstr("</html>"));
}

TEST(ReportText, CountsTheSessionsThatItDoesNotShow) {
    std::vector<Session> sessions;
    for (SessionId id = 0; id < 100; ++id) {
        sessions.push_back(session(id, "user" + std::to_string(id)));
    }
    const SessionReport report = buildReport(snapshot(std::move(sessions)));
    EXPECT_THAT(reportAsText(report), HasSubstr("60 sessions more"));
}

TEST(WriteReport, TakesTheFormatFromTheExtension) {
    const support::TempDir dir;
    const SessionReport report = buildReport(snapshot({session(0, "shop")}));
    for (const auto& [name, content] :
         {std::pair{"r.html", reportAsHtml(report)}, std::pair{"r.JSON", reportAsJson(report)},
          std::pair{"r.pb", reportAsBinary(report)}, std::pair{"r.txt", reportAsText(report)}}) {
        ASSERT_TRUE(writeReport(report, dir.file(name))) << name;
        EXPECT_EQ(contentOf(dir.file(name)), content) << name;
    }
}

TEST(WriteReport, RefusesUnknownExtensions) {
    const auto written = writeReport({}, "report.doc");
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().message, HasSubstr("report.doc"));
    EXPECT_THAT(written.error().message, HasSubstr(".html"));
}

TEST(WriteReport, SaysWhyAFileCannotBeWritten) {
    const support::TempDir dir;
    const auto written = writeReport({}, dir.file("missing") + "/r.json");
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().message, HasSubstr("/r.json: can't be written: No such file or directory"));
}

}  // namespace
}  // namespace smppscope::model
