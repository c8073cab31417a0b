#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "dissector/header.h"
#include "tests/unit/dissector/tree_helpers.h"

namespace smppscope::dissector::tests {

namespace {

Octets submit() {
    return PduBuilder(kSubmitSm)
        .sequence(7)
        .set("source_addr", "1234")
        .set("destination_addr", "4455667788")
        .set("short_message", "hello")
        .build();
}

/// The submit with `bytes` behind it.
Octets submitWith(const Octets& bytes) {
    Octets pdu = submit();
    pdu.insert(pdu.end(), bytes.begin(), bytes.end());
    return framed(pdu);
}

const Issue& onlyIssue(const Tree& tree) {
    static const Issue none{IssueCode::unknownCommand, {}, "none"};
    EXPECT_EQ(tree.issues.size(), 1u) << issues(tree);
    return tree.issues.empty() ? none : tree.issues.front();
}

}  // namespace

TEST(BadInput, NothingAtAllIsATreeWithItsRootAlone) {
    const Tree tree = dissect({});
    ASSERT_EQ(tree.nodes.size(), 1u);
    EXPECT_EQ(issues(tree), "pdu-cut");
}

TEST(BadInput, FourBytesShowTheLengthThatIsThere) {
    const Tree tree = dissect(Octets{0, 0, 0, 50});
    EXPECT_EQ(printed(tree, "smpp.command_length"), "50");
    EXPECT_EQ(printed(tree, "smpp.command_id"), "absent");
    EXPECT_EQ(issues(tree), "pdu-cut");
}

TEST(BadInput, FifteenBytesShowThreeHeaderFieldsAndTheRest) {
    Octets pdu = submit();
    pdu.resize(15);
    const Tree tree = dissect(pdu);
    EXPECT_EQ(printed(tree, "smpp.command_status"), "0x00000000");
    EXPECT_EQ(printed(tree, "smpp.sequence_number"), "absent");
    EXPECT_EQ(rangeOf(tree, "smpp.body"), (ByteRange{12, 3}));
    EXPECT_EQ(issues(tree), "pdu-cut");
}

TEST(BadInput, ALengthBelowTheHeaderIsSaidAndTheRestShown) {
    Octets pdu = submit();
    setU32(pdu, 0, 15);
    const Tree tree = dissect(pdu);
    EXPECT_EQ(issues(tree), "length-too-small");
    EXPECT_EQ(printed(tree, "smpp.source_addr"), "1234");
    EXPECT_FALSE(isWellFormed(pdu));
}

TEST(BadInput, ALengthOfFourGigabytesIsAPduThatIsCut) {
    Octets pdu = submit();
    setU32(pdu, 0, 0xFFFFFFFF);
    const Tree tree = dissect(pdu);
    EXPECT_EQ(issues(tree), "pdu-cut");
    EXPECT_EQ(printed(tree, "smpp.message"), hex(octets("hello")));
}

TEST(BadInput, BytesBehindTheAnnouncedEndAreShownAsSuch) {
    Octets pdu = submit();
    const auto end = static_cast<std::uint32_t>(pdu.size());
    pdu.push_back(0xAB);
    const Tree tree = dissect(pdu);
    EXPECT_EQ(onlyIssue(tree).code, IssueCode::trailingBytes);
    EXPECT_EQ(rangeOf(tree, "smpp.body"), (ByteRange{end, 1}));
    EXPECT_FALSE(isWellFormed(pdu));
}

TEST(BadInput, APduThatTheCaptureCutIsNotBlamedForWhatIsMissing) {
    Octets pdu = submit();
    const auto whole = static_cast<std::uint32_t>(pdu.size());
    pdu.resize(30);
    const Tree tree = dissect(pdu, {.declaredLength = whole});
    EXPECT_EQ(issues(tree), "pdu-cut");
    EXPECT_EQ(printed(tree, "smpp.source_addr"), "1234");
}

TEST(BadInput, AStringWithoutItsNulIsShownToTheEnd) {
    const Octets pdu = framed([] {
        Octets bytes = PduBuilder(0x80000004).set("message_id", "abc").build();
        bytes.pop_back();
        return bytes;
    }());
    const Tree tree = dissect(pdu);
    EXPECT_EQ(onlyIssue(tree).code, IssueCode::stringUnterminated);
    EXPECT_EQ(onlyIssue(tree).range, (ByteRange{16, 3}));
    EXPECT_EQ(onlyIssue(tree).text, "message_id has no terminating NUL up to the end of the PDU.");
    EXPECT_EQ(printed(tree, "smpp.message_id"), "abc");
    EXPECT_FALSE(isWellFormed(pdu));
    EXPECT_EQ(mandatoryField(pdu, "message_id"), ByteRange{});
}

TEST(BadInput, AStringThatIsTooLongIsShownWhole) {
    const Tree tree = dissect(PduBuilder(kBindTransmitter).set("system_id", std::string(16, 'x')).build());
    EXPECT_EQ(onlyIssue(tree).code, IssueCode::stringTooLong);
    EXPECT_EQ(onlyIssue(tree).range, (ByteRange{16, 17}));
    EXPECT_EQ(printed(tree, "smpp.system_id"), std::string(16, 'x'));
}

TEST(BadInput, EveryTruncationOfASubmitIsNotWellFormedAndSaysWhy) {
    const Octets whole = submit();
    for (std::size_t size = kHeaderLength; size < whole.size(); ++size) {
        const Octets pdu = shortened(whole, size);
        EXPECT_FALSE(isWellFormed(pdu)) << size;
        const Tree tree = dissect(pdu);
        ASSERT_EQ(tree.issues.size(), 1u) << size << ": " << issues(tree);
        EXPECT_LE(tree.issues[0].range.end(), size);
    }
    EXPECT_TRUE(isWellFormed(whole));
}

TEST(BadInput, AMessageLengthThatPromisesTooMuchShowsWhatIsThere) {
    const Octets pdu = PduBuilder(kSubmitSm).set("short_message", "hi").set("sm_length", 200).build();
    const Tree tree = dissect(pdu);
    EXPECT_EQ(onlyIssue(tree).code, IssueCode::lengthMismatch);
    EXPECT_EQ(onlyIssue(tree).text, "sm_length is 200, but only 2 octets are left for short_message.");
    EXPECT_EQ(printed(tree, "smpp.message"), "6869");
    EXPECT_FALSE(isWellFormed(pdu));
}

TEST(BadInput, AnAbsurdNumberOfDestinationsEndsWithThePdu) {
    const Octets whole =
        PduBuilder(kSubmitMulti).destination(1, 1, "4455").set("number_of_dests", 255).build();
    const Octets pdu = shortened(whole, 16 + 1 + 2 + 1 + 1 + 8);
    const Tree tree = dissect(pdu);
    EXPECT_EQ(onlyIssue(tree).text, "number_of_dests is 255, but the PDU ends after 1.");
    EXPECT_EQ(nodes(tree, "smpp.dest_address").size(), 1u);
    EXPECT_FALSE(isWellFormed(pdu));
}

TEST(BadInput, ADestinationThatIsNeitherAddressNorListEndsTheBody) {
    Octets pdu = PduBuilder(kSubmitMulti).destination(1, 1, "4455").build();
    pdu[21] = 3;  // dest_flag
    const Tree tree = dissect(pdu);
    EXPECT_EQ(onlyIssue(tree).code, IssueCode::badSelector);
    EXPECT_EQ(onlyIssue(tree).range, (ByteRange{21, 1}));
    EXPECT_EQ(printed(tree, "smpp.dest_flag"), "3");
    EXPECT_EQ(rangeOf(tree, "smpp.body").end(), pdu.size());
    EXPECT_FALSE(isWellFormed(pdu));
}

TEST(BadInput, ATlvThatRunsPastTheEndShowsWhatIsThere) {
    const Octets pdu = submitWith({0x04, 0x24, 0x00, 0x09, 'a', 'b'});
    const Tree tree = dissect(pdu);
    EXPECT_EQ(onlyIssue(tree).code, IssueCode::tlvPastEnd);
    EXPECT_EQ(onlyIssue(tree).text, "message_payload says it has 9 octets, but only 2 are left in the PDU.");
    EXPECT_EQ(printed(tree, "smpp.message_payload"), "6162");
    EXPECT_FALSE(isWellFormed(pdu));
}

TEST(BadInput, TooFewBytesForATlvHeaderAreTrailingBytes) {
    for (std::size_t stray = 1; stray < 4; ++stray) {
        const Octets pdu = submitWith(Octets(stray, 0));
        const Tree tree = dissect(pdu);
        EXPECT_EQ(onlyIssue(tree).code, IssueCode::trailingBytes);
        EXPECT_EQ(onlyIssue(tree).range, (ByteRange{static_cast<std::uint32_t>(pdu.size() - stray),
                                                    static_cast<std::uint32_t>(stray)}));
        EXPECT_FALSE(isWellFormed(pdu));
    }
}

TEST(BadInput, BytesBehindACommandWithoutTlvsAreTrailingBytes) {
    const Octets pdu = framed([] {
        Octets bytes = PduBuilder(kEnquireLink).build();
        bytes.insert(bytes.end(), {1, 2, 3, 4, 5, 6});
        return bytes;
    }());
    const Tree tree = dissect(pdu);
    EXPECT_EQ(onlyIssue(tree).code, IssueCode::trailingBytes);
    EXPECT_EQ(printed(tree, "smpp.body"), "010203040506");
    EXPECT_FALSE(isWellFormed(pdu));
}

TEST(BadInput, WholeTlvsBehindACommandWithoutThemAreShown) {
    const Tree tree = dissect(PduBuilder(kEnquireLink).tlv("user_message_reference", 5).build());
    EXPECT_EQ(onlyIssue(tree).text, "user_message_reference does not belong in enquire_link.");
    EXPECT_EQ(printed(tree, "smpp.user_message_reference"), "0x0005");
}

TEST(BadInput, ARepeatedTlvIsSaidOnceForEachRepetition) {
    const Tree tree = dissect(PduBuilder(kSubmitSm)
                                  .tlv("user_message_reference", 1)
                                  .tlv("user_message_reference", 2)
                                  .tlv("callback_num_pres_ind", 1)
                                  .tlv("callback_num_pres_ind", 1)
                                  .build());
    EXPECT_EQ(onlyIssue(tree).code, IssueCode::tlvRepeated);
    EXPECT_EQ(printed(tree, "smpp.user_message_reference"), "0x0001,0x0002");
}

TEST(BadInput, UnknownTlvsAreShownAsBytes) {
    const Tree tree = dissect(PduBuilder(kSubmitSm)
                                  .tlv(0x1500, octets("v"))
                                  .tlv(0x4123, octets("u"))
                                  .tlv(0x0000, Octets{})
                                  .build());
    EXPECT_EQ(printed(tree, "smpp.vendor_op"), "76");
    EXPECT_EQ(printed(tree, "smpp.reserved_op"), "75,");
    EXPECT_EQ(printed(tree, "smpp.opt_param_tag"), "0x1500,0x4123,0x0000");
    EXPECT_EQ(issues(tree), "tlv-unknown, tlv-unknown");
}

TEST(BadInput, AnUnknownCommandShowsItsBodyAsBytes) {
    Octets pdu = submit();
    setU32(pdu, 4, 0x00010201);
    const Tree tree = dissect(pdu);
    EXPECT_EQ(onlyIssue(tree).code, IssueCode::unknownCommand);
    EXPECT_EQ(rangeOf(tree, "smpp.body"), (ByteRange{16, static_cast<std::uint32_t>(pdu.size() - 16)}));
    EXPECT_TRUE(isWellFormed(pdu));
}

TEST(BadInput, AStatusInARequestAndOddSequenceNumbersAreSaid) {
    EXPECT_EQ(issues(dissect(PduBuilder(kEnquireLink).status(8).build())), "status-in-request");
    EXPECT_EQ(issues(dissect(PduBuilder(kEnquireLink).sequence(0).build())), "sequence-zero");
    EXPECT_EQ(issues(dissect(PduBuilder(kEnquireLink).sequence(0x80000000).build())),
              "sequence-out-of-range");
    EXPECT_EQ(issues(dissect(PduBuilder(kGenericNack).status(3).sequence(0).build())), "");
}

TEST(BadInput, StatusesOutsideTheTableAreSaidUnlessTheyAreAVendors) {
    EXPECT_EQ(issues(dissect(PduBuilder(0x80000004).status(0x200).noBody().build())), "unknown-status");
    const Tree vendors = dissect(PduBuilder(0x80000004).status(0x40B).noBody().build());
    EXPECT_EQ(issues(vendors), "");
    EXPECT_EQ(shown(vendors, "smpp.command_status"), "vendor specific error (0x0000040b)");
}

TEST(BadInput, InvalidTimesKeepTheirText) {
    const Tree tree = dissect(PduBuilder(kSubmitSm).set("validity_period", "tomorrow").build());
    EXPECT_EQ(onlyIssue(tree).text, "validity_period \"tomorrow\" is not a time.");
    EXPECT_EQ(shown(tree, "smpp.validity_period"), "tomorrow");
}

TEST(BadInput, ReservedValuesAreSaid) {
    const Tree tree = dissect(PduBuilder(kSubmitSm)
                                  .set("source_addr_ton", 9)
                                  .set("priority_flag", 7)
                                  .set("registered_delivery", 0x81)
                                  .build());
    EXPECT_EQ(issues(tree), "value-reserved, value-reserved, value-reserved");
}

TEST(BadInput, TextGivenTwiceIsSaid) {
    const Tree tree =
        dissect(PduBuilder(kSubmitSm).set("short_message", "hi").tlv("message_payload", "ho").build());
    EXPECT_EQ(issues(tree), "message-twice");
}

TEST(BadInput, MandatoryTlvsOfBroadcastsAreMissed) {
    EXPECT_EQ(issues(dissect(PduBuilder(0x111).build())),
              "tlv-missing, tlv-missing, tlv-missing, tlv-missing");
}

TEST(BadInput, ATlvStringWithoutNulIsReadWhole) {
    const Tree tree = dissect(PduBuilder(kDeliverSm)
                                  .set("esm_class", 0x04)
                                  .tlv(0x001E, octets("abc"))
                                  .tlv("message_state", 2)
                                  .build());
    EXPECT_EQ(issues(tree), "tlv-unterminated");
    EXPECT_EQ(printed(tree, "smpp.receipted_message_id"), "abc");
}

TEST(BadInput, AnIntegerTlvOfNoOrTooManyOctetsIsShownAsBytes) {
    const Tree tree = dissect(PduBuilder(kSubmitSm).tlv(0x0204, Octets(9, 1)).tlv(0x020A, Octets{}).build());
    EXPECT_EQ(issues(tree), "tlv-length, tlv-length");
    EXPECT_EQ(printed(tree, "smpp.opt_param_value"), "010101010101010101,");
}

}  // namespace smppscope::dissector::tests
