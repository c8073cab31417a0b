#include "model/messages/message_summary.h"

#include <algorithm>

#include "model/messages/message_tracker.h"

namespace smppscope::model {

MessageCounts MessageSummary::sum(bool fromCentre) const {
    MessageCounts counts;
    for (const MessageTally::Cell& cell : cells) {
        if (cell.key.fromCentre == fromCentre) {
            counts += cell.counts;
        }
    }
    return counts;
}

MessageSummary summaryOf(const MessageTracker& tracker) {
    MessageSummary summary;
    summary.accounts.reserve(tracker.accounts().all().size());
    for (const Accounts::Account& account : tracker.accounts().all()) {
        const auto id = static_cast<AccountId>(summary.accounts.size());
        summary.accounts.push_back({.systemId = account.systemId,
                                    .senders = account.senders.top(MessageSummary::kTop),
                                    .errors = account.errors.top(MessageSummary::kTop),
                                    .alphabet = tracker.alphabets().ofAccount(id),
                                    .chosenAlphabet = {},
                                    .inexact = account.senders.error() + account.errors.error()});
    }
    summary.cells = tracker.tally().cells();
    std::ranges::sort(summary.cells, {}, &MessageTally::Cell::key);
    summary.receipts = tracker.receipts();
    return summary;
}

}  // namespace smppscope::model
