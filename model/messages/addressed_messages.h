#pragma once

#include <optional>
#include <vector>

#include "model/messages/accounts.h"
#include "model/messages/message_ledger.h"
#include "model/pdu_store.h"

namespace smppscope::model {

/// Finds the messages that a cancel_sm without a message_id is about: all that are still under way between
/// its addresses (SMPP v3.4 4.9). There is no index of addresses, since such requests are rare: the latest
/// parts are looked through, and a credit that grows with the capture keeps that linear in it. One thread:
/// the writer of the ledger's store.
class AddressedMessages {
  public:
    /// Parts that are looked at for one request, at most.
    static constexpr std::uint64_t kMostLooks = std::uint64_t{1} << 20;
    /// The credit in looks: at the beginning, and for each part of the capture. Who finds a part pays for
    /// what is kept of it.
    static constexpr std::uint64_t kFreeLooks = std::uint64_t{1} << 16;
    static constexpr std::uint64_t kLooksPerPart = 8;
    static constexpr std::uint64_t kLooksPerFind = 8;

    AddressedMessages(const MessageLedger& ledger, const PduStore& pdus) : ledger_(ledger), pdus_(pdus) {}

    struct Wanted {
        AccountId account = 0;
        std::optional<AccountId> otherAccount;  ///< Accounts::other()
        Correspondence between;                 ///< a serviceType of 0 stands for all
        TimeNs time = 0;                        ///< of the request
    };
    struct Found {
        std::vector<PartNumber> parts;  ///< the oldest first
        std::uint64_t looked = 0;       ///< at so many of the latest parts
        bool all = true;                ///< no older one was left out
    };
    Found find(const Wanted& wanted);

  private:
    bool isMeant(const Wanted& wanted, const MessagePart& part) const;

    const MessageLedger& ledger_;
    const PduStore& pdus_;
    std::uint64_t spent_ = 0;  // looks
};

}  // namespace smppscope::model
