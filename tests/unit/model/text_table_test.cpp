#include "model/text_table.h"

#include <gtest/gtest.h>

namespace smppscope::model {
namespace {

TEST(TextTable, AlignsColumnsByCharactersNotBytes) {
    TextTable table({{"Name"}, {"p50", TextTable::Align::right}, {"State"}});
    table.add({"submit_sm", "4.64 µs", "x"});
    table.add({"größe", "12 ms", ""});
    EXPECT_EQ(table.text(0),
              "Name           p50  State\n"
              "submit_sm  4.64 µs  x\n"
              "größe        12 ms\n");
}

TEST(TextTable, IndentsEveryLine) {
    TextTable table({{"A"}, {"B"}});
    table.add({"1", "2"});
    EXPECT_EQ(table.text(2), "  A  B\n  1  2\n");
}

TEST(TextTable, CutsCellsThatAreTooWide) {
    TextTable table({{"A"}, {"B"}});
    table.add({"abcdefgh", "x"});
    table.add({"äöüäöüäö", "x"});
    EXPECT_EQ(table.text(0, 5), "A      B\nabcd…  x\näöüä…  x\n");
}

}  // namespace
}  // namespace smppscope::model
