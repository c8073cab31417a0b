#include "dissector/commands.h"
#include "model/messages/addressed_messages.h"
#include "model/messages/message_row.h"
#include "tests/unit/model/messages/journey_fixture.h"

namespace smppscope::model {
namespace {

using dissector::PduBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kOther = "447700900456";

/// A cancel_sm that names no message but all between two addresses.
PduBuilder cancellation(std::string_view to = MessageCapture::kRecipient,
                        std::string_view from = MessageCapture::kSender) {
    return PduBuilder(dissector::kCancelSm).set("source_addr", from).set("destination_addr", to);
}

/// Cancellations by addresses (SMPP v3.4 4.9).
class CancelTest : public JourneyTest {};

TEST_F(CancelTest, ByAddressesIsAboutAllOpenMessagesBetweenThem) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.submits("A2", kOther);
    bind.submits("A3");
    const Row cancel = bind.requests(cancellation());
    bind.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::deleted);
    EXPECT_EQ(statusOf(1), MessageStatus::accepted);
    EXPECT_EQ(statusOf(2), MessageStatus::deleted);
    EXPECT_EQ(capture.field(cancel, "message.number"), "1,3");
    EXPECT_EQ(capture.field(cancel + 1, "message.number"), "1,3") << "so is its response";
    EXPECT_EQ(capture.field(cancel, "message.id_rule"), "");
    EXPECT_THAT(capture.issuesOf(cancel), IsEmpty());
    MessageReader reader = capture.reader();
    const MessageRow row = messageRow(reader, 2, "shop");
    EXPECT_EQ(row.part(0).events(0).kind(), "cancel");
    EXPECT_EQ(row.part(0).events(0).state(), "deleted");
    EXPECT_EQ(row.part(0).events(0).answer(), "ESME_ROK");
    EXPECT_EQ(row.part(0).events(0).id_rule(), "");
}

TEST_F(CancelTest, ARefusedOneChangesNothing) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.requests(cancellation());
    bind.answers("", 0x11);
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    MessageReader reader = capture.reader();
    EXPECT_EQ(messageRow(reader, 0, "shop").part(0).events(0).answer(), "ESME_RCANCELFAIL");
}

TEST_F(CancelTest, WhatIsDecidedOrComesLaterIsNotMeant) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.receives("A1", "DELIVRD");
    bind.requests(submission("hello"));
    bind.answers("", 0x58);
    const Row cancel = bind.requests(cancellation());
    bind.answers("");
    bind.submits("A2");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(statusOf(1), MessageStatus::rejected);
    EXPECT_EQ(statusOf(2), MessageStatus::accepted);
    EXPECT_EQ(capture.field(cancel, "message.number"), "");
    EXPECT_EQ(capture.field(cancel, "message.matched"), "0");
}

TEST_F(CancelTest, WhatIsDeliveredBeforeTheResponseStaysSo) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.requests(cancellation());
    bind.receives("A1", "DELIVRD");
    bind.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
}

TEST_F(CancelTest, AnotherSenderOrAccountIsNotMeant) {
    auto shop = capture.bind("shop");
    auto bank = capture.bind("bank");
    shop.submits("A1");
    bank.submits("B1");
    shop.requests(submission("hello").set("source_addr", "OTHER"));
    shop.answers("A2");
    shop.requests(cancellation());
    shop.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::deleted);
    EXPECT_EQ(statusOf(1), MessageStatus::accepted);
    EXPECT_EQ(statusOf(2), MessageStatus::accepted);
}

TEST_F(CancelTest, AnotherCountrysNumberWithTheSameLastDigitsIsNotMeant) {
    auto bind = capture.bind();
    bind.submits("A1", "15700900123");
    bind.requests(cancellation());
    bind.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
}

TEST_F(CancelTest, AServiceTypeNarrowsIt) {
    auto bind = capture.bind();
    for (const char* const service : {"", "CMT", "VMN"}) {
        bind.requests(submission("hello").set("service_type", service));
        bind.answers("");
    }
    bind.requests(cancellation().set("service_type", "CMT"));
    bind.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(statusOf(1), MessageStatus::deleted);
    EXPECT_EQ(statusOf(2), MessageStatus::accepted);
}

TEST_F(CancelTest, WithoutAServiceTypeItIsAboutAll) {
    auto bind = capture.bind();
    bind.requests(submission("hello").set("service_type", "CMT"));
    bind.answers("A1");
    bind.requests(cancellation());
    bind.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::deleted);
}

TEST_F(CancelTest, AllPartsOfALongMessageAndADestinationOfManyAreMeant) {
    auto bind = capture.bind();
    bind.requests(part(1, 2, 9, "hello "));
    bind.answers("A1");
    bind.requests(part(2, 2, 9, "world"));
    bind.answers("A2");
    bind.requests(PduBuilder(dissector::kSubmitMulti)
                      .set("source_addr", MessageCapture::kSender)
                      .destination(1, 1, std::string(MessageCapture::kRecipient))
                      .destination(1, 1, std::string(kOther))
                      .set("short_message", "to two"));
    bind.answers("M1");
    const Row cancel = bind.requests(cancellation());
    bind.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::deleted);
    EXPECT_EQ(view(0).parts.at(0).status, MessageStatus::deleted);
    EXPECT_EQ(view(0).parts.at(1).status, MessageStatus::deleted);
    EXPECT_EQ(statusOf(1), MessageStatus::deleted);
    EXPECT_EQ(statusOf(2), MessageStatus::accepted);
    EXPECT_EQ(capture.field(cancel, "message.number"), "1,1,2");
}

TEST_F(CancelTest, MessagesFromSubscribersAndOfLongAgoAreNotMeant) {
    auto bind = capture.bind();
    bind.submits("A1");
    capture.passes(8 * kDay);
    bind.delivers(PduBuilder(dissector::kDeliverSm)
                      .set("source_addr", MessageCapture::kSender)
                      .set("destination_addr", MessageCapture::kRecipient)
                      .set("short_message", "STOP"));
    bind.requests(cancellation());
    bind.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(statusOf(1), MessageStatus::accepted);
}

TEST_F(CancelTest, AnIdNamesOneMessageWhateverTheAddresses) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.submits("A2");
    bind.requests(cancellation().set("message_id", "A2"));
    bind.answers("");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(statusOf(1), MessageStatus::deleted);
}

TEST_F(CancelTest, OneOfVeryManyThatIsNotFollowedToAllMessagesSaysSo) {
    constexpr int kMany = 280;  // each looks at as many parts
    auto bind = capture.bind();
    for (int message = 0; message < kMany; ++message) {
        bind.submits("");
    }
    const Row first = bind.requests(cancellation(kOther));
    Row last = first;
    for (int request = 0; request < kMany; ++request) {
        bind.answers("", 0x11);
        last = bind.requests(cancellation(kOther));
    }
    capture.load();
    EXPECT_THAT(capture.issuesOf(first), IsEmpty());
    EXPECT_THAT(capture.issuesOf(last), ElementsAre("cancel-too-wide"));
}

/// A ledger with messages between the same two, and requests to cancel them.
class AddressedMessagesTest : public ::testing::Test {
  protected:
    void add(std::uint32_t messages) {
        for (; messages != 0; --messages) {
            ledger_.add({.row = row_++}, {.destinationHash = kDestination});
        }
    }
    AddressedMessages::Found find(std::uint32_t destination) {
        return search_.find({.account = 0, .otherAccount = {}, .between = {.destinationHash = destination}});
    }
    static constexpr std::uint32_t kDestination = 7;

  private:
    Row row_ = 0;
    PduStore pdus_;
    MessageLedger ledger_{pdus_};
    AddressedMessages search_{ledger_, pdus_};
};

TEST_F(AddressedMessagesTest, ItsWorkIsLinearInTheCapture) {
    constexpr std::uint32_t kMessages = 2000;
    constexpr std::uint64_t kCredit =
        AddressedMessages::kFreeLooks + AddressedMessages::kLooksPerPart * kMessages;
    add(kMessages);
    EXPECT_TRUE(find(kDestination + 1).all);
    std::uint64_t looked = kMessages;
    for (int request = 0; request < 1000; ++request) {
        looked += find(kDestination + 1).looked;
    }
    EXPECT_EQ(looked, kCredit);
    EXPECT_FALSE(find(kDestination + 1).all) << "and says so when it looks at no more";
    add(1);
    EXPECT_EQ(find(kDestination + 1).looked, AddressedMessages::kLooksPerPart) << "the latest are looked at";
}

}  // namespace
}  // namespace smppscope::model
