#include "model/session_progress.h"

#include <utility>

namespace smppscope::model {

namespace {

CloseReason closeReasonOf(ConnectionEnd end) {
    using enum CloseReason;
    static constexpr std::array<CloseReason, 9> kReasons{
        none,          finByClient,     finByServer,     resetByClient,
        resetByServer, clearedByClient, clearedByServer, clearedByNetwork,
        restarted};
    return kReasons[static_cast<std::size_t>(end)];
}

}  // namespace

ConnectionFacts factsOf(const SessionProgress& progress) {
    ConnectionFacts facts = progress.connection.facts();
    if (progress.swapped) {
        facts.health.end = swapped(facts.health.end);
        std::swap(facts.circuit.addresses[0], facts.circuit.addresses[1]);
        std::swap(facts.circuit.ends[0], facts.circuit.ends[1]);
    }
    return facts;
}

void describeProgress(const SessionProgress& progress, Session& session) {
    session.firstTime = progress.firstTime;
    session.lastTime = progress.lastTime;
    session.maxOutstanding = progress.inFlight.max();
    ConnectionFacts facts = factsOf(progress);
    session.lostBytes = facts.lostBytes;
    session.health = facts.health;
    session.circuit = std::move(facts.circuit);
    session.skippedBytes = progress.connection.skippedBytes();
    if (session.state == SessionState::unbound) {
        session.closeReason = CloseReason::unbind;
    }
    const ConnectionEnd end = session.health.end;
    if (end == ConnectionEnd::open) {
        return;
    }
    if (session.closeReason == CloseReason::none) {
        session.closeReason = closeReasonOf(end);
    }
    session.state = SessionState::closed;
}

}  // namespace smppscope::model
