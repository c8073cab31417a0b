#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dissector/wap/cursor.h"

namespace smppscope::dissector {

/// A content type with its parameters (WAP-230-WSP 8.4.2.24).
struct ContentType {
    struct Parameter {
        std::string name;
        std::string value;
        ByteRange range;
    };
    ByteRange range;            ///< all of it
    ByteRange nameRange;        ///< of the media type
    std::string name;           ///< "application/vnd.wap.sic"; "0x7f" for a number without a name
    std::uint32_t charset = 0;  ///< MIBenum; 0: not said
    std::vector<Parameter> parameters;
};

/// Nothing if the value is cut.
std::optional<ContentType> readContentType(Cursor& cursor);

}  // namespace smppscope::dissector
