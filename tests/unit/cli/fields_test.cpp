#include <nlohmann/json.hpp>

#include "tests/unit/cli/verbs_fixture.h"

namespace smppscope::cli {
namespace {

using support::runCli;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Fields, ListsNameTypeAndDescription) {
    const auto lines = linesOf(runCli({"fields"}).out);
    EXPECT_EQ(lines[0], "name\ttype\tdescription");
    EXPECT_GT(lines.size(), 100u);
    EXPECT_THAT(lines, testing::Contains(StartsWith("smpp.command_id\tinteger\t")));
    EXPECT_THAT(lines, testing::Contains(StartsWith("pdu.latency\tduration\t")));
}

TEST(Fields, NarrowsToATextInAnyCase) {
    const auto lines = linesOf(runCli({"fields", "PASSWORD"}).out);
    ASSERT_GE(lines.size(), 2u);
    EXPECT_THAT(lines, testing::Contains(StartsWith("smpp.password\t")));
    EXPECT_THAT(lines, Not(testing::Contains(StartsWith("smpp.command_id\t"))));
}

TEST(Fields, AsJsonHasTheNamesOfValues) {
    const auto fields = nlohmann::json::parse(runCli({"fields", "smpp.command_id", "--format", "json"}).out);
    EXPECT_THAT(fields[0]["values"].dump(), HasSubstr("submit_sm"));
}

}  // namespace
}  // namespace smppscope::cli
