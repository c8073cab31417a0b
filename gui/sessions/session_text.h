#pragma once

#include <string>

#include "model/session.h"

namespace smppscope::gui {

/// "alice", or "(no bind seen)".
std::string accountName(const std::string& systemId);
/// Bind type and state in short: "TRX bound", "TX closed", "open".
std::string stateText(const model::Session& session);
/// Number and client: "3  192.0.2.1:40001"
std::string sessionName(const model::Session& session);
/// What there is to know about a session, a line each: for tooltips.
std::string sessionSummary(const model::Session& session, std::uint64_t issues);

}  // namespace smppscope::gui
