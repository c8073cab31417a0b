#include "tests/support/journeys/journey_account.h"

#include <algorithm>

#include <fmt/format.h>

#include "tests/support/capture_builder.h"

namespace smppscope::support {

namespace {

using capture::Direction;
using capture::TimeNs;

constexpr Command kBinds[] = {Command::bindTransmitter, Command::bindReceiver, Command::bindTransceiver,
                              Command::bindTransceiver};
constexpr std::string_view kPrefixes[] = {"44", "353", "1", "7", "49", "966"};
constexpr std::string_view kShortCode = "60777";
constexpr std::uint8_t kUserDataHeader = 0x40;  // esm_class
constexpr std::string_view kMethods[] = {"udh8", "udh16", "sar"};

std::string octet(std::uint32_t value) {
    return std::string(1, static_cast<char>(value & 0xFF));
}
std::string twoOctets(std::uint32_t value) {
    return octet(value >> 8) + octet(value);
}

/// Makes the PDU's octets those of a part (3GPP TS 23.040 9.2.3.24.1, .8; SMPP v3.4 5.3.2.22).
void makePart(JourneyMessage& pdu, const Journey& journey, std::uint32_t part) {
    const auto total = static_cast<std::uint32_t>(journey.texts.size());
    const std::string place = octet(total) + octet(part);
    if (journey.method == "sar") {
        pdu.tlvs = {{tlv::kSarReference, twoOctets(journey.reference)},
                    {tlv::kSarTotal, octet(total)},
                    {tlv::kSarPart, octet(part)}};
        return;
    }
    pdu.esmClass |= kUserDataHeader;
    const std::string header = journey.method == "udh8"
                                   ? std::string("\x05\x00\x03", 3) + octet(journey.reference)
                                   : std::string("\x06\x08\x04", 3) + twoOctets(journey.reference);
    pdu.octets = header + place + pdu.octets;
}

}  // namespace

JourneyAccount::JourneyAccount(JourneyWorld& world, std::size_t index)
    : world_(world),
      index_(index),
      systemId_(fmt::format("shop{}", index)),
      centre_(world, idStyles()[(index + world.options.seed) % idStyles().size()], index, binds_) {
    for (std::uint32_t i = 0; i < world.options.bindsPerAccount; ++i) {
        const auto client =
            endpoint(fmt::format("198.51.100.{}", index + 1), static_cast<std::uint16_t>(40000 + i));
        binds_.push_back(std::make_unique<JourneyBind>(world.environment, world.numbers, client,
                                                       endpoint("203.0.113.1", 2775),
                                                       kBinds[i % std::size(kBinds)]));
    }
    world.log.accounts.push_back({systemId_, {}, {}});
}

void JourneyAccount::start(std::uint32_t messages, TimeNs duration) {
    for (std::size_t i = 0; i < binds_.size(); ++i) {
        world_.timeline().after(static_cast<TimeNs>(i) * 50 * kMillisecond, [=, this] {
            binds_[i]->start(systemId_, [=, this] {
                if (++bound_ != binds_.size()) {
                    return;
                }
                for (std::uint32_t message = 0; message < messages; ++message) {
                    world_.timeline().after(world_.wait(0, duration), [this] { sendMessage(); });
                }
            });
        });
    }
}

void JourneyAccount::fillSessions() const {
    for (const auto& bind : binds_) {
        world_.log.accounts[index_].sessions.push_back(bind->session());
    }
}

JourneyBind& JourneyAccount::anyBind(bool (JourneyBind::*can)() const) {
    for (;;) {
        JourneyBind& bind = *world_.pick(binds_);
        if ((bind.*can)()) {
            return bind;
        }
    }
}

/// No two numbers of a capture end alike.
std::string JourneyAccount::newNumber(std::string& prefix) {
    const std::uint64_t subscriber = (world_.log.numbersGiven++ * 7'919 + 12'345'678) % 100'000'000;
    if (world_.chance(0.1)) {
        prefix.clear();
        return fmt::format("{}", 100'000 + subscriber % 800'000);
    }
    prefix = world_.pick(kPrefixes);
    return fmt::format("{}{:08}", prefix, subscriber);
}

std::shared_ptr<Journey> JourneyAccount::begin(bool fromCentre, bool mayReuseRecipient) {
    auto journey = std::make_shared<Journey>();
    journey->account = index_;
    journey->systemId = systemId_;
    journey->fromCentre = fromCentre;
    if (fromCentre) {
        journey->source = newNumber(journey->prefix);
        journey->destination = kShortCode;
        return journey;
    }
    journey->source = fmt::format("SENDER{}", world_.random().between(1, 14));
    if (mayReuseRecipient && !reusable_.empty() && world_.chance(world_.options.sameRecipient)) {
        const auto earlier = std::find_if(reusable_.begin(), reusable_.end(),
                                          [](const auto& other) { return other->isThrough(); });
        if (earlier != reusable_.end()) {
            journey->source = (*earlier)->source;
            journey->destination = (*earlier)->destination;
            journey->prefix = (*earlier)->prefix;
            reusable_.erase(earlier);
        }
    }
    if (journey->destination.empty()) {
        journey->destination = newNumber(journey->prefix);
    }
    if (mayReuseRecipient) {
        reusable_.push_back(journey);
    }
    return journey;
}

JourneyRequest JourneyAccount::requestFor(const std::shared_ptr<Journey>& journey, Command command) {
    JourneyRequest request;
    request.command = command;
    request.journeys = {journey};
    request.pdu.source = journey->source;
    request.pdu.sourceIsName = !journey->fromCentre;
    request.pdu.destinations = {journey->destination};
    request.pdu.wantsReceipt = !journey->fromCentre && world_.chance(0.9);
    request.bind = &anyBind(journey->fromCentre ? &JourneyBind::receives : &JourneyBind::submits);
    return request;
}

void JourneyAccount::sendMessage() {
    const JourneyOptions& options = world_.options;
    if (world_.chance(options.submitMulti)) {
        sendMulti();
        return;
    }
    const bool fromCentre = world_.chance(options.fromCentre);
    Command command = world_.chance(options.dataSm) ? Command::dataSm : Command::submitSm;
    command = fromCentre ? Command::deliverSm : command;
    world_.chance(options.longMessages) ? sendLong(command, fromCentre) : sendWhole(command, fromCentre);
}

void JourneyAccount::sendWhole(Command command, bool fromCentre) {
    const auto journey = begin(fromCentre, true);
    const JourneyText text =
        drawText(world_.random(), static_cast<std::size_t>(world_.random().between(1, 60)));
    const TextPieces pieces = cut(text, 1, false);
    journey->charset = text.charset;
    journey->texts = pieces.utf8;
    JourneyRequest request = requestFor(journey, command);
    request.pdu.dataCoding = text.dataCoding;
    request.pdu.octets = pieces.octets.front();
    fromCentre ? deliver(request) : submit(request);
}

void JourneyAccount::sendMulti() {
    const JourneyText text = drawText(world_.random(), 30);
    const TextPieces pieces = cut(text, 1, false);
    JourneyRequest request = requestFor(begin(false, false), Command::submitMulti);
    request.pdu.dataCoding = text.dataCoding;
    request.pdu.octets = pieces.octets.front();
    for (auto more = world_.random().between(1, 4); more > 0; --more) {
        request.journeys.push_back(begin(false, false));
        request.pdu.destinations.push_back(request.journeys.back()->destination);
    }
    for (const auto& journey : request.journeys) {
        journey->source = request.pdu.source;
        journey->charset = text.charset;
        journey->texts = pieces.utf8;
    }
    submit(request);
}

void JourneyAccount::sendLong(Command command, bool fromCentre) {
    const auto total = static_cast<std::size_t>(world_.random().between(2, 6));
    const bool isMissing = world_.chance(world_.options.missingPart);
    const auto journey = begin(fromCentre, !isMissing);
    const JourneyText text =
        drawText(world_.random(), total * static_cast<std::size_t>(world_.random().between(3, 40)));
    const TextPieces pieces = cut(text, total, !isMissing);
    journey->charset = text.charset;
    journey->texts = pieces.utf8;
    journey->method = world_.pick(kMethods);
    journey->reference = longMessages_++ % world_.options.references + 1;
    std::vector<std::uint32_t> order;
    for (std::uint32_t part = 1; part <= total; ++part) {
        order.push_back(part);
    }
    if (world_.chance(0.3)) {
        std::swap(world_.pick(order), world_.pick(order));
    }
    if (isMissing) {
        order.erase(order.begin() + world_.random().between(0, std::ssize(order) - 1));
    }
    TimeNs at = 0;
    for (const std::uint32_t part : order) {
        JourneyRequest request = requestFor(journey, command);
        request.part = part;
        request.pdu.dataCoding = text.dataCoding;
        request.pdu.octets = pieces.octets[part - 1];
        makePart(request.pdu, *journey, part);
        world_.timeline().after(at, [this, request] {
            request.journeys.front()->fromCentre ? deliver(request) : submit(request);
        });
        at += world_.wait(kMillisecond, 300 * kMillisecond);
    }
}

/// The request has arrived: it is a part of its journeys from now on.
std::vector<JourneyPart*> JourneyAccount::record(const JourneyRequest& request, std::uint32_t pdu) {
    std::vector<JourneyPart*> parts;
    for (const auto& journey : request.journeys) {
        if (journey->parts.empty()) {
            world_.log.journeys.push_back(journey);
        }
        JourneyPart& part = journey->parts.emplace_back();
        part.part = request.part;
        part.session = request.bind->session();
        part.request = pdu;
        part.requestTime = world_.timeline().now();
        part.wantsReceipt = request.pdu.wantsReceipt;
        parts.push_back(&part);
    }
    return parts;
}

void JourneyAccount::submit(const JourneyRequest& request) {
    const PduHead head = request.bind->request(Direction::fromClient, request.command);
    request.bind->send(
        Direction::fromClient, head, [&](ByteVector& out) { appendMessage(out, head, request.pdu); },
        [this, request, sequence = head.sequence](std::uint32_t pdu) {
            centre_.receive(request, sequence, record(request, pdu), [this, request] { sendAgain(request); });
        });
}

/// A part goes to its message again; anything else is another message.
void JourneyAccount::sendAgain(JourneyRequest request) {
    request.bind = &anyBind(&JourneyBind::submits);
    for (auto& journey : request.journeys) {
        if (journey->method == "whole") {
            journey = std::make_shared<Journey>(*journey);
            journey->parts.clear();
        }
    }
    submit(request);
}

void JourneyAccount::deliver(const JourneyRequest& request) {
    JourneyBind* bind = request.bind;
    const PduHead head = bind->request(Direction::fromServer, request.command);
    const auto answer = [=, this](std::uint32_t pdu) {
        JourneyPart* part = record(request, pdu).front();
        if (world_.chance(world_.options.unanswered)) {
            return;
        }
        world_.timeline().after(world_.wait(kMillisecond, 5 * kMillisecond), [=, this] {
            const Status status =
                world_.chance(world_.options.rejected) ? Status::messageQueueFull : Status::ok;
            const PduHead response{responseTo(head.command), status, head.sequence};
            bind->send(
                Direction::fromClient, response,
                [&](ByteVector& out) {
                    status == Status::ok ? appendDeliverResponse(out, response)
                                         : appendHeaderOnly(out, response);
                },
                [=, this](std::uint32_t responsePdu) {
                    part->response = responsePdu;
                    part->responseTime = world_.timeline().now();
                    answered(*part, status == Status::ok);
                });
        });
    };
    bind->send(
        Direction::fromServer, head, [&](ByteVector& out) { appendMessage(out, head, request.pdu); }, answer);
}

}  // namespace smppscope::support
