#include "model/report_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smppscope::model {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

constexpr std::int64_t kSecond = 1'000'000'000;

void addSession(SessionReport& report, std::uint64_t pdus) {
    SessionSummary& session = *report.add_sessions();
    session.set_id(static_cast<std::uint32_t>(report.sessions_size()));
    session.mutable_totals()->set_pdus(pdus);
    session.set_close_reason("none");
    session.set_state("BOUND_TX");
    session.mutable_client()->set_address("2001:db8::1");
    session.mutable_client()->set_port(40000);
    session.mutable_server()->set_address("192.0.2.2");
    session.mutable_server()->set_port(2775);
}

std::vector<std::string> headings(const ReportTable& table) {
    std::vector<std::string> out;
    for (const ReportTable::Column& column : table.columns) {
        out.push_back(column.heading);
    }
    return out;
}

std::vector<std::string> columnOf(const ReportTable& table, const std::string& heading) {
    const auto all = headings(table);
    const auto at = static_cast<std::size_t>(std::find(all.begin(), all.end(), heading) - all.begin());
    std::vector<std::string> out;
    for (const auto& row : table.rows) {
        out.push_back(row.at(at));
    }
    return out;
}

TEST(SessionTable, ShowsFewSessionsByTheirNumbers) {
    SessionReport report;
    for (const std::uint64_t pdus : {1, 9, 5}) {
        addSession(report, pdus);
    }
    EXPECT_THAT(columnOf(sessionTable(report, 3), "Session"), ElementsAre("1", "2", "3"));
}

TEST(SessionTable, ShowsTheBusiestOfManySessions) {
    SessionReport report;
    for (const std::uint64_t pdus : {5, 1, 9, 5, 5}) {
        addSession(report, pdus);
    }
    EXPECT_THAT(columnOf(sessionTable(report, 3), "Session"), ElementsAre("3", "1", "4"));
}

TEST(SessionTable, HasColumnsOfTroubleOnlyWhereThereIsSome) {
    SessionReport report;
    addSession(report, 1);
    EXPECT_THAT(headings(sessionTable(report, 3)), Not(Contains("Unanswered")));
    EXPECT_THAT(headings(sessionTable(report, 3)), Not(Contains("Malformed")));
    report.mutable_totals()->set_unanswered(2);
    EXPECT_THAT(headings(sessionTable(report, 3)), Contains("Unanswered"));
}

TEST(SessionTable, NamesEndpointsAsPeopleWriteThem) {
    SessionReport report;
    addSession(report, 1);
    EXPECT_THAT(columnOf(sessionTable(report, 1), "Client"), ElementsAre("[2001:db8::1]:40000"));
    EXPECT_THAT(columnOf(sessionTable(report, 1), "Server"), ElementsAre("192.0.2.2:2775"));
}

TEST(SessionTable, NamesTheEndsOfCircuitsByTheirAddressesOrWhatElseTellsThemApart) {
    SessionReport report;
    SessionSummary& session = *report.add_sessions();
    session.set_transport("x25");
    session.mutable_circuit()->set_channel(7);
    session.mutable_client()->set_address("DTE");
    session.mutable_client()->set_dte_address("123456");
    session.mutable_server()->set_address("DCE");
    EXPECT_THAT(columnOf(sessionTable(report, 1), "Client"), ElementsAre("X.25 123456 lcn 7"));
    EXPECT_THAT(columnOf(sessionTable(report, 1), "Server"), ElementsAre("X.25 DCE lcn 7"));
    EXPECT_THAT(columnOf(sessionTable(report, 1), "Over"), ElementsAre("x25"));
}

TEST(SessionTable, SaysThatAConnectionWasResetAfterItsSessionWasUnbound) {
    SessionReport report;
    addSession(report, 1);
    report.mutable_sessions(0)->set_close_reason("unbind");
    report.mutable_sessions(0)->mutable_tcp()->set_end("fin_by_client");
    addSession(report, 1);
    report.mutable_sessions(1)->set_close_reason("unbind");
    report.mutable_sessions(1)->mutable_tcp()->set_end("reset_by_client");
    addSession(report, 1);
    report.mutable_sessions(2)->set_close_reason("reset_by_server");
    report.mutable_sessions(2)->mutable_tcp()->set_end("reset_by_server");
    EXPECT_THAT(columnOf(sessionTable(report, 3), "End"),
                ElementsAre("unbind", "unbind, then reset by client", "reset by server"));
}

TEST(SessionTable, ShowsResetsAndDisorderWhereThereAreSome) {
    SessionReport report;
    addSession(report, 1);
    EXPECT_THAT(headings(sessionTable(report, 1)), Not(Contains("Resets")));
    EXPECT_THAT(headings(sessionTable(report, 1)), Not(Contains("Out of order")));
    report.mutable_sessions(0)->mutable_tcp()->set_resets(2);
    report.mutable_sessions(0)->mutable_tcp()->set_out_of_order_segments(13);
    EXPECT_THAT(columnOf(sessionTable(report, 1), "Resets"), ElementsAre("2"));
    EXPECT_THAT(columnOf(sessionTable(report, 1), "Out of order"), ElementsAre("13"));
}

TEST(SessionTable, SaysHowSessionsEnded) {
    SessionReport report;
    addSession(report, 1);
    addSession(report, 1);
    report.mutable_sessions(1)->set_close_reason("reset_by_server");
    EXPECT_THAT(columnOf(sessionTable(report, 2), "End"), ElementsAre("open, BOUND_TX", "reset by server"));
}

TEST(SessionTable, HasDatesOnlyIfTheCaptureSpansMidnight) {
    SessionReport report;
    addSession(report, 1);
    report.mutable_capture()->set_last_time_ns(80'000 * kSecond);
    EXPECT_THAT(columnOf(sessionTable(report, 1), "Begin (UTC)"), ElementsAre("00:00:00.000"));
    report.mutable_capture()->set_last_time_ns(90'000 * kSecond);
    report.mutable_sessions(0)->set_begun_before_capture(true);
    EXPECT_THAT(columnOf(sessionTable(report, 1), "Begin (UTC)"), ElementsAre("< 1970-01-01 00:00:00.000"));
}

TEST(StatusTable, SharesAreOfAllResponses) {
    SessionReport report;
    report.mutable_totals()->set_responses(4);
    StatusCount& status = *report.add_statuses();
    status.set_code(0x58);
    status.set_count(1);
    EXPECT_THAT(columnOf(statusTable(report), "Share"), ElementsAre("25.0 %"));
    EXPECT_THAT(columnOf(statusTable(report), "Code"), ElementsAre("0x00000058"));
}

}  // namespace
}  // namespace smppscope::model
