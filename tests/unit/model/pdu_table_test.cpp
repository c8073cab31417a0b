#include "model/pdu_table.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/pdu_table.pb.h"
#include "tests/unit/model/small_capture.h"

namespace smppscope::model {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The columns of the PDUs with these numbers.
std::string table(TableFormat format, const std::vector<std::string>& names,
                  const std::vector<int>& numbers) {
    const SmallCapture capture;
    std::vector<const dissector::FieldInfo*> columns;
    for (const std::string& name : names) {
        columns.push_back(field(name));
    }
    std::ostringstream out;
    PduTableWriter writer(out, format, columns);
    RowFields row(capture.analysis(), false);
    writer.begin();
    for (const int number : numbers) {
        row.select(static_cast<Row>(number - 1));
        writer.write(row);
    }
    writer.end();
    return out.str();
}

const std::vector<std::string> kColumns{"pdu.number", "pdu.command", "smpp.destination_addr"};

TEST(PduTableTest, FormatsHaveNames) {
    EXPECT_EQ(tableFormat("tsv"), TableFormat::tsv);
    EXPECT_EQ(tableFormat("csv"), TableFormat::csv);
    EXPECT_EQ(tableFormat("json"), TableFormat::json);
    EXPECT_EQ(tableFormat("pb"), TableFormat::pb);
    EXPECT_EQ(tableFormat("xml"), std::nullopt);
}

TEST(PduTableTest, TabsSeparateNamesAndValues) {
    EXPECT_EQ(table(TableFormat::tsv, kColumns, {3, 8}),
              "pdu.number\tpdu.command\tsmpp.destination_addr\n"
              "3\tsubmit_sm\t447700900123\n"
              "8\tsubmit_multi\t447700900123,447700900789\n");
}

TEST(PduTableTest, ValuesWithCommasAreQuoted) {
    EXPECT_EQ(table(TableFormat::csv, kColumns, {1, 8}),
              "pdu.number,pdu.command,smpp.destination_addr\n"
              "1,bind_transceiver,\n"
              "8,submit_multi,\"447700900123,447700900789\"\n");
}

TEST(PduTableTest, JsonHasAnObjectForEachPdu) {
    const auto parsed = nlohmann::json::parse(table(TableFormat::json, kColumns, {1, 3, 8}));
    EXPECT_EQ(parsed, nlohmann::json::parse(R"([
        {"pdu.number": "1", "pdu.command": "bind_transceiver"},
        {"pdu.number": "3", "pdu.command": "submit_sm", "smpp.destination_addr": "447700900123"},
        {"pdu.number": "8", "pdu.command": "submit_multi",
         "smpp.destination_addr": ["447700900123", "447700900789"]}])"));
}

TEST(PduTableTest, NoRowsAreAnEmptyArray) {
    EXPECT_THAT(nlohmann::json::parse(table(TableFormat::json, kColumns, {})), IsEmpty());
    EXPECT_EQ(table(TableFormat::tsv, {"pdu.number"}, {}), "pdu.number\n");
}

TEST(PduTableTest, ProtobufIsOneMessage) {
    PduTable message;
    ASSERT_TRUE(message.ParseFromString(table(TableFormat::pb, kColumns, {1, 8})));
    EXPECT_THAT(message.fields(), ElementsAre("pdu.number", "pdu.command", "smpp.destination_addr"));
    ASSERT_EQ(message.rows_size(), 2);
    EXPECT_THAT(message.rows(0).cells(0).values(), ElementsAre("1"));
    EXPECT_THAT(message.rows(0).cells(2).values(), IsEmpty());
    EXPECT_THAT(message.rows(1).cells(2).values(), ElementsAre("447700900123", "447700900789"));
}

TEST(PduTableTest, TheUsualColumnsExist) {
    for (const dissector::FieldInfo* column : defaultColumns()) {
        EXPECT_NE(column, nullptr);
    }
}

}  // namespace
}  // namespace smppscope::model
