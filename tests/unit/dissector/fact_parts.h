#pragma once

#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "dissector/fields.h"
#include "dissector/tables/field_row.h"
#include "dissector/tables/range_row.h"

/// Parts that several tables have in common, in the form of tests/data/smpp.json.
namespace smppscope::dissector::tests {

using Json = nlohmann::json;

std::string versionName(Version version);
Json versionNames(VersionSet versions);

/// {"0": "unknown", ...}
Json valuesAsFacts(std::span<const EnumValue> values);
/// [[7, 255], ...]
Json reservedAsFacts(std::span<const ValueRange> ranges);
/// Adds "enum" if the facts have an enumeration of that name, else "values" and "reserved".
void addNames(Json& fact, const Enumeration& names);
/// One fact for each bit field; `names` of a row win over those of its field.
Json bitsAsFacts(std::span<const BitRow> rows);
Json rangesAsFacts(std::span<const RangeRow> rows, int digits);

/// Sorts an array of objects by one of their members.
Json sortedBy(const char* member, Json array);

}  // namespace smppscope::dissector::tests
