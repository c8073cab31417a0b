#include <fmt/format.h>

#include "dissector/commands.h"
#include "dissector/receipt/message_id_match.h"
#include "model/messages/long_receipts.h"
#include "model/messages/message_row.h"
#include "tests/unit/model/messages/journey_fixture.h"

namespace smppscope::model {
namespace {

using dissector::PduBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::uint64_t kReceipt = 0x04;  // of esm_class
constexpr std::uint64_t kNotification = 0x20;
constexpr std::uint64_t kHeader = 0x40;

PduBuilder fromRecipient(std::uint64_t esmClass, std::string_view text) {
    return PduBuilder(dissector::kDeliverSm)
        .set("source_addr", MessageCapture::kRecipient)
        .set("destination_addr", MessageCapture::kSender)
        .set("esm_class", esmClass)
        .set("short_message", text);
}

/// A part of a receipt behind a header with an 8-bit reference.
PduBuilder receiptPart(int number, int total, std::string_view text, int reference = 7,
                       std::uint64_t esmClass = kReceipt) {
    std::string message{'\x05',
                        '\x00',
                        '\x03',
                        static_cast<char>(reference),
                        static_cast<char>(total),
                        static_cast<char>(number)};
    message += text;
    return fromRecipient(esmClass | kHeader, message);
}

/// The same behind one with a 16-bit reference.
PduBuilder wideReceiptPart(int number, int total, std::string_view text) {
    std::string message{
        '\x06', '\x08', '\x04', '\x01', '\x02', static_cast<char>(total), static_cast<char>(number)};
    message += text;
    return fromRecipient(kReceipt | kHeader, message);
}

/// The same with TLVs instead of a header.
PduBuilder sarReceiptPart(std::uint64_t number, std::uint64_t total, std::string_view text) {
    return fromRecipient(kReceipt, text)
        .tlv("sar_msg_ref_num", std::uint64_t{7})
        .tlv("sar_total_segments", total)
        .tlv("sar_segment_seqnum", number);
}

constexpr std::string_view kFirst = "id:A1 sub:001 dlvrd:000 submit date:2601010000 done da";
constexpr std::string_view kSecond = "te:2601010001 stat:UNDELIV err:027 text:hello";

class LongReceiptTest : public JourneyTest {
  protected:
    ReceiptCounts receipts() const { return capture.summary().receipts; }
    std::vector<std::string> kindsOf(MessageNumber number) {
        std::vector<std::string> kinds;
        const MessageView message = view(number);
        for (const EventView& event : message.parts.at(0).events) {
            kinds.emplace_back(toString(event.kind));
        }
        return kinds;
    }
    /// That the message was settled by one receipt, whose words are read whole.
    void expectOneReceipt(Row first) {
        EXPECT_EQ(statusOf(0), MessageStatus::undeliverable);
        EXPECT_EQ(view(0).finalReceipt, first);
        EXPECT_EQ(receipts().receipts, 1u);
        EXPECT_EQ(receipts().matched, 1u);
        EXPECT_EQ(receipts().latency.count(), 1u);
        EXPECT_THAT(kindsOf(0), ElementsAre("receipt", "receipt_part"));
        const EventView event = view(0).parts.at(0).events.at(0);
        EXPECT_EQ(event.said, "UNDELIV");
        EXPECT_EQ(event.error, "027");
    }
};

TEST_F(LongReceiptTest, ThePartsOfAReceiptAreReadAsOne) {
    auto bind = capture.bind();
    bind.submits("A1");
    const Row first = bind.delivers(receiptPart(1, 2, kFirst));
    const Row second = bind.delivers(receiptPart(2, 2, kSecond));
    capture.load();
    expectOneReceipt(first);
    EXPECT_EQ(capture.field(second, "message.number"), "1") << "every part of it belongs to the message";
    EXPECT_EQ(capture.field(second + 1, "message.number"), "1");
    EXPECT_EQ(messageCount(), 1u);
}

TEST_F(LongReceiptTest, PartsMayComeInAnyOrder) {
    auto bind = capture.bind();
    bind.submits("A1");
    const Row second = bind.delivers(receiptPart(2, 2, kSecond));
    const Row first = bind.delivers(receiptPart(1, 2, kFirst));
    capture.load();
    expectOneReceipt(second);
    EXPECT_EQ(capture.field(first, "message.number"), "1");
}

TEST_F(LongReceiptTest, AWideReferenceJoinsThemToo) {
    auto bind = capture.bind();
    bind.submits("A1");
    const Row first = bind.delivers(wideReceiptPart(1, 2, kFirst));
    bind.delivers(wideReceiptPart(2, 2, kSecond));
    capture.load();
    expectOneReceipt(first);
}

TEST_F(LongReceiptTest, TlvsOfSegmentationJoinThemToo) {
    auto bind = capture.bind();
    bind.submits("A1");
    const Row first = bind.delivers(sarReceiptPart(1, 2, kFirst));
    bind.delivers(sarReceiptPart(2, 2, kSecond));
    capture.load();
    expectOneReceipt(first);
}

TEST_F(LongReceiptTest, PartsMayComeOnSeveralBindsOfTheAccount) {
    auto one = capture.bind();
    auto other = capture.bind("shop", dissector::kBindReceiver);
    one.submits("A1");
    const Row first = one.delivers(receiptPart(1, 2, kFirst));
    other.delivers(receiptPart(2, 2, kSecond));
    capture.load();
    expectOneReceipt(first);
}

TEST_F(LongReceiptTest, AnIdThatIsCutIsReadWhole) {
    auto bind = capture.bind();
    bind.submits("12");
    bind.submits("1234");
    bind.delivers(receiptPart(1, 2, "sub:001 dlvrd:001 id:12"));
    bind.delivers(receiptPart(2, 2, "34 stat:DELIVRD err:000 text:"));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(statusOf(1), MessageStatus::delivered);
}

TEST_F(LongReceiptTest, WhatOnePartSaysCountsWhenTheOtherNeverComes) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.delivers(receiptPart(1, 2, "id:A1 stat:DELIVRD err:000 text:one two three fo"));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(receipts().receipts, 1u);
    EXPECT_EQ(receipts().matched, 1u);
}

TEST_F(LongReceiptTest, ReceiptsThatLackAPartAreKnownByItsId) {
    auto bind = capture.bind();
    bind.submits("A1");
    const Row row = bind.delivers(receiptPart(1, 2, kFirst));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_THAT(kindsOf(0), ElementsAre("receipt"));
    EXPECT_EQ(capture.field(row, "message.number"), "1");
}

TEST_F(LongReceiptTest, WhatStandsBehindAMissingPartCounts) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.delivers(receiptPart(1, 3, kFirst));
    bind.delivers(receiptPart(3, 3, "1 stat:EXPIRED err:000 text:"));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::expired);
}

TEST_F(LongReceiptTest, WordsOfTheMessageBehindAMissingPartSayNothing) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.delivers(receiptPart(1, 3, "id:A1 sub:001 text:how to read "));
    bind.delivers(receiptPart(3, 3, "stat:EXPIRED in a receipt"));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
}

TEST_F(LongReceiptTest, APartThatIsSentAgainIsNoOtherReceipt) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.delivers(receiptPart(1, 2, kFirst));
    const Row again = bind.delivers(receiptPart(1, 2, kFirst));
    bind.delivers(receiptPart(2, 2, kSecond));
    const Row late = bind.delivers(receiptPart(2, 2, kSecond));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::undeliverable);
    EXPECT_EQ(receipts().receipts, 1u);
    EXPECT_THAT(capture.issuesOf(again), ElementsAre("part-repeated"));
    EXPECT_THAT(capture.issuesOf(late), ElementsAre("part-repeated"));
    EXPECT_THAT(kindsOf(0), ElementsAre("receipt", "receipt_part", "receipt_part", "receipt_part"));
}

TEST_F(LongReceiptTest, OtherContentInAPartIsAnotherReceipt) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.submits("B2");
    bind.delivers(receiptPart(1, 2, "id:A1 stat:UNDELIV err:027 text:one "));
    bind.delivers(receiptPart(2, 2, "two"));
    bind.delivers(receiptPart(1, 2, "id:B2 stat:DELIVRD err:000 text:one "));
    bind.delivers(receiptPart(2, 2, "two"));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::undeliverable);
    EXPECT_EQ(statusOf(1), MessageStatus::delivered);
    EXPECT_EQ(receipts().receipts, 2u);
}

TEST_F(LongReceiptTest, APartThatComesMuchLaterIsOfAnotherReceipt) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.delivers(receiptPart(1, 2, kFirst));
    capture.passes(LongReceipts::kWindow + support::kSecond);
    bind.delivers(receiptPart(2, 2, kSecond));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_EQ(receipts().receipts, 2u);
}

TEST_F(LongReceiptTest, ItMayComeBeforeTheResponse) {
    auto bind = capture.bind();
    bind.requests(submission("hello"));
    bind.delivers(receiptPart(2, 2, kSecond));
    bind.delivers(receiptPart(1, 2, kFirst));
    bind.answers("a1");
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::undeliverable);
    EXPECT_EQ(receipts().matched, 1u);
    EXPECT_THAT(kindsOf(0), ElementsAre("receipt", "receipt_part"));
}

TEST_F(LongReceiptTest, TheResponseMayComeBetweenItsParts) {
    auto bind = capture.bind();
    const Row request = bind.requests(submission("hello"));
    const Row receipt = bind.delivers(receiptPart(1, 2, kFirst));
    bind.answers("A1");
    bind.delivers(receiptPart(2, 2, kSecond));
    capture.load();
    expectOneReceipt(receipt);
    EXPECT_EQ(capture.reader().receiptLatency(0), (receipt - request) * support::kMillisecond);
}

TEST_F(LongReceiptTest, TlvsOfAPartGoBeforeTheText) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.delivers(receiptPart(2, 2, kSecond).tlv("message_state", std::uint64_t{3}));
    bind.delivers(receiptPart(1, 2, "id:B2 sub:001").tlv("receipted_message_id", "A1"));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::expired);
}

TEST_F(LongReceiptTest, TheBeginningOfAVeryLongTextIsEnough) {
    auto bind = capture.bind();
    bind.submits("A1");
    const std::string words(2 * JoinedReceipt::kMostOctets, 'x');
    bind.delivers(sarReceiptPart(1, 2, "").tlv("message_payload", "id:A1 stat:DELIVRD text:" + words));
    bind.delivers(sarReceiptPart(2, 2, "").tlv("message_payload", words));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::delivered);
    EXPECT_EQ(receipts().receipts, 1u);
}

TEST_F(LongReceiptTest, ANotificationInPartsSettlesNothing) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.delivers(receiptPart(1, 2, kFirst, 7, kNotification));
    bind.delivers(receiptPart(2, 2, kSecond, 7, kNotification));
    capture.load();
    EXPECT_EQ(statusOf(0), MessageStatus::accepted);
    EXPECT_THAT(kindsOf(0), ElementsAre("notification", "receipt_part"));
}

TEST_F(LongReceiptTest, ItsReasonIsCountedOnce) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.delivers(receiptPart(1, 2, kFirst));
    bind.delivers(receiptPart(2, 2, kSecond));
    capture.load();
    MessageReader reader = capture.reader();
    const MessageRow row = messageRow(reader, 0, "shop");
    EXPECT_EQ(row.receipts(), 1u);
    EXPECT_EQ(row.reason(), "027");
}

TEST_F(LongReceiptTest, TextsOfSubscribersInPartsStayMessages) {
    auto bind = capture.bind();
    bind.delivers(receiptPart(1, 2, "hello ", 7, 0));
    bind.delivers(receiptPart(2, 2, "world", 7, 0));
    capture.load();
    EXPECT_EQ(messageCount(), 1u);
    EXPECT_EQ(receipts().receipts, 0u);
}

TEST_F(LongReceiptTest, WhatIsKeptOfThemHasABound) {
    const std::string words(200, 'x');
    PartIdentity identity{.method = PartMethod::header8, .total = 2};
    LongReceipts receipts;
    for (std::uint32_t number = 0; number < 3 * LongReceipts::kMostReceipts; ++number) {
        identity.sourceHash = number;
        const std::vector<std::uint8_t> pdu = receiptPart(1, 2, words).build();
        const dissector::MessageFacts facts = dissector::readMessageFacts(pdu);
        LongReceipts::Open& open = receipts.find(identity, TimeNs{number});
        receipts.add(open, number, pdu, facts, messageDigestOf(pdu, facts, 0));
    }
    EXPECT_LT(receipts.memoryBytes(), 2 * LongReceipts::kMostBytes);
    identity.sourceHash = 0;
    EXPECT_EQ(receipts.find(identity, TimeNs{0}).receipt.find(1), nullptr) << "the oldest are given up";
}

}  // namespace
}  // namespace smppscope::model
