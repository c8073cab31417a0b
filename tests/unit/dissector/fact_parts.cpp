#include "tests/unit/dissector/fact_parts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "tests/unit/dissector/tables_as_facts.h"

namespace smppscope::dissector::tests {

std::string hexId(std::uint32_t id, int digits) {
    return fmt::format("0x{:0{}X}", id, digits);
}

std::string versionName(Version version) {
    return version == Version::v33 ? "3.3" : version == Version::v34 ? "3.4" : "5.0";
}

Json versionNames(VersionSet versions) {
    Json names = Json::array();
    for (const Version version : {Version::v33, Version::v34, Version::v50})
        if (versions.has(version))
            names.push_back(versionName(version));
    return names;
}

Json valuesAsFacts(std::span<const EnumValue> values) {
    Json fact = Json::object();
    for (const EnumValue& row : values)
        fact[fmt::format("{}", row.value)] = row.name;
    return fact;
}

Json reservedAsFacts(std::span<const ValueRange> ranges) {
    Json fact = Json::array();
    for (const ValueRange range : ranges)
        fact.push_back({range.first, range.last});
    return fact;
}

void addNames(Json& fact, const Enumeration& names) {
    constexpr std::array<std::string_view, 11> kNamed{
        "ton",         "npi",           "interface_version",      "service_type",
        "dest_flag",   "data_coding",   "message_state",          "replace_if_present_flag",
        "protocol_id", "priority_flag", "huawei_operation_result"};
    if (names.name == "command_status" ||
        std::find(kNamed.begin(), kNamed.end(), names.name) != kNamed.end()) {
        fact["enum"] = names.name;
        return;
    }
    if (!names.values.empty())
        fact["values"] = valuesAsFacts(names.values);
    if (!names.reserved.empty())
        fact["reserved"] = reservedAsFacts(names.reserved);
}

Json bitsAsFacts(std::span<const BitRow> rows) {
    Json facts = Json::array();
    for (const BitRow& row : rows) {
        Json fact{{"mask", hexId(row.mask, 2)}, {"name", row.name}};
        const Enumeration* names = row.info == nullptr ? nullptr : row.info->enumeration;
        if (row.enumeration != nullptr)
            names = row.enumeration;
        if (names != nullptr)
            addNames(fact, *names);
        facts.push_back(std::move(fact));
    }
    return facts;
}

Json rangesAsFacts(std::span<const RangeRow> rows, int digits) {
    Json facts = Json::array();
    for (const RangeRow& row : rows)
        facts.push_back({{"range", {hexId(row.first, digits), hexId(row.last, digits)}}, {"use", row.use}});
    return facts;
}

Json sortedBy(const char* member, Json array) {
    std::sort(array.begin(), array.end(),
              [member](const Json& a, const Json& b) { return a.at(member) < b.at(member); });
    return array;
}

}  // namespace smppscope::dissector::tests
