#include "model/tree_export.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "tests/unit/model/small_capture.h"

namespace smppscope::model {
namespace {

using dissector::dissect;
using dissector::PduBuilder;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class PduExportTest : public ::testing::Test {
  protected:
    RowFields& pdu(int number) {
        row.select(static_cast<Row>(number - 1));
        return row;
    }

    SmallCapture capture;
    RowFields row{capture.analysis(), false};
};

const nlohmann::json* find(const nlohmann::json& fields, std::string_view name) {
    for (const nlohmann::json& field : fields) {
        if (field["name"] == name) {
            return &field;
        }
        if (field.contains("fields")) {
            if (const nlohmann::json* inner = find(field["fields"], name)) {
                return inner;
            }
        }
    }
    return nullptr;
}

TEST_F(PduExportTest, TextIsHeadedByWhereThePduComesFrom) {
    EXPECT_THAT(*pduAsText(pdu(3)),
                StartsWith("PDU 3, frame 6, 2026-01-01 00:00:00.020 UTC, session 1, 192.0.2.10:40001 -> "
                           "192.0.2.20:2775, answered by PDU 5 after 5.00 ms\n"));
    EXPECT_THAT(*pduAsText(pdu(5)),
                HasSubstr("192.0.2.20:2775 -> 192.0.2.10:40001, answers PDU 3 after 5.00 ms\n"));
    EXPECT_THAT(*pduAsText(pdu(7)), Not(HasSubstr("answer")));
}

TEST_F(PduExportTest, TextHasALineForEachNode) {
    const std::string text = *pduAsText(pdu(3));
    EXPECT_THAT(text, HasSubstr("\n    Command: submit_sm (0x00000004)\n"));
    EXPECT_THAT(text, HasSubstr("\n    Destination address: 447700900123\n"));
}

TEST_F(PduExportTest, TextEndsWithTheIssues) {
    EXPECT_THAT(*pduAsText(pdu(10)), HasSubstr("[warning] response-without-request: "));
}

TEST_F(PduExportTest, JsonHasFactsFieldsAndIssues) {
    const auto json = nlohmann::json::parse(*pduAsJson(pdu(3)));
    EXPECT_EQ(json["pdu.number"], "3");
    EXPECT_EQ(json["pdu.response"], "5");
    EXPECT_EQ(json["session.client"], "192.0.2.10:40001");
    EXPECT_TRUE(json["issues"].empty());
    const nlohmann::json* destination = find(json["fields"], "smpp.destination_addr");
    ASSERT_NE(destination, nullptr);
    EXPECT_EQ((*destination)["value"], "447700900123");
    EXPECT_EQ((*destination)["length"], 13);
}

TEST_F(PduExportTest, AFileThatIsGoneIsAFailure) {
    for (const std::string& path : capture.analysis()->files()) {
        std::filesystem::remove(path);
    }
    EXPECT_THAT(pduAsText(pdu(3)).error().message, HasSubstr("small.pcap"));
    EXPECT_THAT(pduAsJson(pdu(3)).error().message, HasSubstr("small.pcap"));
}

TEST(TreeExportTest, SecretsAreMaskedUnlessRevealed) {
    const auto bind =
        PduBuilder(dissector::kBindReceiver).set("system_id", "shop1").set("password", "hush77").build();
    EXPECT_THAT(treeAsText(dissect(bind)), Not(HasSubstr("hush77")));
    EXPECT_THAT(treeAsJson(dissect(bind), false), Not(HasSubstr("hush77")));
    EXPECT_THAT(treeAsText(dissect(bind, {.reveal = true})), HasSubstr("hush77"));
    const auto json = nlohmann::json::parse(treeAsJson(dissect(bind, {.reveal = true}), true));
    EXPECT_EQ((*find(json["fields"], "smpp.password"))["value"], "hush77");
}

TEST(TreeExportTest, ControlCharactersStayOnTheirLine) {
    const auto bind = PduBuilder(dissector::kBindReceiver).set("system_id", "a\nb\x1b[2J").build();
    const std::string text = treeAsText(dissect(bind));
    EXPECT_THAT(text, HasSubstr("a\\nb\\x1b[2J"));
    EXPECT_THAT(treeAsJson(dissect(bind), false), HasSubstr("a\\nb\\u001b[2J"));
}

TEST(TreeExportTest, ChildrenStandInsideTheirParent) {
    const auto submit = PduBuilder(dissector::kSubmitSm).set("registered_delivery", std::uint64_t{1}).build();
    const auto json = nlohmann::json::parse(treeAsJson(dissect(submit), false));
    ASSERT_EQ(json["fields"].size(), 1u);
    const nlohmann::json& pdu = json["fields"][0];
    EXPECT_EQ(pdu["offset"], 0);
    EXPECT_EQ(pdu["length"], submit.size());
    EXPECT_EQ(pdu["fields"][1]["name"], "smpp.command_id");
    EXPECT_NE(find(pdu["fields"], "smpp.regdel.receipt"), nullptr);
}

TEST(TreeExportTest, BytesThatAreNoPduAreExported) {
    const std::vector<std::uint8_t> bytes{0, 1, 2};
    EXPECT_FALSE(treeAsText(dissect(bytes)).empty());
    EXPECT_FALSE(nlohmann::json::parse(treeAsJson(dissect(bytes), false))["issues"].empty());
}

}  // namespace
}  // namespace smppscope::model
