#pragma once

#include <string>

#include "gui/document/pdu_fetcher.h"

namespace smppscope::gui {

/// The forms in which parts of a PDU go to the clipboard. Secrets stay masked in all of them unless the
/// detail was fetched revealed.

/// "submit_sm"
std::string valueText(const dissector::Node& node);
/// "Command: submit_sm"
std::string fieldText(const dissector::Node& node);
/// A filter that matches PDUs with this value, e.g. `smpp.command_id == submit_sm`; the bare field where a
/// value can't be named; empty for secrets that are masked.
std::string nodeFilter(const PduDetail& detail, const dissector::Node& node);
/// "00 00 00 2f"; masked bytes as "**".
std::string hexText(const PduDetail& detail, dissector::ByteRange range);
/// The whole PDU as offset, hex and text, 16 bytes a line.
std::string hexDump(const PduDetail& detail);

/// Which bytes must not be shown.
std::vector<bool> maskedBytes(const PduDetail& detail);

/// Printable ASCII as it is, everything else '.'.
char printableByte(std::uint8_t byte);

}  // namespace smppscope::gui
