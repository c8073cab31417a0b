#include <set>
#include <string>

#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "tests/unit/dissector/facts.h"
#include "tests/unit/dissector/tables_as_facts.h"

// As tables_equal_facts_test.cpp, for the section "enums". What is said there in words alone (how v3.3 read a
// field, another grouping of the same bits) is for readers and left out.

namespace smppscope::dissector::tests {

namespace {

Json enumFacts(const char* name) {
    return factsOf("enums").at(name);
}
Json enumTable(const char* name) {
    return enumerationsAsFacts().at(name);
}

/// Ranges as numbers, seen values as a map, as the tables have them.
Json plain(Json fact) {
    if (fact.contains("ranges"))
        for (Json& row : fact["ranges"])
            for (Json& bound : row.at("range"))
                bound = std::stoul(bound.get<std::string>(), nullptr, 0);
    if (fact.contains("seen")) {
        Json seen = Json::object();
        for (const Json& row : fact["seen"]) {
            const Json& value = row.at("value");
            const auto number = value.is_string() ? std::stoul(value.get<std::string>(), nullptr, 0)
                                                  : value.get<unsigned long>();
            seen[std::to_string(number)] = row.at("name");
        }
        fact["seen"] = seen;
    }
    for (const char* words : {"display", "applies_to", "versions", "by_version", "kind"})
        fact.erase(words);
    return fact;
}

class SimpleEnumeration : public testing::TestWithParam<const char*> {};

}  // namespace

TEST_P(SimpleEnumeration, EqualsItsFacts) {
    EXPECT_EQ(enumTable(GetParam()), plain(enumFacts(GetParam())))
        << Json::diff(enumTable(GetParam()), plain(enumFacts(GetParam()))).dump(1);
}

INSTANTIATE_TEST_SUITE_P(TablesEqualFacts, SimpleEnumeration,
                         testing::Values("ton", "npi", "interface_version", "service_type", "dest_flag",
                                         "replace_if_present_flag", "message_state", "priority_flag",
                                         "protocol_id", "registered_delivery", "huawei_operation_result"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(TablesEqualFacts, NoEnumerationIsForgotten) {
    std::set<std::string> names;
    const Json facts = factsOf("enums");
    const Json tables = enumerationsAsFacts();
    for (const auto& item : facts.items())
        names.insert(item.key());
    for (const auto& item : tables.items())
        names.erase(item.key());
    EXPECT_EQ(names, std::set<std::string>{"command_status"});  // refers to the statuses
}

TEST(TablesEqualFacts, EsmClass) {
    const Json source = enumFacts("esm_class");
    Json facts;
    for (const auto& [direction, bits] : source.at("by_direction").items())
        for (Json bit : bits) {
            if (bit.contains("flags")) {  // each bit alone, as the values say together
                EXPECT_EQ(bit["flags"], (Json{{"0x40", bit["values"]["1"]}, {"0x80", bit["values"]["2"]}}));
                bit.erase("flags");
            }
            facts["by_direction"][direction].push_back(std::move(bit));
        }
    // v5.0 has one table of modes for both directions, and so have we.
    Json& directions = facts["by_direction"];
    directions["mc_to_esme"][0]["values"] = directions["esme_to_mc"][0]["values"];
    EXPECT_EQ(enumTable("esm_class"), facts) << Json::diff(enumTable("esm_class"), facts).dump(1);
}

TEST(TablesEqualFacts, DataCoding) {
    Json facts = plain(enumFacts("data_coding"));
    Json& groups = facts["gsm_dcs"];
    Json raw = Json::object();
    for (const auto& [value, name] : facts["common_raw_gsm_values"].items())
        raw[std::to_string(std::stoul(value, nullptr, 0))] = name;
    facts["common_raw_gsm_values"] = raw;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].value("bits", Json()).is_string())
            groups[i]["bits"] = groups[i - 1]["bits"];
    }
    EXPECT_EQ(enumTable("data_coding"), facts) << Json::diff(enumTable("data_coding"), facts).dump(1);
}

}  // namespace smppscope::dissector::tests
