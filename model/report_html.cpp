#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "model/latency_strip.h"
#include "model/printable.h"
#include "model/report.h"
#include "model/report_html_style.h"
#include "model/units.h"

namespace smppscope::model {

namespace {

constexpr std::size_t kSessionsShown = 1000;
constexpr int kWarningsShown = 200;

enum class CellKind : std::uint8_t { text, code, number, trouble, markup };

// A cell whose content is escaped, unless it is markup of our own.
struct Cell {
    CellKind kind = CellKind::text;
    std::string content;
};

Cell text(std::string_view content) {
    return {CellKind::text, std::string(content)};
}
Cell code(std::string content) {
    return {CellKind::code, std::move(content)};
}
Cell number(std::uint64_t value) {
    return {CellKind::number, formatCount(value)};
}
Cell number(std::string content) {
    return {CellKind::number, std::move(content)};
}
Cell trouble(std::uint64_t value) {
    return {value > 0 ? CellKind::trouble : CellKind::number, formatCount(value)};
}
Cell markup(std::string svg) {
    return {CellKind::markup, std::move(svg)};
}

std::string cellHtml(const Cell& cell) {
    switch (cell.kind) {
        case CellKind::code:
            return "<td><code>" + escapeHtml(cell.content) + "</code></td>";
        case CellKind::number:
            return "<td class=\"number\">" + escapeHtml(cell.content) + "</td>";
        case CellKind::trouble:
            return "<td class=\"number trouble-text\">" + escapeHtml(cell.content) + "</td>";
        case CellKind::markup:
            return "<td class=\"wide\">" + cell.content + "</td>";
        case CellKind::text:
            break;
    }
    return "<td>" + escapeHtml(cell.content) + "</td>";
}

// A table that is given its rows one by one. Headings are constants of this file and may hold markup.
class Table {
  public:
    struct Column {
        std::string heading;
        bool numeric = false;
    };

    explicit Table(const std::vector<Column>& columns) {
        for (const Column& column : columns) {
            html_ += column.numeric ? "<th class=\"number\">" : "<th>";
            html_ += column.heading + "</th>";
        }
        html_ += "</tr></thead>\n<tbody>\n";
    }

    void add(const std::vector<Cell>& cells) {
        html_ += "<tr>";
        for (const Cell& cell : cells) {
            html_ += cellHtml(cell);
        }
        html_ += "</tr>\n";
    }

    std::string html() const { return html_ + "</tbody></table></div>\n"; }

  private:
    std::string html_ = "<div class=\"scroll\"><table><thead><tr>";
};

std::string paragraph(std::string_view style, const std::string& content) {
    return fmt::format("<p class=\"{}\">{}</p>\n", style, escapeHtml(content));
}

std::string headHtml(const CaptureSummary& capture) {
    std::string files;
    for (const std::string& file : capture.files()) {
        files += (files.empty() ? "" : ", ") + file;
    }
    std::string out = "<header>\n<h1>SMPP session report</h1>\n" + paragraph("files", files);
    if (capture.frames() > 0) {
        out +=
            paragraph("faint", fmt::format("{} to {} UTC ({})", formatTime(capture.first_time_ns()),
                                           formatTime(capture.last_time_ns()),
                                           formatDuration(capture.last_time_ns() - capture.first_time_ns())));
    }
    out += paragraph(
        "faint",
        fmt::format("{} frames, {}, {} TCP connections: {} segments retransmitted, {} out of "
                    "order; {} bytes of streams lost, {} bytes skipped",
                    formatCount(capture.frames()), formatBytes(capture.bytes()),
                    formatCount(capture.connections()), formatCount(capture.retransmitted_segments()),
                    formatCount(capture.out_of_order_segments()), formatCount(capture.lost_bytes()),
                    formatCount(capture.skipped_bytes())));
    return out + "</header>\n";
}

std::string tile(const std::string& value, std::string_view label, bool isTrouble = false) {
    return fmt::format("<div class=\"tile{}\"><b>{}</b><span>{}</span></div>\n", isTrouble ? " trouble" : "",
                       value, label);
}

std::string totalsHtml(const SessionReport& report) {
    const TotalCounts& totals = report.totals();
    const auto troubleTile = [](std::uint64_t count, std::string_view label) {
        return tile(formatCount(count), label, count > 0);
    };
    return "<div class=\"tiles\">\n" + tile(formatCount(totals.pdus()), "PDUs") +
           tile(formatCount(static_cast<std::uint64_t>(report.sessions_size())), "sessions") +
           tile(formatCount(totals.requests()), "requests") +
           tile(formatCount(totals.responses()), "responses") +
           tile(formatShare(totals.paired(), totals.paired() + totals.unanswered()), "requests answered") +
           troubleTile(totals.unanswered(), "requests unanswered") +
           troubleTile(totals.orphan_responses(), "responses to nothing") +
           troubleTile(totals.malformed(), "malformed PDUs") + "</div>\n";
}

std::string warningsHtml(const CaptureSummary& capture) {
    if (capture.warnings_size() == 0) {
        return {};
    }
    std::string out = "<h2>Warnings</h2>\n<div class=\"warnings\"><ul>\n";
    for (int i = 0; i < std::min(capture.warnings_size(), kWarningsShown); ++i) {
        out += "<li>" + escapeHtml(capture.warnings(i)) + "</li>\n";
    }
    if (capture.warnings_size() > kWarningsShown) {
        out += fmt::format("<li>and {} more</li>\n", capture.warnings_size() - kWarningsShown);
    }
    return out + "</ul></div>\n";
}

std::string shareBarSvg(std::uint64_t part, std::uint64_t whole) {
    constexpr double kWidth = 320;
    const double width = whole == 0 ? 0 : kWidth * static_cast<double>(part) / static_cast<double>(whole);
    return fmt::format(R"(<svg width="{0}" height="12" viewBox="0 0 {0} 12" role="img"><title>{1}</title>)"
                       R"(<rect class="bar" x="0" y="1" width="{2:.1f}" height="10" rx="2"/></svg>)",
                       kWidth, escapeHtml(formatShare(part, whole)), std::max(width, 1.0));
}

std::string commandsHtml(const SessionReport& report) {
    Table table({{"Command"}, {"command_id"}, {"PDUs", true}, {"Share", true}, {""}});
    for (const CommandCount& command : report.commands()) {
        table.add({text(command.command()), code(fmt::format("0x{:08x}", command.command_id())),
                   number(command.count()), number(formatShare(command.count(), report.totals().pdus())),
                   markup(shareBarSvg(command.count(), report.totals().pdus()))});
    }
    return report.commands().empty() ? "" : "<h2>Commands</h2>\n" + table.html();
}

std::string statusesHtml(const SessionReport& report) {
    Table table({{"Response"}, {"Status"}, {"command_status"}, {"Responses", true}, {"Share", true}, {""}});
    for (const StatusCount& status : report.statuses()) {
        table.add({text(status.command()), text(status.status()),
                   code(fmt::format("0x{:08x}", status.code())), number(status.count()),
                   number(formatShare(status.count(), report.totals().responses())),
                   markup(shareBarSvg(status.count(), report.totals().responses()))});
    }
    return report.statuses().empty() ? "" : "<h2>Statuses</h2>\n" + table.html();
}

std::string latenciesHtml(const SessionReport& report) {
    if (report.latencies().empty()) {
        return {};
    }
    const LatencyAxis axis(report.latencies());
    Table table({{"Request"},
                 {"Answered", true},
                 {"Min", true},
                 {"Mean", true},
                 {"p50", true},
                 {"p90", true},
                 {"p95", true},
                 {"p99", true},
                 {"p99.9", true},
                 {"Max", true},
                 {latencyAxisSvg(axis)}});
    for (const LatencySummary& latency : report.latencies()) {
        std::vector<Cell> cells = {text(latency.command()), number(latency.count())};
        for (const std::int64_t ns :
             {latency.min_ns(), latency.mean_ns(), latency.p50_ns(), latency.p90_ns(), latency.p95_ns(),
              latency.p99_ns(), latency.p999_ns(), latency.max_ns()}) {
            cells.push_back(number(formatDuration(ns)));
        }
        cells.push_back(markup(latencyStripSvg(latency, axis)));
        table.add(cells);
    }
    return "<h2>Latency from request to response</h2>\n" + table.html() +
           "<p class=\"faint\">Line: minimum to maximum. Box: p50 to p95. Dot: p99. Logarithmic.</p>\n";
}

std::vector<Cell> sessionCells(const SessionSummary& session) {
    const std::string start = formatTime(session.first_time_ns());
    return {number(session.id()),
            text(session.system_id()),
            text(session.bind_type()),
            text(session.interface_version()),
            code(endpointText(session.client())),
            code(endpointText(session.server())),
            text(session.begun_before_capture() ? "before " + start : start),
            number(formatDuration(session.last_time_ns() - session.first_time_ns())),
            number(session.totals().pdus()),
            trouble(session.totals().unanswered()),
            trouble(session.totals().orphan_responses()),
            trouble(session.totals().malformed()),
            number(session.max_outstanding()),
            text(session.state()),
            text(session.close_reason())};
}

std::string sessionsHtml(const SessionReport& report) {
    const auto all = static_cast<std::size_t>(report.sessions_size());
    if (all == 0) {
        return "<h2>Sessions</h2>\n<p class=\"faint\">No SMPP was found in this capture.</p>\n";
    }
    Table table({{"Session", true},
                 {"System id"},
                 {"Bind"},
                 {"Version"},
                 {"Client"},
                 {"Server"},
                 {"Begin (UTC)"},
                 {"Length", true},
                 {"PDUs", true},
                 {"Unanswered", true},
                 {"Responses to nothing", true},
                 {"Malformed", true},
                 {"Window", true},
                 {"State"},
                 {"Closed by"}});
    const std::vector<const SessionSummary*> shown = sessionsToShow(report, kSessionsShown);
    for (const SessionSummary* session : shown) {
        table.add(sessionCells(*session));
    }
    std::string out = "<h2>Sessions</h2>\n" + table.html();
    if (shown.size() < all) {
        out +=
            paragraph("faint", fmt::format("The {} sessions with most PDUs; {} more are in the JSON report.",
                                           formatCount(shown.size()), formatCount(all - shown.size())));
    }
    return out +
           paragraph("faint", "Window: the largest number of requests of one direction in flight together.");
}

}  // namespace

std::string reportAsHtml(const SessionReport& report) {
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n<title>SMPP session report</title>\n<style>";
    out += kReportStyle;
    out += "</style>\n</head>\n<body>\n";
    out += headHtml(report.capture());
    out += totalsHtml(report);
    out += warningsHtml(report.capture());
    out += commandsHtml(report);
    out += statusesHtml(report);
    out += latenciesHtml(report);
    out += sessionsHtml(report);
    return out + "<footer>Written by smppscope. Times are UTC.</footer>\n</body>\n</html>\n";
}

}  // namespace smppscope::model
