#pragma once

#include "capture/segment.h"
#include "dissector/header.h"
#include "model/row.h"

namespace smppscope::model {

/// For a connection that was open before the capture began: is its `client` (the first sender seen) the
/// server? Told by the registered port, else by what the first PDU is, else by the smaller port. `direction`
/// and `header`: of that PDU.
bool looksSwapped(const capture::NewConnection& opened, Direction direction, const dissector::Header& header);

}  // namespace smppscope::model
