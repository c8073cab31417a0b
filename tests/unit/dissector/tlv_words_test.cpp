#include <gtest/gtest.h>

#include "tests/unit/dissector/message_builder.h"

namespace smppscope::dissector::tests {

namespace {

/// The heading of the only TLV of a submit_sm.
std::string heading(std::string_view name, std::string_view valueInHex) {
    return shown(dissect(PduBuilder(kSubmitSm).tlv(name, fromHex(valueInHex)).build()), "smpp.opt_param");
}

}  // namespace

TEST(TlvWords, ReadWithoutASpecificationAtHand) {
    EXPECT_EQ(heading("ms_msg_wait_facilities", "80"), "ms_msg_wait_facilities: voicemail waiting");
    EXPECT_EQ(heading("ms_msg_wait_facilities", "01"), "ms_msg_wait_facilities: no fax waiting any more");
    EXPECT_EQ(heading("number_of_messages", "03"), "number_of_messages: 3 messages waiting");
    EXPECT_EQ(heading("ussd_service_op", "02"),
              "ussd_service_op: USSD request to the handset, which is to reply");
    EXPECT_EQ(heading("ussd_service_op", "11"),
              "ussd_service_op: USSD answer to the handset's request, ends the dialogue");
    EXPECT_EQ(heading("its_session_info", "0504"),
              "its_session_info: session 5, unit 2, the session goes on");
    EXPECT_EQ(heading("its_session_info", "0505"), "its_session_info: session 5, unit 2, ends the session");
    EXPECT_EQ(heading("billing_identification", "83 0102"),
              "billing_identification: vendor's format 3, 2 octets");
    EXPECT_EQ(heading("callback_num_pres_ind", "03"),
              "callback_num_pres_ind: presentation allowed, network provided");
    EXPECT_EQ(heading("network_error_code", "03 0005"), "network_error_code: GSM, code 5");
    EXPECT_EQ(heading("broadcast_content_type", "00 0033"), "broadcast_content_type: weather");
    EXPECT_EQ(heading("broadcast_frequency_interval", "09 000a"),
              "broadcast_frequency_interval: every 10 minutes");
    EXPECT_EQ(heading("broadcast_frequency_interval", "0a 0001"),
              "broadcast_frequency_interval: every 1 hour");
    EXPECT_EQ(heading("broadcast_rep_num", "0005"), "broadcast_rep_num: 5 repetitions");
    EXPECT_EQ(heading("broadcast_area_success", "50"),
              "broadcast_area_success: 80 % of the base stations reached");
    EXPECT_EQ(heading("ms_validity", "04 02 0003"), "ms_validity: relative period (5.0), 3 hours");
    EXPECT_EQ(heading("destination_port", "0b84"), "destination_port: port 2948, WAP push, connectionless");
}

TEST(TlvWords, BroadcastAreas) {
    EXPECT_EQ(heading("broadcast_area_identifier", "00 546f776e"), "broadcast_area_identifier: \"Town\"");
    EXPECT_EQ(
        heading("broadcast_area_identifier", "02 53 400000 200000 400000 e00000 c00000 000000"),
        "broadcast_area_identifier: polygon of 3 points: 45.0000 45.0000, 45.0000 -45.0000, -45.0000 0.0000");
    EXPECT_EQ(
        heading("broadcast_area_identifier", "01 a0 400000 200000 0064 00 2d 5a 00"),
        "broadcast_area_identifier: arc around 45.0000 45.0000, inner radius 500 m, from 90 over 180 degrees");
    EXPECT_EQ(heading("broadcast_area_identifier", "02 53 400000"), "broadcast_area_identifier");
}

TEST(TlvWords, NumbersToCallBackStandOnlyWhereTheyCanBeMasked) {
    const Tree tree =
        dissect(PduBuilder(kSubmitSm).tlv("callback_num", fromHex("01 01 01 3135353530313030")).build());
    EXPECT_EQ(shown(tree, "smpp.opt_param"), "callback_num");
    EXPECT_EQ(shown(tree, "smpp.callback_num"), "+15550100 (international)");
    EXPECT_EQ(findField("smpp.callback_num")->sensitivity, Sensitivity::address);
}

TEST(TlvWords, ValuesOfAWrongLengthHaveNone) {
    EXPECT_EQ(heading("its_session_info", "05"), "its_session_info");
    EXPECT_EQ(heading("ms_msg_wait_facilities", ""), "ms_msg_wait_facilities");
    EXPECT_EQ(heading("broadcast_area_identifier", ""), "broadcast_area_identifier");
}

}  // namespace smppscope::dissector::tests
