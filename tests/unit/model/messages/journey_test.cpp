#include "dissector/commands.h"
#include "dissector/receipt/message_id_match.h"
#include "model/messages/message_row.h"
#include "tests/unit/model/messages/journey_fixture.h"

namespace smppscope::model {
namespace {

using dissector::IdRule;
using dissector::PduBuilder;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(JourneyTest, AMessageIsAcceptedByItsResponse) {
    auto bind = capture.bind();
    bind.submits("A1");
    capture.load();
    ASSERT_EQ(messageCount(), 1u);
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(view(0).parts.at(0).id, "A1");
    EXPECT_EQ(view(0).source, MessageCapture::kSender);
    EXPECT_EQ(view(0).destination, MessageCapture::kRecipient);
}

TEST_F(JourneyTest, AMessageWithoutResponseStaysSubmitted) {
    auto bind = capture.bind();
    bind.requests(submission("hello"));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::submitted);
}

TEST_F(JourneyTest, AnErrorStatusRejectsIt) {
    auto bind = capture.bind();
    bind.requests(submission("hello"));
    bind.answers("", 0x58);
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::rejected);
}

TEST_F(JourneyTest, AReceiptOnTheSameBindSettlesIt) {
    auto bind = capture.bind();
    const Row request = bind.submits("A1");
    const Row receipt = bind.receives("A1");
    capture.load();
    const MessageView message = view(0);
    EXPECT_EQ(message.status, MessageStatus::delivered);
    EXPECT_EQ(message.finalReceipt, receipt);
    ASSERT_THAT(message.parts.at(0).events, SizeIs(1));
    EXPECT_EQ(message.parts[0].events[0].rule, static_cast<std::uint8_t>(IdRule::exact));
    EXPECT_EQ(message.parts[0].events[0].acknowledgement, receipt + 1);
    EXPECT_EQ(capture.field(request, "message.state"), "delivered");
    EXPECT_EQ(capture.field(receipt, "message.request"), std::to_string(request + 1));
    EXPECT_EQ(capture.field(receipt + 1, "message.id"), "A1") << "the acknowledgement belongs to it too";
}

TEST_F(JourneyTest, AReceiptOnAnotherBindOfTheAccountSettlesIt) {
    auto transmitter = capture.bind("shop", dissector::kBindTransmitter);
    auto receiver = capture.bind("shop", dissector::kBindReceiver);
    transmitter.submits("A1");
    receiver.receives("A1", "EXPIRED");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::expired);
}

TEST_F(JourneyTest, AReceiptOfAnotherAccountIsAboutNothing) {
    auto shop = capture.bind("shop");
    auto bank = capture.bind("bank");
    shop.submits("A1");
    const Row receipt = bank.receives("A1");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(capture.field(receipt, "message.matched"), "0");
    EXPECT_EQ(capture.summary().receipts.orphans(), 1u);
}

TEST_F(JourneyTest, ReceiptsFindMessagesOfABindThatBeganBeforeTheCapture) {
    auto old = capture.alreadyBound();
    old.submits("A1");
    auto receiver = capture.bind("shop", dissector::kBindReceiver);
    receiver.receives("A1");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
}

TEST_F(JourneyTest, AReceiptMayComeBeforeTheResponse) {
    auto bind = capture.bind();
    bind.requests(submission("hello"));
    bind.receives("1F", "DELIVRD");
    bind.answers("1f");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(capture.summary().receipts.matched, 1u);
    EXPECT_EQ(capture.summary().receipts.byRule[static_cast<std::size_t>(IdRule::letterCase)], 1u);
}

TEST_F(JourneyTest, AllReceiptsBeforeTheResponseBelongToTheMessage) {
    auto bind = capture.bind();
    bind.requests(submission("hello"));
    bind.delivers(receipt("A1", "ENROUTE").set("esm_class", std::uint64_t{0x20}));
    const Row final = bind.receives("A1", "DELIVRD");
    bind.receives("A1", "DELIVRD");
    bind.answers("A1");
    capture.load();
    EXPECT_THAT(view(0).parts.at(0).events, SizeIs(3));
    EXPECT_EQ(view(0).finalReceipt, final);
    EXPECT_EQ(capture.summary().receipts.orphans(), 0u);
}

TEST_F(JourneyTest, ReceiptsBeforeTheResponseOfASubmitMultiFindTheirDestinations) {
    auto bind = capture.bind();
    bind.requests(PduBuilder(dissector::kSubmitMulti)
                      .destination(1, 1, "447700900111")
                      .destination(1, 1, "447700900222")
                      .set("short_message", "hello"));
    bind.receives("A1", "UNDELIV", "447700900222");
    bind.receives("A1", "DELIVRD", "447700900111");
    bind.answers("A1");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(statusOf(1), MessageStatus::undeliverable);
}

TEST_F(JourneyTest, AReceiptBeforeTheResponseIsAboutOneMessageOnly) {
    auto bind = capture.bind();
    bind.requests(submission("hello"));
    bind.receives("10", "DELIVRD");
    bind.answers("10");
    bind.submits("A");  // hexadecimal for ten
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(statusOf(1), MessageStatus::accepted);
    EXPECT_EQ(capture.summary().receipts.matched, 1u);
}

TEST_F(JourneyTest, AnotherWayToWriteTheNumberIsLookedForBeforeAnotherRecipient) {
    auto bind = capture.bind();
    bind.submits("10", "447700900111");
    bind.submits("16", "447700900222");
    bind.receives("16", "DELIVRD", "447700900111");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(statusOf(1), MessageStatus::accepted);
}

TEST_F(JourneyTest, AReceiptThatSaysWhatAQueryWasToldIsNoRepetition) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.requests(PduBuilder(dissector::kQuerySm).set("message_id", "A1"));
    bind.answersQuery("A1", 2);
    const Row receipt = bind.receives("A1", "DELIVRD");
    const Row again = bind.receives("A1", "DELIVRD");
    capture.load();
    EXPECT_THAT(capture.issuesOf(receipt), IsEmpty());
    EXPECT_THAT(capture.issuesOf(again), ElementsAre("receipt-repeated"));
    EXPECT_EQ(capture.summary().receipts.latency.count(), 1u);
}

TEST_F(JourneyTest, AReceiptLongBeforeTheResponseIsAnother) {
    auto bind = capture.bind();
    bind.requests(submission("hello"));
    bind.receives("A1", "DELIVRD");
    capture.passes(EventFollower::kEarly + support::kSecond);
    bind.answers("A1");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
}

TEST_F(JourneyTest, ALateReceiptForAnotherNumberIsAboutAnotherMessage) {
    auto bind = capture.bind();
    bind.submits("5");
    bind.submits("6", "447700900999");
    bind.receives("6", "DELIVRD", "447700900999");
    capture.passes(2 * MessageIdIndex::kOtherNumber);
    const Row first = bind.receives("5", "UNDELIV", "447799900009");
    const Row second = bind.receives("6", "UNDELIV", "447799900010");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(statusOf(1), MessageStatus::delivered);
    EXPECT_THAT(capture.issuesOf(first), IsEmpty());
    EXPECT_THAT(capture.issuesOf(second), IsEmpty());
    EXPECT_EQ(capture.summary().receipts.orphans(), 2u);
}

TEST_F(JourneyTest, AReceiptThatLeavesBothAddressesInPlaceFindsItsConvertedNumber) {
    auto bind = capture.bind();
    bind.submits("C0FFEE1");
    bind.delivers(receipt("202374881", "DELIVRD", MessageCapture::kSender)
                      .set("destination_addr", std::string(MessageCapture::kRecipient)));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
}

TEST_F(JourneyTest, AReceiptFromBeforeTheRequestIsAnother) {
    auto bind = capture.bind();
    bind.receives("A1", "UNDELIV", "447700900999");
    bind.submits("A1");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(capture.summary().receipts.orphans(), 1u);
}

TEST_F(JourneyTest, IntermediateStatesAreKeptAndDoNotSettle) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.delivers(receipt("A1", "ENROUTE").set("esm_class", std::uint64_t{0x20}));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::enroute);
    EXPECT_EQ(capture.summary().sum(false).pending, 1u);
}

TEST_F(JourneyTest, TheFirstFinalStateCountsAndAnotherIsAnIssue) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.receives("A1", "DELIVRD");
    const Row again = bind.receives("A1", "DELIVRD");
    const Row other = bind.receives("A1", "UNDELIV");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_THAT(capture.issuesOf(again), ElementsAre("receipt-repeated"));
    EXPECT_THAT(capture.issuesOf(other), ElementsAre("receipt-contradicts"));
    EXPECT_THAT(view(0).parts.at(0).events, SizeIs(3));
}

TEST_F(JourneyTest, WhatBecomesKnownReplacesUnknown) {
    auto bind = capture.bind();
    bind.submits("A1");
    const Row first = bind.receives("A1", "UNKNOWN");
    const Row second = bind.receives("A1", "DELIVRD");
    const Row third = bind.receives("A1", "UNKNOWN");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_THAT(capture.issuesOf(first), IsEmpty());
    EXPECT_THAT(capture.issuesOf(second), IsEmpty());
    EXPECT_THAT(capture.issuesOf(third), ElementsAre("receipt-contradicts"));
    EXPECT_EQ(view(0).finalReceipt, second);
}

TEST_F(JourneyTest, UnknownAloneIsAFailure) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.receives("A1", "UNKNOWN");
    bind.receives("A1", "ENROUTE");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::unknown);
    EXPECT_EQ(capture.summary().sum(false).inPhase(MessagePhase::failed), 1u);
}

TEST_F(JourneyTest, AnAcceptedReplacementIsTheTextFromThenOn) {
    auto bind = capture.bind();
    const auto replacement = [](std::string_view text) {
        return PduBuilder(dissector::kReplaceSm).set("message_id", "A1").set("short_message", text);
    };
    bind.submits("A1", MessageCapture::kRecipient, "old text");
    bind.requests(replacement("new text"));
    bind.answers("");
    bind.requests(replacement("refused text"));
    bind.answers("", 0x13);
    capture.load();
    MessageReader reader = capture.reader();
    const MessageRow row = messageRow(reader, 0, "shop");
    EXPECT_EQ(row.text(), "new text");
    EXPECT_EQ(row.part(0).events(0).answer(), "ESME_ROK");
    EXPECT_EQ(row.part(0).events(1).answer(), "ESME_RREPLACEFAIL");
    EXPECT_EQ(row.part(0).events(1).state(), "");
}

TEST_F(JourneyTest, AStateThatNobodyKnowsIsShownAsItIsPrinted) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.receives("A1", "RETRY");
    capture.load();
    MessageReader reader = capture.reader();
    const MessageRow row = messageRow(reader, 0, "shop");
    EXPECT_EQ(row.state(), "accepted");
    EXPECT_EQ(row.part(0).events(0).state(), "");
    EXPECT_EQ(row.part(0).events(0).said(), "RETRY");
    EXPECT_FALSE(row.has_receipt_ns());
}

TEST_F(JourneyTest, ARowTellsTheLegsOfAPartAndWhyAMessageIsLost) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.receives("A1", "UNDELIV");
    bind.requests(submission("hello"));
    bind.answers("", 0x58);
    bind.requests(submission("hello"));
    capture.load();
    MessageReader reader = capture.reader();
    const MessageRow failed = messageRow(reader, 0, "shop");
    EXPECT_EQ(failed.part(0).response_ns(), support::kMillisecond);
    EXPECT_EQ(failed.part(0).receipt_ns(), 2 * support::kMillisecond);
    EXPECT_EQ(failed.part(0).acknowledgement_ns(), support::kMillisecond);
    EXPECT_EQ(failed.reason(), failed.part(0).events(0).error());
    EXPECT_FALSE(failed.reason().empty());
    EXPECT_EQ(messageRow(reader, 1, "shop").reason(), "ESME_RTHROTTLED");
    EXPECT_FALSE(messageRow(reader, 2, "shop").has_response_ns());
}

TEST_F(JourneyTest, EachDestinationOfASubmitMultiIsAMessage) {
    auto bind = capture.bind();
    const Row request = bind.requests(PduBuilder(dissector::kSubmitMulti)
                                          .destination(1, 1, "447700900111")
                                          .destination(1, 1, "447700900222")
                                          .set("registered_delivery", std::uint64_t{1})
                                          .set("short_message", "to many"));
    bind.answers("M1");
    bind.receives("M1", "DELIVRD", "447700900222");
    capture.load();
    ASSERT_EQ(messageCount(), 2u);
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(statusOf(1), MessageStatus::delivered);
    EXPECT_EQ(view(1).destination, "447700900222");
    EXPECT_EQ(capture.field(request, "message.number"), "1,2");
}

TEST_F(JourneyTest, RecipientsOfASubmitMultiWithTheSameLastDigitsAreToldApart) {
    auto bind = capture.bind();
    bind.requests(PduBuilder(dissector::kSubmitMulti)
                      .destination(1, 1, "447700900123")
                      .destination(1, 1, "15700900123")
                      .set("short_message", "to two"));
    bind.answers("M1");
    bind.receives("M1", "UNDELIV", "15700900123");
    bind.receives("M1", "UNDELIV", "15700900123");
    bind.receives("M1", "DELIVRD", "+447700900123");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(statusOf(1), MessageStatus::undeliverable);
}

TEST_F(JourneyTest, AFailedRecipientOfASubmitMultiIsNoOtherWithTheSameLastDigits) {
    auto bind = capture.bind();
    const PduBuilder request = PduBuilder(dissector::kSubmitMulti)
                                   .destination(1, 1, "447700900123")
                                   .destination(1, 1, "15700900123")
                                   .set("short_message", "to two");
    bind.requests(request);
    bind.answersWith(PduBuilder(dissector::kSubmitMulti | dissector::kResponseBit)
                         .set("message_id", "M1")
                         .failedDestination(1, 1, "15700900123", 0x0B));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(statusOf(1), MessageStatus::rejected);
}

TEST_F(JourneyTest, AQueryTellsTheStateAndACancelEndsIt) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.submits("A2");
    const Row query = bind.requests(PduBuilder(dissector::kQuerySm).set("message_id", "A1"));
    bind.answers("A1");  // message_state 0 would be SCHEDULED
    const Row cancel = bind.requests(PduBuilder(dissector::kCancelSm).set("message_id", "A2"));
    bind.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::scheduled);
    EXPECT_EQ(statusOf(1), MessageStatus::deleted);
    EXPECT_EQ(capture.field(query, "message.number"), "1");
    EXPECT_EQ(capture.field(cancel, "message.number"), "2");
}

TEST_F(JourneyTest, AMessageFromASubscriberIsReceived) {
    auto bind = capture.bind();
    const Row row = bind.delivers(PduBuilder(dissector::kDeliverSm)
                                      .set("source_addr", "447700900123")
                                      .set("destination_addr", "60777")
                                      .set("short_message", "STOP"));
    capture.load();
    EXPECT_EQ(capture.field(row, "message.origin"), "centre");
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(capture.summary().sum(true).count(), 1u);
    EXPECT_EQ(capture.summary().sum(false).count(), 0u);
}

}  // namespace
}  // namespace smppscope::model
