#include <gtest/gtest.h>

#include "dissector/text/gsm_tables.h"
#include "tests/unit/dissector/text/gsm_facts.h"

namespace smppscope::dissector::tests {

namespace {

using Json = nlohmann::json;

GsmTable tableOf(const Json& cells) {
    GsmTable table{};
    EXPECT_EQ(cells.size(), table.size());
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = cells[i].is_null()
                       ? kNone
                       : static_cast<char16_t>(std::stoul(cells[i].get<std::string>(), nullptr, 16));
    return table;
}

std::size_t cellsIn(const GsmTable& table) {
    return table.size() - static_cast<std::size_t>(std::count(table.begin(), table.end(), kNone));
}

}  // namespace

TEST(GsmTables, EqualTheFacts) {
    const Json facts = gsmFacts();
    ASSERT_EQ(facts.at("languages").size(), kGsmLanguages);
    for (const Json& language : facts.at("languages")) {
        const auto id = language.at("id").get<std::uint8_t>();
        const auto key = language.at("key").get<std::string>();
        SCOPED_TRACE(key);
        EXPECT_EQ(gsmLanguageName(id), language.at("name").get<std::string>());
        const Json& tables = facts.at("tables");
        ASSERT_EQ(gsmLockingTable(id) != nullptr, tables.at("locking").contains(key));
        if (gsmLockingTable(id) != nullptr) {
            EXPECT_EQ(*gsmLockingTable(id), tableOf(tables.at("locking").at(key)));
            EXPECT_EQ(cellsIn(*gsmLockingTable(id)), language.at("locking_cells").get<std::size_t>());
        }
        ASSERT_NE(gsmSingleShiftTable(id), nullptr);
        EXPECT_EQ(*gsmSingleShiftTable(id), tableOf(tables.at("single").at(key)));
        EXPECT_EQ(cellsIn(*gsmSingleShiftTable(id)), language.at("single_cells").get<std::size_t>());
    }
}

TEST(GsmTables, DefineNoEscapeCharacterAndNoReservedLanguage) {
    for (std::uint8_t id = 0; id < kGsmLanguages; ++id) {
        EXPECT_EQ((*gsmSingleShiftTable(id))[kGsmEscape], kNone);
        EXPECT_TRUE(gsmLockingTable(id) == nullptr || (*gsmLockingTable(id))[kGsmEscape] == kNone);
    }
    for (unsigned id = kGsmLanguages; id < 256; ++id) {
        EXPECT_EQ(gsmLockingTable(static_cast<std::uint8_t>(id)), nullptr);
        EXPECT_EQ(gsmSingleShiftTable(static_cast<std::uint8_t>(id)), nullptr);
        EXPECT_EQ(gsmLanguageName(static_cast<std::uint8_t>(id)), "reserved language");
    }
}

}  // namespace smppscope::dissector::tests
