#include "tests/support/journeys/journey_centre.h"

#include <algorithm>

#include "tests/support/capture_builder.h"

namespace smppscope::support {

namespace {

using capture::Direction;
using capture::TimeNs;

constexpr std::uint8_t kNoState = 0xFF;

bool isAnyOf(const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

JourneyCentre::JourneyCentre(JourneyWorld& world, const IdStyle& style, std::size_t account,
                             JourneyBinds& binds)
    : world_(world),
      style_(style),
      account_(account),
      binds_(binds),
      receipts_(world, style, account, binds),
      nextId_(world.options.firstId) {}

JourneyCentre::Naming JourneyCentre::nextName() {
    const TimeNs middle = kCaptureStart + TimeNs{31} * 86'400 * kSecond;
    if (world_.options.restart && !restarted_ && world_.timeline().now() > middle) {
        restarted_ = true;
        nextId_ = world_.options.firstId;
    }
    const std::uint64_t number = nextId_++;
    return {number, style_.inResponse(number)};
}

JourneyBind& JourneyCentre::submitter() {
    for (;;) {
        JourneyBind& bind = *world_.pick(binds_);
        if (bind.submits()) {
            return bind;
        }
    }
}

void JourneyCentre::receive(const JourneyRequest& request, std::uint32_t sequence,
                            std::vector<JourneyPart*> parts, std::function<void()> retry) {
    if (world_.chance(world_.options.rejected)) {
        refuse(request, sequence, std::move(parts), std::move(retry));
    } else if (world_.chance(world_.options.unanswered)) {
        planReceipts(*request.journeys.front(), nullptr, request, nextName(), false);
    } else {
        accept(request, sequence, std::move(parts));
    }
}

void JourneyCentre::refuse(const JourneyRequest& request, std::uint32_t sequence,
                           std::vector<JourneyPart*> parts, std::function<void()> retry) {
    world_.timeline().after(world_.wait(kMillisecond, 20 * kMillisecond), [=, this, bind = request.bind,
                                                                           command = request.command] {
        const PduHead head{responseTo(command), Status::throttled, sequence};
        bind->send(
            Direction::fromServer, head, [&](ByteVector& out) { appendHeaderOnly(out, head); },
            [=, this](std::uint32_t pdu) {
                for (JourneyPart* part : parts) {
                    part->response = pdu;
                    part->responseTime = world_.timeline().now();
                    answered(*part, false);
                }
                ++world_.log.accounts[account_].rejections[{head.command, head.status}];
                if (world_.chance(world_.options.retried)) {
                    world_.timeline().after(world_.wait(kSecond, 3 * kSecond), retry);
                }
            });
    });
}

void JourneyCentre::accept(const JourneyRequest& request, std::uint32_t sequence,
                           std::vector<JourneyPart*> parts) {
    const Naming name = nextName();
    std::vector<std::string> failed;
    TimeNs latency = world_.wait(kMillisecond, 20 * kMillisecond);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Journey& journey = *request.journeys[i];
        if (parts.size() > 1 && world_.chance(world_.options.failedDestination)) {
            failed.push_back(journey.destination);
        } else {
            latency = std::max(latency, planReceipts(journey, parts[i], request, name, true));
        }
    }
    world_.timeline().after(
        latency, [=, this, bind = request.bind, command = request.command, journeys = request.journeys] {
            const PduHead head{responseTo(command), Status::ok, sequence};
            bind->send(
                Direction::fromServer, head,
                [&](ByteVector& out) {
                    command == Command::submitMulti ? appendMultiResponse(out, head, name.id, failed)
                                                    : appendSubmitResponse(out, head, name.id);
                },
                [=, this](std::uint32_t pdu) {
                    for (std::size_t i = 0; i < parts.size(); ++i) {
                        parts[i]->response = pdu;
                        parts[i]->responseTime = world_.timeline().now();
                        parts[i]->id = name.id;
                        answered(*parts[i], !isAnyOf(failed, journeys[i]->destination));
                    }
                    if (parts.size() == 1 && world_.chance(world_.options.queries)) {
                        query(*journeys.front(), parts.front());
                    }
                    if (parts.size() == 1 && world_.chance(world_.options.cancellations)) {
                        cancel(*journeys.front(), parts.front());
                    }
                });
        });
}

/// Returns how long the response is to wait at least.
TimeNs JourneyCentre::planReceipts(const Journey& journey, JourneyPart* part, const JourneyRequest& request,
                                   const Naming& name, bool isAnswered) {
    const JourneyOptions& options = world_.options;
    if (!request.pdu.wantsReceipt || world_.chance(options.missing)) {
        return 0;
    }
    const bool early = isAnswered && world_.chance(options.early);
    TimeNs at = early ? world_.wait(kMillisecond, kSecond) : world_.wait(50 * kMillisecond, 5 * kSecond);
    const TimeNs first = at;
    const auto tell = [&](std::uint8_t state, bool notification) {
        const ReceiptSender::Telling telling{
            isAnswered ? part : nullptr, request.bind, name.number, journey.source,
            journey.destination,         state,        notification};
        world_.timeline().after(at, [this, telling] { receipts_.send(telling); });
        at += world_.wait(20 * kMillisecond, 3 * kSecond);
    };
    if (world_.chance(options.intermediate)) {
        tell(world_.chance(0.5) ? message_state::kEnroute : message_state::kAccepted, world_.chance(0.5));
    }
    const std::uint8_t state =
        world_.chance(options.failures) ? world_.pick(message_state::kFailures) : message_state::kDelivered;
    tell(state, false);
    if (world_.chance(options.duplicated)) {
        tell(state, false);
    }
    if (world_.chance(options.contradicted)) {
        tell(state == message_state::kDelivered ? message_state::kFailures[0] : message_state::kDelivered,
             false);
    }
    return early ? first + world_.wait(kMillisecond, 5 * kSecond) : 0;
}

void JourneyCentre::operate(JourneyPart* part, std::string_view kind, Command command,
                            std::function<void(ByteVector&, const PduHead&)> ask,
                            std::function<std::uint8_t()> answerState) {
    JourneyBind& bind = submitter();
    const PduHead head = bind.request(Direction::fromClient, command);
    const auto answer = [=, this, &bind](std::uint32_t pdu) {
        part->told.push_back({.kind = kind,
                              .pdu = pdu,
                              .session = bind.session(),
                              .time = world_.timeline().now(),
                              .rule = "exact"});
        ToldOfPart& told = part->told.back();
        world_.timeline().after(5 * kMillisecond, [=, &bind, &told] {
            const std::uint8_t state = answerState();
            const bool fails = state == kNoState;
            const PduHead response{responseTo(command), fails ? Status::submitFailed : Status::ok,
                                   head.sequence};
            bind.send(
                Direction::fromServer, response,
                [&](ByteVector& out) {
                    fails || command == Command::cancelSm
                        ? appendHeaderOnly(out, response)
                        : appendStateResponse(out, response, part->id, state);
                },
                [=, &told](std::uint32_t acknowledgement) {
                    told.acknowledgement = acknowledgement;
                    if (!fails) {
                        told.state = stateOfCode(state);
                        follow(*part, told);
                    }
                });
        });
    };
    bind.send(
        Direction::fromClient, head, [&](ByteVector& out) { ask(out, head); }, answer);
}

void JourneyCentre::query(const Journey& journey, JourneyPart* part) {
    world_.timeline().after(world_.wait(kMillisecond, 6 * kSecond), [this, part, source = journey.source] {
        const auto state = [this, part]() -> std::uint8_t {
            if (world_.chance(0.1)) {
                return kNoState;
            }
            if (part->state == "delivered") {
                return message_state::kDelivered;
            }
            return world_.chance(0.3) ? message_state::kDelivered : message_state::kEnroute;
        };
        operate(
            part, "query", Command::querySm,
            [&](ByteVector& out, const PduHead& head) { appendQuery(out, head, part->id, source); }, state);
    });
}

void JourneyCentre::cancel(const Journey& journey, JourneyPart* part) {
    world_.timeline().after(world_.wait(kMillisecond, 6 * kSecond), [this, part, source = journey.source,
                                                                     destination = journey.destination] {
        operate(
            part, "cancel", Command::cancelSm,
            [&](ByteVector& out, const PduHead& head) {
                appendCancel(out, head, part->id, source, destination);
            },
            [this]() -> std::uint8_t { return world_.chance(0.3) ? kNoState : message_state::kDeleted; });
    });
}

}  // namespace smppscope::support
