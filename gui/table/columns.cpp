#include "gui/table/columns.h"

#include <array>

namespace smppscope::gui {

namespace {

constexpr std::array<ColumnInfo, 11> kColumns = {{
    {Column::number, "number", "No.", "Number of the PDU in the capture (pdu.number)", true, 9},
    {Column::time, "time", "Time", "When the PDU was complete: time of the frame that ended it", false, 17},
    {Column::session, "session", "Session", "Number of the session and its system_id", false, 15},
    {Column::source, "source", "Source", "Who sent the PDU", false, 20},
    {Column::destination, "destination", "Destination", "Who received the PDU", false, 20},
    {Column::command, "command", "Command", "Command of the PDU (smpp.command_id)", false, 20},
    {Column::status, "status", "Status", "Status of a response (smpp.command_status)", false, 18},
    {Column::sequence, "sequence", "Seq", "Sequence number (smpp.sequence_number)", true, 8},
    {Column::latency, "latency", "Latency", "From the request to its response (pdu.latency)", true, 11},
    {Column::length, "length", "Length", "Bytes of the PDU (smpp.command_length)", true, 7},
    {Column::info, "info", "Info", "Addresses, message id, system_id", false, 50},
}};

}  // namespace

std::span<const ColumnInfo> columns() {
    return kColumns;
}

}  // namespace smppscope::gui
