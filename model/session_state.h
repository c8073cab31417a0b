#pragma once

#include <cstdint>

#include "capture/types.h"
#include "model/row.h"
#include "model/session.h"

namespace smppscope::model {

/// Whether PDUs with this command_id can change who is bound and how: binds, unbind, their responses,
/// outbind.
bool mayChangeState(std::uint32_t command);

/// Follows binds and unbinds (SMPP v3.4 2.2) in `session`, which the PDU with that row and those bytes is of.
/// True: it asks for a bind, so the session's system_id is that of this request now.
bool followState(const PduRow& row, capture::Bytes pdu, Session& session);

}  // namespace smppscope::model
