#pragma once

#include <string>
#include <vector>

#include "gui/document/capture_state.h"

namespace smppscope::gui {

/// The sessions of one system_id, and their sums.
struct Account {
    std::string systemId;  ///< empty: no bind was seen
    std::vector<model::SessionId> sessions;
    std::uint64_t pdus = 0;
    std::uint64_t unanswered = 0;
    std::uint64_t issues = 0;
};

/// Accounts in order of their first session.
std::vector<Account> accountsOf(const CaptureState& state);

}  // namespace smppscope::gui
