#pragma once

#include <cstdint>
#include <optional>

#include <boost/unordered/unordered_flat_map.hpp>

#include "dissector/issue.h"
#include "model/messages/accounts.h"
#include "model/messages/message_digest.h"
#include "model/messages/message_store.h"
#include "model/pdu_store.h"

namespace smppscope::model {

/// What tells to which long message a part belongs.
struct PartIdentity {
    AccountId account = 0;
    bool fromCentre = false;
    PartMethod method = PartMethod::whole;
    std::uint8_t total = 1;
    std::uint8_t part = 1;
    std::uint16_t reference = 0;
    std::uint32_t sourceHash = 0;
    std::uint32_t destinationHash = 0;
    std::uint32_t contentHash = 0;  ///< of the part's own octets
    std::uint8_t destinationPrefix = 0;
    bool toNumber = false;  ///< the destination isSubscriberNumber()
};

/// The identity of a part, by the digest of its PDU.
PartIdentity identityOf(AccountId account, bool fromCentre, const MessageDigest& digest);
/// A hash of what the parts of a long message have in common.
std::uint64_t referenceKeyOf(const PartIdentity& identity);

/// Finds the long message that a part belongs to, on whatever connection of the account it came. References
/// are one or two octets that senders use again and again, so a message is looked for among those that could
/// still lack the part: one that has it already got it again, or another message has the same reference.
/// One thread: the writer of `store`.
class LongMessages {
  public:
    /// A part that comes later than this after the one before is of another message.
    static constexpr TimeNs kWindow = TimeNs{300} * 1'000'000'000;
    /// Two unfinished messages with the same reference collide if both were sent within this.
    static constexpr TimeNs kCollision = TimeNs{60} * 1'000'000'000;
    /// Parts of one message, with those sent again; more make a new message. Messages of one reference that
    /// are looked at.
    static constexpr std::size_t kMostParts = 1024;
    static constexpr std::size_t kMostMessages = 16;

    LongMessages(const MessageStore& store, const PduStore& pdus) : store_(store), pdus_(pdus) {}

    struct Place {
        MessageNumber message = kNoNumber;  ///< kNoNumber: begins a new one
        MessageNumber older = kNoNumber;    ///< new: the one before with the same reference
        std::optional<dissector::IssueCode> issue;
        Row other = kNoRow;  ///< with an issue: the request that has the part already
    };
    /// Where the part belongs that was sent at `time`. If it begins a new message, tell it with began().
    Place find(const PartIdentity& identity, TimeNs time);
    void began(const PartIdentity& identity, MessageNumber message);

    std::size_t memoryBytes() const;

  private:
    struct Look {
        bool has = false;   // a request with the part
        bool same = false;  // with the same content
        PartNumber part = kNoNumber;
        std::size_t different = 0;  // parts by number
    };
    Look look(const Message& message, const PartIdentity& identity) const;
    TimeNs lastTime(const Message& message) const;
    void forgetOld(TimeNs now);

    const MessageStore& store_;
    const PduStore& pdus_;
    boost::unordered_flat_map<std::uint64_t, MessageNumber> newest_;  // by hash of all but part and content
    std::size_t sweepAt_ = std::size_t{1} << 16;
};

}  // namespace smppscope::model
