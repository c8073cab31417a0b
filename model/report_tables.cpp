#include "model/report_tables.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include <fmt/format.h>

#include "model/session.h"
#include "model/units.h"

namespace smppscope::model {

namespace {

std::string endpointText(const SessionSummary& session, const NetworkEndpoint& endpoint) {
    if (session.transport() == toString(Transport::x25)) {
        const std::string& dte = endpoint.dte_address();
        return fmt::format("X.25 {} lcn {}", dte.empty() ? endpoint.address() : dte,
                           session.circuit().channel());
    }
    const bool v6 = endpoint.address().find(':') != std::string::npos;
    return (v6 ? "[" + endpoint.address() + "]" : endpoint.address()) + ":" + std::to_string(endpoint.port());
}

std::string inWords(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

// "unbind", "reset by server"; "unbind, then reset by client" if the connection was reset although the
// session had been unbound; "open, BOUND_TRX" if the session had not ended.
std::string endText(const SessionSummary& session) {
    if (session.close_reason() == toString(CloseReason::none)) {
        return "open, " + session.state();
    }
    const bool reset = session.tcp().end().starts_with("reset");
    const bool saysSo = session.close_reason() == session.tcp().end();
    return inWords(session.close_reason()) +
           (reset && !saysSo ? ", then " + inWords(session.tcp().end()) : std::string());
}

bool onOneDay(const CaptureSummary& capture) {
    constexpr std::size_t kDate = 10;
    return formatTime(capture.first_time_ns()).substr(0, kDate) ==
           formatTime(capture.last_time_ns()).substr(0, kDate);
}

struct SessionColumn {
    ReportTable::Column head;
    std::function<std::string(const SessionSummary&)> cell;
};

template <std::uint64_t (TotalCounts::*count)() const>
void addTroubleColumn(std::vector<SessionColumn>& columns, const char* heading, const TotalCounts& totals) {
    if ((totals.*count)() > 0) {
        columns.push_back({{heading, true, true}, [](const SessionSummary& session) {
                               return formatCount((session.totals().*count)());
                           }});
    }
}

using SessionCount = std::uint64_t (*)(const SessionSummary&);

void addTroubleColumn(std::vector<SessionColumn>& columns, const char* heading, const SessionReport& report,
                      SessionCount count) {
    const auto& sessions = report.sessions();
    if (std::any_of(sessions.begin(), sessions.end(), [count](const auto& s) { return count(s) != 0; })) {
        columns.push_back(
            {{heading, true, true}, [count](const SessionSummary& s) { return formatCount(count(s)); }});
    }
}

// The health of the connections, as far as there is something to say.
void addHealthColumns(std::vector<SessionColumn>& columns, const SessionReport& report) {
    using S = const SessionSummary&;
    const auto& sessions = report.sessions();
    addTroubleColumn(columns, "Packets lost", report, [](S s) { return s.circuit().lost_packets(); });
    addTroubleColumn(columns, "Circuit resets", report, [](S s) { return s.circuit().resets(); });
    const auto isKnown = [](S s) { return s.tcp().handshake_ns() != 0; };
    if (std::any_of(sessions.begin(), sessions.end(), isKnown)) {
        columns.push_back({{"Round trip", true}, [isKnown](S s) {
                               return isKnown(s) ? formatDuration(s.tcp().handshake_ns()) : std::string();
                           }});
    }
    addTroubleColumn(columns, "Sent again", report, [](S s) { return s.tcp().retransmitted_segments(); });
    addTroubleColumn(columns, "Out of order", report, [](S s) { return s.tcp().out_of_order_segments(); });
    addTroubleColumn(columns, "Resets", report, [](S s) { return s.tcp().resets(); });
    addTroubleColumn(columns, "No room", report, [](S s) { return s.tcp().zero_windows(); });
    addTroubleColumn(columns, "Bytes lost", report, [](S s) { return s.lost_bytes(); });
    addTroubleColumn(columns, "Bytes differ", report, [](S s) { return s.tcp().conflicting_bytes(); });
}

// Only where there is another than TCP.
void addTransportColumn(std::vector<SessionColumn>& columns, const SessionReport& report) {
    const auto& sessions = report.sessions();
    if (std::any_of(sessions.begin(), sessions.end(),
                    [](const auto& session) { return session.has_circuit(); })) {
        columns.push_back({{"Over"}, [](const SessionSummary& session) { return session.transport(); }});
    }
}

std::vector<SessionColumn> sessionColumns(const SessionReport& report) {
    using S = const SessionSummary&;
    const std::size_t timeFrom = onOneDay(report.capture()) ? 11 : 0;
    std::vector<SessionColumn> columns = {
        {{"Session", true}, [](S s) { return std::to_string(s.id()); }},
        {{"System id"}, [](S s) { return s.system_id(); }},
        {{"Bind"}, [](S s) { return s.bind_type(); }},
        {{"Version"}, [](S s) { return s.interface_version(); }},
        {{"Client"}, [](S s) { return endpointText(s, s.client()); }},
        {{"Server"}, [](S s) { return endpointText(s, s.server()); }},
        {{"Begin (UTC)"},
         [timeFrom](S s) {
             return (s.begun_before_capture() ? "< " : "") + formatTime(s.first_time_ns()).substr(timeFrom);
         }},
        {{"Length", true}, [](S s) { return formatDuration(s.last_time_ns() - s.first_time_ns()); }},
        {{"PDUs", true}, [](S s) { return formatCount(s.totals().pdus()); }},
    };
    addTransportColumn(columns, report);
    addTroubleColumn<&TotalCounts::unanswered>(columns, "Unanswered", report.totals());
    addTroubleColumn<&TotalCounts::orphan_responses>(columns, "To nothing", report.totals());
    addTroubleColumn<&TotalCounts::malformed>(columns, "Malformed", report.totals());
    columns.push_back({{"Window", true}, [](S s) { return formatCount(s.max_outstanding()); }});
    columns.push_back({{"Mode"}, [](S s) { return s.mode() == ASYNCHRONOUS ? "async" : "sync"; }});
    addHealthColumns(columns, report);
    columns.push_back({{"End"}, endText});
    return columns;
}

}  // namespace

std::vector<const SessionSummary*> sessionsToShow(const SessionReport& report, std::size_t limit) {
    std::vector<const SessionSummary*> sessions;
    sessions.reserve(static_cast<std::size_t>(report.sessions_size()));
    for (const SessionSummary& session : report.sessions()) {
        sessions.push_back(&session);
    }
    if (sessions.size() > limit) {
        const auto busier = [](const SessionSummary* a, const SessionSummary* b) {
            return a->totals().pdus() != b->totals().pdus() ? a->totals().pdus() > b->totals().pdus()
                                                            : a->id() < b->id();
        };
        const auto end = sessions.begin() + static_cast<std::ptrdiff_t>(limit);
        std::partial_sort(sessions.begin(), end, sessions.end(), busier);
        sessions.erase(end, sessions.end());
    }
    return sessions;
}

namespace {

std::string hex(std::uint32_t value) {
    return fmt::format("0x{:08x}", value);
}

}  // namespace

ReportTable commandTable(const SessionReport& report) {
    ReportTable table{{{"Command"}, {"command_id"}, {"PDUs", true}, {"Share", true}}, {}};
    for (const CommandCount& command : report.commands()) {
        table.rows.push_back({command.command(), hex(command.command_id()), formatCount(command.count()),
                              formatShare(command.count(), report.totals().pdus())});
    }
    return table;
}

ReportTable statusTable(const SessionReport& report) {
    ReportTable table{{{"Response"}, {"Status"}, {"Code"}, {"Count", true}, {"Share", true}}, {}};
    for (const StatusCount& status : report.statuses()) {
        table.rows.push_back({status.command(), status.status(), hex(status.code()),
                              formatCount(status.count()),
                              formatShare(status.count(), report.totals().responses())});
    }
    return table;
}

ReportTable latencyTable(const SessionReport& report) {
    ReportTable table{{{"Latency of"},
                       {"Count", true},
                       {"Min", true},
                       {"Mean", true},
                       {"p50", true},
                       {"p90", true},
                       {"p95", true},
                       {"p99", true},
                       {"p99.9", true},
                       {"Max", true}},
                      {}};
    for (const LatencySummary& latency : report.latencies()) {
        std::vector<std::string> row = {latency.command(), formatCount(latency.count())};
        for (const std::int64_t ns :
             {latency.min_ns(), latency.mean_ns(), latency.p50_ns(), latency.p90_ns(), latency.p95_ns(),
              latency.p99_ns(), latency.p999_ns(), latency.max_ns()}) {
            row.push_back(formatDuration(ns));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable sessionTable(const SessionReport& report, std::size_t limit) {
    const std::vector<SessionColumn> columns = sessionColumns(report);
    ReportTable table;
    for (const SessionColumn& column : columns) {
        table.columns.push_back(column.head);
    }
    for (const SessionSummary* session : sessionsToShow(report, limit)) {
        std::vector<std::string>& row = table.rows.emplace_back();
        for (const SessionColumn& column : columns) {
            row.push_back(column.cell(*session));
        }
    }
    return table;
}

}  // namespace smppscope::model
