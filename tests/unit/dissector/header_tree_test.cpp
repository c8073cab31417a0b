#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/unit/dissector/message_builder.h"

namespace smppscope::dissector::tests {

TEST(HeaderTree, PrintsTheFieldsOfConcatenationAsTsharkDoes) {
    const Tree tree = withElements("00 03 07 02 01");
    EXPECT_EQ(printed(tree, "gsm_sms.dis_field_udh.user_data_header_length"), "5");
    EXPECT_EQ(printed(tree, "gsm_sms.ie_identifier"), "0x00");
    EXPECT_EQ(printed(tree, "gsm_sms.dis_field_ud_iei.length"), "3");
    EXPECT_EQ(printed(tree, "gsm_sms.udh.mm.msg_id"), "7");
    EXPECT_EQ(printed(tree, "gsm_sms.udh.mm.msg_parts"), "2");
    EXPECT_EQ(printed(tree, "gsm_sms.udh.mm.msg_part"), "1");
    EXPECT_EQ(printed(tree, "gsm_sms_ud.short_msg"), "6869");
    EXPECT_EQ(shown(tree, "smpp.udh"), "part 1 of 2, reference 7");
    EXPECT_EQ(issues(tree), "");
}

TEST(HeaderTree, LiesWhereItsBytesAre) {
    const Tree tree = withElements("00 03 07 02 01");
    const ByteRange message = rangeOf(tree, "smpp.message");
    EXPECT_EQ(rangeOf(tree, "smpp.udh"), (ByteRange{message.offset, 6}));
    EXPECT_EQ(rangeOf(tree, "smpp.udh.element"), (ByteRange{message.offset + 1, 5}));
    EXPECT_EQ(rangeOf(tree, "gsm_sms.udh.mm.msg_id"), (ByteRange{message.offset + 3, 1}));
    EXPECT_EQ(rangeOf(tree, "gsm_sms_ud.short_msg"), (ByteRange{message.offset + 6, 2}));
    EXPECT_EQ(nodes(tree, "smpp.udh").front()->depth, nodes(tree, "smpp.message").front()->depth + 1);
}

TEST(HeaderTree, ReadsEachElementInPlainWords) {
    EXPECT_EQ(elementText("08 04 1234 03 02"),
              "concatenation, 16-bit reference: part 2 of 3, reference 4660");
    EXPECT_EQ(elementText("01 02 80 03"),
              "special message indication: 3 voicemail messages waiting, store the message");
    EXPECT_EQ(elementText("01 02 02 01"),
              "special message indication: 1 e-mail message waiting, discard the message");
    EXPECT_EQ(elementText("01 02 01 00"),
              "special message indication: no fax messages waiting, discard the message");
    EXPECT_EQ(elementText("01 02 27 02"),
              "special message indication: 2 video messages waiting, profile 2, discard the message");
    EXPECT_EQ(elementText("04 02 f0 f1"), "application port, 8-bit: to port 240 from 241");
    EXPECT_EQ(elementText("05 04 23f4 0000"), "application port, 16-bit: to port 9204 (vCard) from 0");
    EXPECT_EQ(elementText("06 01 41"),
              "service centre control parameters: report when completed, one report for all");
    EXPECT_EQ(elementText("06 01 00"), "service centre control parameters: no reports");
    EXPECT_EQ(elementText("07 01 03"), "header source indicator: source service centre");
    EXPECT_EQ(elementText("0a 04 01 02 f6 21"), "text formatting: start 1, count 2");
    EXPECT_EQ(elementText("0b 02 01 03"), "predefined sound: position 1, number 3");
    EXPECT_EQ(elementText("13 01 02"), "user prompt indicator: objects 2");
    EXPECT_EQ(elementText("15 03 01 0002"), "reused extended object: reference 1, position 2");
    EXPECT_EQ(elementText("20 01 05"), "internet e-mail header: header_length 5");
    EXPECT_EQ(elementText("21 04 0001 02 03"), "hyperlink format: position 1, title_length 2, url_length 3");
    EXPECT_EQ(elementText("22 06 08 91 51 55 10 00"), "reply address: +15550100");
    EXPECT_EQ(elementText("24 01 01"), "national language single shift: language Turkish");
    EXPECT_EQ(elementText("70 00"), "SIM toolkit security: command packet");
    EXPECT_EQ(elementText("80 01 00"), "SME to SME specific");
}

TEST(HeaderTree, TypesThePartsOfElements) {
    const Tree formatting = withElements("0a 04 01 02 f6 21");
    EXPECT_EQ(printed(formatting, "gsm_sms.formatting_mode"), "0xf6");
    EXPECT_EQ(shown(formatting, "smpp.udh.alignment"), "right (2)");
    EXPECT_EQ(shown(formatting, "smpp.udh.font_size"), "large (1)");
    EXPECT_EQ(shown(formatting, "gsm_sms.formatting_mode.style_bold"), "yes (1)");
    EXPECT_EQ(printed(formatting, "gsm_sms.dis_iei_tf.foreground_colour"), "0x01");
    EXPECT_EQ(shown(formatting, "gsm_sms.dis_iei_tf.background_colour"), "dark red (0x02)");
    EXPECT_EQ(printed(withElements("0a 03 01 02 00"), "gsm_sms.dis_iei_tf.foreground_colour"), "absent");

    const Tree picture = withElements("12 05 01 01 02 ffee");
    EXPECT_EQ(printed(picture, "gsm_sms.dis_iei_vp.horizontal_dimension"), "1");
    EXPECT_EQ(printed(picture, "gsm_sms.dis_iei_vp.vertical_dimension"), "2");
    EXPECT_EQ(printed(picture, "gsm_sms.dis_iei_vp.variable_picture"), "ffee");

    const Tree indication = withElements("01 02 a2 03");
    EXPECT_EQ(printed(indication, "gsm_sms.msg_ind_type_and_stor"), "1");
    EXPECT_EQ(printed(indication, "gsm_sms.profile_id"), "1");
    EXPECT_EQ(printed(indication, "gsm_sms.msg_ind_type"), "2");
    EXPECT_EQ(printed(indication, "gsm_sms.msg_count"), "3");

    EXPECT_EQ(printed(withElements("09 02 abcd"), "gsm_sms.ie_data"), "abcd");
    EXPECT_EQ(shown(withElements("25 01 0d"), "gsm_sms.dis_iei_lang.locking_shift"), "Urdu (13)");
    EXPECT_EQ(shown(withElements("04 02 f0 01"), "gsm_sms.destination_port"), "free for applications (240)");
}

TEST(HeaderTree, NamesEveryElement) {
    for (unsigned id = 0; id < 256; ++id)
        EXPECT_FALSE(shown(withElements(fmt::format("{:02x} 00", id)), "smpp.udh.element").empty()) << id;
}

TEST(HeaderTree, StandsInMessagePayloadToo) {
    const Tree tree = dissect(PduBuilder(kDataSm)
                                  .set("esm_class", 0x40)
                                  .tlv("message_payload", fromHex("05 00 03 07 02 01 6869"))
                                  .build());
    EXPECT_EQ(shown(tree, "smpp.udh"), "part 1 of 2, reference 7");
    EXPECT_EQ(nodes(tree, "smpp.udh").front()->depth, nodes(tree, "smpp.message_payload").front()->depth + 1);
    EXPECT_EQ(issues(tree), "");
}

TEST(HeaderTree, IsTheSameWithoutTexts) {
    const Tree tree = withHeader("05 00 03 07 02 01 6869", {.texts = false});
    EXPECT_EQ(printed(tree, "gsm_sms.udh.mm.msg_part"), "1");
    EXPECT_EQ(shown(tree, "smpp.udh"), "");
}

TEST(HeaderIssues, AFlagWithoutAHeader) {
    const Tree tree = withHeader("48656c6c6f");
    EXPECT_EQ(issues(tree), "udh-missing");
    EXPECT_EQ(tree.issues[0].range, rangeOf(tree, "smpp.message"));
    EXPECT_EQ(printed(tree, "smpp.udh"), "absent");
    EXPECT_EQ(issues(withHeader("0048006900210021")), "udh-missing") << "a UCS2 text";
}

TEST(HeaderIssues, AHeaderWithoutItsFlag) {
    const Octets pdu = PduBuilder(kSubmitSm).set("short_message", fromHex("05 00 03 07 02 01 6869")).build();
    const Tree tree = dissect(pdu);
    EXPECT_EQ(issues(tree), "udh-unannounced");
    EXPECT_EQ(tree.issues[0].range, (ByteRange{rangeOf(tree, "smpp.message").offset, 6}));
    EXPECT_NE(tree.issues[0].text.find("part 1 of 2"), std::string::npos);
    EXPECT_EQ(printed(tree, "smpp.udh"), "absent") << "peers take it for text";
}

TEST(HeaderIssues, AHeaderThatRunsPastTheMessage) {
    const Tree tree = withHeader("0b 00 03 07 02 01");
    EXPECT_EQ(issues(tree), "udh-past-end");
    EXPECT_EQ(printed(tree, "gsm_sms.udh.mm.msg_part"), "1");
    EXPECT_EQ(printed(tree, "gsm_sms_ud.short_msg"), "absent");
}

TEST(HeaderIssues, ElementsOfAWrongLength) {
    const Tree tree = withElements("00 02 07 02 25 01 00");
    EXPECT_EQ(issues(tree), "udh-element-length");
    EXPECT_EQ(tree.issues[0].range, (ByteRange{rangeOf(tree, "smpp.message").offset + 1, 4}));
    EXPECT_EQ(printed(tree, "gsm_sms.ie_data"), "0702");
    EXPECT_EQ(issues(withElements("25 01 00 00 09 07 02 01")), "udh-element-length") << "past the header";
    EXPECT_EQ(issues(withElements("25 01 00 70")), "udh-element-length") << "an octet alone";
}

TEST(HeaderIssues, RepeatedElements) {
    EXPECT_EQ(issues(withElements("25 01 01 25 01 02")), "udh-element-repeated");
    EXPECT_EQ(issues(withElements("01 02 80 01 01 02 81 01")), "") << "indications may repeat";
}

TEST(HeaderIssues, BothConcatenations) {
    EXPECT_EQ(issues(withElements("00 03 07 02 01 08 04 0007 02 01")), "udh-concatenated-twice");
}

TEST(HeaderIssues, ImpossibleParts) {
    const Tree tree = withElements("00 03 07 00 00");
    EXPECT_EQ(issues(tree), "part-impossible");
    EXPECT_EQ(tree.issues[0].range, (ByteRange{rangeOf(tree, "smpp.message").offset + 4, 2}));
    EXPECT_EQ(tree.issues[0].text, "This is part 0 of 0, which cannot be.");
    EXPECT_EQ(issues(withElements("08 04 0007 02 03")), "part-impossible");
}

TEST(HeaderIssues, ImpossiblePartsOfTlvs) {
    const auto sar = [](std::uint64_t total, std::uint64_t part) {
        return issues(dissect(
            PduBuilder(kSubmitSm).tlv("sar_total_segments", total).tlv("sar_segment_seqnum", part).build()));
    };
    EXPECT_EQ(sar(2, 1), "");
    EXPECT_EQ(sar(2, 2), "");
    EXPECT_EQ(sar(2, 3), "part-impossible");
    EXPECT_EQ(sar(0, 0), "part-impossible");
}

TEST(HeaderIssues, ReservedElementsAndValues) {
    EXPECT_EQ(issues(withElements("02 01 00")), "value-reserved");
    EXPECT_EQ(issues(withElements("24 01 4d")), "value-reserved");
    EXPECT_EQ(issues(withElements("80 01 00")), "");
}

TEST(HeaderIssues, NestingAHeaderInATextIsNoHeader) {
    const Tree tree = withHeader("05 00 03 07 02 01 05 00 03 07 02 01");
    EXPECT_EQ(nodes(tree, "smpp.udh").size(), 1u);
    EXPECT_EQ(issues(tree), "");
}

}  // namespace smppscope::dissector::tests
