#include <gtest/gtest.h>

#include "dissector/commands.h"

namespace smppscope::dissector::tests {

TEST(Commands, HaveNames) {
    EXPECT_EQ(commandName(kSubmitSm), "submit_sm");
    EXPECT_EQ(commandName(0x80000004), "submit_sm_resp");
    EXPECT_EQ(commandName(kGenericNack), "generic_nack");
    EXPECT_EQ(commandName(0x01000001), "auth_acc");
    EXPECT_EQ(commandName(0x00010004), "submit_sm_v4");
    EXPECT_EQ(commandName(0x00010201), "unknown_0x00010201");
}

TEST(Commands, AreFoundByName) {
    ASSERT_NE(findCommandByName("Deliver_SM"), nullptr);
    EXPECT_EQ(findCommandByName("Deliver_SM")->value, kDeliverSm);
    EXPECT_EQ(findCommandByName("deliver"), nullptr);
}

TEST(Commands, StatusesHaveNames) {
    EXPECT_EQ(statusName(0), "ESME_ROK");
    EXPECT_EQ(statusName(0x58), "ESME_RTHROTTLED");
    EXPECT_EQ(statusName(0x31), "ESME_RPARAMRETFAIL");
    EXPECT_EQ(statusName(0x400), "0x00000400");
}

TEST(Commands, RequestsExpectAResponseButTwo) {
    EXPECT_TRUE(expectsResponse(kSubmitSm));
    EXPECT_TRUE(expectsResponse(kEnquireLink));
    EXPECT_TRUE(expectsResponse(0x00010201));
    EXPECT_FALSE(expectsResponse(kAlertNotification));
    EXPECT_FALSE(expectsResponse(kOutbind));
    EXPECT_FALSE(expectsResponse(0x80000004));
    EXPECT_FALSE(expectsResponse(0x80010201));
}

TEST(Commands, AreAnsweredByTheirResponseOrANack) {
    EXPECT_TRUE(answers(0x80000004, kSubmitSm));
    EXPECT_TRUE(answers(kGenericNack, kSubmitSm));
    EXPECT_FALSE(answers(0x80000005, kSubmitSm));
}

TEST(Commands, MayBeSentInTheStatesOfTheTable) {
    using enum SessionStates;
    EXPECT_TRUE(mayBeSent(kSubmitSm, Sender::esme, boundTx, 0x34));
    EXPECT_TRUE(mayBeSent(kSubmitSm, Sender::esme, boundTrx, 0x34));
    EXPECT_FALSE(mayBeSent(kSubmitSm, Sender::esme, boundRx, 0x34));
    EXPECT_FALSE(mayBeSent(kSubmitSm, Sender::esme, open, 0x34));
    EXPECT_FALSE(mayBeSent(kSubmitSm, Sender::messageCentre, boundTx, 0x34));
    EXPECT_TRUE(mayBeSent(kDeliverSm, Sender::messageCentre, boundRx, 0));
    EXPECT_TRUE(mayBeSent(kBindTransceiver, Sender::esme, open, 0));
    EXPECT_FALSE(mayBeSent(kBindTransceiver, Sender::esme, boundTx, 0));
    EXPECT_TRUE(mayBeSent(kEnquireLink, Sender::messageCentre, boundRx, 0x34));
}

TEST(Commands, VersionsDifferInWhereTheyMayBeSent) {
    using enum SessionStates;
    EXPECT_FALSE(mayBeSent(kEnquireLink, Sender::esme, open, 0x34));
    EXPECT_TRUE(mayBeSent(kEnquireLink, Sender::esme, open, 0x50));
    EXPECT_TRUE(mayBeSent(kEnquireLink, Sender::esme, open, 0));
    EXPECT_FALSE(mayBeSent(kBindTransceiver, Sender::esme, outbound, 0x34));
    EXPECT_TRUE(mayBeSent(0x111, Sender::esme, boundTx, 0x34))
        << "v3.4 has no rule of its own for broadcasts";
}

TEST(Commands, WithoutARuleMayBeSentAnywhere) {
    EXPECT_TRUE(mayBeSent(0x00010201, Sender::esme, SessionStates::open, 0x34));
    EXPECT_TRUE(mayBeSent(0x22, Sender::esme, SessionStates::boundRx, 0x33));
}

}  // namespace smppscope::dissector::tests
