#include "model/messages/accounts.h"

namespace smppscope::model {

AccountId Accounts::named(std::string_view systemId, const Hosts& hosts) {
    auto found = named_.find(systemId);
    if (found == named_.end()) {
        found = named_.emplace(systemId, static_cast<AccountId>(accounts_.size())).first;
        accounts_.push_back({std::string(systemId), {}, {}});
    }
    hosts_[hosts].named = found->second;
    return found->second;
}

AccountId Accounts::unnamed(const Hosts& hosts) {
    std::optional<AccountId>& account = hosts_[hosts].unnamed;
    if (!account) {
        account = static_cast<AccountId>(accounts_.size());
        accounts_.emplace_back();
    }
    return *account;
}

std::optional<AccountId> Accounts::other(AccountId account, const Hosts& hosts) const {
    const auto found = hosts_.find(hosts);
    if (found == hosts_.end()) {
        return std::nullopt;
    }
    return accounts_[account].systemId.empty() ? found->second.named : found->second.unnamed;
}

std::size_t Accounts::memoryBytes() const {
    std::size_t bytes = accounts_.capacity() * sizeof(Account);
    for (const Account& account : accounts_) {
        bytes += account.senders.memoryBytes() + account.errors.memoryBytes();
    }
    return bytes;
}

}  // namespace smppscope::model
