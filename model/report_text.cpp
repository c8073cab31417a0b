#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "model/account_tables.h"
#include "model/printable.h"
#include "model/report.h"
#include "model/report_tables.h"
#include "model/text_table.h"
#include "model/units.h"

namespace smppscope::model {

namespace {

constexpr std::size_t kSessionsShown = 40;
constexpr std::size_t kAccountsShown = 20;
constexpr int kWarningsShown = 20;
constexpr int kCommentsShown = 20;
constexpr int kFilesShown = 10;

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
    mention(capture.duplicate_segments(), "segment captured twice", "segments captured twice");
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

std::string messageFacts(const SessionReport& report) {
    if (!hasMessages(report)) {
        return {};
    }
    std::string out = fact("Messages", messagesText(report.messages()));
    if (report.messages().receipts() != 0) {
        out += fact("Receipts", escapeControls(receiptsText(report.messages())));
    }
    return out;
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

std::string commentsText(const CaptureSummary& capture) {
    if (capture.comments_size() == 0) {
        return {};
    }
    std::string out = "\nComments\n";
    for (int i = 0; i < std::min(capture.comments_size(), kCommentsShown); ++i) {
        const CaptureComment& comment = capture.comments(i);
        out += comment.frame() == 0 ? "  " : fmt::format("  frame {}: ", comment.frame());
        out += escapeControls(comment.text()) + '\n';
    }
    if (capture.comments_size() > kCommentsShown) {
        out += fmt::format("  and {} more\n", capture.comments_size() - kCommentsShown);
    }
    return out;
}

std::string tableText(const ReportTable& table) {
    if (table.rows.empty()) {
        return {};
    }
    std::vector<TextTable::Column> columns;
    for (const ReportTable::Column& column : table.columns) {
        columns.push_back(
            {column.heading, column.numeric ? TextTable::Align::right : TextTable::Align::left});
    }
    TextTable text(std::move(columns));
    for (std::vector<std::string> row : table.rows) {
        std::transform(row.begin(), row.end(), row.begin(), escapeControls);
        text.add(std::move(row));
    }
    return fmt::format("\n{}", text.text(0));
}

/// Sentences, which a table would cut.
std::string alphabetsText(const SessionReport& report) {
    std::string out;
    for (const std::vector<std::string>& row : alphabetTable(report, kAccountsShown).rows) {
        out += fmt::format("  {}: {}, {}\n", escapeControls(row[0]), row[1], row[2]);
    }
    return out.empty() ? out : "\nWhat data_coding 0 stands for\n" + out;
}

/// In short; the page and the JSON report have months, destinations, senders and reasons as well.
std::string accountsText(const SessionReport& report) {
    if (!hasMessages(report)) {
        return {};
    }
    std::string out = tableText(accountTable(report, kAccountsShown));
    const auto all = static_cast<std::size_t>(report.accounts_size());
    if (all > kAccountsShown) {
        out += fmt::format("These are the {} busiest; {} more are in the JSON report.\n", kAccountsShown,
                           counted(all - kAccountsShown, "account", "accounts"));
    }
    return out + alphabetsText(report);
}

std::string sessionsText(const SessionReport& report) {
    const auto all = static_cast<std::size_t>(report.sessions_size());
    if (all == 0) {
        return "\nNo SMPP found.\n";
    }
    std::string out = tableText(sessionTable(report, kSessionsShown));
    if (all > kSessionsShown) {
        out += fmt::format("These are the {} busiest; {} more: see `smppscope-cli sessions`.\n",
                           kSessionsShown, counted(all - kSessionsShown, "session", "sessions"));
    }
    return out;
}

}  // namespace

std::string reportAsText(const SessionReport& report) {
    return captureText(report.capture()) + totalsText(report.totals()) + messageFacts(report) +
           warningsText(report.capture()) + commentsText(report.capture()) + tableText(commandTable(report)) +
           tableText(statusTable(report)) + tableText(latencyTable(report)) + accountsText(report) +
           sessionsText(report);
}

}  // namespace smppscope::model
