#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "capture/types.h"
#include "model/messages/frequent.h"

namespace smppscope::model {

/// Index of an account, from 0 in order of its first session.
using AccountId = std::uint32_t;

/// Who sends and receives messages: all sessions with one system_id, whatever their number and kind. Sessions
/// whose bind is not in the capture belong to one account for each pair of hosts. Not synchronised.
class Accounts {
  public:
    struct Account {
        std::string systemId;  ///< empty: not known
        Frequent senders;      ///< source addresses of what the ESME submitted
        Frequent errors;       ///< what receipts gave as reasons: "undeliverable 069"
    };
    /// The hosts of a session: client and server.
    using Hosts = std::pair<capture::IpAddress, capture::IpAddress>;

    AccountId named(std::string_view systemId, const Hosts& hosts);
    AccountId unnamed(const Hosts& hosts);
    /// Another account whose messages a session of this one may speak of, since one of the two is unnamed: of
    /// the same hosts.
    std::optional<AccountId> other(AccountId account, const Hosts& hosts) const;

    Account& operator[](AccountId account) { return accounts_[account]; }
    const std::vector<Account>& all() const { return accounts_; }
    std::size_t memoryBytes() const;

  private:
    std::vector<Account> accounts_;
    std::map<std::string, AccountId, std::less<>> named_;
    struct OfHosts {
        std::optional<AccountId> named;  // the last one that was bound
        std::optional<AccountId> unnamed;
    };
    std::map<Hosts, OfHosts> hosts_;
};

}  // namespace smppscope::model
