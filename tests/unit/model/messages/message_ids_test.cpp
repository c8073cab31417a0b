// How the id of a receipt finds its message.

#include "dissector/receipt/message_id_match.h"
#include "tests/unit/model/messages/journey_fixture.h"

namespace smppscope::model {
namespace {

using dissector::IdRule;

struct Writing {
    std::string_view response;
    std::string_view receipt;
    IdRule rule;
};

class IdWritingTest : public JourneyTest, public ::testing::WithParamInterface<Writing> {};

TEST_P(IdWritingTest, TheReceiptFindsItsMessageAndSaysHow) {
    const auto [response, receipt, rule] = GetParam();
    auto bind = capture.bind();
    bind.submits("77777777", "447700900999");
    bind.submits(response);
    const Row row = bind.receives(receipt);
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted) << "the other message";
    EXPECT_EQ(statusOf(1), MessageStatus::delivered);
    EXPECT_EQ(capture.field(row, "message.id_rule"), dissector::idRuleRow(rule).id);
    EXPECT_EQ(dissector::matchIds(response, receipt), rule) << "the index and the rules agree";
}

INSTANTIATE_TEST_SUITE_P(Rules, IdWritingTest,
                         ::testing::Values(Writing{"A1", "A1", IdRule::exact},
                                           Writing{"1101C1-F000", "1101c1-f000", IdRule::letterCase},
                                           Writing{"023", "23", IdRule::leadingZeros},
                                           Writing{"00b8be19", "B8BE19", IdRule::hexLeadingZeros},
                                           Writing{"39f99dd5", "0972660181", IdRule::decimalOfHex},
                                           Writing{"666C7CEC78", "439906790520", IdRule::decimalOfHex},
                                           Writing{"281605133", "10C8F40D", IdRule::hexOfDecimal},
                                           Writing{"1A2B", "0x1a2b", IdRule::hexPrefix},
                                           Writing{"04062581461565934000241", "4062581461565934000241",
                                                   IdRule::leadingZeros},
                                           Writing{"0e999f21-81ef-4974-a414-3de98174e3c7",
                                                   "0e999f21-81ef-4974-a414-3de98174e3c7", IdRule::exact}));

TEST_F(JourneyTest, ANumberIsOnlyConvertedWhereTheRecipientAgrees) {
    auto bind = capture.bind();
    bind.submits("10", "447700900111");
    const Row receipt = bind.receives("16", "DELIVRD", "447700900222");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(capture.field(receipt, "message.matched"), "0");
}

TEST_F(JourneyTest, OfTwoMessagesWithOneIdTheRecipientDecides) {
    auto bind = capture.bind();
    bind.submits("A1", "447700900111");
    bind.submits("A1", "447700900222");
    bind.receives("A1", "DELIVRD", "00447700900111");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(statusOf(1), MessageStatus::accepted);
}

TEST_F(JourneyTest, TheSurestWritingWinsBetweenTwoMessages) {
    auto bind = capture.bind();
    bind.submits("23");
    bind.submits("023");
    bind.receives("23");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(statusOf(1), MessageStatus::accepted);
}

TEST_F(JourneyTest, AnIdThatCouldBeTwoMessagesIsConvertedWhereItsPeerConverts) {
    auto bind = capture.bind();
    for (const auto& [response, receipt] : {std::pair{"A1", "161"}, {"A2", "162"}, {"A3", "163"}}) {
        bind.submits(response);
        bind.receives(receipt);
    }
    bind.submits("A");
    bind.submits("10");
    const Row receipt = bind.receives("10");
    capture.load();
    EXPECT_EQ(statusOf(3), MessageStatus::delivered);
    EXPECT_EQ(statusOf(4), MessageStatus::accepted);
    EXPECT_EQ(capture.field(receipt, "message.id_rule"), "decimal-of-hex");
}

TEST_F(JourneyTest, APeerThatConvertsNothingMeansThePlainId) {
    auto bind = capture.bind();
    for (const std::string_view id : {"161", "162", "163"}) {
        bind.submits(id);
        bind.receives(id);
    }
    auto other = capture.bind("other");
    for (const auto& [response, receipt] : {std::pair{"A1", "161"}, {"A2", "162"}, {"A3", "163"}}) {
        other.submits(response);
        other.receives(receipt);
    }
    bind.submits("A");
    bind.submits("10");
    bind.receives("10");
    capture.load();
    EXPECT_EQ(statusOf(6), MessageStatus::accepted);
    EXPECT_EQ(statusOf(7), MessageStatus::delivered);
}

TEST_F(JourneyTest, AnIdThatARestartedCentreUsesAgainIsNotTheOldMessage) {
    auto bind = capture.bind();
    bind.submits("1");
    capture.passes(MessageIdIndex::kLongGone + kDay);
    bind.receives("1");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(capture.summary().receipts.orphans(), 1u);
}

TEST_F(JourneyTest, AnIdUsedAgainIsTheLatestMessage) {
    auto bind = capture.bind();
    bind.submits("1");
    capture.passes(kDay);
    bind.submits("1");
    bind.receives("1");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(statusOf(1), MessageStatus::delivered);
}

}  // namespace
}  // namespace smppscope::model
