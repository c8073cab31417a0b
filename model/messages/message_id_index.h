#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dissector/receipt/message_id_match.h"
#include "model/messages/accounts.h"
#include "model/messages/id_table.h"
#include "model/messages/message_id.h"
#include "model/messages/message_store.h"
#include "model/pdu_store.h"

namespace smppscope::model {

/// Whether the rule takes a number for the same in another base. Such ids can be those of two messages, so it
/// only counts where the destination agrees.
constexpr bool isConversion(dissector::IdRule rule) {
    return rule == dissector::IdRule::decimalOfHex || rule == dissector::IdRule::hexOfDecimal ||
           rule == dissector::IdRule::hexPrefix;
}

/// To whom a message went, as a PDU that speaks of it says.
struct Recipient {
    bool known = false;
    bool isNumber = false;        ///< isSubscriberNumber()
    std::uint32_t hash = 0;       ///< addressHash()
    std::uint32_t otherHash = 0;  ///< of the PDU's other address, which some peers leave where it was
    std::uint8_t prefix = 0;      ///< addressPrefix()
    std::uint8_t otherPrefix = 0;

    bool agrees(const MessagePart& part) const {
        return hash == part.destinationHash || otherHash == part.destinationHash;
    }
    /// Also in the digits before the last eight.
    bool agreesInFull(const MessagePart& part) const {
        return (hash == part.destinationHash && prefix == part.destinationPrefix) ||
               (otherHash == part.destinationHash && otherPrefix == part.destinationPrefix);
    }
};

/// From the message ids of responses to the parts that they name. Ids are known by a hash of 64 bits over
/// account and id, and compared with what is kept of them besides; the ids themselves stay in the capture.
/// One thread: the writer of `store`.
class MessageIdIndex {
  public:
    /// Ids are used again, by a restarted message centre if not before: who speaks of one means nothing that
    /// was sent longer ago than this.
    static constexpr TimeNs kLongGone = TimeNs{7} * 24 * 3600 * 1'000'000'000;
    /// A receipt for another number may be about a message sent no longer ago: peers put other addresses
    /// there.
    static constexpr TimeNs kOtherNumber = TimeNs{3600} * 1'000'000'000;
    /// Of parts with the same id, as many of the latest are looked at: a submit_multi has one for 255.
    static constexpr std::size_t kMostSame = 512;

    MessageIdIndex(MessageStore& store, const PduStore& pdus) : store_(store), pdus_(pdus) {}

    /// The response names the part so. Returns keyOf() of the id.
    std::uint64_t add(AccountId account, const MessageId& id, PartNumber part);
    /// The hash under which an account's id is kept; `key`: MessageId::key or hashOfKey().
    static std::uint64_t keyOf(AccountId account, std::uint64_t key) {
        constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;  // the golden ratio: far apart for all accounts
        return key ^ (account * kSpread);
    }
    /// Begins to bring what add() or find() of an id will need.
    void prefetch(AccountId account, const MessageId& id) const { newest_.prefetch(keyOf(account, id.key)); }

    struct Wanted {
        AccountId account = 0;
        MessageId id;
        std::string_view text;  ///< the id itself
        TimeNs time = 0;        ///< of the PDU that speaks of it
        Recipient recipient{};  ///< of the message, if that PDU tells it
        /// The conversion that the peer is known to make: goes before other rules.
        std::optional<dissector::IdRule> conversion{};
    };
    struct Match {
        PartNumber part;
        dissector::IdRule rule;
        bool alone = false;  ///< the id names nothing by a rule of another kind, as far as was looked
    };
    /// The part that is meant: one whose destination agrees before others, best in full, then those that wait
    /// for their fate before those that don't, by the conversion that the peer makes, by the surest rule, the
    /// latest first. By a rule that converts numbers only one whose destination agrees. A decided message, or
    /// one sent longer ago than kOtherNumber, isn't meant by who names another number.
    std::optional<Match> find(const Wanted& wanted) const;

    std::size_t memoryBytes() const { return newest_.memoryBytes(); }

  private:
    struct Search;
    bool canBeMeant(const Wanted& wanted, const MessagePart& part, bool differs,
                    dissector::IdRule rule) const;
    void look(Search& search, std::uint64_t key, std::optional<dissector::IdRule> conversion) const;

    MessageStore& store_;
    const PduStore& pdus_;
    IdTable newest_;
};

}  // namespace smppscope::model
