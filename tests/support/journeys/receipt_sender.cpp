#include "tests/support/journeys/receipt_sender.h"

#include <algorithm>

#include "tests/support/capture_builder.h"

namespace smppscope::support {

namespace {

constexpr std::uint8_t kReceipt = 0x04;       // esm_class
constexpr std::uint8_t kNotification = 0x20;  // esm_class
constexpr int kErrors[] = {1, 12, 27, 69};
constexpr std::uint8_t kNetworkType = 3;
constexpr ReceiptOutcome kEnrouteOutcome{message_state::kEnroute, "ENROUTE", "ENROUTE", false};

ReceiptOutcome outcomeOf(std::uint8_t state) {
    const auto outcomes = receiptOutcomes();
    const auto found = std::find_if(outcomes.begin(), outcomes.end(),
                                    [state](const ReceiptOutcome& row) { return row.state == state; });
    return found == outcomes.end() ? kEnrouteOutcome : *found;
}

/// What stands behind "err:" in a text of one or two octets a character.
std::string errorIn(std::string text) {
    std::erase(text, '\0');
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::size_t at = text.find_first_not_of(' ', text.find("err:") + 4);
    return text.substr(at, text.find(' ', at) - at);
}

}  // namespace

JourneyBind& ReceiptSender::receiver(JourneyBind* preferred) {
    if (preferred->receives() && !world_.chance(world_.options.otherBind)) {
        return *preferred;
    }
    for (;;) {
        JourneyBind& bind = *world_.pick(binds_);
        if (bind.receives()) {
            return bind;
        }
    }
}

void ReceiptSender::writeText(const Telling& telling, bool readable, Written& written) {
    const auto dialects = receiptDialects();
    const ReceiptDialect* dialect = &world_.pick(dialects);
    while (readable && !dialect->readable) {
        dialect = &world_.pick(dialects);
    }
    ReceiptFacts facts;
    facts.id = style_.inReceipt(telling.number);
    facts.delivered = telling.state == message_state::kDelivered ? 1 : 0;
    facts.doneSeconds = world_.timeline().now() / kSecond;
    facts.submitSeconds = facts.doneSeconds - 60;
    facts.outcome = outcomeOf(telling.state);
    facts.error = telling.state == message_state::kDelivered ? 0 : world_.pick(kErrors);
    facts.text = "hello world";
    facts.destination = telling.destination;
    facts.originator = telling.source;
    written.pdu.octets = dialect->write(facts);
    written.pdu.dataCoding = dialect->dataCoding;
    written.id = facts.id;
    written.error = dialect->readable ? errorIn(written.pdu.octets) : "";
}

ReceiptSender::Written ReceiptSender::write(const Telling& telling) {
    Written written;
    written.pdu.source = telling.destination;
    written.pdu.destinations = {telling.source};
    written.pdu.esmClass = telling.notification ? kNotification : kReceipt;
    const bool tlvs = world_.chance(world_.options.tlvs);
    const bool text = !tlvs || world_.chance(0.5);
    if (text) {
        writeText(telling, !tlvs, written);
    } else if (world_.chance(0.5)) {
        written.command = Command::dataSm;
    }
    if (tlvs) {
        const int error = telling.state == message_state::kDelivered ? 0 : world_.pick(kErrors);
        written.id =
            world_.chance(0.5) ? style_.inResponse(telling.number) : style_.inReceipt(telling.number);
        written.error = std::to_string(error);
        written.pdu.tlvs = {
            {tlv::kReceiptedMessageId, written.id + '\0'},
            {tlv::kNetworkError, {static_cast<char>(kNetworkType), '\0', static_cast<char>(error)}},
            {tlv::kMessageState, {static_cast<char>(telling.state)}}};
    }
    return written;
}

void ReceiptSender::send(const Telling& telling) {
    const Written written = write(telling);
    JourneyBind& bind = receiver(telling.bind);
    const PduHead head = bind.request(capture::Direction::fromServer, written.command);
    bind.send(
        capture::Direction::fromServer, head, [&](ByteVector& out) { appendMessage(out, head, written.pdu); },
        [this, telling, written, &bind, sequence = head.sequence](std::uint32_t pdu) {
            arrived(telling, written, bind, sequence, pdu);
        });
}

void ReceiptSender::arrived(const Telling& telling, const Written& written, JourneyBind& bind,
                            std::uint32_t sequence, std::uint32_t pdu) {
    const std::string state = stateOfCode(telling.state);
    const std::string rule(ruleBetween(style_, style_.inResponse(telling.number), written.id));
    const std::string reason = isFailedState(state) ? state + ' ' + written.error : std::string();
    world_.log.receipts.push_back({account_, telling.part != nullptr, rule, reason});
    ToldOfPart* told = nullptr;
    if (telling.part != nullptr) {
        telling.part->told.push_back({.kind = telling.notification ? "notification" : "receipt",
                                      .pdu = pdu,
                                      .session = bind.session(),
                                      .time = world_.timeline().now(),
                                      .state = state,
                                      .rule = rule});
        told = &telling.part->told.back();
        if (telling.part->response != 0) {
            follow(*telling.part, *told);
        }
    }
    if (world_.chance(world_.options.unacknowledged)) {
        return;
    }
    world_.timeline().after(kMillisecond, [&bind, told, sequence, command = written.command] {
        const PduHead response{responseTo(command), Status::ok, sequence};
        bind.send(
            capture::Direction::fromClient, response,
            [&](ByteVector& out) { appendDeliverResponse(out, response); },
            [told](std::uint32_t acknowledgement) {
                if (told != nullptr) {
                    told->acknowledgement = acknowledgement;
                }
            });
    });
}

}  // namespace smppscope::support
