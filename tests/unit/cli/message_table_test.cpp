#include "cli/message_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/message_table.pb.h"
#include "model/report.pb.h"

namespace smppscope::cli {
namespace {

using testing::ElementsAre;

TEST(MessageTable, HasAColumnForEachSingleValueInTheOrderOfTheSchema) {
    EXPECT_THAT(columnNames(*model::CommandCount::descriptor()),
                ElementsAre("command", "command_id", "count"));
}

TEST(MessageTable, NamesTheValuesOfInnerMessagesByTheirPath) {
    const auto names = columnNames(*model::SessionSummary::descriptor());
    EXPECT_THAT(names, testing::IsSupersetOf({"id", "client.address", "client.port", "totals.unanswered"}));
    EXPECT_THAT(names, testing::Not(testing::Contains("commands")));
}

TEST(MessageTable, HasAValueForEachColumnAlsoIfNothingIsSet) {
    const model::SessionSummary empty;
    EXPECT_EQ(columnValues(empty).size(), columnNames(*model::SessionSummary::descriptor()).size());
}

TEST(MessageTable, PrintsAListOfNumbersInOneColumn) {
    model::MessageRow message;
    for (const std::uint32_t part : {2u, 5u}) {
        message.add_missing(part);
    }
    const auto names = columnNames(*model::MessageRow::descriptor());
    const auto column = std::find(names.begin(), names.end(), "missing") - names.begin();
    EXPECT_EQ(columnValues(message).at(static_cast<std::size_t>(column)), "2,5");
    EXPECT_EQ(columnValues(model::MessageRow()).at(static_cast<std::size_t>(column)), "");
}

TEST(MessageTable, PrintsNumbersEnumsAndBooleans) {
    model::SessionSummary session;
    session.set_id(7);
    session.set_first_time_ns(-5);
    session.set_mode(model::ASYNCHRONOUS);
    session.set_begun_before_capture(true);
    session.mutable_totals()->set_pdus(18'446'744'073'709'551'615ull);
    session.mutable_client()->set_address("192.0.2.1");
    const auto names = columnNames(*model::SessionSummary::descriptor());
    const auto values = columnValues(session);
    const auto valueOf = [&](const std::string& name) {
        return values[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())];
    };
    EXPECT_EQ(valueOf("id"), "7");
    EXPECT_EQ(valueOf("first_time_ns"), "-5");
    EXPECT_EQ(valueOf("mode"), "ASYNCHRONOUS");
    EXPECT_EQ(valueOf("begun_before_capture"), "1");
    EXPECT_EQ(valueOf("totals.pdus"), "18446744073709551615");
    EXPECT_EQ(valueOf("client.address"), "192.0.2.1");
}

}  // namespace
}  // namespace smppscope::cli
