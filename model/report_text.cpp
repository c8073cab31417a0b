#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "model/printable.h"
#include "model/report.h"
#include "model/text_table.h"
#include "model/units.h"

namespace smppscope::model {

namespace {

constexpr std::size_t kSessionsShown = 40;
constexpr int kWarningsShown = 20;
constexpr int kFilesShown = 10;
using Align = TextTable::Align;

// A fact of the head: a name in a fixed column, then what there is to say.
std::string fact(std::string_view name, const std::string& text) {
    return fmt::format("{:<11}{}\n", name, text);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return formatCount(count) + " " + std::string(count == 1 ? one : many);
}

std::string captureText(const CaptureSummary& capture) {
    std::string out;
    for (int i = 0; i < std::min(capture.files_size(), kFilesShown); ++i) {
        out += fact(i == 0 ? "Capture" : "", escapeControls(capture.files(i)));
    }
    if (capture.files_size() > kFilesShown) {
        out += fact("", fmt::format("and {} more files", capture.files_size() - kFilesShown));
    }
    out += fact("", counted(capture.frames(), "frame", "frames") + ", " + formatBytes(capture.bytes()));
    if (capture.frames() > 0) {
        out += fact("Time", fmt::format("{} to {} UTC ({})", formatTime(capture.first_time_ns()),
                                        formatTime(capture.last_time_ns()),
                                        formatDuration(capture.last_time_ns() - capture.first_time_ns())));
    }
    std::string tcp = counted(capture.connections(), "connection", "connections");
    const auto mention = [&](std::uint64_t count, std::string_view one, std::string_view many) {
        tcp += count == 0 ? "" : ", " + counted(count, one, many);
    };
    mention(capture.retransmitted_segments(), "segment retransmitted", "segments retransmitted");
    mention(capture.out_of_order_segments(), "segment out of order", "segments out of order");
    mention(capture.lost_bytes(), "byte lost", "bytes lost");
    mention(capture.skipped_bytes(), "byte skipped", "bytes skipped");
    return out + fact("TCP", tcp);
}

std::string totalsText(const TotalCounts& totals) {
    const std::uint64_t awaiting = totals.paired() + totals.unanswered();
    std::string out = fact("PDUs", fmt::format("{} ({}, {})", formatCount(totals.pdus()),
                                               counted(totals.requests(), "request", "requests"),
                                               counted(totals.responses(), "response", "responses")));
    if (awaiting > 0) {
        out += fact("Answered",
                    fmt::format("{} of {} requests that expect a response ({})", formatCount(totals.paired()),
                                formatCount(awaiting), formatShare(totals.paired(), awaiting)));
    }
    std::string trouble;
    const auto mention = [&](std::uint64_t count, std::string_view one, std::string_view many) {
        trouble += count == 0 ? "" : (trouble.empty() ? "" : ", ") + counted(count, one, many);
    };
    mention(totals.unanswered(), "request unanswered", "requests unanswered");
    mention(totals.orphan_responses(), "response to nothing", "responses to nothing");
    mention(totals.malformed(), "malformed PDU", "malformed PDUs");
    return out + (trouble.empty() ? "" : fact("Trouble", trouble));
}

std::string warningsText(const CaptureSummary& capture) {
    if (capture.warnings_size() == 0) {
        return {};
    }
    std::string out = "\nWarnings\n";
    for (int i = 0; i < std::min(capture.warnings_size(), kWarningsShown); ++i) {
        out += "  " + escapeControls(capture.warnings(i)) + '\n';
    }
    if (capture.warnings_size() > kWarningsShown) {
        out += fmt::format("  and {} more\n", capture.warnings_size() - kWarningsShown);
    }
    return out;
}

std::string commandsText(const SessionReport& report) {
    TextTable table({{"Command"}, {"PDUs", Align::right}, {"Share", Align::right}});
    for (const CommandCount& command : report.commands()) {
        table.add({escapeControls(command.command()), formatCount(command.count()),
                   formatShare(command.count(), report.totals().pdus())});
    }
    return table.empty() ? "" : "\n" + table.text(0);
}

std::string statusesText(const SessionReport& report) {
    TextTable table({{"Response"}, {"Status"}, {"Code", Align::right}, {"Count", Align::right}});
    for (const StatusCount& status : report.statuses()) {
        table.add({escapeControls(status.command()), escapeControls(status.status()),
                   fmt::format("0x{:08x}", status.code()), formatCount(status.count())});
    }
    return table.empty() ? "" : "\n" + table.text(0);
}

std::string latenciesText(const SessionReport& report) {
    const auto right = [](std::string heading) {
        return TextTable::Column{std::move(heading), Align::right};
    };
    TextTable table({{"Latency of"},
                     right("Count"),
                     right("Min"),
                     right("Mean"),
                     right("p50"),
                     right("p90"),
                     right("p95"),
                     right("p99"),
                     right("p99.9"),
                     right("Max")});
    for (const LatencySummary& latency : report.latencies()) {
        std::vector<std::string> cells = {escapeControls(latency.command()), formatCount(latency.count())};
        for (const std::int64_t ns :
             {latency.min_ns(), latency.mean_ns(), latency.p50_ns(), latency.p90_ns(), latency.p95_ns(),
              latency.p99_ns(), latency.p999_ns(), latency.max_ns()}) {
            cells.push_back(formatDuration(ns));
        }
        table.add(std::move(cells));
    }
    return table.empty() ? "" : "\n" + table.text(0);
}

// "unbind", "reset by server", or the state if the session was still open at the end.
std::string endText(const SessionSummary& session) {
    if (session.close_reason() == toString(CloseReason::none)) {
        return "open, " + session.state();
    }
    std::string reason = session.close_reason();
    std::replace(reason.begin(), reason.end(), '_', ' ');
    return reason;
}

// A column of the table of sessions. Those that only tell of trouble are left out where there is none.
struct SessionColumn {
    TextTable::Column head;
    std::string (*cell)(const SessionSummary&);
    std::uint64_t (*trouble)(const SessionSummary&) = nullptr;
};

template <std::uint64_t (*count)(const SessionSummary&)>
std::string countCell(const SessionSummary& session) {
    return formatCount(count(session));
}

std::uint64_t unanswered(const SessionSummary& session) {
    return session.totals().unanswered();
}
std::uint64_t orphans(const SessionSummary& session) {
    return session.totals().orphan_responses();
}
std::uint64_t malformed(const SessionSummary& session) {
    return session.totals().malformed();
}

const std::vector<SessionColumn>& sessionColumns() {
    using S = const SessionSummary&;
    static const std::vector<SessionColumn> kColumns = {
        {{"Session", Align::right}, [](S s) { return std::to_string(s.id()); }},
        {{"System id"}, [](S s) { return escapeControls(s.system_id()); }},
        {{"Bind"}, [](S s) { return s.bind_type(); }},
        {{"Version"}, [](S s) { return s.interface_version(); }},
        {{"Client"}, [](S s) { return endpointText(s.client()); }},
        {{"Server"}, [](S s) { return endpointText(s.server()); }},
        {{"Begin"},
         [](S s) {
             return (s.begun_before_capture() ? "<" : "") + formatTime(s.first_time_ns()).substr(11);
         }},
        {{"Length", Align::right}, [](S s) { return formatDuration(s.last_time_ns() - s.first_time_ns()); }},
        {{"PDUs", Align::right}, [](S s) { return formatCount(s.totals().pdus()); }},
        {{"Unanswered", Align::right}, countCell<unanswered>, unanswered},
        {{"To nothing", Align::right}, countCell<orphans>, orphans},
        {{"Malformed", Align::right}, countCell<malformed>, malformed},
        {{"Window", Align::right}, [](S s) { return formatCount(s.max_outstanding()); }},
        {{"End"}, endText},
    };
    return kColumns;
}

std::string sessionTable(const std::vector<const SessionSummary*>& sessions) {
    std::vector<TextTable::Column> heads;
    std::vector<std::string (*)(const SessionSummary&)> cells;
    for (const SessionColumn& column : sessionColumns()) {
        const bool needed = column.trouble == nullptr ||
                            std::any_of(sessions.begin(), sessions.end(), [&](const SessionSummary* session) {
                                return column.trouble(*session) > 0;
                            });
        if (needed) {
            heads.push_back(column.head);
            cells.push_back(column.cell);
        }
    }
    TextTable table(std::move(heads));
    for (const SessionSummary* session : sessions) {
        std::vector<std::string> row;
        for (const auto cell : cells) {
            row.push_back(cell(*session));
        }
        table.add(std::move(row));
    }
    return table.text(0);
}

std::string sessionsText(const SessionReport& report) {
    const auto all = static_cast<std::size_t>(report.sessions_size());
    if (all == 0) {
        return "\nNo SMPP found.\n";
    }
    const std::vector<const SessionSummary*> shown = sessionsToShow(report, kSessionsShown);
    std::string out = "\n" + sessionTable(shown);
    if (shown.size() < all) {
        out += fmt::format("These are the {} busiest; {} more: see `smppscope-cli sessions`.\n", shown.size(),
                           counted(all - shown.size(), "session", "sessions"));
    }
    return out;
}

}  // namespace

std::string reportAsText(const SessionReport& report) {
    return captureText(report.capture()) + totalsText(report.totals()) + warningsText(report.capture()) +
           commandsText(report) + statusesText(report) + latenciesText(report) + sessionsText(report);
}

}  // namespace smppscope::model
