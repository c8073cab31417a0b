// The report's figures, counted one message after the other.

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "tests/support/journeys/journey_log.h"
#include "tests/support/traffic/session_truth.h"

namespace smppscope::support {

namespace {

constexpr std::string_view kRules[] = {
    "exact",          "letter-case",    "leading-zeros", "hex-leading-zeros",
    "decimal-of-hex", "hex-of-decimal", "hex-prefix",    "padding"};

bool isTakenOver(std::string_view state) {
    return state != "submitted" && state != "rejected";
}

/// Into any message with these fields.
template <class Count>
void count(const Journey& journey, Count& counts) {
    const auto increase = [](std::uint64_t value, bool by) { return value + (by ? 1 : 0); };
    if (journey.fromCentre) {
        counts.set_received(counts.received() + 1);
        counts.set_received_parts(counts.received_parts() + journey.parts.size());
        return;
    }
    const std::string state = journey.state();
    const bool asked = std::any_of(journey.parts.begin(), journey.parts.end(),
                                   [](const JourneyPart& part) { return part.wantsReceipt; });
    const auto taken = std::count_if(journey.parts.begin(), journey.parts.end(),
                                     [](const JourneyPart& part) { return isTakenOver(part.state); });
    counts.set_submitted(counts.submitted() + 1);
    counts.set_accepted(increase(counts.accepted(), isTakenOver(state)));
    counts.set_rejected(increase(counts.rejected(), state == "rejected"));
    counts.set_delivered(increase(counts.delivered(), state == "delivered"));
    counts.set_failed(increase(counts.failed(), isFailedState(state)));
    counts.set_pending(increase(counts.pending(), asked && !isFinalState(state)));
    counts.set_parts(counts.parts() + journey.parts.size());
    counts.set_accepted_parts(counts.accepted_parts() + static_cast<std::uint64_t>(taken));
}

std::string monthOf(const Journey& journey) {
    using namespace std::chrono;
    const year_month_day date{
        floor<days>(sys_time<nanoseconds>{nanoseconds{journey.parts.front().requestTime}})};
    return fmt::format("{:04}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

void fillTop(const std::map<std::string, std::uint64_t>& counts,
             google::protobuf::RepeatedPtrField<model::TextCount>& to) {
    constexpr std::size_t kTop = 10;
    std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    sorted.resize(std::min(sorted.size(), kTop));
    for (const auto& [text, number] : sorted) {
        model::TextCount& row = *to.Add();
        row.set_text(text);
        row.set_count(number);
    }
}

/// From the request of each part to its first receipt that is final.
std::vector<std::int64_t> receiptLatencies(const std::vector<std::shared_ptr<Journey>>& journeys) {
    std::vector<std::int64_t> latencies;
    for (const auto& journey : journeys) {
        for (const JourneyPart& part : journey->parts) {
            const auto first = std::find_if(part.told.begin(), part.told.end(), [](const ToldOfPart& told) {
                return told.kind == "receipt" && told.counts && isFinalState(told.state);
            });
            if (first != part.told.end()) {
                latencies.push_back(first->time - part.requestTime);
            }
        }
    }
    return latencies;
}

}  // namespace

void JourneyLog::fillTotals(model::MessageTotals& totals) const {
    for (const auto& journey : journeys) {
        count(*journey, totals);
        totals.set_concatenated(totals.concatenated() +
                                (!journey->fromCentre && journey->method != "whole" ? 1 : 0));
    }
    std::map<std::string, std::uint64_t> rules;
    for (const ReceiptRecord& receipt : receipts) {
        totals.set_receipts(totals.receipts() + 1);
        totals.set_matched_receipts(totals.matched_receipts() + (receipt.matched ? 1 : 0));
        totals.set_orphan_receipts(totals.orphan_receipts() + (receipt.matched ? 0 : 1));
        rules[receipt.rule] += receipt.matched ? 1 : 0;
    }
    for (const std::string_view rule : kRules) {
        if (const std::uint64_t number = rules[std::string(rule)]; number != 0) {
            model::IdRuleCount& row = *totals.add_id_rules();
            row.set_rule(std::string(rule));
            row.set_count(number);
        }
    }
    if (const auto latencies = receiptLatencies(journeys); !latencies.empty()) {
        fillLatency("receipt", latencies, *totals.mutable_receipt_latency());
    }
}

void JourneyLog::fillAccount(std::size_t account, model::AccountSummary& summary) const {
    const AccountRecord& record = accounts[account];
    summary.set_system_id(record.systemId);
    summary.mutable_session_ids()->Add(record.sessions.begin(), record.sessions.end());
    std::map<std::string, model::MonthSummary> months;
    std::map<int, model::PrefixSummary> prefixes;
    std::map<std::string, std::uint64_t> senders;
    std::map<std::string, std::uint64_t> errors;
    for (const auto& journey : journeys) {
        if (journey->account != account) {
            continue;
        }
        count(*journey, summary);
        count(*journey, *months[monthOf(*journey)].mutable_counts());
        if (!journey->fromCentre) {
            model::PrefixSummary& prefix = prefixes[std::atoi(journey->prefix.c_str())];
            prefix.set_prefix(journey->prefix);
            count(*journey, *prefix.mutable_counts());
            ++senders[journey->source];
        }
    }
    for (auto& [month, row] : months) {
        row.set_month(month);
        row.set_time_zone("UTC");
        row.set_messages(row.counts().submitted());
        row.set_parts(row.counts().parts());
        *summary.add_months() = row;
    }
    for (const auto& [code, row] : prefixes) {
        *summary.add_prefixes() = row;
    }
    for (const ReceiptRecord& receipt : receipts) {
        if (receipt.account == account && !receipt.reason.empty()) {
            ++errors[receipt.reason];
        }
    }
    fillTop(senders, *summary.mutable_senders());
    fillTop(errors, *summary.mutable_errors());
    for (const auto& [key, number] : record.rejections) {
        model::StatusCount& row = *summary.add_rejections();
        row.set_command(std::string(nameOf(key.first)));
        row.set_status(std::string(nameOf(key.second)));
        row.set_code(static_cast<std::uint32_t>(key.second));
        row.set_count(number);
    }
}

}  // namespace smppscope::support
