#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "tests/unit/dissector/facts.h"
#include "tests/unit/dissector/tables_as_facts.h"

// The tables must say what tests/data/smpp.json says: nothing less, nothing more. Both are brought into one
// form and compared whole, so a fact that is missing on either side shows. Only remarks for human readers are
// left out.

namespace smppscope::dissector::tests {

namespace {

/// Compares item by item, so that a failure names the items that differ.
void expectSame(const Json& table, const Json& facts, const char* key) {
    std::map<std::string, Json> ours;
    std::map<std::string, Json> theirs;
    for (const Json& item : table)
        ours[item.at(key)] = item;
    for (const Json& item : facts)
        theirs[item.at(key)] = item;
    EXPECT_EQ(ours.size(), table.size()) << "a key stands twice in the table";
    for (const auto& [id, item] : ours)
        EXPECT_EQ(item, theirs[id]) << "differs, by the way from table to facts:\n"
                                    << Json::diff(item, theirs[id]).dump(1);
    for (const auto& [id, item] : theirs)
        EXPECT_TRUE(ours.contains(id)) << "missing in the table: " << item;
}

}  // namespace

TEST(TablesEqualFacts, Commands) {
    Json facts = factsOf("commands");
    for (Json& fact : facts) {
        fact["body_may_be_absent"] = fact.contains("body_may_be_absent");
        Json tlvs = Json::object();
        for (const char* version : {"3.4", "5.0"}) {
            Json names = fact.value("tlvs", Json::object()).value(version, Json::array());
            std::sort(names.begin(), names.end());
            if (!names.empty())
                tlvs[version] = std::move(names);
        }
        fact["tlvs"] = std::move(tlvs);
    }
    expectSame(commandsAsFacts(), facts, "id");
}

TEST(TablesEqualFacts, VendorCommands) {
    Json facts = factsOf("vendor_commands");
    const Json moMtNames = facts.at(0).at("body").at(7).at("values");
    for (Json& fact : facts) {
        fact.erase("status");  // who says so
        if (!fact.contains("body"))
            continue;
        for (Json& field : fact["body"])
            if (field.at("name") == "mo_mt_flag")  // named once, meant in both commands
                field["values"] = moMtNames;
    }
    expectSame(vendorCommandsAsFacts(), facts, "id");
}

TEST(TablesEqualFacts, CommandsOfVersion4) {
    EXPECT_EQ(version4CommandsAsFacts(), factsOf("commands_v4_0").at("items"));
}

TEST(TablesEqualFacts, CommandRanges) {
    Json facts = factsOf("command_ranges");
    for (Json& fact : facts) {
        EXPECT_EQ(fact.at("versions"), Json({"3.4", "5.0"})) << "a range of other versions: " << fact;
        fact.erase("versions");
    }
    EXPECT_EQ(commandRangesAsFacts(), facts);
}

TEST(TablesEqualFacts, Statuses) {
    expectSame(statusesAsFacts(), factsOf("statuses"), "code");
}

TEST(TablesEqualFacts, LegacyStatuses) {
    expectSame(legacyStatusesAsFacts(), factsOf("statuses_legacy").at("items"), "code");
}

TEST(TablesEqualFacts, VendorStatuses) {
    Json facts = factsOf("statuses_vendor_seen");
    for (Json& fact : facts)
        fact.erase("status");
    expectSame(vendorStatusesAsFacts(), facts, "code");
}

TEST(TablesEqualFacts, StatusRanges) {
    EXPECT_EQ(statusRangesAsFacts(), factsOf("status_ranges"));
}

TEST(TablesEqualFacts, Tlvs) {
    Json facts = factsOf("tlvs");
    for (Json& fact : facts) {
        for (auto& [version, commands] : fact.at("pdus").items())
            std::sort(commands.begin(), commands.end());
        if (fact.at("name") == "dest_telematics_id")  // a remark of the facts says that it is a GSM TP-PID
            fact["struct"][0]["enum"] = "protocol_id";
        // Named ranges stand in three forms.
        Json ranges = Json::object();
        const Json asText = fact.value("ranges", Json::object());
        for (const auto& [name, range] : asText.items())
            ranges[name] = reservedRanges(range, {}).at(0);
        for (const Json& range : fact.value("ranges_named", Json::array()))
            ranges[range.at("name").get<std::string>()] = range.at("range");
        if (fact.contains("vendor"))
            ranges["vendor"] = reservedRanges(fact["vendor"], {}).at(0);
        fact.erase("ranges");
        fact.erase("ranges_named");
        fact.erase("vendor");
        // The ranges of user_response_code overlap, so they stand in its field's description.
        if (!ranges.empty() && fact.at("name") != "user_response_code")
            fact["ranges"] = ranges;
    }
    expectSame(tlvsAsFacts(), facts, "tag");
}

TEST(TablesEqualFacts, VendorTlvs) {
    Json facts = factsOf("tlvs_vendor");
    for (Json& fact : facts) {
        std::string conflicts;
        for (const Json& conflict : fact.value("conflicts", Json::array()))
            conflicts += (conflicts.empty() ? "" : "; ") + conflict.get<std::string>();
        if (!conflicts.empty())
            fact["conflicts"] = conflicts;
    }
    expectSame(vendorTlvsAsFacts(), facts, "tag");
}

TEST(TablesEqualFacts, TlvsOfVersion4) {
    expectSame(version4TlvsAsFacts(), factsOf("tlvs_v4_0"), "tag");
}

TEST(TablesEqualFacts, TlvRanges) {
    EXPECT_EQ(tlvRangesAsFacts(), factsOf("tlv_ranges"));
}

}  // namespace smppscope::dissector::tests
