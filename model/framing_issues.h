#pragma once

#include <cstdint>

#include "model/framer.h"
#include "model/issue_log.h"
#include "model/pdu_store.h"

namespace smppscope::model {

/// Attaches to row `number` what the framer met before this PDU, and what is missing of it. The row's flags
/// that follow from it.
std::uint8_t noteFraming(const FramedPdu& pdu, Row number, IssueLog& issues);

/// Attaches what a framer met behind its last PDU: what was lost to `own`, the last row of its direction
/// (kNoRow: nowhere), all else to `last`, the last row of the session.
void noteRest(const Framer& framer, Row own, Row last, PduStore& store, IssueLog& issues);

}  // namespace smppscope::model
