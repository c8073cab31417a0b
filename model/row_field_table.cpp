#include <array>

#include "dissector/commands.h"
#include "dissector/header.h"
#include "model/field_source.h"

namespace smppscope::model {

namespace {

using dissector::Display;
using dissector::ValueKind;
using Number = std::optional<std::int64_t>;

Number always(const RowContext&, Row) {
    return 1;
}

bool hasFlag(const RowContext& context, Row row, std::uint8_t flag) {
    return (context.pdus.flags(row) & flag) != 0;
}

bool isResponse(const RowContext& context, Row row) {
    return dissector::isResponse(context.pdus.command(row));
}

Number partner(const RowContext& context, Row row) {
    const Row other = context.pdus.partner(row);
    return other == kNoRow || other >= context.pdus.size() ? Number() : Number(std::int64_t{other} + 1);
}

Number latency(const RowContext& context, Row row) {
    const std::int64_t ns = context.pdus.latency(row);
    return ns < 0 ? Number() : Number(ns);
}

/// Requests carry a status that has to be 0 and means nothing (SMPP v3.4 3.2); it has a name if it is not.
std::string statusName(const RowContext& context, Row row) {
    const std::uint32_t status = context.pdus.status(row);
    return status != 0 || isResponse(context, row) ? dissector::statusName(status) : std::string();
}

constexpr FieldSource column(Number (*number)(const RowContext&, Row)) {
    return {.scope = FieldScope::row, .number = number};
}

constexpr FieldSource column(std::string (*text)(const RowContext&, Row)) {
    return {.scope = FieldScope::row, .textOfRow = text};
}

constexpr ModelField boolean(std::string_view name, std::string_view label, std::string_view description,
                             Number (*number)(const RowContext&, Row)) {
    return {{name, label, description, ValueKind::boolean}, column(number)};
}

constexpr std::array kRowFields{
    ModelField{{"frame", "Frame", "Every PDU came in a frame"}, column(&always)},
    ModelField{
        {"frame.number", "Frame", "Number of the frame that completed the PDU, from 1", ValueKind::integer},
        column([](const RowContext& context, Row row) -> Number {
            return static_cast<std::int64_t>(context.pdus.frame(row));
        })},
    ModelField{
        {"frame.time", "Time", "When the frame that completed the PDU was captured, in UTC", ValueKind::time},
        column([](const RowContext& context, Row row) -> Number { return context.pdus.time(row); })},
    ModelField{{"frame.time_epoch", "Epoch time", "The same in seconds since 1970-01-01 UTC", ValueKind::time,
                Display::custom},
               column([](const RowContext& context, Row row) -> Number { return context.pdus.time(row); })},
    ModelField{{"frame.time_relative", "Time since start", "Seconds since the first frame of the capture",
                ValueKind::duration},
               column([](const RowContext& context, Row row) -> Number {
                   return context.pdus.time(row) - context.startTime;
               })},
    ModelField{{"pdu.command", "Command", "Name of the command: submit_sm", ValueKind::string},
               column([](const RowContext& context, Row row) {
                   return dissector::commandName(context.pdus.command(row));
               })},
    ModelField{
        {"pdu.outstanding", "In flight",
         "Requests in flight behind this PDU: of its direction behind a request, of the other one behind a "
         "response",
         ValueKind::integer},
        column([](const RowContext& context, Row row) -> Number {
            return std::int64_t{context.pdus.outstanding(row)};
        })},
    boolean(
        "pdu.cut", "Cut", "Bytes of the PDU are missing from the capture",
        [](const RowContext& context, Row row) -> Number { return hasFlag(context, row, pdu_flag::kCut); }),
    boolean("pdu.is_request", "Is request", "The PDU is a request, also one that needs no response",
            [](const RowContext& context, Row row) -> Number { return !isResponse(context, row); }),
    boolean("pdu.is_response", "Is response", "The PDU is a response or generic_nack",
            [](const RowContext& context, Row row) -> Number { return isResponse(context, row); }),
    ModelField{{"pdu.latency", "Latency", "Seconds between request and response, for both of them",
                ValueKind::duration},
               column(&latency)},
    boolean("pdu.malformed", "Malformed", "The body does not hold what the command demands",
            [](const RowContext& context, Row row) -> Number {
                return hasFlag(context, row, pdu_flag::kMalformed);
            }),
    ModelField{{"pdu.number", "No.", "Number of the PDU in the capture, from 1", ValueKind::integer},
               column([](const RowContext&, Row row) -> Number { return std::int64_t{row} + 1; })},
    boolean("pdu.orphan", "Orphan", "A response to which the capture holds no request",
            [](const RowContext& context, Row row) -> Number {
                return isResponse(context, row) && !partner(context, row);
            }),
    ModelField{{"pdu.request", "Request", "pdu.number of the request that this response answers",
                ValueKind::integer},
               column([](const RowContext& context, Row row) {
                   return isResponse(context, row) ? partner(context, row) : Number();
               })},
    ModelField{{"pdu.response", "Response", "pdu.number of the response to this request", ValueKind::integer},
               column([](const RowContext& context, Row row) {
                   return isResponse(context, row) ? Number() : partner(context, row);
               })},
    ModelField{{"pdu.status", "Status", "Name of a response's command_status: ESME_ROK", ValueKind::string},
               column(&statusName)},
    boolean("pdu.unanswered", "Unanswered", "A request that expects a response and got none",
            [](const RowContext& context, Row row) -> Number {
                return hasFlag(context, row, pdu_flag::kExpectsResponse) && !partner(context, row);
            }),
    ModelField{{"smpp", "SMPP PDU", "The bytes of the PDU", ValueKind::bytes},
               {.scope = FieldScope::pdu, .wholePdu = true}},
    ModelField{{"smpp.command_id", {}, {}}, column([](const RowContext& context, Row row) -> Number {
                   return context.pdus.command(row);
               })},
    ModelField{{"smpp.command_length", {}, {}},
               column([](const RowContext& context, Row row) -> Number { return context.pdus.length(row); })},
    ModelField{{"smpp.command_status", {}, {}},
               column([](const RowContext& context, Row row) -> Number { return context.pdus.status(row); })},
    ModelField{{"smpp.sequence_number", {}, {}}, column([](const RowContext& context, Row row) -> Number {
                   return context.pdus.sequence(row);
               })},
};

}  // namespace

std::span<const ModelField> rowFieldTable() {
    return kRowFields;
}

}  // namespace smppscope::model
