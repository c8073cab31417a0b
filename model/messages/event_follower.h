#pragma once

#include <array>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "dissector/issue.h"
#include "dissector/receipt/receipt.h"
#include "model/histogram.h"
#include "model/messages/learned_id_rule.h"
#include "model/messages/message_id.h"
#include "model/messages/message_id_index.h"
#include "model/messages/message_ledger.h"

namespace smppscope::model {

/// What is counted of receipts, in all.
struct ReceiptCounts {
    static constexpr std::size_t kRules = 8;

    std::uint64_t receipts = 0;  ///< with intermediate notifications
    std::uint64_t matched = 0;
    std::array<std::uint64_t, kRules> byRule{};  ///< matched ones, by dissector::IdRule
    LatencyHistogram latency;                    ///< from the request to the first final receipt

    std::uint64_t orphans() const { return receipts - matched; }
};

/// Joins what is said of messages later (receipts, queries, cancellations) with the parts that it is about,
/// by their message ids. One thread: the writer of the store.
class EventFollower {
  public:
    /// A receipt may come before the response that names its message; by no more than this.
    static constexpr TimeNs kEarly = TimeNs{60} * 1'000'000'000;
    /// Of receipts that came before a response, so many of the latest are looked at; as many of those about a
    /// part when another comes.
    static constexpr std::size_t kMostEarly = 64;
    static constexpr std::size_t kMostBefore = 64;

    EventFollower(MessageLedger& ledger, const Accounts& accounts, const PduStore& pdus)
        : ledger_(ledger), accounts_(accounts), pdus_(pdus), ids_(ledger.store(), pdus) {}

    /// The PDU that speaks of a message, and between whom.
    struct Speaker {
        Row row = kNoRow;
        TimeNs time = 0;
        AccountId account = 0;
        const Accounts::Hosts* hosts = nullptr;
    };
    /// What was odd about a receipt: a code, and the row of the receipt before.
    struct Oddity {
        dissector::IssueCode code;
        Row other;
    };

    /// The response names a part by an id, `text`; `alone`: no other part has the same name.
    void name(AccountId account, const MessageId& id, std::string_view text, PartNumber part, TimeNs time,
              bool alone);
    /// Begins to bring what name() or receipt() with that id will need.
    void prefetch(AccountId account, const MessageId& id) const { ids_.prefetch(account, id); }

    /// Of which message a receipt or notification speaks.
    struct Subject {
        MessageId id;
        std::string_view idText;
        Recipient recipient;
    };
    /// What it says.
    struct News {
        bool notification = false;
        std::optional<MessageStatus> status;
        Subject subject;
    };
    /// Asked for what else may be the id of a receipt, empty if nothing, once its own names no message.
    using OtherId = std::function<dissector::IdText()>;
    /// A receipt or notification.
    std::optional<Oddity> receipt(const Speaker& speaker, const News& news, const OtherId& otherId);

    /// A receipt or notification that comes in several PDUs, of which this is the first: the event that
    /// counts.
    EventNumber beginReceipt(const Speaker& speaker, bool notification);
    /// Another PDU of it.
    void continueReceipt(EventNumber receipt, const Speaker& speaker);
    /// Its state has become known.
    std::optional<Oddity> setReceiptState(EventNumber receipt, MessageStatus status);
    /// Its id has become known, once; `speaker`: of the PDU in work.
    std::optional<Oddity> nameReceipt(EventNumber receipt, const Speaker& speaker, const Subject& subject,
                                      const OtherId& otherId);

    /// A query_sm, replace_sm or cancel_sm.
    void operation(const Speaker& speaker, MessageEventKind kind, std::string_view id);
    /// A cancel_sm that names no message but the addresses of these parts.
    void cancel(const Speaker& speaker, const std::vector<PartNumber>& parts);
    /// The response to such an operation says that the message is in a state; without one nothing changes.
    void operationAnswered(EventNumber event, std::optional<MessageStatus> status);

    const ReceiptCounts& receipts() const { return counts_; }
    std::size_t memoryBytes() const;

  private:
    /// Counts the receipts that found no message, from 0.
    using EarlyNumber = std::uint64_t;
    static constexpr EarlyNumber kNoEarly = std::numeric_limits<EarlyNumber>::max();
    struct Early {
        EventNumber event;
        AccountId account;
        TimeNs time;
        Recipient about;
        dissector::IdText id;
        std::array<std::uint64_t, 3> keys{};  // MessageIdIndex::keyOf() of the ways to write the id
        std::array<EarlyNumber, 3> older{};   // the one before with the same key
    };

    LearnedIdRule& learnedOf(AccountId account);
    std::optional<MessageIdIndex::Match> find(const Speaker& speaker, MessageIdIndex::Wanted wanted) const;
    EventNumber addEvent(const Speaker& speaker, MessageEventKind kind, std::optional<MessageStatus> status);
    void attach(EventNumber event, PartNumber part, std::uint8_t rule);
    void attach(EventNumber event, const MessageIdIndex::Match& match);
    bool tellsFate(EventNumber event) const;
    std::optional<Oddity> follow(EventNumber event, PartNumber part, TimeNs time);
    void keepEarly(Early early);
    void forgetEarly(TimeNs now);
    EarlyNumber olderEarly(EarlyNumber number, std::uint64_t key) const;
    Early& early(EarlyNumber number) { return early_[number - firstEarly_]; }
    const Early& early(EarlyNumber number) const { return early_[number - firstEarly_]; }
    std::optional<dissector::IdRule> ruleFor(const Early& early, std::string_view id, PartNumber part,
                                             bool alone) const;

    MessageLedger& ledger_;
    const Accounts& accounts_;
    const PduStore& pdus_;
    MessageIdIndex ids_;
    std::vector<LearnedIdRule> learned_;  // by AccountId
    ReceiptCounts counts_;
    std::deque<Early> early_;  // receipts of the last kEarly that found no message when they came
    EarlyNumber firstEarly_ = 0;
    boost::unordered_flat_map<std::uint64_t, EarlyNumber> newestEarly_;  // by MessageIdIndex::keyOf()
};

}  // namespace smppscope::model
