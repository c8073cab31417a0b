#include "dissector/fields.h"

#include <algorithm>
#include <cctype>

#include "dissector/tables/field_infos.h"

namespace smppscope::dissector {

namespace {

bool sameText(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// `rows` are sorted by value.
const EnumValue* findValue(std::span<const EnumValue> rows, std::uint32_t value) {
    const auto found = std::lower_bound(rows.begin(), rows.end(), value,
                                        [](const EnumValue& row, std::uint32_t v) { return row.value < v; });
    return found != rows.end() && found->value == value ? &*found : nullptr;
}

}  // namespace

const EnumValue* Enumeration::find(std::uint32_t value) const {
    return findValue(values, value);
}

const EnumValue* Enumeration::find(std::string_view text) const {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [text](const EnumValue& row) { return sameText(row.name, text); });
    return found != values.end() ? &*found : nullptr;
}

std::string_view Enumeration::nameOf(std::uint32_t value) const {
    if (const EnumValue* row = find(value))
        return row->name;
    if (const EnumValue* row = findValue(seen, value))
        return row->name;
    for (const RangeName& row : ranges)
        if (row.range.has(value))
            return row.name;
    return {};
}

bool Enumeration::isReserved(std::uint32_t value) const {
    return std::any_of(reserved.begin(), reserved.end(),
                       [value](ValueRange range) { return range.has(value); });
}

std::span<const FieldInfo> allFields() {
    return kFieldInfos;
}

const FieldInfo* findField(std::string_view name) {
    const FieldInfo* end = kFieldInfos.data() + kFieldInfos.size();
    const FieldInfo* found = std::lower_bound(
        kFieldInfos.data(), end, name, [](const FieldInfo& row, std::string_view n) { return row.name < n; });
    return found != end && found->name == name ? found : nullptr;
}

}  // namespace smppscope::dissector
