#include "model/messages/message_reader.h"

#include <algorithm>
#include <bitset>

#include "dissector/commands.h"
#include "dissector/udh/ports.h"
#include "dissector/udh/user_data_header.h"
#include "model/messages/message_digest.h"

namespace smppscope::model {

using dissector::ByteRange;
using dissector::MessageFacts;

namespace {

/// PDUs in which the rest of a receipt is looked for.
constexpr std::size_t kMostReceiptParts = 512;

std::string textAt(dissector::Bytes pdu, ByteRange range) {
    return {reinterpret_cast<const char*>(pdu.data()) + range.offset, range.length};
}

}  // namespace

EventNumber MessageReader::eventOf(Row row) const {
    const EventNumber event = store().eventOf(row);
    if (event != kNoNumber) {
        return event;
    }
    const Row partner = analysis().pdus().partner(row);
    return partner < row ? store().eventOf(partner) : kNoNumber;
}

std::vector<PartNumber> MessageReader::partsOf(Row row) const {
    const Row partner = analysis().pdus().partner(row);
    for (const Row request : {row, partner}) {
        if (request > row) {  // the response of a request, or no partner at all
            continue;
        }
        const auto [first, last] = store().partsOf(request);
        if (first != last) {
            std::vector<PartNumber> parts;
            for (PartNumber part = first; part != last; ++part) {
                parts.push_back(part);
            }
            return parts;
        }
    }
    std::vector<PartNumber> parts;
    const EventNumber first = eventOf(row);
    for (EventNumber event = first; first != kNoNumber && event < store().events.size() &&
                                    store().events[event].row == store().events[first].row;
         ++event) {
        const PartNumber part = store().events[event].part.load(kRelaxed);
        if (part != kNoNumber && part < store().parts.size()) {
            parts.push_back(part);
        }
    }
    return parts;
}

std::string MessageReader::idOf(PartNumber part) {
    const Row response = analysis().pdus().partner(store().parts[part].request);
    if (response == kNoRow || response >= analysis().pdus().size()) {
        return {};
    }
    const auto pdu = pdus_.bytes(response);
    if (!pdu || pdu->size() < dissector::kHeaderLength) {
        return {};
    }
    return textAt(*pdu, dissector::readMessageFacts(*pdu).messageId);
}

std::vector<PartNumber> MessageReader::chainOf(const Message& message) const {
    std::vector<PartNumber> chain;
    for (PartNumber part = message.lastPart.load(kRelaxed); part != kNoNumber;
         part = store().parts[part].previous) {
        if (part < store().parts.size()) {
            chain.push_back(part);
        }
    }
    std::ranges::reverse(chain);
    return chain;
}

Row MessageReader::finalReceiptOf(PartNumber number) const {
    const MessagePart& part = store().parts[number];
    const MessageStatus status = part.status.load(kRelaxed);
    Row row = kNoRow;
    if (!isFinal(status)) {
        return row;
    }
    for (EventNumber event = part.lastEvent.load(kRelaxed);
         event != kNoNumber && event < store().events.size();
         event = store().events[event].previous.load(kRelaxed)) {
        const MessageEvent& said = store().events[event];
        if (said.kind == MessageEventKind::receipt && said.status.load(kRelaxed) == status) {
            row = said.row;  // the first one that said so
        }
    }
    return row;
}

std::optional<TimeNs> MessageReader::receiptLatency(PartNumber number) const {
    const Row receipt = finalReceiptOf(number);
    if (receipt == kNoRow) {
        return std::nullopt;
    }
    const PduStore& pdus = analysis().pdus();
    return std::max<TimeNs>(pdus.time(receipt) - pdus.time(store().parts[number].request), 0);
}

PartView MessageReader::viewOf(PartNumber number) {
    const MessagePart& part = store().parts[number];
    const PduStore& pdus = analysis().pdus();
    PartView view{.number = number,
                  .request = part.request,
                  .response = pdus.partner(part.request),
                  .part = part.part,
                  .status = part.status.load(kRelaxed),
                  .id = idOf(number),
                  .events = {}};
    for (EventNumber event = part.lastEvent.load(kRelaxed);
         event != kNoNumber && event < store().events.size();
         event = store().events[event].previous.load(kRelaxed)) {
        view.events.push_back(viewOf(store().events[event], event));
    }
    std::ranges::sort(view.events, {}, &EventView::number);
    return view;
}

EventView MessageReader::viewOf(const MessageEvent& event, EventNumber number) {
    EventView view{.number = number,
                   .row = event.row,
                   .acknowledgement = analysis().pdus().partner(event.row),
                   .kind = event.kind,
                   .status = {},
                   .rule = event.rule.load(kRelaxed),
                   .said = {},
                   .error = {}};
    if (event.tellsStatus.load(kRelaxed)) {
        view.status = event.status.load(kRelaxed);
    }
    if (event.kind == MessageEventKind::receipt || event.kind == MessageEventKind::notification) {
        readReceipt(event, view);
    }
    return view;
}

void MessageReader::readReceipt(const MessageEvent& event, EventView& view) {
    const auto pdu = pdus_.bytes(event.row);
    if (!pdu || pdu->size() < dissector::kHeaderLength) {
        return;
    }
    const TimeNs time = analysis().pdus().time(event.row);
    const MessageFacts facts = dissector::readMessageFacts(*pdu);
    const MessageDigest digest = messageDigestOf(*pdu, facts, time);
    if (digest.method != PartMethod::whole) {
        const JoinedReceipt::Told told = joinedReceipt(event, digest, *pdu, facts).read(time);
        view.said = std::string(told.stateText.view());
        view.error = std::string(told.error.view());
    } else if (const auto receipt = wholeReceiptOf(*pdu, facts, time)) {
        view.said = std::string(receipt->stateText.view());
        view.error = std::string(receipt->error.view());
    }
}

JoinedReceipt MessageReader::joinedReceipt(const MessageEvent& first, const MessageDigest& digest,
                                           dissector::Bytes pdu, const MessageFacts& facts) {
    JoinedReceipt receipt(digest.total);
    receipt.add(first.row, pdu, facts, digest);
    std::vector<Row> rows;  // of PDUs behind it that may belong to it, oldest first
    const PartNumber part = first.part.load(kRelaxed);
    for (EventNumber event = part == kNoNumber ? kNoNumber : store().parts[part].lastEvent.load(kRelaxed);
         event != kNoNumber && event < store().events.size();
         event = store().events[event].previous.load(kRelaxed)) {
        const MessageEvent& said = store().events[event];
        if (said.kind == MessageEventKind::receiptPart && said.row > first.row) {
            rows.push_back(said.row);
        }
    }
    std::ranges::sort(rows);
    rows.resize(std::min(rows.size(), kMostReceiptParts));
    for (const Row row : rows) {
        const auto bytes = pdus_.bytes(row);
        if (!bytes || bytes->size() < dissector::kHeaderLength) {
            continue;
        }
        const MessageFacts said = dissector::readMessageFacts(*bytes);
        const MessageDigest other = messageDigestOf(*bytes, said, 0);
        const bool belongs = other.method == digest.method && other.reference == digest.reference &&
                             other.total == digest.total && other.sourceHash == digest.sourceHash &&
                             other.destinationHash == digest.destinationHash;
        if (belongs && receipt.find(other.part) == nullptr) {
            receipt.add(row, *bytes, said, other);
        }
    }
    return receipt;
}

MessageView MessageReader::view(MessageNumber number) {
    const Message& message = store().messages[number];
    MessageView view{.number = number,
                     .status = message.status.load(kRelaxed),
                     .method = message.method,
                     .fromCentre = message.fromCentre,
                     .reference = message.reference,
                     .total = message.total,
                     .source = {},
                     .destination = {},
                     .parts = {},
                     .missing = {}};
    std::bitset<256> seen;
    for (const PartNumber part : chainOf(message)) {
        view.parts.push_back(viewOf(part));
        seen.set(view.parts.back().part);
        const Row receipt = finalReceiptOf(part);
        if (receipt != kNoRow && (view.finalReceipt == kNoRow || receipt > view.finalReceipt)) {
            view.finalReceipt = receipt;
        }
    }
    for (std::size_t part = 1; part <= view.total; ++part) {
        if (!seen.test(part)) {
            view.missing.push_back(static_cast<std::uint8_t>(part));
        }
    }
    if (const auto pdu = pdus_.bytes(message.first); pdu && pdu->size() >= dissector::kHeaderLength) {
        std::vector<dissector::DestinationFacts> destinations;
        const MessageFacts facts = dissector::readMessageFacts(*pdu, &destinations);
        const std::size_t place =
            view.parts.empty() ? 0 : store().parts[view.parts.front().number].destination;
        const ByteRange destination =
            place < destinations.size() ? destinations[place].address.digits : facts.destination.digits;
        view.source = textAt(*pdu, facts.source.digits);
        view.destination = textAt(*pdu, destination);
    }
    return view;
}

Row MessageReader::replacementOf(const MessagePart& part) const {
    const PduStore& pdus = analysis().pdus();
    for (EventNumber event = part.lastEvent.load(kRelaxed);
         event != kNoNumber && event < store().events.size();
         event = store().events[event].previous.load(kRelaxed)) {
        const MessageEvent& said = store().events[event];
        if (said.kind == MessageEventKind::replace) {
            const Row answer = pdus.partner(said.row);
            if (answer != kNoRow && answer < pdus.size() && pdus.status(answer) == 0) {
                return said.row;
            }
        }
    }
    return kNoRow;
}

/// The text that the PDU has for a message whose data_coding is `dataCoding`, or its own if it has one.
void MessageReader::readText(Row row, std::optional<std::uint8_t> dataCoding, TextPart& to) {
    const auto pdu = pdus_.bytes(row);
    if (!pdu || pdu->size() < dissector::kHeaderLength) {
        return;
    }
    const MessageFacts facts = dissector::readMessageFacts(*pdu);
    dissector::Bytes octets = pdu->subspan(facts.message.offset, facts.message.length);
    to.row = row;
    to.offset = facts.message.offset;
    to.context = {};
    to.context.settings = analysis().textSettings(analysis().pdus().session(row));
    to.context.dataCoding = dataCoding.value_or(facts.dataCoding);
    if ((facts.esmClass & dissector::kUserDataHeaderIndicator) != 0) {
        const auto header = dissector::readUserDataHeader(octets);
        if (header.isHeader()) {
            octets = octets.subspan(header.octets);
            to.offset += header.octets;
            to.context.layout = {header.lockingShift.value_or(0), header.singleShift.value_or(0),
                                 header.octets};
            to.context.binaryByPort =
                header.ports && dissector::useOf(*header.ports) != dissector::PortUse::text;
        }
    }
    to.octets.assign(octets.begin(), octets.end());
}

MessageText MessageReader::text(MessageNumber number) {
    const Message& message = store().messages[number];
    std::vector<TextPart> parts(message.total);
    for (const PartNumber partNumber : chainOf(message)) {  // of a part sent again the last attempt counts
        const MessagePart& part = store().parts[partNumber];
        if (part.part > parts.size()) {
            continue;
        }
        TextPart& to = parts[part.part - 1u];
        readText(part.request, std::nullopt, to);
        if (const Row replacement = replacementOf(part); replacement != kNoRow) {
            readText(replacement, to.context.dataCoding, to);  // SMPP v3.4 4.10: it has none of its own
        }
    }
    return joinText(parts, decoder_);
}

}  // namespace smppscope::model
