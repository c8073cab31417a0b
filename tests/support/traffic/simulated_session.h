#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "model/report.pb.h"
#include "tests/support/traffic/pdu_templates.h"
#include "tests/support/traffic/session_truth.h"
#include "tests/support/traffic/simulated_connection.h"

namespace smppscope::support {

enum class SessionEnd : std::uint8_t {
    unbind,
    finByClient,
    finByServer,
    resetByClient,
    resetByServer,
    silence
};

/// What is decided about a session before it begins.
struct SessionPlan {
    capture::Endpoint client;
    capture::Endpoint server;
    std::string systemId;
    Command bind = Command::bindTransceiver;
    std::uint32_t window = 1;   ///< most submit_sm in flight
    bool inStep = false;        ///< waits for each answer before the next request, and gets them all
    std::uint64_t pdus = 0;     ///< that the session is to cause, receipts included; 0 for receivers
    bool refusedFirst = false;  ///< the first bind has the wrong password
    SessionEnd end = SessionEnd::unbind;
    bool portsReusedLater = false;  ///< another session takes the ports after the end
};

/// An ESME and an SMSC talking on one connection, and the truth about it.
class SimulatedSession {
  public:
    SimulatedSession(Environment& environment, SessionPlan plan);
    SimulatedSession(const SimulatedSession&) = delete;
    SimulatedSession& operator=(const SimulatedSession&) = delete;

    void start();
    /// Who gets the receipts of this session's messages: this session itself, another, or (nullptr) nobody.
    void deliverReceiptsTo(SimulatedSession* receiver) { receiver_ = receiver; }
    /// Ends the session as soon as everything under way is done.
    void beginEnding();
    /// Called once the session has ended.
    void whenEnded(std::function<void()> action) { whenEnded_ = std::move(action); }

    void portsAreReusedLater() { plan_.portsReusedLater = true; }

    const SessionPlan& plan() const { return plan_; }
    const SessionTruth& truth() const { return truth_; }
    /// Time at which the first PDU was complete; the order of sessions in a report.
    capture::TimeNs beganAt() const { return beganAt_; }
    void fill(model::SessionSummary& summary) const;

  private:
    using Direction = capture::Direction;

    void receive(const SessionTruth::Pdu& pdu, bool captured);
    void serverReceives(const PduHead& head);
    void clientReceives(const PduHead& head);

    void sendBind();
    void answerBind(const PduHead& request);
    void bound();
    void planSubmit();
    void sendSubmit();
    void sendQuery();
    void answerSubmit(const PduHead& request);
    void planReceipt(const std::string& messageId, const std::string& recipient);
    void sendReceipt(const std::string& messageId, const std::string& recipient);
    void sendOrphan();
    void sendAlert();
    void sendEnquireLink(Direction from);
    void answerLater(Direction from, const PduHead& request, capture::TimeNs medianLatency);
    void endIfQuiet();
    void finish();

    /// Appends a PDU with `append(buffer)` and sends it.
    template <class Append>
    void send(Direction from, const PduHead& head, Append&& append, bool malformed = false);
    PduHead nextRequest(Direction from, Command command);

    Environment& environment_;
    SessionPlan plan_;
    SessionTruth truth_;
    SimulatedConnection connection_;
    SimulatedSession* receiver_ = nullptr;
    std::function<void()> whenEnded_;
    std::uint32_t nextSequence_[2] = {1, 1};
    std::uint32_t submitsInFlight_ = 0;
    std::uint32_t thingsUnderWay_ = 0;  // answers, receipts and submits planned but not sent
    std::uint64_t pdusCaused_ = 0;
    std::uint64_t messagesAccepted_ = 0;
    capture::TimeNs beganAt_ = 0;
    bool refused_ = false;
    bool isBound_ = false;
    bool ending_ = false;
    bool ended_ = false;
    bool bindWasSeen_ = false;
    bool unbindWasSeen_ = false;
    bool bindAnswerWasSeen_ = false;
};

}  // namespace smppscope::support
