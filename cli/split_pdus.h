#pragma once

#include <vector>

#include "dissector/header.h"

namespace smppscope::cli {

/// One PDU of a run of bytes.
struct FramedPdu {
    dissector::Bytes bytes;
    std::uint32_t declaredLength = 0;  ///< command_length if fewer bytes are there; otherwise 0
};

/// Cuts bytes that begin with a PDU into PDUs by their command_length. What can't be cut (a command_length
/// below 16 or beyond the end, a rest of less than 4 bytes) is the last one.
std::vector<FramedPdu> splitPdus(dissector::Bytes bytes);

}  // namespace smppscope::cli
