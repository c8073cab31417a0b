#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "dissector/header.h"
#include "tests/unit/dissector/tree_helpers.h"

namespace smppscope::dissector::tests {

TEST(Dissect, PrintsValuesAsTsharkDoes) {
    const Tree tree = dissect(PduBuilder(kSubmitSm)
                                  .sequence(7)
                                  .set("service_type", "WAP")
                                  .set("source_addr_ton", 5)
                                  .set("source_addr", "Shop")
                                  .set("dest_addr_npi", 1)
                                  .set("esm_class", 0x43)
                                  .set("schedule_delivery_time", "260502101530108-")
                                  .set("validity_period", "000000010203000R")
                                  .set("registered_delivery", 0x11)
                                  .set("data_coding", 0xF5)
                                  .set("short_message", "hi")
                                  .tlv("sar_msg_ref_num", 513)
                                  .tlv("source_port", 9200)
                                  .tlv("network_error_code", std::string("\3\0\x08", 3))
                                  .build());
    EXPECT_EQ(printed(tree, "smpp.command_length"), std::to_string(tree.nodes[0].range.length));
    EXPECT_EQ(printed(tree, "smpp.command_id"), "0x00000004");
    EXPECT_EQ(printed(tree, "smpp.sequence_number"), "7");
    EXPECT_EQ(printed(tree, "smpp.service_type"), "WAP");
    EXPECT_EQ(printed(tree, "smpp.source_addr_ton"), "0x05");
    EXPECT_EQ(printed(tree, "smpp.esm.submit.msg_mode"), "0x03");
    EXPECT_EQ(printed(tree, "smpp.esm.submit.msg_type"), "0x00");
    EXPECT_EQ(printed(tree, "smpp.esm.submit.features"), "0x01");
    EXPECT_EQ(printed(tree, "smpp.schedule_delivery_time"), "May  2, 2026 12:15:30.100000000 UTC");
    EXPECT_EQ(printed(tree, "smpp.validity_period_r"), "3723.000000000");
    EXPECT_EQ(printed(tree, "smpp.regdel.receipt"), "0x01");
    EXPECT_EQ(printed(tree, "smpp.regdel.notif"), "0x01");
    EXPECT_EQ(printed(tree, "smpp.data_coding"), "0xf5");
    EXPECT_EQ(printed(tree, "smpp.dcs.sms_coding_group"), "0x0f");
    EXPECT_EQ(printed(tree, "smpp.dcs.reserved"), "0");
    EXPECT_EQ(printed(tree, "smpp.dcs.charset"), "0x01");
    EXPECT_EQ(printed(tree, "smpp.dcs.class"), "0x01");
    EXPECT_EQ(printed(tree, "smpp.message"), "6869");
    EXPECT_EQ(printed(tree, "smpp.opt_param_tag"), "0x020c,0x020a,0x0423");
    EXPECT_EQ(printed(tree, "smpp.sar_msg_ref_num"), "513");
    EXPECT_EQ(printed(tree, "smpp.source_port"), "0x23f0");
    EXPECT_EQ(printed(tree, "smpp.network_error.type"), "3");
    EXPECT_EQ(printed(tree, "smpp.network_error.code"), "0x0008");
}

TEST(Dissect, ReadsWellForPeople) {
    const Tree tree = dissect(PduBuilder(kBindTransceiver)
                                  .set("system_id", "shop\n1")
                                  .set("interface_version", 0x34)
                                  .set("addr_ton", 1)
                                  .build());
    EXPECT_EQ(shown(tree, "smpp"), "bind_transceiver, 29 octets");
    EXPECT_EQ(shown(tree, "smpp.command_id"), "bind_transceiver (0x00000009)");
    EXPECT_EQ(shown(tree, "smpp.command_status"), "ESME_ROK (0x00000000)");
    EXPECT_EQ(shown(tree, "smpp.system_id"), "shop\\n1");
    EXPECT_EQ(shown(tree, "smpp.interface_version"), "3.4");
    EXPECT_EQ(shown(tree, "smpp.addr_ton"), "international (0x01)");
}

TEST(Dissect, TakesBytesAbove0x7FAsLatin1) {
    const Tree tree = dissect(PduBuilder(kBindReceiver).set("system_id", "caf\xE9").build());
    EXPECT_EQ(printed(tree, "smpp.system_id"), "caf\xC3\xA9");
}

TEST(Dissect, CountsMonthsInRelativeTimes) {
    const Tree tree = dissect(PduBuilder(kSubmitSm).set("validity_period", "000107000000000R").build());
    EXPECT_EQ(shown(tree, "smpp.validity_period_r"), "1 month 7 days (000107000000000R)");
    EXPECT_EQ(printed(tree, "smpp.validity_period_r"), "3196800.000000000");
}

TEST(Dissect, SaysWhatAnEmptyTimeMeans) {
    const Tree submit = dissect(PduBuilder(kSubmitSm).build());
    EXPECT_EQ(shown(submit, "smpp.schedule_delivery_time_r"), "immediate delivery");
    EXPECT_EQ(printed(submit, "smpp.schedule_delivery_time_r"), "0.000000000");
    EXPECT_EQ(shown(submit, "smpp.validity_period_r"), "the centre's default");
    const Tree query = dissect(PduBuilder(0x80000003).build());
    EXPECT_EQ(shown(query, "smpp.final_date"), "not final yet");
    EXPECT_EQ(printed(query, "smpp.final_date"), "");
}

TEST(Dissect, ShowsBitFieldsUnderTheirOctetWithTheirMask) {
    const Tree tree = dissect(PduBuilder(kDeliverSm).set("esm_class", 0x04).build());
    const Node* octet = nodes(tree, "smpp.esm_class").at(0);
    const Node* type = nodes(tree, "smpp.esm.submit.msg_type").at(0);
    EXPECT_EQ(type->depth, octet->depth + 1);
    EXPECT_EQ(type->range, octet->range);
    EXPECT_EQ(type->mask, 0x3C);
    EXPECT_EQ(type->text, "MC delivery receipt (0x01)");
}

TEST(Dissect, ShowsGeneralDataCodingGroupsBit) {
    const Tree tree = dissect(PduBuilder(kSubmitSm).set("data_coding", 0x18).build());
    EXPECT_EQ(shown(tree, "smpp.data_coding"), "UCS2, class 0 (flash) (0x18)");
    EXPECT_EQ(shown(tree, "smpp.dcs.alphabet"), "UCS2 (0x02)");
    EXPECT_EQ(printed(tree, "smpp.dcs.class"), "0x00");
    EXPECT_EQ(printed(dissect(PduBuilder(kSubmitSm).set("data_coding", 8).build()), "smpp.dcs.alphabet"),
              "absent");
}

TEST(Dissect, ListsDestinationsOneByOne) {
    const Tree tree = dissect(PduBuilder(kSubmitMulti)
                                  .destination(1, 1, "4455")
                                  .distributionList("friends")
                                  .destination(2, 1, "4466")
                                  .build());
    EXPECT_EQ(printed(tree, "smpp.dest_flag"), "1,2,1");
    EXPECT_EQ(printed(tree, "smpp.destination_addr"), "4455,4466");
    EXPECT_EQ(printed(tree, "smpp.dl_name"), "friends");
    EXPECT_EQ(rangeOf(tree, "smpp.dlist"), (ByteRange{21, 25}));
    EXPECT_EQ(shown(tree, "smpp.dlist"), "3 elements");
}

TEST(Dissect, DecodesTheBodyOfAnErrorResponse) {
    const Tree tree = dissect(PduBuilder(0x80000004)
                                  .status(0x58)
                                  .set("message_id", "id1")
                                  .tlv("additional_status_info_text", "slow down")
                                  .build());
    EXPECT_EQ(issues(tree), "");
    EXPECT_EQ(printed(tree, "smpp.message_id"), "id1");
    EXPECT_EQ(printed(tree, "smpp.additional_status_info_text"), "slow down");
}

TEST(Dissect, FindsTlvsInAnErrorResponseWithoutMandatoryFields) {
    const Octets pdu =
        PduBuilder(0x80000004).status(0x58).noBody().tlv("additional_status_info_text", "slow down").build();
    const Tree tree = dissect(pdu);
    EXPECT_EQ(issues(tree), "");
    EXPECT_EQ(printed(tree, "smpp.message_id"), "absent");
    EXPECT_EQ(printed(tree, "smpp.additional_status_info_text"), "slow down");
    EXPECT_TRUE(isWellFormed(pdu));
    EXPECT_EQ(mandatoryField(pdu, "message_id"), ByteRange{});
}

TEST(Dissect, LetsBodiesBeAbsentWhereTheyMay) {
    const auto headerOnly = [](std::uint32_t command, std::uint32_t status) {
        return PduBuilder(command).status(status).noBody().build();
    };
    for (const auto& pdu :
         {headerOnly(0x80000004, 0x58), headerOnly(0x80000005, 0), headerOnly(0x80000009, 0x0D)}) {
        EXPECT_EQ(issues(dissect(pdu)), "");
        EXPECT_TRUE(isWellFormed(pdu));
    }
    EXPECT_EQ(issues(dissect(headerOnly(0x80000004, 0))), "field-missing");
    EXPECT_FALSE(isWellFormed(headerOnly(0x80000004, 0)));
    EXPECT_FALSE(isWellFormed(headerOnly(kSubmitSm, 0)));
}

TEST(Dissect, KnowsTheTwoFormsOfAlertOnDelivery) {
    const Tree empty = dissect(PduBuilder(kSubmitSm).tlv(0x130C, Octets{}).build());
    EXPECT_EQ(nodes(empty, "smpp.alert_on_message_delivery_null").size(), 1u);
    const Tree one = dissect(PduBuilder(kSubmitSm).tlv(0x130C, Octets{2}).build());
    EXPECT_EQ(shown(one, "smpp.alert_on_message_delivery_type"), "medium priority alert (2)");
}

TEST(Dissect, NamesContentTypesOfGenericNetworksOnly) {
    const Tree generic = dissect(PduBuilder(0x111).tlv(0x0601, {0, 0, 0x33}).build());
    EXPECT_EQ(shown(generic, "smpp.broadcast_content_type.type"), "weather (0x0033)");
    const Tree gsm = dissect(PduBuilder(0x111).tlv(0x0601, {1, 0, 0x33}).build());
    EXPECT_EQ(shown(gsm, "smpp.broadcast_content_type.type"), "0x0033");
}

TEST(Dissect, TheVersionOfTheBindShadesIssuesOnly) {
    const Octets pdu = PduBuilder(kSubmitSm)
                           .set("priority_flag", 2)
                           .tlv("user_message_reference", 1)
                           .tlv("dest_network_type", 1)
                           .build();
    EXPECT_EQ(issues(dissect(pdu)), "");
    EXPECT_EQ(issues(dissect(pdu, {.interfaceVersion = 0x50})), "");
    EXPECT_EQ(issues(dissect(pdu, {.interfaceVersion = 0x34})), "tlv-unexpected");
    EXPECT_EQ(issues(dissect(pdu, {.interfaceVersion = 0x33})),
              "value-reserved, tlv-unexpected, tlv-unexpected");
    EXPECT_EQ(dissect(pdu, {.interfaceVersion = 0x33}).nodes.size(), dissect(pdu).nodes.size());
}

TEST(Dissect, WithoutTextsGivesTheSameValues) {
    const Octets pdu = PduBuilder(kSubmitSm).set("source_addr", "1234").tlv("sar_total_segments", 3).build();
    const Tree with = dissect(pdu);
    const Tree without = dissect(pdu, {.texts = false});
    ASSERT_EQ(with.nodes.size(), without.nodes.size());
    for (std::size_t i = 0; i < with.nodes.size(); ++i) {
        EXPECT_EQ(with.nodes[i].value, without.nodes[i].value);
        EXPECT_EQ(with.nodes[i].range, without.nodes[i].range);
    }
}

}  // namespace smppscope::dissector::tests
