#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace smppscope::gui {

/// The columns of the table of messages.
enum class MessageColumn : std::uint8_t {
    number,
    time,
    account,
    source,
    destination,
    parts,
    state,
    response,
    receipt,
    id,
    text,
};

struct MessageColumnInfo {
    MessageColumn column;
    std::string_view heading;
    std::string_view field;  ///< of the model, which describes it; empty where there is none
    std::string_view help;   ///< one line, where there is no field
    bool alignRight;
    std::string_view widest;  ///< a text that fits the width to begin with
};

/// In the order of the enum.
std::span<const MessageColumnInfo> messageColumns();
/// One line: what the field's description says, with its name.
std::string_view helpOf(const MessageColumnInfo& column);

}  // namespace smppscope::gui
