#include "gui/messages/message_columns.h"

#include <array>

#include "model/field_registry.h"

namespace smppscope::gui {

namespace {

constexpr std::array<MessageColumnInfo, 11> kColumns = {{
    {MessageColumn::number, "No.", "message.number", "", true, "99999999"},
    {MessageColumn::time, "Time", "", "When its first PDU was complete", false, "00:00:00.000000"},
    {MessageColumn::account, "Account", "", "system_id of the sessions that sent it", false, "account1"},
    {MessageColumn::source, "From", "smpp.source_addr", "", false, "4915550100000"},
    {MessageColumn::destination, "To", "smpp.destination_addr", "", false, "4915550100000"},
    {MessageColumn::parts, "Parts", "message.parts", "", true, "2 of 3"},
    {MessageColumn::state, "State", "message.state", "", false, "undeliverable"},
    {MessageColumn::response, "Resp.", "", "From the first request to the last response", true, "88.8 ms"},
    {MessageColumn::receipt, "Receipt", "", "From the first request to the receipt that settled its fate",
     true, "88.8 ms"},
    {MessageColumn::id, "Id", "message.id", "", false, "0a1b2c3d"},
    {MessageColumn::text, "Text", "message.text", "", false, "a text"},
}};

}  // namespace

std::span<const MessageColumnInfo> messageColumns() {
    return kColumns;
}

std::string_view helpOf(const MessageColumnInfo& column) {
    const dissector::FieldInfo* field = column.field.empty() ? nullptr : model::field(column.field);
    return field != nullptr ? field->description : column.help;
}

}  // namespace smppscope::gui
