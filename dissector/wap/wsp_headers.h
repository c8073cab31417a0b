#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dissector/fields.h"

namespace smppscope::dissector {

/// A well-known header of WSP (WAP-230-WSP appendix A, table 39).
struct WspHeaderRow {
    enum class Form : std::uint8_t { text, integer, date, application, contentType, pushFlag, version };
    std::uint8_t id;  ///< without the top bit
    std::string_view name;
    Form form;              ///< what a value that is no text means
    const FieldInfo* info;  ///< never null
};

/// By id.
std::span<const WspHeaderRow> wspHeaders();

/// The row of an id, or nullptr.
const WspHeaderRow* findWspHeader(std::uint8_t id);

}  // namespace smppscope::dissector
