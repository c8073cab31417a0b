#include "gui/sessions/account_list.h"

#include <unordered_map>

namespace smppscope::gui {

std::vector<Account> accountsOf(const CaptureState& state) {
    std::vector<Account> accounts;
    std::unordered_map<std::string, std::size_t> bySystemId;
    for (const model::Session& session : state.snapshot.sessions) {
        const auto [at, isNew] = bySystemId.try_emplace(session.systemId, accounts.size());
        if (isNew) {
            accounts.push_back({.systemId = session.systemId, .sessions = {}});
        }
        Account& account = accounts[at->second];
        account.sessions.push_back(session.id);
        account.pdus += session.statistics.totals.pdus;
        account.unanswered += session.statistics.totals.unanswered();
        account.issues += state.issuesBySession[session.id];
    }
    return accounts;
}

}  // namespace smppscope::gui
