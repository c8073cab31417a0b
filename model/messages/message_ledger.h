#pragma once

#include "dissector/message_facts.h"
#include "model/messages/accounts.h"
#include "model/messages/long_messages.h"
#include "model/messages/message_store.h"
#include "model/messages/message_tally.h"

namespace smppscope::model {

/// Keeps messages and parts, how far they have come, and the counters that follow from it. One thread: the
/// writer of the store.
class MessageLedger {
  public:
    explicit MessageLedger(const PduStore& pdus) : pdus_(pdus) {}

    /// A request with a message.
    struct Submission {
        Row row = kNoRow;
        TimeNs time = 0;
        std::uint16_t countryCode = 0;  ///< of the destination
        std::uint16_t destination = 0;  ///< its place in a submit_multi
        bool wantsReceipt = false;
        std::uint8_t serviceType = 0;  ///< serviceTypeHash()
        std::uint16_t sender = 0;      ///< senderHash()
    };
    /// Adds the request as a message, or as a part of one that there is. Tells by the place what was odd.
    struct Added {
        PartNumber part = kNoNumber;
        LongMessages::Place place;
    };
    Added add(const Submission& submission, const PartIdentity& identity);

    /// The part has come this far; its message and the counters follow.
    void setStatus(PartNumber part, MessageStatus status);

    MessageStore& store() { return store_; }
    const MessageStore& store() const { return store_; }
    const MessageTally& tally() const { return tally_; }
    std::size_t memoryBytes() const;

  private:
    MessageNumber begin(const Submission& submission, const PartIdentity& identity, MessageNumber older);
    MessageCounts& countsOf(const Message& message) { return tally_[message.cell].counts; }
    void recount(Message& message, MessageStatus status);
    MessageStatus statusOfParts(const Message& message) const;

    const PduStore& pdus_;
    MessageStore store_;
    MessageTally tally_;
    LongMessages long_{store_, pdus_};
};

}  // namespace smppscope::model
