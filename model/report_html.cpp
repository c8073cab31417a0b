#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "model/account_tables.h"
#include "model/latency_strip.h"
#include "model/outstanding_strip.h"
#include "model/printable.h"
#include "model/report.h"
#include "model/report_html_style.h"
#include "model/report_tables.h"
#include "model/units.h"

namespace smppscope::model {

namespace {

constexpr std::size_t kSessionsInPage = 1000;
constexpr std::size_t kAccountsInPage = 100;
constexpr int kWarningsInPage = 200;

// A table, with a drawing of our own at the end of each row if there are `drawings`.
std::string tableHtml(const ReportTable& table, const std::string& drawingHead = {},
                      const std::vector<std::string>& drawings = {}) {
    const auto openTag = [](std::string_view name, const ReportTable::Column& column, bool alarming) {
        const std::string_view style = alarming ? " class=\"number trouble-text\"" : " class=\"number\"";
        return fmt::format("<{}{}>", name, column.numeric ? style : "");
    };
    std::string out = "<div class=\"scroll\"><table><thead><tr>";
    for (const ReportTable::Column& column : table.columns) {
        out += openTag("th", column, false) + escapeHtml(column.heading) + "</th>";
    }
    out +=
        (drawings.empty() ? "" : "<th class=\"wide\">" + drawingHead + "</th>") + "</tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        out += "<tr>";
        for (std::size_t j = 0; j < table.columns.size(); ++j) {
            const std::string& cell = table.rows[i][j];
            out += openTag("td", table.columns[j], table.columns[j].trouble && cell != "0") +
                   escapeHtml(cell) + "</td>";
        }
        out += (drawings.empty() ? "" : "<td class=\"wide\">" + drawings[i] + "</td>") + "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

std::string paragraph(std::string_view style, const std::string& content) {
    return fmt::format("<p class=\"{}\">{}</p>\n", style, escapeHtml(content));
}

// "1 frame", "2 frames".
std::string counted(std::uint64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", formatCount(count), noun, count == 1 ? "" : "s");
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
        fmt::format(
            "{}, {}, {}: {} retransmitted, {} out of order, {} captured twice; {} of streams lost, {} "
            "skipped",
            counted(capture.frames(), "frame"), formatBytes(capture.bytes()),
            counted(capture.connections(), "TCP connection"),
            counted(capture.retransmitted_segments(), "segment"),
            formatCount(capture.out_of_order_segments()), formatCount(capture.duplicate_segments()),
            counted(capture.lost_bytes(), "byte"), counted(capture.skipped_bytes(), "byte")));
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
    for (int i = 0; i < std::min(capture.warnings_size(), kWarningsInPage); ++i) {
        out += "<li>" + escapeHtml(capture.warnings(i)) + "</li>\n";
    }
    if (capture.warnings_size() > kWarningsInPage) {
        out += fmt::format("<li>and {} more</li>\n", capture.warnings_size() - kWarningsInPage);
    }
    return out + "</ul></div>\n";
}

std::string commentsHtml(const CaptureSummary& capture) {
    if (capture.comments_size() == 0) {
        return {};
    }
    std::string out = "<h2>Comments</h2>\n<ul>\n";
    for (const CaptureComment& comment : capture.comments()) {
        const std::string about = comment.frame() == 0 ? "" : fmt::format("frame {}: ", comment.frame());
        out += "<li>" + about + escapeHtml(comment.text()) + "</li>\n";
    }
    return out + "</ul>\n";
}

std::string shareBarSvg(std::uint64_t part, std::uint64_t whole) {
    constexpr double kWidth = 320;
    const double width = whole == 0 ? 0 : kWidth * static_cast<double>(part) / static_cast<double>(whole);
    return fmt::format(R"(<svg width="{0}" height="12" viewBox="0 0 {0} 12" role="img"><title>{1}</title>)"
                       R"(<rect class="bar" x="0" y="1" width="{2:.1f}" height="10" rx="2"/></svg>)",
                       kWidth, escapeHtml(formatShare(part, whole)), std::max(width, 1.0));
}

std::string commandsHtml(const SessionReport& report) {
    std::vector<std::string> bars;
    for (const CommandCount& command : report.commands()) {
        bars.push_back(shareBarSvg(command.count(), report.totals().pdus()));
    }
    return bars.empty() ? "" : "<h2>Commands</h2>\n" + tableHtml(commandTable(report), "", bars);
}

std::string statusesHtml(const SessionReport& report) {
    std::vector<std::string> bars;
    for (const StatusCount& status : report.statuses()) {
        bars.push_back(shareBarSvg(status.count(), report.totals().responses()));
    }
    return bars.empty() ? "" : "<h2>Statuses</h2>\n" + tableHtml(statusTable(report), "", bars);
}

std::string latenciesHtml(const SessionReport& report) {
    if (report.latencies().empty()) {
        return {};
    }
    const LatencyAxis axis(report.latencies());
    std::vector<std::string> strips;
    for (const LatencySummary& latency : report.latencies()) {
        strips.push_back(latencyStripSvg(latency, axis));
    }
    return "<h2>Latency from request to response</h2>\n" +
           tableHtml(latencyTable(report), latencyAxisSvg(axis), strips) +
           "<p class=\"faint\">Line: minimum to maximum. Box: p50 to p95. Dot: p99. Logarithmic.</p>\n";
}

std::string titled(std::string_view title, const ReportTable& table) {
    return table.rows.empty() ? "" : fmt::format("<h2>{}</h2>\n", title) + tableHtml(table);
}

std::string messagesHtml(const SessionReport& report) {
    if (!hasMessages(report)) {
        return {};
    }
    std::string out =
        "<h2>Messages</h2>\n" + paragraph("faint", "Messages: " + messagesText(report.messages()) + ".");
    if (report.messages().receipts() != 0) {
        out += paragraph("faint", "Receipts: " + receiptsText(report.messages()) + ".");
    }
    out += titled("Accounts", accountTable(report, kAccountsInPage));
    const auto all = static_cast<std::size_t>(report.accounts_size());
    if (all > kAccountsInPage) {
        out += paragraph("faint",
                         fmt::format("The {} accounts with most messages; {} more are in the JSON report.",
                                     formatCount(kAccountsInPage), formatCount(all - kAccountsInPage)));
    }
    out += paragraph(
        "faint",
        "A long message counts once, its parts each. Accepted: by the response. Pending: a receipt was "
        "asked for, and none that is final has come. Received: sent by the message centre.");
    out += titled("What data_coding 0 stands for", alphabetTable(report, kAccountsInPage));
    out += titled("Messages by calendar month (UTC)", monthTable(report, kAccountsInPage));
    out += titled("Messages by destination", prefixTable(report, kAccountsInPage));
    out += titled("Senders", senderTable(report, kAccountsInPage));
    return out + titled("Why messages failed", failureTable(report, kAccountsInPage));
}

std::string sessionsHtml(const SessionReport& report) {
    const auto all = static_cast<std::size_t>(report.sessions_size());
    if (all == 0) {
        return "<h2>Sessions</h2>\n<p class=\"faint\">No SMPP was found in this capture.</p>\n";
    }
    std::vector<std::string> strips;
    for (const SessionSummary* const session : sessionsToShow(report, kSessionsInPage)) {
        strips.push_back(outstandingStripSvg(*session));
    }
    std::string out =
        "<h2>Sessions</h2>\n" + tableHtml(sessionTable(report, kSessionsInPage), "In flight", strips);
    if (all > kSessionsInPage) {
        out +=
            paragraph("faint", fmt::format("The {} sessions with most PDUs; {} more are in the JSON report.",
                                           formatCount(kSessionsInPage), formatCount(all - kSessionsInPage)));
    }
    return out +
           paragraph(
               "faint",
               "Window: the largest number of requests of one direction in flight together. In flight: the "
               "same over the session's time, against its window.");
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
    out += commentsHtml(report.capture());
    out += commandsHtml(report);
    out += statusesHtml(report);
    out += latenciesHtml(report);
    out += messagesHtml(report);
    out += sessionsHtml(report);
    return out + "<footer>Written by smppscope. Times are UTC.</footer>\n</body>\n</html>\n";
}

}  // namespace smppscope::model
