#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dissector/text/alphabet_signs.h"
#include "model/messages/event_follower.h"
#include "model/messages/frequent.h"
#include "model/messages/message_tally.h"

namespace smppscope::model {

class MessageTracker;

/// What is counted of the messages of a capture, copied at one moment.
struct MessageSummary {
    /// How many senders and errors of an account are kept here.
    static constexpr std::size_t kTop = 10;

    struct Account {
        std::string systemId;                  ///< empty: no bind was seen
        std::vector<Frequent::Entry> senders;  ///< the most frequent source addresses of what it submitted
        std::vector<Frequent::Entry> errors;   ///< the most frequent reasons that receipts gave
        dissector::AlphabetSigns alphabet;     ///< what its texts tell of data_coding 0
        std::optional<dissector::CharacterSet> chosenAlphabet;  ///< what the user says of it
        std::uint64_t inexact = 0;                              ///< by how much those counts may be too low
    };

    std::vector<Account> accounts;          ///< by AccountId
    std::vector<MessageTally::Cell> cells;  ///< by key
    ReceiptCounts receipts;

    /// The sum of all cells of messages that ESMEs submitted, or of those that came from message centres.
    MessageCounts sum(bool fromCentre) const;
};

/// Load pass's thread, or while it doesn't run.
MessageSummary summaryOf(const MessageTracker& tracker);

}  // namespace smppscope::model
