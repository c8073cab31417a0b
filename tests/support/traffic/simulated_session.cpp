#include "tests/support/traffic/simulated_session.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "tests/support/capture_builder.h"

namespace smppscope::support {
namespace {

using capture::Direction;
using capture::TimeNs;

constexpr std::string_view kServerSystemId = "SMSC";
constexpr TimeNs kQuickAnswer = 800 * kMicrosecond;
constexpr TimeNs kEnquireInterval = 30 * kSecond;
constexpr TimeNs kQuietCheck = 50 * kMillisecond;
constexpr std::uint32_t kNeverUsedSequence = 0x70000000;
constexpr double kQueries = 0.005;      // of submit_sm
constexpr double kUndelivered = 0.05;   // of receipts
constexpr double kStragglers = 0.001;   // answers that take a thousand times longer
constexpr double kLatencySpread = 0.8;  // sigma of the log-normal distribution

constexpr std::string_view kSource = "491511234567";
constexpr std::string_view kAbsentRecipient = "491701234567";

constexpr std::array<std::string_view, 6> kTexts{
    "Your code is 402913. It is valid for five minutes.",
    "Your parcel arrives today between 14 and 16 o'clock. Reply STOP to hear no more.",
    "Reminder: your appointment is tomorrow at 9:30. Please come ten minutes early and bring your card with you.",
    "Payment of 24.90 received, thank you!",
    "The water will be turned off on Tuesday from 8 to 12 because of work on the main. We are sorry.",
    "Gate changed: your flight leaves from B42 at 18:05.",
};

std::string messageIdOf(std::uint64_t number) {
    constexpr std::size_t kDigits = 10;
    std::string digits = std::to_string(number);
    return std::string(kDigits - std::min(kDigits, digits.size()), '0') + digits;
}

/// Where the message of a session goes that has this sequence number: mixed, but known to who sends the
/// receipt.
std::string destinationOf(std::uint32_t sequence) {
    return "49170" + std::to_string(Random(sequence).between(1'000'000, 9'999'999));
}

std::string textOf(const capture::IpAddress& address) {
    char text[INET6_ADDRSTRLEN] = {};
    const std::uint8_t* bytes = address.bytes.data() + (address.isV4 ? 12 : 0);
    return inet_ntop(address.isV4 ? AF_INET : AF_INET6, bytes, text, sizeof(text));
}

std::string_view bindTypeOf(Command bind) {
    switch (bind) {
        case Command::bindTransmitter:
            return "transmitter";
        case Command::bindReceiver:
            return "receiver";
        default:
            return "transceiver";
    }
}

}  // namespace

SimulatedSession::SimulatedSession(Environment& environment, SessionPlan plan)
    : environment_(environment),
      plan_(std::move(plan)),
      connection_(environment, plan_.client, plan_.server,
                  [this](const SessionTruth::Pdu& pdu, bool captured) { receive(pdu, captured); }) {}

void SimulatedSession::start() {
    connection_.open([this] { sendBind(); });
}

template <class Append>
void SimulatedSession::send(Direction from, const PduHead& head, Append&& append, bool malformed) {
    append(connection_.writeBuffer(from));
    connection_.sent({head, from, malformed});
}

PduHead SimulatedSession::nextRequest(Direction from, Command command) {
    std::uint32_t& next = nextSequence_[static_cast<std::size_t>(from)];
    if (next > 1 && environment_.random.chance(environment_.options.sequenceReuse)) {
        --next;
    }
    return {command, Status::ok, next++};
}

void SimulatedSession::receive(const SessionTruth::Pdu& pdu, bool captured) {
    if (captured) {
        beganAt_ = truth_.empty() ? environment_.timeline.now() : beganAt_;
        bindWasSeen_ |= isBind(pdu.head.command);
        unbindWasSeen_ |= pdu.head.command == Command::unbindResp;
        bindAnswerWasSeen_ |= pdu.head.command == responseTo(plan_.bind) && pdu.head.status == Status::ok;
        truth_.add(pdu, environment_.timeline.now());
    }
    if (pdu.from == Direction::fromClient) {
        serverReceives(pdu.head);
    } else {
        clientReceives(pdu.head);
    }
}

void SimulatedSession::serverReceives(const PduHead& head) {
    if (isResponse(head.command)) {
        return;
    }
    if (isBind(head.command)) {
        answerBind(head);
    } else if (head.command == Command::submitSm) {
        answerSubmit(head);
    } else {
        answerLater(Direction::fromServer, head, kQuickAnswer);
    }
}

void SimulatedSession::clientReceives(const PduHead& head) {
    if (head.command == responseTo(plan_.bind)) {
        if (head.status == Status::ok) {
            bound();
        } else {
            sendBind();
        }
    } else if (head.command == Command::unbindResp) {
        environment_.timeline.after(kQuickAnswer, [this] { finish(); });
    } else if (!isResponse(head.command) && isAnswered(head.command)) {
        answerLater(Direction::fromClient, head, kQuickAnswer);
    }
}

void SimulatedSession::sendBind() {
    const PduHead head = nextRequest(Direction::fromClient, plan_.bind);
    const bool wrongPassword = plan_.refusedFirst && !refused_;
    send(Direction::fromClient, head, [&](ByteVector& out) {
        appendBind(out, head, plan_.systemId, wrongPassword ? "wrong" : "secret08");
    });
}

void SimulatedSession::answerBind(const PduHead& request) {
    const bool refuse = plan_.refusedFirst && !refused_;
    refused_ = refused_ || refuse;
    environment_.timeline.after(3 * kMillisecond, [this, request, refuse] {
        const PduHead head{responseTo(request.command), refuse ? Status::invalidPassword : Status::ok,
                           request.sequence};
        send(Direction::fromServer, head,
             [&](ByteVector& out) { appendBindResponse(out, head, kServerSystemId); });
    });
}

void SimulatedSession::bound() {
    isBound_ = true;
    for (const Direction from : {Direction::fromClient, Direction::fromServer}) {
        environment_.timeline.after(environment_.random.between(kEnquireInterval / 2, kEnquireInterval),
                                    [this, from] { sendEnquireLink(from); });
    }
    if (plan_.pdus > 0) {
        planSubmit();
    }
    if (ending_) {
        endIfQuiet();
    }
}

void SimulatedSession::planSubmit() {
    const double meanGap = static_cast<double>(kSecond) / environment_.options.requestsPerSecond;
    environment_.timeline.after(static_cast<TimeNs>(environment_.random.exponential(meanGap)), [this] {
        if (pdusCaused_ >= plan_.pdus) {
            beginEnding();
            return;
        }
        const bool waits = plan_.inStep && thingsUnderWay_ > 0;
        if (submitsInFlight_ < plan_.window && !waits) {
            sendSubmit();
        }
        planSubmit();
    });
}

void SimulatedSession::sendSubmit() {
    Random& random = environment_.random;
    const PduHead head = nextRequest(Direction::fromClient, Command::submitSm);
    const std::string destination = destinationOf(head.sequence);
    const bool malformed = random.chance(environment_.options.malformed);
    const ShortMessage message{kSource, destination,
                               kTexts[static_cast<std::size_t>(random.between(0, kTexts.size() - 1))],
                               receiver_ != nullptr, malformed};
    send(
        Direction::fromClient, head, [&](ByteVector& out) { appendSubmit(out, head, message); }, malformed);
    ++submitsInFlight_;
    pdusCaused_ += 2;
    if (!plan_.inStep && messagesAccepted_ > 0 && random.chance(kQueries)) {
        sendQuery();
    }
}

void SimulatedSession::sendQuery() {
    const PduHead head = nextRequest(Direction::fromClient, Command::querySm);
    send(Direction::fromClient, head,
         [&](ByteVector& out) { appendQuery(out, head, messageIdOf(messagesAccepted_), kSource); });
    pdusCaused_ += 2;
}

void SimulatedSession::answerSubmit(const PduHead& request) {
    Random& random = environment_.random;
    const TrafficOptions& options = environment_.options;
    if (random.chance(options.orphans)) {
        sendOrphan();
    }
    if (random.chance(options.alerts)) {
        sendAlert();
    }
    if (!plan_.inStep && random.chance(options.unanswered)) {
        --submitsInFlight_;  // the ESME gives it up
        return;
    }
    Status status = Status::ok;
    if (random.chance(options.throttled)) {
        status = Status::throttled;
    } else if (random.chance(options.failed)) {
        constexpr std::array kFailures{Status::messageQueueFull, Status::invalidDestination,
                                       Status::submitFailed};
        status = kFailures[static_cast<std::size_t>(random.between(0, kFailures.size() - 1))];
    }
    const bool nack = random.chance(options.nacks);
    double latency = random.logNormal(static_cast<double>(options.medianLatency), kLatencySpread);
    latency *= random.chance(kStragglers) ? 1000 : 1;
    ++thingsUnderWay_;
    environment_.timeline.after(static_cast<TimeNs>(latency), [this, request, status, nack] {
        --thingsUnderWay_;
        --submitsInFlight_;
        if (nack) {
            const PduHead head{Command::genericNack, Status::invalidCommandId, request.sequence};
            send(Direction::fromServer, head, [&](ByteVector& out) { appendHeaderOnly(out, head); });
            return;
        }
        const PduHead head{Command::submitSmResp, status, request.sequence};
        const std::string messageId = messageIdOf(status == Status::ok ? ++messagesAccepted_ : 0);
        send(Direction::fromServer, head,
             [&](ByteVector& out) { appendSubmitResponse(out, head, messageId); });
        if (status == Status::ok) {
            planReceipt(messageId, destinationOf(request.sequence));
        }
    });
}

void SimulatedSession::planReceipt(const std::string& messageId, const std::string& recipient) {
    if (receiver_ == nullptr || !environment_.random.chance(environment_.options.receipts)) {
        return;
    }
    pdusCaused_ += 2;
    ++thingsUnderWay_;
    environment_.timeline.after(environment_.random.between(kSecond / 4, 3 * kSecond),
                                [this, messageId, recipient] {
                                    --thingsUnderWay_;
                                    receiver_->sendReceipt(messageId, recipient);
                                });
}

void SimulatedSession::sendReceipt(const std::string& messageId, const std::string& recipient) {
    if (!isBound_ || ended_) {
        return;
    }
    const PduHead head = nextRequest(Direction::fromServer, Command::deliverSm);
    const bool delivered = !environment_.random.chance(kUndelivered);
    send(Direction::fromServer, head, [&](ByteVector& out) {
        appendDeliver(out, head, {recipient, kSource, messageId, delivered});
    });
}

void SimulatedSession::sendOrphan() {
    const PduHead head{Command::submitSmResp, Status::ok,
                       kNeverUsedSequence + static_cast<std::uint32_t>(environment_.random.between(0, 1000))};
    send(Direction::fromServer, head, [&](ByteVector& out) { appendSubmitResponse(out, head, "0"); });
}

void SimulatedSession::sendAlert() {
    const PduHead head = nextRequest(Direction::fromServer, Command::alertNotification);
    send(Direction::fromServer, head,
         [&](ByteVector& out) { appendAlert(out, head, kAbsentRecipient, kSource); });
}

void SimulatedSession::sendEnquireLink(Direction from) {
    if (ending_ || ended_) {
        return;
    }
    if (plan_.inStep && submitsInFlight_ > 0) {
        environment_.timeline.after(kMillisecond, [this, from] { sendEnquireLink(from); });
        return;
    }
    const PduHead head = nextRequest(from, Command::enquireLink);
    send(from, head, [&](ByteVector& out) { appendHeaderOnly(out, head); });
    environment_.timeline.after(kEnquireInterval, [this, from] { sendEnquireLink(from); });
}

void SimulatedSession::answerLater(Direction from, const PduHead& request, TimeNs medianLatency) {
    const bool mayBeLeft = request.command != Command::unbind && !plan_.inStep;
    if (mayBeLeft && environment_.random.chance(environment_.options.unanswered)) {
        return;
    }
    const double latency = environment_.random.logNormal(static_cast<double>(medianLatency), kLatencySpread);
    ++thingsUnderWay_;
    environment_.timeline.after(static_cast<TimeNs>(latency), [this, from, request] {
        --thingsUnderWay_;
        const PduHead head{responseTo(request.command), Status::ok, request.sequence};
        send(from, head, [&](ByteVector& out) {
            if (head.command == Command::deliverSmResp) {
                appendDeliverResponse(out, head);
            } else if (head.command == Command::querySmResp) {
                appendQueryResponse(out, head, messageIdOf(messagesAccepted_));
            } else {
                appendHeaderOnly(out, head);
            }
        });
    });
}

void SimulatedSession::beginEnding() {
    if (!ending_) {
        ending_ = true;
        endIfQuiet();
    }
}

void SimulatedSession::endIfQuiet() {
    if (!isBound_) {
        return;  // bound() comes back here
    }
    if (thingsUnderWay_ > 0 || !connection_.idle()) {
        environment_.timeline.after(kQuietCheck, [this] { endIfQuiet(); });
        return;
    }
    if (receiver_ != nullptr && receiver_ != this) {
        receiver_->beginEnding();
    }
    if (plan_.end == SessionEnd::unbind) {
        const PduHead head = nextRequest(Direction::fromClient, Command::unbind);
        send(Direction::fromClient, head, [&](ByteVector& out) { appendHeaderOnly(out, head); });
    } else {
        finish();
    }
}

void SimulatedSession::finish() {
    if (ended_) {
        return;
    }
    ended_ = true;
    switch (plan_.end) {
        case SessionEnd::unbind:
        case SessionEnd::finByClient:
            connection_.close(Direction::fromClient);
            break;
        case SessionEnd::finByServer:
            connection_.close(Direction::fromServer);
            break;
        case SessionEnd::resetByClient:
            connection_.reset(Direction::fromClient);
            break;
        case SessionEnd::resetByServer:
            connection_.reset(Direction::fromServer);
            break;
        case SessionEnd::silence:
            connection_.abandon();
            break;
    }
    if (whenEnded_) {
        whenEnded_();
    }
}

void SimulatedSession::fill(model::SessionSummary& summary) const {
    truth_.fill(summary);
    summary.mutable_client()->set_address(textOf(plan_.client.address));
    summary.mutable_client()->set_port(plan_.client.port);
    summary.mutable_server()->set_address(textOf(plan_.server.address));
    summary.mutable_server()->set_port(plan_.server.port);
    summary.set_transport("tcp");
    summary.set_lost_bytes(connection_.lostBytes());
    *summary.mutable_tcp() = connection_.health();
    if (plan_.end == SessionEnd::unbind && !unbindWasSeen_) {
        summary.set_close_reason("fin_by_client");
    }
    summary.set_bind_type("unknown");
    if (bindWasSeen_) {
        summary.set_system_id(plan_.systemId);
        summary.set_bind_type(std::string(bindTypeOf(plan_.bind)));
        summary.set_interface_version("3.4");
    }
    if (bindAnswerWasSeen_) {
        summary.set_server_system_id(std::string(kServerSystemId));
    }
}

}  // namespace smppscope::support
