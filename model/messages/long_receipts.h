#pragma once

#include <cstdint>
#include <list>

#include <boost/unordered/unordered_flat_map.hpp>

#include "model/messages/joined_receipt.h"
#include "model/messages/long_messages.h"

namespace smppscope::model {

/// The receipts that come in parts and may not be over yet, on whatever connection of the account. Whole ones
/// stay as well, to know a part that is sent again. What a part says is followed at once, so a receipt that
/// is given up loses nothing but the text that would have completed it. One thread.
class LongReceipts {
  public:
    /// A part that comes later than this after the one before is of another receipt.
    static constexpr TimeNs kWindow = LongMessages::kWindow;
    /// Receipts, and bytes of them; the oldest are given up.
    static constexpr std::size_t kMostReceipts = 8192;
    static constexpr std::size_t kMostBytes = std::size_t{4} << 20;

    struct Open {
        std::uint64_t key;
        TimeNs lastTime;
        JoinedReceipt receipt;
        EventNumber event = kNoNumber;  ///< kNoNumber: the part is the first of it
        std::size_t bytes = 0;          ///< that count here
        bool hasId = false;             ///< what was followed already
        bool hasStatus = false;
    };
    /// The receipt to which a part belongs that came at `time`: one that lacks the part, or has it with the
    /// same content, or else a new one in its place. Stays where it is until the next call.
    Open& find(const PartIdentity& identity, TimeNs time);
    /// Adds a part that it lacks; arguments as for JoinedReceipt::add().
    void add(Open& open, Row row, dissector::Bytes pdu, const dissector::MessageFacts& facts,
             const MessageDigest& digest);

    std::size_t memoryBytes() const;

  private:
    using Places = std::list<Open>;
    void forget(Places::iterator place);
    void forgetOld(TimeNs now);

    Places open_;  // the oldest first
    boost::unordered_flat_map<std::uint64_t, Places::iterator> places_;
    std::size_t bytes_ = 0;
};

}  // namespace smppscope::model
