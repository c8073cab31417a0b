#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "dissector/text/alphabet_signs.h"
#include "model/messages/accounts.h"
#include "model/messages/block_list.h"
#include "model/row.h"

namespace smppscope::model {

/// What the texts with data_coding 0 of each account tell of its default alphabet. One thread writes; any may
/// read without locks: counts of what was published, and perhaps a few more.
class AccountAlphabets {
  public:
    /// Another session; sessions come in order.
    void onSession() { sessions_.append(); }
    void belongs(SessionId session, AccountId account);
    void add(AccountId account, dissector::AlphabetSign sign);
    void publish();

    /// Nothing of a session without an account.
    dissector::AlphabetSigns ofSession(SessionId session) const;
    dissector::AlphabetSigns ofAccount(AccountId account) const;
    std::size_t memoryBytes() const { return sessions_.memoryBytes() + accounts_.memoryBytes(); }

  private:
    struct Tracked {
        std::atomic<AccountId> account{kNoAccount};
        static constexpr AccountId kNoAccount = 0xFFFFFFFF;
    };
    struct Counts {
        std::array<std::atomic<std::uint32_t>, dissector::kAlphabetSigns> texts{};
    };

    BlockList<Tracked> sessions_;
    BlockList<Counts> accounts_;
};

}  // namespace smppscope::model
