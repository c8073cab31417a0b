#pragma once

#include <string>

#include "dissector/header.h"

namespace smppscope::gui {

/// What tells this PDU from others of its command, on one line of valid UTF-8: addresses, message id,
/// system_id. Never a secret. Pure; any bytes.
std::string infoText(dissector::Bytes pdu);

}  // namespace smppscope::gui
