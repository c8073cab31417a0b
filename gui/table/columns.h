#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace smppscope::gui {

/// The columns of the PDU table.
enum class Column : std::uint8_t {
    number,
    time,
    session,
    source,
    destination,
    command,
    status,
    sequence,
    latency,
    length,
    info,
};

struct ColumnInfo {
    Column column;
    std::string_view id;  ///< in settings
    std::string_view heading;
    std::string_view help;  ///< one line
    bool alignRight;
    bool shown;               ///< to begin with
    std::string_view widest;  ///< a text that fits the width to begin with
};

/// In the order of the enum.
std::span<const ColumnInfo> columns();

}  // namespace smppscope::gui
