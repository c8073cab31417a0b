#include <algorithm>

#include <fmt/format.h>

#include "dissector/tables/command_row.h"
#include "dissector/tables/tlv_row.h"
#include "tests/unit/dissector/fact_parts.h"
#include "tests/unit/dissector/tables_as_facts.h"

namespace smppscope::dissector::tests {

namespace {

std::string_view typeName(TlvType type) {
    switch (type) {
        case TlvType::integer:
            return "int";
        case TlvType::bits:
            return "bits";
        case TlvType::string:
            return "cstring";
        case TlvType::octets:
            return "octets";
        case TlvType::structure:
            return "struct";
    }
    return "";
}

Json part(const PartRow& row) {
    Json fact{{"name", row.name}, {"size", row.size == 0 ? Json("rest") : Json(row.size)}};
    if (row.max != 0)
        fact["max"] = row.max;
    if (row.mask != 0)
        fact["mask"] = hexId(row.mask, 2);
    if (row.optional)
        fact["optional"] = true;
    if (!row.bits.empty())
        fact["bits"] = bitsAsFacts(row.bits);
    if (!row.charset.empty())
        fact["charset"] = row.charset;
    if (row.info == nullptr || row.info->enumeration == nullptr || !row.bits.empty())
        return fact;
    // A field that is an integer by itself in another place has names that its part here lacks.
    if (row.namesIfZero.empty())
        addNames(fact, *row.info->enumeration);
    else
        fact["values_when"][fmt::format("{} == 0", row.namesIfZero)] =
            valuesAsFacts(row.info->enumeration->values);
    return fact;
}

/// The commands of a set, in the order of the table.
Json commandNames(const CommandSet& set) {
    Json names = Json::array();
    for (const CommandRow& row : standardCommands())
        if (set.has(row.id))
            names.push_back(row.name);
    std::sort(names.begin(), names.end());
    return names;
}

void addValues(Json& fact, const TlvRow& row) {
    const Enumeration* names = row.info == nullptr ? nullptr : row.info->enumeration;
    if (names == nullptr)
        return;
    addNames(fact, *names);
    if (fact.contains("enum"))
        return;
    for (const RangeName& range : names->ranges)
        fact["ranges"][std::string(range.name)] = {range.range.first, range.range.last};
}

void addExtras(Json& fact, const TlvRow& row) {
    if (!row.bits.empty())
        fact["bits"] = bitsAsFacts(row.bits);
    for (const PartRow& partRow : row.parts)
        fact["struct"].push_back(part(partRow));
    if (row.format == Format::time)
        fact["format"] = "smpp_time";
    if (row.repeatable)
        fact["repeatable"] = true;
    if (!row.charsetFrom.empty())
        fact["charset_from"] = row.charsetFrom;
    if (!row.headerIf.empty())
        fact["udh_if"] = row.headerIf;
    if (!row.alias.empty())
        fact["aliases"] = {row.alias};
    if (!row.unit.empty())
        fact["unit"] = row.unit;
    if (!row.acceptedLengths.empty())
        fact["accept_lengths"] = row.acceptedLengths;
    for (const LengthRule& rule : row.lengthRules)
        fact["lengths_by_version"][versionName(rule.version)] = rule.lengths;
}

Json tlv(const TlvRow& row) {
    Json fact{{"tag", hexId(row.tag, 4)}, {"name", row.name},      {"type", typeName(row.type)},
              {"min", row.min},           {"max", row.max},        {"versions", versionNames(row.versions)},
              {"network", row.network},   {"meaning", row.meaning}};
    addValues(fact, row);
    addExtras(fact, row);
    for (const auto& [version, set] : {std::pair("3.4", row.in34), std::pair("5.0", row.in50)})
        if (Json names = commandNames(set); !names.empty())
            fact["pdus"][version] = std::move(names);
    return fact;
}

}  // namespace

Json tlvsAsFacts() {
    Json facts = Json::array();
    for (const TlvRow& row : standardTlvs())
        facts.push_back(tlv(row));
    return facts;
}

Json vendorTlvsAsFacts() {
    Json facts = Json::array();
    for (const VendorTlvRow& row : vendorTlvs()) {
        Json fact{{"tag", hexId(row.tag, 4)},
                  {"name", row.name},
                  {"type", row.type},
                  {"used_by", row.usedBy},
                  {"status", row.confidence}};
        if (!row.conflicts.empty())
            fact["conflicts"] = row.conflicts;
        facts.push_back(std::move(fact));
    }
    return facts;
}

Json version4TlvsAsFacts() {
    Json facts = Json::array();
    for (const LegacyTlvRow& row : version4Tlvs())
        facts.push_back({{"tag", hexId(row.tag, 4)}, {"name", row.name}});
    return facts;
}

Json tlvRangesAsFacts() {
    return rangesAsFacts(tlvRanges(), 4);
}

}  // namespace smppscope::dissector::tests
