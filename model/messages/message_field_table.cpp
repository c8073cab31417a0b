#include <array>

#include "dissector/receipt/message_id_match.h"
#include "model/field_source.h"
#include "model/messages/message_reader.h"

namespace smppscope::model {

namespace {

using dissector::Enumeration;
using dissector::EnumValue;
using dissector::FieldInfo;
using dissector::Sensitivity;
using dissector::Value;
using dissector::ValueKind;
using Values = std::vector<Value>;

const Enumeration& statusNames() {
    static const std::vector<EnumValue> values = [] {
        std::vector<EnumValue> rows;
        for (const MessageStatusInfo& info : allMessageStatuses()) {
            rows.push_back({static_cast<std::uint32_t>(info.status), info.id, info.meaning});
        }
        return rows;
    }();
    static const Enumeration enumeration{"message_status", values};
    return enumeration;
}

const Enumeration& ruleNames() {
    static const std::vector<EnumValue> values = [] {
        std::vector<EnumValue> rows;
        for (const dissector::IdRuleRow& row : dissector::idRules()) {
            rows.push_back({static_cast<std::uint32_t>(row.rule), row.id, row.title});
        }
        return rows;
    }();
    static const Enumeration enumeration{"id_rule", values};
    return enumeration;
}

constexpr std::array<EnumValue, 2> kOrigins{{{0, "esme", "submitted by an ESME: mobile-terminated"},
                                             {1, "centre", "from the message centre: mobile-originated"}}};
constexpr Enumeration kOrigin{"message_origin", kOrigins};

constexpr std::array<EnumValue, 4> kMethods{
    {{0, kPartMethodNames[0], "one request holds it all"},
     {1, kPartMethodNames[1], "user data header with 8-bit reference"},
     {2, kPartMethodNames[2], "user data header with 16-bit reference"},
     {3, kPartMethodNames[3], "TLVs sar_msg_ref_num, sar_total_segments, sar_segment_seqnum"}}};
constexpr Enumeration kMethod{"message_method", kMethods};

const MessageStore& store(const MessageReader& reader) {
    return reader.analysis().messages();
}

const Message& messageOf(const MessageReader& reader, PartNumber part) {
    return store(reader).messages[store(reader).parts[part].message];
}

/// A value for each part that the PDU has to do with.
template <class Get>
void forEachPart(MessageReader& reader, Row row, Values& out, Get get) {
    for (const PartNumber part : reader.partsOf(row)) {
        get(part, out);
    }
}

void addText(std::string text, Values& out) {
    if (!text.empty()) {
        out.emplace_back(std::move(text));
    }
}

void addRow(Row row, Values& out) {
    if (row != kNoRow) {
        out.emplace_back(std::uint64_t{row} + 1);
    }
}

void number(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        values.emplace_back(std::uint64_t{store(reader).parts[part].message} + 1);
    });
}

void id(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out,
                [&](PartNumber part, Values& values) { addText(reader.idOf(part), values); });
}

void state(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        values.emplace_back(std::string(toString(messageOf(reader, part).status.load(kRelaxed))));
    });
}

void partState(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        values.emplace_back(std::string(toString(store(reader).parts[part].status.load(kRelaxed))));
    });
}

void origin(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        values.emplace_back(std::string(kOrigins[messageOf(reader, part).fromCentre ? 1 : 0].name));
    });
}

void method(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        values.emplace_back(
            std::string(kMethods[static_cast<std::size_t>(messageOf(reader, part).method)].name));
    });
}

void partOfMessage(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        values.emplace_back(std::uint64_t{store(reader).parts[part].part});
    });
}

void totalParts(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        values.emplace_back(std::uint64_t{messageOf(reader, part).total});
    });
}

void reference(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        if (messageOf(reader, part).method != PartMethod::whole) {
            values.emplace_back(std::uint64_t{messageOf(reader, part).reference});
        }
    });
}

void missing(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        if (messageOf(reader, part).method != PartMethod::whole) {
            for (const std::uint8_t lacking : reader.view(store(reader).parts[part].message).missing) {
                values.emplace_back(std::uint64_t{lacking});
            }
        }
    });
}

void text(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        addText(reader.text(store(reader).parts[part].message).text, values);
    });
}

void request(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out,
                [&](PartNumber part, Values& values) { addRow(store(reader).parts[part].request, values); });
}

void finalReceipt(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out,
                [&](PartNumber part, Values& values) { addRow(reader.finalReceiptOf(part), values); });
}

void receiptLatency(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        if (const auto latency = reader.receiptLatency(part)) {
            values.emplace_back(std::int64_t{*latency});
        }
    });
}

void wantsReceipt(MessageReader& reader, Row row, Values& out) {
    forEachPart(reader, row, out, [&](PartNumber part, Values& values) {
        values.emplace_back(std::uint64_t{store(reader).parts[part].wantsReceipt});
    });
}

/// Only a receipt, query, replacement or cancellation has these.
void matched(MessageReader& reader, Row row, Values& out) {
    if (const EventNumber event = reader.eventOf(row); event != kNoNumber) {
        out.emplace_back(std::uint64_t{store(reader).events[event].part.load(kRelaxed) != kNoNumber});
    }
}

void idRule(MessageReader& reader, Row row, Values& out) {
    const EventNumber event = reader.eventOf(row);
    if (event == kNoNumber || store(reader).events[event].part.load(kRelaxed) == kNoNumber) {
        return;
    }
    const std::uint8_t rule = store(reader).events[event].rule.load(kRelaxed);
    if (rule != kByAddresses) {
        out.emplace_back(std::string(dissector::idRuleRow(static_cast<dissector::IdRule>(rule)).id));
    }
}

ModelField entry(std::string_view name, std::string_view label, std::string_view description, ValueKind kind,
                 void (*get)(MessageReader&, Row, Values&), const Enumeration* enumeration = nullptr,
                 Sensitivity sensitivity = Sensitivity::none) {
    FieldInfo info{name, label, description, kind};
    info.enumeration = enumeration;
    info.sensitivity = sensitivity;
    return {info, {.scope = FieldScope::pdu, .ofMessage = get, .closed = enumeration != nullptr}};
}

}  // namespace

std::span<const ModelField> messageFieldTable() {
    static const std::array kFields{
        entry("message.id", "Message ID",
              "message_id that the response gave the message, in all PDUs about it", ValueKind::string, &id),
        entry("message.id_rule", "ID rule",
              "How the id in the receipt is written, against that in the response", ValueKind::string,
              &idRule, &ruleNames()),
        entry("message.matched", "Matched", "Whether the message that a receipt is about is in the capture",
              ValueKind::boolean, &matched),
        entry("message.method", "Method", "How the message was cut in parts", ValueKind::string, &method,
              &kMethod),
        entry("message.missing", "Missing parts", "Numbers of parts of a long message that never came",
              ValueKind::integer, &missing),
        entry("message.number", "Message", "Number of the message in the capture, from 1", ValueKind::integer,
              &number),
        entry("message.origin", "Origin", "Who sent the message: the ESME, or the message centre",
              ValueKind::string, &origin, &kOrigin),
        entry("message.part", "Part", "Number of the part of a long message, from 1", ValueKind::integer,
              &partOfMessage),
        entry("message.part_state", "Part state", "How far this part of the message came", ValueKind::string,
              &partState, &statusNames()),
        entry("message.parts", "Parts", "How many parts the message is to have", ValueKind::integer,
              &totalParts),
        entry("message.receipt", "Receipt", "Number of the PDU whose receipt settled the fate of the part",
              ValueKind::integer, &finalReceipt),
        entry("message.receipt_latency", "Receipt latency",
              "From the request to the receipt that settled the fate of the part", ValueKind::duration,
              &receiptLatency),
        entry("message.reference", "Reference", "Reference that the parts of a long message share",
              ValueKind::integer, &reference),
        entry("message.request", "Submitted", "Number of the PDU that submitted the part", ValueKind::integer,
              &request),
        entry("message.state", "Message state", "How far the whole message came", ValueKind::string, &state,
              &statusNames()),
        entry("message.text", "Text", "Text of the whole message, parts joined", ValueKind::string, &text,
              nullptr, Sensitivity::content),
        entry("message.wants_receipt", "Receipt wanted",
              "A receipt was asked for, whatever becomes of the message", ValueKind::boolean, &wantsReceipt),
    };
    return kFields;
}

}  // namespace smppscope::model
