#pragma once

#include <array>
#include <deque>
#include <functional>
#include <string>

#include "tests/support/traffic/simulated_connection.h"

namespace smppscope::support {

/// Numbers PDUs and sessions from 1, in the order in which the capture completes them.
struct CaptureNumbers {
    std::uint32_t pdus = 0;
    std::uint32_t sessions = 0;
};

/// One bind of an account: a connection on which each PDU knows its number when it has arrived.
class JourneyBind {
  public:
    using Direction = capture::Direction;
    /// A PDU has arrived; its number in the capture.
    using Arrived = std::function<void(std::uint32_t pdu)>;

    JourneyBind(Environment& environment, CaptureNumbers& numbers, const capture::Endpoint& client,
                const capture::Endpoint& server, Command command);
    JourneyBind(const JourneyBind&) = delete;
    JourneyBind& operator=(const JourneyBind&) = delete;

    /// Opens the connection and binds; then calls `bound`.
    void start(const std::string& systemId, std::function<void()> bound);

    /// The header of the next request.
    PduHead request(Direction from, Command command) {
        return {command, Status::ok, nextSequence_[static_cast<std::size_t>(from)]++};
    }
    /// Sends the PDU that `append(out)` appends.
    template <class Append>
    void send(Direction from, const PduHead& head, Append&& append, Arrived arrived) {
        append(connection_.writeBuffer(from));
        awaited_[static_cast<std::size_t>(from)].push_back(std::move(arrived));
        connection_.sent({head, from, false});
    }

    bool submits() const { return command_ != Command::bindReceiver; }
    bool receives() const { return command_ != Command::bindTransmitter; }
    std::uint32_t session() const { return session_; }  ///< its number; 0 until its first PDU has arrived

  private:
    Environment& environment_;
    CaptureNumbers& numbers_;
    Command command_;
    SimulatedConnection connection_;
    std::array<std::deque<Arrived>, 2> awaited_;
    std::array<std::uint32_t, 2> nextSequence_{1, 1};
    std::uint32_t session_ = 0;
};

}  // namespace smppscope::support
