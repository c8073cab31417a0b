#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "dissector/receipt/receipt.h"
#include "tests/support/receipt_dialects.h"
#include "tests/unit/dissector/receipt/receipt_facts.h"

namespace smppscope::dissector::tests {

namespace {

constexpr std::string_view kText =
    "id:0123456789 sub:001 dlvrd:001 submit date:1005232039 done date:1005242339 "
    "stat:DELIVRD err:012 text:abc";

PduBuilder deliver(std::uint64_t esmClass, std::string_view text = {}) {
    return PduBuilder(kDeliverSm).set("esm_class", esmClass).set("short_message", text);
}

std::string error(const Receipt& receipt) {
    return std::string(receipt.error.view());
}

std::string id(const Receipt& receipt) {
    return std::string(receipt.id.view());
}

Receipt read(const PduBuilder& pdu) {
    return readReceipt(pdu.build()).value();
}

bool isReceipt(const PduBuilder& pdu) {
    return readReceipt(pdu.build()).has_value();
}

}  // namespace

TEST(Receipt, IsWhatEsmClassSays) {
    EXPECT_EQ(read(deliver(0x04, kText)).type, MessageType::deliveryReceipt);
    EXPECT_EQ(read(deliver(0x04, kText)).evidence, ReceiptEvidence::esmClass);
    EXPECT_EQ(read(deliver(0x04, "rubbish")).evidence, ReceiptEvidence::esmClass);
    EXPECT_EQ(read(deliver(0x20, kText)).type, MessageType::intermediateNotification);
    EXPECT_EQ(read(deliver(0x24, kText)).type, MessageType::deliveryReceipt);
}

TEST(Receipt, IsNoAcknowledgementByTheRecipient) {
    for (const std::uint64_t esmClass : {0x08, 0x10, 0x18})
        EXPECT_FALSE(isReceipt(deliver(esmClass, kText).tlv("receipted_message_id", "1"))) << esmClass;
    EXPECT_EQ(messageTypeOf(0x08), MessageType::deliveryAcknowledgement);
    EXPECT_EQ(messageTypeOf(0x10), MessageType::userAcknowledgement);
    EXPECT_EQ(messageTypeOf(0x18), MessageType::conversationAbort);
    EXPECT_EQ(messageTypeOf(0x28), MessageType::reserved);
    EXPECT_EQ(messageTypeOf(0xC3), MessageType::ordinary);
}

TEST(Receipt, IsAnOrdinaryMessageWithItsTlvsOrText) {
    EXPECT_EQ(read(deliver(0).tlv("receipted_message_id", "1")).evidence, ReceiptEvidence::tlv);
    EXPECT_EQ(read(deliver(0).tlv("message_state", 2)).evidence, ReceiptEvidence::tlv);
    EXPECT_EQ(read(deliver(0, kText)).evidence, ReceiptEvidence::text);
    EXPECT_FALSE(isReceipt(deliver(0, "Hello")));
    for (const std::string& text : textsThatAreNoReceipts())
        EXPECT_FALSE(isReceipt(deliver(0, text))) << text;
}

TEST(Receipt, OfProseIsOneIfEsmClassSaysSo) {
    EXPECT_EQ(id(read(deliver(4, "Please send id: and stat: of the order"))), "and");
}

TEST(Receipt, IsOnlyInDeliverSmAndDataSm) {
    EXPECT_TRUE(isReceipt(PduBuilder(kDataSm).set("esm_class", 4).tlv("message_payload", kText)));
    EXPECT_FALSE(isReceipt(PduBuilder(kSubmitSm).set("esm_class", 4).set("short_message", kText)));
    EXPECT_FALSE(isReceipt(PduBuilder(0x80000005)));
}

TEST(Receipt, OfTlvsAloneIsWhole) {
    const Receipt receipt = read(PduBuilder(kDataSm)
                                     .set("esm_class", 4)
                                     .tlv("receipted_message_id", "8f3a")
                                     .tlv("network_error_code", std::string("\3\1\2", 3))
                                     .tlv("message_state", 5));
    EXPECT_EQ(id(receipt), "8f3a");
    EXPECT_EQ(receipt.state, 5);
    EXPECT_EQ(receipt.final, Finality::yes);
    EXPECT_EQ(error(receipt), "258");
    EXPECT_EQ(receipt.networkErrorType, 3);
    EXPECT_FALSE(receipt.text);
    EXPECT_FALSE(receipt.doneDate());
}

TEST(Receipt, WithoutMessageStateTakesItFromTheText) {
    const Receipt receipt = read(deliver(4, "stat:UNDELIV err:069").tlv("receipted_message_id", "8f3a"));
    EXPECT_EQ(id(receipt), "8f3a");
    EXPECT_EQ(receipt.state, 5);
    EXPECT_EQ(error(receipt), "069");
}

TEST(Receipt, TakesWhatTheTlvsSayAndKeepsWhatTheTextSays) {
    const Receipt receipt = read(deliver(4, kText)
                                     .tlv("receipted_message_id", "9999")
                                     .tlv("network_error_code", std::string("\3\0\x14", 3))
                                     .tlv("message_state", 5));
    EXPECT_EQ(id(receipt), "9999");
    EXPECT_EQ(receipt.textId.view(), "0123456789");
    EXPECT_EQ(receipt.state, 5);
    EXPECT_EQ(error(receipt), "20");
    EXPECT_TRUE(receipt.conflicts.id);
    EXPECT_TRUE(receipt.conflicts.state);
    EXPECT_TRUE(receipt.conflicts.error);
}

TEST(Receipt, WithTheSameIdInTwoFormsHasNoConflict) {
    for (const IdPair& pair : idPairs()) {
        if (!pair.tlv)
            continue;
        const Receipt receipt =
            read(deliver(4, "id:" + *pair.text + " stat:DELIVRD").tlv("receipted_message_id", *pair.tlv));
        EXPECT_EQ(id(receipt), *pair.tlv);
        EXPECT_FALSE(receipt.conflicts.id) << *pair.tlv;
    }
}

TEST(Receipt, WithTheSameErrorInTwoFormsHasNoConflict) {
    const std::string code("\3\0\x1b", 3);
    for (const std::string_view err : {"027", "27", "1b", "01B", "E_NETWORK", ""}) {
        const Receipt receipt =
            read(deliver(4, "id:1 stat:UNDELIV err:" + std::string(err)).tlv("network_error_code", code));
        EXPECT_FALSE(receipt.conflicts.error) << err;
    }
}

TEST(Receipt, OfADigitForAStateHasNoConflictWithTheTlv) {
    const Receipt receipt = read(deliver(4, "id:1 stat:0 err:0").tlv("message_state", 2));
    EXPECT_EQ(receipt.state, 2);
    EXPECT_FALSE(receipt.conflicts.state);
}

TEST(Receipt, IntermediateOneIsNeverFinal) {
    EXPECT_EQ(read(deliver(0x20, kText)).final, Finality::no);
    EXPECT_EQ(read(deliver(0x04, kText)).final, Finality::yes);
    EXPECT_EQ(read(deliver(0x04, "id:1 stat:ACCEPTD")).final, Finality::unclear);
    EXPECT_EQ(read(deliver(0x04, "id:1 stat:what")).final, Finality::unclear);
}

TEST(Receipt, TlvMayLackItsNul) {
    EXPECT_EQ(id(read(deliver(4).tlv(std::uint16_t{0x001E}, {'a', 'b'}))), "ab");
    EXPECT_EQ(id(read(deliver(4).tlv(std::uint16_t{0x001E}, {'a', 'b', 0, 'c'}))), "ab");
}

TEST(Receipt, EmptyTlvLeavesTheIdToTheText) {
    EXPECT_EQ(id(read(deliver(4, kText).tlv("receipted_message_id", ""))), "0123456789");
    EXPECT_EQ(id(read(deliver(4, kText).tlv(std::uint16_t{0x001E}, {}))), "0123456789");
}

TEST(Receipt, IdOfMoreThan64CharactersIsNone) {
    EXPECT_EQ(id(read(deliver(4, "id:" + std::string(64, '7') + " stat:DELIVRD"))), std::string(64, '7'));
    EXPECT_EQ(id(read(deliver(4, "id:" + std::string(65, '7') + " stat:DELIVRD"))), "");
}

TEST(Receipt, RangesLieInThePdu) {
    const auto pdu = deliver(4, kText).build();
    const Receipt receipt = readReceipt(pdu).value();
    EXPECT_EQ(std::string(pdu.begin() + receipt.idRange.offset, pdu.begin() + receipt.idRange.end()),
              "0123456789");
    EXPECT_EQ(receipt.textRange.length, kText.size());
}

TEST(Receipt, TextStandsBehindAUserDataHeader) {
    const std::string header("\5\0\3\1\1\1", 6);
    const Receipt receipt = read(deliver(0x44, header + std::string(kText)));
    EXPECT_EQ(id(receipt), "0123456789");
    EXPECT_EQ(receipt.textRange.length, kText.size());
    EXPECT_EQ(id(read(deliver(0x44, std::string("\xFF", 1)))), "");
}

TEST(Receipt, InEveryDialectIsRead) {
    for (const support::ReceiptDialect& dialect : support::receiptDialects()) {
        const std::string text = dialect.write({.id = "0041", .text = "x"});
        for (const std::uint64_t esmClass : {0x04, 0x20}) {
            const Receipt receipt = read(deliver(esmClass, text).set("data_coding", dialect.dataCoding));
            EXPECT_EQ(id(receipt), "0041") << dialect.name;
        }
    }
}

}  // namespace smppscope::dissector::tests
