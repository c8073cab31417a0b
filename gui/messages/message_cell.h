#pragma once

#include <string>

#include "gui/messages/message_columns.h"
#include "gui/messages/message_details.h"
#include "gui/table/cell_text.h"

namespace smppscope::gui {

/// A message of a capture, and what its cells are made from. `detail` is null while it is not read; the cells
/// that need it are empty then.
struct MessageCell {
    model::MessageNumber number;
    const model::Message& message;
    const MessageDetail* detail;
    const CellSource& from;
};

/// On one line; cheap enough for painting.
std::string messageCellText(MessageColumn column, const MessageCell& cell);
Tone messageCellTone(MessageColumn column, const MessageCell& cell);
/// The filter that this cell's value stands for: it finds PDUs of all messages with this value. Empty if it
/// stands for none.
std::string messageCellFilter(MessageColumn column, const MessageCell& cell);

/// "message.number == 12"
std::string messageFilter(model::MessageNumber number);

/// What became of it: "delivered after 2.10 s, 3 parts".
std::string messageFate(const MessageCell& cell);

}  // namespace smppscope::gui
