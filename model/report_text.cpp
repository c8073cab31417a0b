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

std::vector<std::string> sessionCells(const SessionSummary& session) {
    const bool begunBefore = session.begun_before_capture();
    return {std::to_string(session.id()),
            escapeControls(session.system_id()),
            session.bind_type(),
            session.interface_version(),
            endpointText(session.client()),
            endpointText(session.server()),
            (begunBefore ? "before " : "") + formatTime(session.first_time_ns()).substr(11),
            formatDuration(session.last_time_ns() - session.first_time_ns()),
            formatCount(session.totals().pdus()),
            formatCount(session.totals().unanswered()),
            formatCount(session.totals().malformed()),
            formatCount(session.max_outstanding()),
            session.state(),
            session.close_reason()};
}

std::string sessionsText(const SessionReport& report) {
    const auto all = static_cast<std::size_t>(report.sessions_size());
    if (all == 0) {
        return "\nNo SMPP found.\n";
    }
    TextTable table({{"Session", Align::right},
                     {"System id"},
                     {"Bind"},
                     {"Version"},
                     {"Client"},
                     {"Server"},
                     {"Begin", Align::right},
                     {"Length", Align::right},
                     {"PDUs", Align::right},
                     {"Unanswered", Align::right},
                     {"Malformed", Align::right},
                     {"Window", Align::right},
                     {"State"},
                     {"Closed by"}});
    const std::vector<const SessionSummary*> shown = sessionsToShow(report, kSessionsShown);
    for (const SessionSummary* session : shown) {
        table.add(sessionCells(*session));
    }
    std::string out = "\n" + table.text(0);
    if (shown.size() < all) {
        out += fmt::format("These are the {} busiest; {} more: see the verb `sessions`.\n", shown.size(),
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
