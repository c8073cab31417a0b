#include "gui/table/columns.h"

#include <array>

namespace smppscope::gui {

namespace {

constexpr std::array<ColumnInfo, 11> kColumns = {{
    {Column::number, "number", "No.", "Number of the PDU in the capture (pdu.number)", true, true,
     "9999999999"},
    {Column::time, "time", "Time", "When the PDU was complete: time of the frame that ended it", false, true,
     "00:00:00.000000"},
    {Column::session, "session", "Session", "Number of the session and its system_id", false, true,
     "10 account"},
    {Column::source, "source", "Source", "Who sent the PDU", false, true, "198.51.100.10:65535"},
    {Column::destination, "destination", "Destination", "Who received the PDU", false, false,
     "198.51.100.10:65535"},
    {Column::command, "command", "Command", "Command of the PDU (smpp.command_id)", false, true,
     "bind_transceiver_resp"},
    {Column::status, "status", "Status", "Status of a response (smpp.command_status)", false, true,
     "ESME_RTHROTTLED"},
    {Column::sequence, "sequence", "Seq", "Sequence number (smpp.sequence_number)", true, false, "1234567"},
    {Column::latency, "latency", "Latency", "From the request to its response (pdu.latency)", true, true,
     "unanswered"},
    {Column::length, "length", "Length", "Bytes of the PDU (smpp.command_length)", true, false, "Length"},
    {Column::info, "info", "Info", "Addresses, message id, system_id", false, true, "from 1 to 2"},
}};

}  // namespace

std::span<const ColumnInfo> columns() {
    return kColumns;
}

}  // namespace smppscope::gui
