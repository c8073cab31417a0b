#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "model/messages/accounts.h"
#include "model/messages/message_status.h"
#include "model/row.h"

namespace smppscope::model {

/// How many messages and parts there are of each status.
struct MessageCounts {
    std::array<std::uint64_t, kMessageStatuses> messages{};
    std::array<std::uint64_t, kMessageStatuses> parts{};
    std::uint64_t concatenated = 0;  ///< messages of several parts
    std::uint64_t pending = 0;       ///< messages whose receipt was asked for and whose fate isn't known yet

    std::uint64_t count() const;  ///< of messages
    std::uint64_t partCount() const;
    std::uint64_t inPhase(MessagePhase phase) const;
    std::uint64_t accepted() const;       ///< messages that a response, or a receipt, says were taken over
    std::uint64_t acceptedParts() const;  ///< what providers bill and limit
    MessageCounts& operator+=(const MessageCounts& other);
};

/// A calendar month, UTC as all times that are shown: months since January 1970.
using Month = std::uint16_t;
inline constexpr std::string_view kMonthTimeZone = "UTC";
Month monthOf(TimeNs time);
/// "2026-11".
std::string toString(Month month);

/// What is counted apart: messages of one account, month, direction and destination.
struct TallyKey {
    AccountId account = 0;
    Month month = 0;
    std::uint16_t countryCode = 0;  ///< of the destination; 0: no international number
    bool fromCentre = false;        ///< mobile-originated

    auto tied() const { return std::tie(account, month, countryCode, fromCentre); }
    bool operator==(const TallyKey& other) const { return tied() == other.tied(); }
    auto operator<=>(const TallyKey& other) const { return tied() <=> other.tied(); }
};

/// The counters of all messages. All sums of reports are sums of these cells. Not synchronised.
class MessageTally {
  public:
    struct Cell {
        TallyKey key;
        MessageCounts counts;
    };

    /// Index of the cell for messages like this; constant from then on.
    std::uint32_t cellOf(const TallyKey& key);
    Cell& operator[](std::uint32_t cell) { return cells_[cell]; }
    const std::vector<Cell>& cells() const { return cells_; }
    std::size_t memoryBytes() const { return cells_.capacity() * sizeof(Cell); }

  private:
    struct Hash {
        std::size_t operator()(const TallyKey& key) const;
    };

    std::vector<Cell> cells_;
    boost::unordered_flat_map<TallyKey, std::uint32_t, Hash> places_;
};

}  // namespace smppscope::model
