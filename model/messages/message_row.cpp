#include "model/messages/message_row.h"

#include <algorithm>

#include "dissector/commands.h"
#include "dissector/receipt/message_id_match.h"
#include "model/printable.h"

namespace smppscope::model {

namespace {

std::uint32_t numberOf(Row row) {
    return row == kNoRow ? 0 : row + 1;
}

std::string stateText(MessageStatus status) {
    return std::string(toString(status));
}

bool isRequestOfEsme(MessageEventKind kind) {
    return kind == MessageEventKind::query || kind == MessageEventKind::replace ||
           kind == MessageEventKind::cancel;
}

void fillEvent(const EventView& from, const PduStore& pdus, MessageEventRow& to) {
    to.set_kind(std::string(toString(from.kind)));
    to.set_pdu(numberOf(from.row));
    to.set_acknowledgement(numberOf(from.acknowledgement));
    to.set_session(pdus.session(from.row) + 1);
    to.set_time_ns(pdus.time(from.row));
    to.set_state(from.status ? stateText(*from.status) : std::string());
    to.set_said(toValidUtf8(from.said));
    to.set_error(toValidUtf8(from.error));
    if (isRequestOfEsme(from.kind) && from.acknowledgement != kNoRow) {
        to.set_answer(dissector::statusName(pdus.status(from.acknowledgement)));
    }
    if (from.rule != kByAddresses) {
        to.set_id_rule(std::string(dissector::idRuleRow(static_cast<dissector::IdRule>(from.rule)).id));
    }
}

/// The receipt that settled the fate of the part; nullptr if none has.
const EventView* finalReceiptOf(const PartView& part) {
    const auto found = std::ranges::find_if(part.events, [&](const EventView& event) {
        return event.kind == MessageEventKind::receipt && isFinal(part.status) && event.status == part.status;
    });
    return found == part.events.end() ? nullptr : &*found;
}

TimeNs between(const PduStore& pdus, Row first, Row last) {
    return std::max<TimeNs>(pdus.time(last) - pdus.time(first), 0);
}

void fillLegs(const PartView& from, const PduStore& pdus, MessagePartRow& to) {
    if (from.response != kNoRow) {
        to.set_response_ns(between(pdus, from.request, from.response));
    }
    const EventView* const receipt = finalReceiptOf(from);
    if (receipt != nullptr) {
        to.set_receipt_ns(between(pdus, from.request, receipt->row));
        if (receipt->acknowledgement != kNoRow) {
            to.set_acknowledgement_ns(between(pdus, receipt->row, receipt->acknowledgement));
        }
    }
    if (phaseOf(from.status) == MessagePhase::rejected && from.response != kNoRow) {
        to.set_reason(dissector::statusName(pdus.status(from.response)));
    } else if (phaseOf(from.status) == MessagePhase::failed && receipt != nullptr) {
        to.set_reason(toValidUtf8(receipt->error));
    }
}

void fillPart(const PartView& from, const PduStore& pdus, MessagePartRow& to) {
    to.set_part(from.part);
    to.set_session(pdus.session(from.request) + 1);
    to.set_request(numberOf(from.request));
    to.set_response(numberOf(from.response));
    to.set_state(stateText(from.status));
    to.set_id(toValidUtf8(from.id));
    fillLegs(from, pdus, to);
    for (const EventView& event : from.events) {
        fillEvent(event, pdus, *to.add_events());
    }
}

std::uint32_t receiptsOf(const MessageView& view) {
    std::uint32_t receipts = 0;
    for (const PartView& part : view.parts) {
        receipts += static_cast<std::uint32_t>(std::ranges::count_if(part.events, [](const EventView& event) {
            return event.kind == MessageEventKind::receipt || event.kind == MessageEventKind::notification;
        }));
    }
    return receipts;
}

}  // namespace

std::string_view toString(MessageEventKind kind) {
    constexpr std::array<std::string_view, 6> kKinds{"receipt", "notification", "query",
                                                     "replace", "cancel",       "receipt_part"};
    return kKinds[static_cast<std::size_t>(kind)];
}

MessageRow messageRow(MessageReader& reader, MessageNumber number, std::string_view systemId) {
    const PduStore& pdus = reader.analysis().pdus();
    const MessageView view = reader.view(number);
    const MessageText text = reader.text(number);
    const TimeNs begin = pdus.time(reader.analysis().messages().messages[number].first);
    MessageRow row;
    row.set_number(number + 1);
    row.set_system_id(toValidUtf8(systemId));
    row.set_origin(view.fromCentre ? "centre" : "esme");
    row.set_source(toValidUtf8(view.source));
    row.set_destination(toValidUtf8(view.destination));
    row.set_submitted_ns(begin);
    row.set_state(stateText(view.status));
    row.set_parts(view.total);
    row.set_requests(static_cast<std::uint32_t>(view.parts.size()));
    row.set_method(std::string(kPartMethodNames[static_cast<std::size_t>(view.method)]));
    row.set_reference(view.reference);
    for (const PartView& part : view.parts) {
        fillPart(part, pdus, *row.add_part());
        if (part.response != kNoRow) {
            row.set_response_ns(std::max<TimeNs>(row.response_ns(), pdus.time(part.response) - begin));
        }
        if (part.status == view.status && row.reason().empty()) {
            row.set_reason(row.part(row.part_size() - 1).reason());
        }
    }
    row.set_id(row.part_size() == 0 ? std::string() : row.part(0).id());
    if (view.finalReceipt != kNoRow && isFinal(view.status)) {
        row.set_receipt_ns(std::max<TimeNs>(pdus.time(view.finalReceipt) - begin, 0));
    }
    row.set_receipts(receiptsOf(view));
    row.set_charset(std::string(dissector::characterSetInfo(text.set).id));
    row.set_charset_guessed(text.guessed);
    row.set_charset_evidence(text.evidence);
    row.set_text(text.text);
    for (const std::uint8_t part : view.missing) {
        row.add_missing(part);
    }
    return row;
}

}  // namespace smppscope::model
