#include "model/account_tables.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/units.h"

namespace smppscope::model {

namespace {

std::string nameOf(const AccountSummary& account) {
    return account.system_id().empty() ? "(no bind seen)" : account.system_id();
}

std::vector<const AccountSummary*> accountsToShow(const SessionReport& report, std::size_t limit) {
    std::vector<const AccountSummary*> accounts;
    for (const AccountSummary& account : report.accounts()) {
        accounts.push_back(&account);
    }
    if (accounts.size() > limit) {
        const auto traffic = [](const AccountSummary* account) {
            return account->submitted() + account->received();
        };
        std::ranges::stable_sort(accounts, std::ranges::greater(), traffic);
        accounts.resize(limit);
    }
    return accounts;
}

/// The columns that accounts, months and prefixes have alike.
void addCountColumns(std::vector<ReportTable::Column>& columns) {
    for (const char* heading : {"Submitted", "Parts", "Accepted", "Delivered"}) {
        columns.push_back({heading, true});
    }
    columns.push_back({"Rejected", true, true});
    columns.push_back({"Failed", true, true});
    columns.push_back({"Pending", true});
    columns.push_back({"Received", true});
}

template <class Count>
void addCounts(const Count& counts, std::vector<std::string>& row) {
    for (const std::uint64_t count :
         {counts.submitted(), counts.parts(), counts.accepted(), counts.delivered(), counts.rejected(),
          counts.failed(), counts.pending(), counts.received()}) {
        row.push_back(formatCount(count));
    }
}

}  // namespace

bool hasMessages(const SessionReport& report) {
    const MessageTotals& messages = report.messages();
    return messages.submitted() + messages.received() + messages.receipts() != 0;
}

std::string messagesText(const MessageTotals& messages) {
    std::string out = fmt::format("{} submitted in {} {}", formatCount(messages.submitted()),
                                  formatCount(messages.parts()), messages.parts() == 1 ? "part" : "parts");
    const auto mention = [&out](std::uint64_t count, std::string_view what) {
        out += count == 0 ? "" : fmt::format(", {} {}", formatCount(count), what);
    };
    mention(messages.accepted(), "accepted");
    mention(messages.rejected(), "rejected");
    mention(messages.delivered(), "delivered");
    mention(messages.failed(), "failed");
    mention(messages.pending(), "pending");
    mention(messages.received(), "received");
    return out;
}

std::string receiptsText(const MessageTotals& messages) {
    std::string out = formatCount(messages.receipts());
    std::string rules;
    for (const IdRuleCount& rule : messages.id_rules()) {
        rules += fmt::format("{}{} {}", rules.empty() ? "" : ", ", formatCount(rule.count()), rule.rule());
    }
    if (messages.matched_receipts() != 0) {
        out += fmt::format(", {} about messages of the capture (ids: {})",
                           formatCount(messages.matched_receipts()), rules);
    }
    if (messages.orphan_receipts() != 0) {
        out += fmt::format(", {} about others", formatCount(messages.orphan_receipts()));
    }
    if (messages.receipt_latency().count() != 0) {
        out += fmt::format("; final after {} (p50), {} (p99)",
                           formatDuration(messages.receipt_latency().p50_ns()),
                           formatDuration(messages.receipt_latency().p99_ns()));
    }
    return out;
}

ReportTable accountTable(const SessionReport& report, std::size_t limit) {
    ReportTable table{{{"Account"}, {"Sessions", true}}, {}};
    addCountColumns(table.columns);
    for (const AccountSummary* account : accountsToShow(report, limit)) {
        std::vector<std::string>& row = table.rows.emplace_back();
        row = {nameOf(*account), formatCount(static_cast<std::uint64_t>(account->session_ids_size()))};
        addCounts(*account, row);
    }
    return table;
}

ReportTable alphabetTable(const SessionReport& report, std::size_t limit) {
    ReportTable table{{{"Account"}, {"data_coding 0"}, {"How that is known"}}, {}};
    for (const AccountSummary* account : accountsToShow(report, limit)) {
        const DefaultAlphabet& alphabet = account->default_alphabet();
        if (alphabet.texts() != 0) {
            table.rows.push_back({nameOf(*account),
                                  alphabet.charset().empty() ? "by each text" : alphabet.charset(),
                                  (alphabet.chosen() ? "chosen; " : "guessed: ") + alphabet.evidence()});
        }
    }
    return table;
}

ReportTable monthTable(const SessionReport& report, std::size_t limit) {
    ReportTable table{{{"Account"}, {"Month (UTC)"}}, {}};
    addCountColumns(table.columns);
    for (const AccountSummary* account : accountsToShow(report, limit)) {
        for (const MonthSummary& month : account->months()) {
            std::vector<std::string>& row = table.rows.emplace_back();
            row = {nameOf(*account), month.month()};
            addCounts(month.counts(), row);
        }
    }
    return table;
}

ReportTable prefixTable(const SessionReport& report, std::size_t limit) {
    ReportTable table{{{"Account"}, {"Destination"}}, {}};
    addCountColumns(table.columns);
    for (const AccountSummary* account : accountsToShow(report, limit)) {
        std::vector<const PrefixSummary*> prefixes;
        for (const PrefixSummary& prefix : account->prefixes()) {
            prefixes.push_back(&prefix);
        }
        std::ranges::stable_sort(prefixes, std::ranges::greater(),
                                 [](const PrefixSummary* prefix) { return prefix->counts().submitted(); });
        for (const PrefixSummary* prefix : prefixes) {
            std::vector<std::string>& row = table.rows.emplace_back();
            row = {nameOf(*account), prefix->prefix().empty() ? "not international" : "+" + prefix->prefix()};
            addCounts(prefix->counts(), row);
        }
    }
    return table;
}

ReportTable senderTable(const SessionReport& report, std::size_t limit) {
    ReportTable table{{{"Account"}, {"Sender"}, {"Messages", true}, {"Share", true}}, {}};
    for (const AccountSummary* account : accountsToShow(report, limit)) {
        for (const TextCount& sender : account->senders()) {
            table.rows.push_back({nameOf(*account), sender.text().empty() ? "(empty)" : sender.text(),
                                  formatCount(sender.count()),
                                  formatShare(sender.count(), account->submitted())});
        }
    }
    return table;
}

ReportTable failureTable(const SessionReport& report, std::size_t limit) {
    ReportTable table{{{"Account"}, {"Said by"}, {"Reason"}, {"Count", true}}, {}};
    for (const AccountSummary* account : accountsToShow(report, limit)) {
        for (const StatusCount& status : account->rejections()) {
            table.rows.push_back(
                {nameOf(*account), status.command(), status.status(), formatCount(status.count())});
        }
        for (const TextCount& error : account->errors()) {
            table.rows.push_back({nameOf(*account), "receipt", error.text(), formatCount(error.count())});
        }
    }
    return table;
}

}  // namespace smppscope::model
