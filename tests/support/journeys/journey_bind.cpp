#include "tests/support/journeys/journey_bind.h"

#include "tests/support/capture_builder.h"

namespace smppscope::support {

namespace {
constexpr capture::TimeNs kAnswer = 3 * kMillisecond;
}

JourneyBind::JourneyBind(Environment& environment, CaptureNumbers& numbers, const capture::Endpoint& client,
                         const capture::Endpoint& server, Command command)
    : environment_(environment),
      numbers_(numbers),
      command_(command),
      connection_(environment, client, server, [this](const SessionTruth::Pdu& pdu, bool) {
          session_ = session_ == 0 ? ++numbers_.sessions : session_;
          const std::uint32_t number = ++numbers_.pdus;
          auto& awaited = awaited_[static_cast<std::size_t>(pdu.from)];
          const Arrived arrived = std::move(awaited.front());
          awaited.pop_front();
          if (arrived) {
              arrived(number);
          }
      }) {}

void JourneyBind::start(const std::string& systemId, std::function<void()> bound) {
    connection_.open([this, systemId, bound = std::move(bound)] {
        const PduHead head = request(Direction::fromClient, command_);
        const auto answer = [this, head, bound](std::uint32_t) {
            environment_.timeline.after(kAnswer, [this, head, bound] {
                const PduHead response{responseTo(head.command), Status::ok, head.sequence};
                send(
                    Direction::fromServer, response,
                    [&](ByteVector& out) { appendBindResponse(out, response, "SMSC"); },
                    [bound](std::uint32_t) { bound(); });
            });
        };
        send(
            Direction::fromClient, head,
            [&](ByteVector& out) { appendBind(out, head, systemId, "secret08"); }, answer);
    });
}

}  // namespace smppscope::support
