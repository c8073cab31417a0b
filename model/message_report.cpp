#include "model/message_report.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dissector/commands.h"
#include "dissector/receipt/message_id_match.h"
#include "model/printable.h"

namespace smppscope::model {

namespace {

/// What was submitted, into any message with these fields.
template <class Count>
void fillSubmitted(const MessageCounts& from, Count& to) {
    to.set_submitted(from.count());
    to.set_accepted(from.accepted());
    to.set_rejected(from.inPhase(MessagePhase::rejected));
    to.set_delivered(from.inPhase(MessagePhase::delivered));
    to.set_failed(from.inPhase(MessagePhase::failed));
    to.set_pending(from.pending);
    to.set_parts(from.partCount());
    to.set_accepted_parts(from.acceptedParts());
}

template <class Count>
void fillReceived(const MessageCounts& from, Count& to) {
    to.set_received(from.count());
    to.set_received_parts(from.partCount());
}

/// The two directions.
struct BothCounts {
    MessageCounts submitted;
    MessageCounts received;

    void add(const MessageTally::Cell& cell) { (cell.key.fromCentre ? received : submitted) += cell.counts; }
};

template <class Count>
void fill(const BothCounts& from, Count& to) {
    fillSubmitted(from.submitted, to);
    fillReceived(from.received, to);
}

struct AccountCounts {
    BothCounts all;
    std::map<Month, BothCounts> months;
    std::map<std::uint16_t, BothCounts> prefixes;
};

void fillTexts(const std::vector<Frequent::Entry>& from, google::protobuf::RepeatedPtrField<TextCount>& to) {
    for (const Frequent::Entry& entry : from) {
        TextCount& text = *to.Add();
        text.set_text(toValidUtf8(entry.text));
        text.set_count(entry.count);
    }
}

/// Without a sign of another one it is the alphabet of GSM.
void fillAlphabet(const MessageSummary::Account& from, DefaultAlphabet& to) {
    const dissector::AlphabetSigns& signs = from.alphabet;
    const auto set = from.chosenAlphabet ? from.chosenAlphabet
                     : signs.tells()     ? signs.guess()
                                         : dissector::CharacterSet::gsm7;
    to.set_charset(set ? std::string(dissector::characterSetInfo(*set).id) : std::string());
    to.set_chosen(from.chosenAlphabet.has_value());
    to.set_evidence(signs.evidence());
    to.set_texts(signs.count());
}

void fillAccount(const MessageSummary::Account& from, const AccountCounts& counts, AccountSummary& to) {
    to.set_system_id(toValidUtf8(from.systemId));
    fill(counts.all, to);
    for (const auto& [month, both] : counts.months) {
        MonthSummary& summary = *to.add_months();
        summary.set_month(toString(month));
        summary.set_time_zone(std::string(kMonthTimeZone));
        summary.set_messages(both.submitted.count());
        summary.set_parts(both.submitted.partCount());
        fill(both, *summary.mutable_counts());
    }
    for (const auto& [code, both] : counts.prefixes) {
        PrefixSummary& summary = *to.add_prefixes();
        summary.set_prefix(code == 0 ? std::string() : std::to_string(code));
        fill(both, *summary.mutable_counts());
    }
    fillTexts(from.senders, *to.mutable_senders());
    fillTexts(from.errors, *to.mutable_errors());
    if (from.alphabet.count() != 0) {
        fillAlphabet(from, *to.mutable_default_alphabet());
    }
    to.set_inexact(from.inexact);
}

bool carriesMessage(std::uint32_t response) {
    return response == (dissector::kSubmitSm | dissector::kResponseBit) ||
           response == (dissector::kSubmitMulti | dissector::kResponseBit) ||
           response == (dissector::kDataSm | dissector::kResponseBit);
}

/// Error statuses of responses by (command, status).
using Rejections = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t>;

void fillRejections(const Rejections& from, AccountSummary& to) {
    for (const auto& [key, count] : from) {
        StatusCount& status = *to.add_rejections();
        status.set_command(dissector::commandName(key.first));
        status.set_status(dissector::statusName(key.second));
        status.set_code(key.second);
        status.set_count(count);
    }
    std::stable_sort(to.mutable_rejections()->begin(), to.mutable_rejections()->end(),
                     [](const StatusCount& a, const StatusCount& b) { return a.count() > b.count(); });
}

void fillTotals(const MessageSummary& from, MessageTotals& to) {
    BothCounts all;
    for (const MessageTally::Cell& cell : from.cells) {
        all.add(cell);
    }
    fill(all, to);
    to.set_concatenated(all.submitted.concatenated);
    to.set_receipts(from.receipts.receipts);
    to.set_matched_receipts(from.receipts.matched);
    to.set_orphan_receipts(from.receipts.orphans());
    if (from.receipts.latency.count() != 0) {
        fillLatency("receipt", from.receipts.latency, *to.mutable_receipt_latency());
    }
    for (const dissector::IdRuleRow& row : dissector::idRules()) {
        const std::uint64_t count = from.receipts.byRule[static_cast<std::size_t>(row.rule)];
        if (count != 0) {
            IdRuleCount& rule = *to.add_id_rules();
            rule.set_rule(std::string(row.id));
            rule.set_count(count);
        }
    }
}

}  // namespace

void fillMessages(const Snapshot& snapshot, SessionReport& report) {
    const MessageSummary& messages = snapshot.messages;
    fillTotals(messages, *report.mutable_messages());
    std::vector<AccountCounts> counts(messages.accounts.size());
    for (const MessageTally::Cell& cell : messages.cells) {
        AccountCounts& account = counts[cell.key.account];
        account.all.add(cell);
        account.months[cell.key.month].add(cell);
        if (!cell.key.fromCentre) {
            account.prefixes[cell.key.countryCode].add(cell);
        }
    }
    std::vector<AccountSummary*> places(messages.accounts.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool idle = counts[i].months.empty();
        if (!messages.accounts[i].systemId.empty() || !idle) {
            places[i] = report.add_accounts();
            fillAccount(messages.accounts[i], counts[i], *places[i]);
        }
    }
    std::vector<Rejections> rejections(places.size());
    for (const Session& session : snapshot.sessions) {
        if (session.account >= places.size() || places[session.account] == nullptr) {
            continue;
        }
        places[session.account]->add_session_ids(session.id + 1);
        for (const auto& [key, count] : session.statistics.statuses) {
            if (key.second != 0 && carriesMessage(key.first)) {
                rejections[session.account][key] += count;
            }
        }
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] != nullptr) {
            fillRejections(rejections[i], *places[i]);
        }
    }
}

}  // namespace smppscope::model
