#pragma once

#include <string>
#include <string_view>

#include "dissector/dissect.h"

namespace smppscope::model {

/// "integer", "string" ...: the kind of a field's values in lists of fields.
std::string_view typeName(dissector::ValueKind kind);

/// A value as `tshark -T fields` prints it: hexadecimal integers with the field's width, times like
/// "May  1, 2024 12:00:00.000000000 UTC", durations as seconds with nine decimals, bytes as hex digits, "1"
/// for a field that has no value of its own.
std::string valueText(const dissector::FieldInfo& field, const dissector::Value& value);

/// A value as people read it: enumerated values by name, times and durations with units.
std::string displayValue(const dissector::FieldInfo& field, const dissector::Value& value);

/// The texts of all values with a comma between them.
template <class Values, class ToText>
std::string joinTexts(const Values& values, ToText&& toText) {
    std::string joined;
    bool first = true;
    for (const auto& value : values) {
        if (!first) {
            joined.push_back(',');
        }
        first = false;
        joined += toText(value);
    }
    return joined;
}

}  // namespace smppscope::model
