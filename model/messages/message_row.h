#pragma once

#include "model/message_table.pb.h"
#include "model/messages/message_reader.h"

namespace smppscope::model {

/// A message as exports show it; every string in it is valid UTF-8. `systemId`: of its account.
MessageRow messageRow(MessageReader& reader, MessageNumber number, std::string_view systemId);

/// "receipt", "notification", "query" ...
std::string_view toString(MessageEventKind kind);

}  // namespace smppscope::model
