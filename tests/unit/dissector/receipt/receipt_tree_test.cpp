#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "tests/unit/dissector/tree_helpers.h"

namespace smppscope::dissector::tests {

namespace {

constexpr std::string_view kText =
    "id:0123456789 sub:001 dlvrd:001 submit date:1005232039 done date:1005242339 "
    "stat:DELIVRD err:012 text:abc";

PduBuilder deliver(std::uint64_t esmClass, std::string_view text = {}) {
    return PduBuilder(kDeliverSm).set("esm_class", esmClass).set("short_message", text);
}

/// The sentence of the first issue of the kind, or "none".
std::string sentence(const Tree& tree, IssueCode code) {
    for (const Issue& issue : tree.issues)
        if (issue.code == code)
            return issue.text;
    return "none";
}

std::string octetsOf(const Octets& pdu, ByteRange range) {
    return {pdu.begin() + range.offset, pdu.begin() + range.end()};
}

}  // namespace

TEST(ReceiptTree, ShowsThePartsOfTheText) {
    const Octets pdu = deliver(4, kText).build();
    const Tree tree = dissect(pdu);
    EXPECT_EQ(shown(tree, "smpp.receipt"), "DELIVERED, final, message 0123456789");
    EXPECT_EQ(printed(tree, "smpp.receipt.state"), "2");
    EXPECT_EQ(printed(tree, "smpp.receipt.id"), "0123456789");
    EXPECT_EQ(printed(tree, "smpp.receipt.sub"), "001");
    EXPECT_EQ(printed(tree, "smpp.receipt.dlvrd"), "001");
    EXPECT_EQ(shown(tree, "smpp.receipt.submit_date"),
              "2010-05-23T20:39, the centre's local time (1005232039)");
    EXPECT_EQ(printed(tree, "smpp.receipt.done_date"), "May 24, 2010 23:39:00.000000000 UTC");
    EXPECT_EQ(printed(tree, "smpp.receipt.stat"), "DELIVRD");
    EXPECT_EQ(printed(tree, "smpp.receipt.err"), "012");
    EXPECT_EQ(printed(tree, "smpp.receipt.text"), "abc");
    EXPECT_EQ(octetsOf(pdu, rangeOf(tree, "smpp.receipt.done_date")), "1005242339");
    EXPECT_EQ(octetsOf(pdu, rangeOf(tree, "smpp.receipt")), kText);
    EXPECT_EQ(issues(tree), "");
}

TEST(ReceiptTree, StandsBelowTheMessage) {
    const Tree tree = dissect(deliver(4, kText).tlv("message_state", 2).build());
    const Node* message = nodes(tree, "smpp.message").at(0);
    const Node* receipt = nodes(tree, "smpp.receipt").at(0);
    EXPECT_EQ(receipt->depth, message->depth + 1);
    EXPECT_GT(receipt, message);
    EXPECT_LT(receipt, nodes(tree, "smpp.opt_params").at(0));
    EXPECT_EQ(nodes(tree, "smpp.opt_params").at(0)->depth, message->depth);
}

TEST(ReceiptTree, StandsBelowThePayload) {
    const Tree tree = dissect(PduBuilder(kDataSm).set("esm_class", 4).tlv("message_payload", kText).build());
    const Node* payload = nodes(tree, "smpp.message_payload").at(0);
    const Node* receipt = nodes(tree, "smpp.receipt").at(0);
    EXPECT_GT(receipt, payload);
    EXPECT_EQ(receipt->depth, payload->depth + 1);
}

TEST(ReceiptTree, WithoutTextStandsBehindTheTlvs) {
    const Octets pdu = deliver(0x20).tlv("receipted_message_id", "77").tlv("message_state", 1).build();
    const Tree tree = dissect(pdu);
    EXPECT_EQ(shown(tree, "smpp.receipt"), "intermediate notification, ENROUTE, message 77");
    EXPECT_EQ(nodes(tree, "smpp.receipt").at(0)->depth, 1);
    const ByteRange state = rangeOf(tree, "smpp.message_state");
    EXPECT_EQ(rangeOf(tree, "smpp.receipt.state"), (ByteRange{state.offset - 4, 5}))
        << "the TLV with its header";
    EXPECT_EQ(issues(tree), "");
}

TEST(ReceiptTree, IsNotInOrdinaryMessages) {
    EXPECT_EQ(printed(dissect(deliver(0, "hello").build()), "smpp.receipt"), "absent");
    EXPECT_EQ(issues(dissect(deliver(0, "id: and stat: of the order").build())), "");
}

TEST(ReceiptTree, ShowsTextInTwoOctetsPerCharacter) {
    const std::string text = std::string(
                                 "id:1 sub:001 dlvrd:001 submit date:1005232039 done date:1005232039 "
                                 "stat:DELIVRD err:000 text:") +
                             std::string("\0T\xD8\x3D\xDE\x00", 6);
    EXPECT_EQ(printed(dissect(deliver(4, text).build()), "smpp.receipt.text"), "T\xF0\x9F\x98\x80");
}

TEST(ReceiptTree, ReadsDatesNearTheTimeOfCapture) {
    const Octets pdu = deliver(4, "id:1 submit date:201106051210 stat:DELIVRD").build();
    constexpr std::int64_t kIn2011 = 1'300'000'000'000'000'000;
    EXPECT_EQ(printed(dissect(pdu, {.captured = kIn2011}), "smpp.receipt.submit_date"),
              "Jun  5, 2011 12:10:00.000000000 UTC");
}

TEST(ReceiptTree, SaysWhereTextAndTlvsDiffer) {
    const Tree tree = dissect(deliver(4, kText)
                                  .tlv("receipted_message_id", "9999")
                                  .tlv("network_error_code", std::string("\3\0\x14", 3))
                                  .tlv("message_state", 5)
                                  .build());
    EXPECT_EQ(issues(tree), "receipt-id-differs, receipt-state-differs, receipt-error-differs");
    EXPECT_EQ(sentence(tree, IssueCode::receiptIdDiffers),
              "receipted_message_id is \"9999\", but the text says \"0123456789\".");
    EXPECT_EQ(sentence(tree, IssueCode::receiptStateDiffers),
              "message_state is UNDELIVERABLE, but the text says DELIVRD.");
    EXPECT_EQ(sentence(tree, IssueCode::receiptErrorDiffers),
              "network_error_code is 20, but the text says 012.");
    EXPECT_EQ(tree.issues[0].range, rangeOf(tree, "smpp.receipt.id"));
}

TEST(ReceiptTree, SaysIfEsmClassDoesNot) {
    const Tree byText = dissect(deliver(0, kText).build());
    EXPECT_EQ(issues(byText), "receipt-unmarked");
    EXPECT_EQ(byText.issues[0].range, rangeOf(byText, "smpp.esm_class"));
    EXPECT_EQ(issues(dissect(deliver(0, kText).tlv("message_state", 2).build())), "receipt-unmarked");
}

TEST(ReceiptTree, SaysIfEsmClassNamesSomethingElseToo) {
    const Tree tree = dissect(deliver(0x24, kText).build());
    EXPECT_EQ(issues(tree), "value-reserved");
    EXPECT_EQ(shown(tree, "smpp.receipt"), "DELIVERED, final, message 0123456789");
    EXPECT_EQ(issues(dissect(deliver(0x87, kText).build())), "");
}

TEST(ReceiptTree, SaysWhatIsMissing) {
    EXPECT_EQ(sentence(dissect(deliver(4, "hello").build()), IssueCode::receiptIncomplete),
              "Neither the text nor a TLV says which message the receipt is about and what became of it.");
    EXPECT_EQ(sentence(dissect(deliver(4).tlv("message_state", 2).build()), IssueCode::receiptIncomplete),
              "Neither the text nor a TLV says which message the receipt is about.");
    EXPECT_EQ(
        sentence(dissect(deliver(4).tlv("receipted_message_id", "1").build()), IssueCode::receiptIncomplete),
        "Neither the text nor a TLV says what became of the message.");
}

TEST(ReceiptTree, SaysWhatCannotBeRead) {
    const Tree tree = dissect(deliver(4, "id:1 submit date:0000000000 stat:GONE").build());
    EXPECT_EQ(sentence(tree, IssueCode::receiptStateUnknown),
              "stat is \"GONE\", which names no state that is known.");
    EXPECT_EQ(sentence(tree, IssueCode::receiptDateInvalid), "submit date \"0000000000\" is not a date.");
    EXPECT_EQ(
        sentence(tree, IssueCode::receiptUnlikeExample),
        "The text is not as in the specification's example: keys are missing; a date is not YYMMDDhhmm; stat "
        "is not one of the seven words.");
}

TEST(ReceiptTree, IsTheSameForTheIdInTwoForms) {
    EXPECT_EQ(issues(dissect(deliver(4, kText).tlv("receipted_message_id", "75bcd15").build())), "");
}

TEST(ReceiptTree, HasNoTextsWhereNoneAreWanted) {
    const Tree tree = dissect(deliver(4, kText).build(), {.texts = false});
    EXPECT_EQ(shown(tree, "smpp.receipt"), "");
    EXPECT_EQ(shown(tree, "smpp.receipt.id"), "");
    EXPECT_EQ(printed(tree, "smpp.receipt.id"), "0123456789");
}

}  // namespace smppscope::dissector::tests
