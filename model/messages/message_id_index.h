#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <boost/unordered/unordered_flat_map.hpp>

#include "dissector/receipt/id_text.h"
#include "dissector/receipt/message_id_match.h"
#include "model/messages/accounts.h"
#include "model/messages/message_store.h"
#include "model/pdu_store.h"

namespace smppscope::model {

/// Whether the rule takes a number for the same in another base. Such ids can be those of two messages, so it
/// only counts where the destination agrees.
constexpr bool isConversion(dissector::IdRule rule) {
    return rule == dissector::IdRule::decimalOfHex || rule == dissector::IdRule::hexOfDecimal ||
           rule == dissector::IdRule::hexPrefix;
}

/// From the message ids of responses to the parts that they name. Ids are known by a hash of 64 bits over
/// account and id, and compared with what is kept of them besides; the ids themselves stay in the capture.
/// One thread: the writer of `store`.
class MessageIdIndex {
  public:
    /// Ids are used again, by a restarted message centre if not before: who speaks of one means nothing that
    /// was sent longer ago than this.
    static constexpr TimeNs kLongGone = TimeNs{7} * 24 * 3600 * 1'000'000'000;
    /// Of parts with the same id, as many of the latest are looked at: a submit_multi has one for 255.
    static constexpr std::size_t kMostSame = 512;

    MessageIdIndex(MessageStore& store, const PduStore& pdus) : store_(store), pdus_(pdus) {}

    /// The response names the part so. Returns keyOf() of the id.
    std::uint64_t add(AccountId account, std::string_view id, PartNumber part);
    /// The hash under which an id is kept; `key` is its dissector::indexKey() or one of its LookupKeys.
    static std::uint64_t keyOf(AccountId account, const dissector::IdText& key);

    struct Wanted {
        AccountId account = 0;
        std::string_view id;
        TimeNs time = 0;                                 ///< of the PDU that speaks of it
        std::optional<std::uint32_t> destinationHash{};  ///< of the message, if that PDU tells it
    };
    struct Match {
        PartNumber part;
        dissector::IdRule rule;
    };
    /// The part that is meant: one whose destination agrees before others, then those that wait for their
    /// fate before those that don't, by the surest rule, the latest first. By a rule that converts numbers
    /// only one whose destination agrees.
    std::optional<Match> find(const Wanted& wanted) const;

    std::size_t memoryBytes() const;

  private:
    struct Search;
    void look(Search& search, const dissector::IdText& key,
              std::optional<dissector::IdRule> conversion) const;

    MessageStore& store_;
    const PduStore& pdus_;
    boost::unordered_flat_map<std::uint64_t, PartNumber, boost::hash<std::uint64_t>, std::equal_to<>,
                              LargeAllocator<std::pair<const std::uint64_t, PartNumber>>>
        newest_;
};

}  // namespace smppscope::model
