#include <algorithm>
#include <array>

#include "dissector/tables/command_ids.h"
#include "dissector/tables/field_infos.h"
#include "dissector/tables/tlv_row.h"

// SMPP v3.4 5.3.2, v5.0 4.8.4.

namespace smppscope::dissector {

namespace {

constexpr CommandSet kSubmissions{command::kSubmitSm, command::kSubmitMulti, command::kDataSm};
constexpr CommandSet kMessages{command::kSubmitSm, command::kDeliverSm, command::kSubmitMulti,
                               command::kDataSm};
constexpr CommandSet kMessagesAndBroadcast{command::kSubmitSm, command::kDeliverSm, command::kSubmitMulti,
                                           command::kDataSm, command::kBroadcastSm};
constexpr CommandSet kSubmissionsAndBroadcast{command::kSubmitSm, command::kSubmitMulti, command::kDataSm,
                                              command::kBroadcastSm};
constexpr CommandSet kResponses{
    command::kGenericNack,          command::kBindReceiverResp, command::kBindTransmitterResp,
    command::kQuerySmResp,          command::kSubmitSmResp,     command::kDeliverSmResp,
    command::kUnbindResp,           command::kReplaceSmResp,    command::kCancelSmResp,
    command::kBindTransceiverResp,  command::kEnquireLinkResp,  command::kSubmitMultiResp,
    command::kDataSmResp,           command::kBroadcastSmResp,  command::kQueryBroadcastSmResp,
    command::kCancelBroadcastSmResp};

constexpr PartRow kDestTelematicsIdParts[] = {
    {.name = "protocol_id", .size = 1, .info = info("smpp.dest_telematics_id.protocol_id")},
    {.name = "reserved", .size = 1, .info = nullptr},
};

constexpr std::uint16_t kSourceTelematicsIdLengths[] = {1, 2};

constexpr BitRow kMsMsgWaitFacilitiesBits[] = {
    {0x80, "indicator", info("smpp.msg_wait.ind")},
    {0x7C, "reserved", nullptr},
    {0x03, "message_type", info("smpp.msg_wait.type")},
};

constexpr PartRow kSourceSubaddressParts[] = {
    {.name = "subaddress_tag", .size = 1, .info = info("smpp.source_subaddress.subaddress_tag")},
    {.name = "subaddress", .size = 0, .info = info("smpp.source_subaddress.subaddress"), .max = 22},
};

constexpr PartRow kDestSubaddressParts[] = {
    {.name = "subaddress_tag", .size = 1, .info = info("smpp.dest_subaddress.subaddress_tag")},
    {.name = "subaddress", .size = 0, .info = info("smpp.dest_subaddress.subaddress"), .max = 22},
};

constexpr BitRow kCallbackNumPresIndBits[] = {
    {0xF0, "reserved", nullptr},
    {0x0C, "presentation", info("smpp.callback_num.pres")},
    {0x03, "screening", info("smpp.callback_num.scrn")},
};

constexpr PartRow kCallbackNumAtagParts[] = {
    {.name = "data_coding", .size = 1, .info = info("smpp.callback_num_atag.data_coding")},
    {.name = "text", .size = 0, .info = info("smpp.callback_num_atag.text")},
};

constexpr PartRow kCallbackNumParts[] = {
    {.name = "digit_mode", .size = 1, .info = info("smpp.callback_num.digit_mode"), .mask = 0x01},
    {.name = "ton", .size = 1, .info = info("smpp.callback_num.ton"), .mask = 0x07},
    {.name = "npi", .size = 1, .info = info("smpp.callback_num.npi"), .mask = 0x0F},
    {.name = "digits", .size = 0, .info = info("smpp.callback_num.digits"), .charset = "ascii"},
};

constexpr PartRow kNetworkErrorCodeParts[] = {
    {.name = "network_type", .size = 1, .info = info("smpp.network_error.type")},
    {.name = "error_code", .size = 2, .info = info("smpp.network_error.code")},
};

constexpr PartRow kBroadcastContentTypeParts[] = {
    {.name = "network_type", .size = 1, .info = info("smpp.broadcast_content_type.nw")},
    {.name = "content_type",
     .size = 2,
     .info = info("smpp.broadcast_content_type.type"),
     .namesIfZero = "network_type"},
};

constexpr PartRow kBroadcastFrequencyIntervalParts[] = {
    {.name = "unit", .size = 1, .info = info("smpp.broadcast_frequency_interval.unit")},
    {.name = "count", .size = 2, .info = info("smpp.broadcast_frequency_interval.value")},
};

constexpr PartRow kBroadcastAreaIdentifierParts[] = {
    {.name = "format", .size = 1, .info = info("smpp.broadcast_area_identifier.format")},
    {.name = "details", .size = 0, .info = info("smpp.broadcast_area_identifier.details"), .max = 100},
};

constexpr BitRow kBillingIdentificationFormatBits[] = {
    {0x80, "vendor_specific", info("smpp.billing_id.vendor_specific")},
    {0x7F, "format_id", info("smpp.billing_id.format_id")},
};
constexpr PartRow kBillingIdentificationParts[] = {
    {.name = "format", .size = 1, .info = nullptr, .bits = kBillingIdentificationFormatBits},
    {.name = "data", .size = 0, .info = info("smpp.billing_id.data")},
};

constexpr PartRow kSourceNetworkIdParts[] = {
    {.name = "scheme", .size = 1, .info = info("smpp.source_network_id.scheme")},
    {.name = "rest", .size = 0, .info = info("smpp.source_network_id.rest")},
};

constexpr PartRow kDestNetworkIdParts[] = {
    {.name = "scheme", .size = 1, .info = info("smpp.dest_network_id.scheme")},
    {.name = "rest", .size = 0, .info = info("smpp.dest_network_id.rest")},
};

constexpr PartRow kMsValidityParts[] = {
    {.name = "behaviour", .size = 1, .info = info("smpp.ms_validity")},
    {.name = "unit", .size = 1, .info = info("smpp.ms_validity.unit"), .optional = true},
    {.name = "count", .size = 2, .info = info("smpp.ms_validity.count"), .optional = true},
};

constexpr std::uint16_t kMsValidityLengths34[] = {1};
constexpr std::uint16_t kMsValidityLengths50[] = {1, 4};
constexpr LengthRule kMsValidityLengthRules[] = {{Version::v34, kMsValidityLengths34},
                                                 {Version::v50, kMsValidityLengths50}};

constexpr std::uint16_t kAlertOnMessageDeliveryLengths34[] = {0};
constexpr std::uint16_t kAlertOnMessageDeliveryLengths50[] = {0, 1};
constexpr LengthRule kAlertOnMessageDeliveryLengthRules[] = {
    {Version::v34, kAlertOnMessageDeliveryLengths34}, {Version::v50, kAlertOnMessageDeliveryLengths50}};

constexpr BitRow kItsSessionInfoDialogueBits[] = {
    {0xFE, "sequence_number", info("smpp.its_session.sequence")},
    {0x01, "end_of_session", info("smpp.its_session.ind")},
};
constexpr PartRow kItsSessionInfoParts[] = {
    {.name = "session_number", .size = 1, .info = info("smpp.its_session.number")},
    {.name = "dialogue", .size = 1, .info = nullptr, .bits = kItsSessionInfoDialogueBits},
};

consteval TlvRow tlv(std::uint16_t tag, std::string_view name, TlvType type, std::uint16_t min,
                     std::uint16_t max, VersionSet versions, std::string_view network,
                     std::string_view meaning, const FieldInfo* field, CommandSet in34, CommandSet in50,
                     TlvExtras extras = {}) {
    return {extras, tag, name, type, min, max, versions, network, meaning, field, in34, in50};
}

// tag, name, type, shortest and longest value, versions, network, meaning, field, commands in v3.4 and v5.0
constexpr TlvRow kTlvs[] = {
    tlv(0x0005, "dest_addr_subunit", TlvType::integer, 1, 1, kSince34, "GSM",
        "part of the destination device the data is for", info("smpp.dest_addr_subunit"), kSubmissions,
        kMessagesAndBroadcast),
    tlv(0x0006, "dest_network_type", TlvType::integer, 1, 1, kSince34, "generic",
        "network kind of the destination", info("smpp.dest_network_type"), {command::kDataSm}, kSubmissions),
    tlv(0x0007, "dest_bearer_type", TlvType::integer, 1, 1, kSince34, "generic", "bearer wanted for delivery",
        info("smpp.dest_bearer_type"), {command::kDataSm}, kSubmissions),
    tlv(0x0008, "dest_telematics_id", TlvType::integer, 2, 2, kSince34, "GSM",
        "telematic interworking at the destination", info("smpp.dest_telematics_id"), {command::kDataSm},
        kSubmissions, {.parts = kDestTelematicsIdParts}),
    tlv(0x000D, "source_addr_subunit", TlvType::integer, 1, 1, kSince34, "GSM",
        "part of the originating device", info("smpp.source_addr_subunit"), kSubmissions,
        kMessagesAndBroadcast),
    tlv(0x000E, "source_network_type", TlvType::integer, 1, 1, kSince34, "generic",
        "network kind of the originator", info("smpp.source_network_type"), {command::kDataSm}, kSubmissions),
    tlv(0x000F, "source_bearer_type", TlvType::integer, 1, 1, kSince34, "generic",
        "bearer the message came over", info("smpp.source_bearer_type"), {command::kDataSm}, kSubmissions),
    tlv(0x0010, "source_telematics_id", TlvType::integer, 1, 1, kSince34, "GSM",
        "telematic interface of the originator", info("smpp.source_telematics_id"), {command::kDataSm},
        kSubmissions, {.acceptedLengths = kSourceTelematicsIdLengths}),
    tlv(0x0017, "qos_time_to_live", TlvType::integer, 4, 4, kSince34, "generic",
        "seconds to keep trying; supersedes validity_period in 5.0", info("smpp.qos_time_to_live"),
        {command::kDataSm}, kSubmissions, {.unit = "s"}),
    tlv(0x0019, "payload_type", TlvType::integer, 1, 1, kSince34, "generic",
        "kind of higher-layer PDU in the payload", info("smpp.payload_type"), kMessages,
        kMessagesAndBroadcast),
    tlv(0x001D, "additional_status_info_text", TlvType::string, 1, 256, kSince34, "generic",
        "diagnostic text in a response", info("smpp.additional_status_info_text"), {command::kDataSmResp},
        {command::kSubmitSmResp, command::kDeliverSmResp, command::kSubmitMultiResp, command::kDataSmResp}),
    tlv(0x001E, "receipted_message_id", TlvType::string, 1, 65, kSince34, "generic",
        "message_id the receipt is about", info("smpp.receipted_message_id"),
        {command::kDeliverSm, command::kDataSm}, {command::kDeliverSm, command::kDataSm}),
    tlv(0x0030, "ms_msg_wait_facilities", TlvType::bits, 1, 1, kSince34, "GSM", "message waiting indicator",
        info("smpp.ms_msg_wait_facilities"), kSubmissions, kSubmissions, {.bits = kMsMsgWaitFacilitiesBits}),
    tlv(0x0201, "privacy_indicator", TlvType::integer, 1, 1, kSince34, "CDMA, TDMA", "privacy level",
        info("smpp.privacy_indicator"), kMessages, kMessagesAndBroadcast),
    tlv(0x0202, "source_subaddress", TlvType::structure, 2, 23, kSince34, "CDMA, TDMA",
        "subaddress of the originator", info("smpp.source_subaddress"), kMessages, kMessagesAndBroadcast,
        {.parts = kSourceSubaddressParts}),
    tlv(0x0203, "dest_subaddress", TlvType::structure, 2, 23, kSince34, "CDMA, TDMA",
        "subaddress of the destination", info("smpp.dest_subaddress"), kMessages, kMessagesAndBroadcast,
        {.parts = kDestSubaddressParts}),
    tlv(0x0204, "user_message_reference", TlvType::integer, 2, 2, kSince34, "generic",
        "reference chosen by the sender", info("smpp.user_message_reference"), kMessages,
        {command::kSubmitSm, command::kDeliverSm, command::kSubmitMulti, command::kDataSm,
         command::kBroadcastSm, command::kQueryBroadcastSm, command::kCancelBroadcastSm,
         command::kQueryBroadcastSmResp}),
    tlv(0x0205, "user_response_code", TlvType::integer, 1, 1, kSince34, "CDMA, TDMA",
        "application response code", info("smpp.user_response_code"),
        {command::kSubmitSm, command::kDeliverSm, command::kDataSm}, kMessages),
    tlv(0x020A, "source_port", TlvType::integer, 2, 2, kSince34, "generic",
        "application port of the originator", info("smpp.source_port"), kMessages, kMessagesAndBroadcast),
    tlv(0x020B, "destination_port", TlvType::integer, 2, 2, kSince34, "generic",
        "application port of the destination", info("smpp.destination_port"), kMessages,
        kMessagesAndBroadcast, {.alias = "dest_port"}),
    tlv(0x020C, "sar_msg_ref_num", TlvType::integer, 2, 2, kSince34, "generic",
        "concatenation reference, same for all parts", info("smpp.sar_msg_ref_num"), kMessages, kMessages),
    tlv(0x020D, "language_indicator", TlvType::integer, 1, 1, kSince34, "CDMA, TDMA", "language of the text",
        info("smpp.language_indicator"), kMessages, kMessagesAndBroadcast),
    tlv(0x020E, "sar_total_segments", TlvType::integer, 1, 1, kSince34, "generic", "number of parts, 1-255",
        info("smpp.sar_total_segments"), kMessages, kMessages),
    tlv(0x020F, "sar_segment_seqnum", TlvType::integer, 1, 1, kSince34, "generic", "part number, from 1",
        info("smpp.sar_segment_seqnum"), kMessages, kMessages),
    tlv(0x0210, "sc_interface_version", TlvType::integer, 1, 1, kSince34, "generic",
        "SMPP version the MC supports", info("smpp.SC_interface_version"),
        {command::kBindReceiverResp, command::kBindTransmitterResp, command::kBindTransceiverResp},
        {command::kBindReceiverResp, command::kBindTransmitterResp, command::kBindTransceiverResp},
        {.alias = "SC_interface_version"}),
    tlv(0x0302, "callback_num_pres_ind", TlvType::bits, 1, 1, kSince34, "TDMA",
        "presentation and screening of the callback number", info("smpp.callback_num_pres_ind"), kSubmissions,
        kMessagesAndBroadcast, {.bits = kCallbackNumPresIndBits, .repeatable = true}),
    tlv(0x0303, "callback_num_atag", TlvType::structure, 1, 65, kSince34, "TDMA",
        "display text for the callback number", info("smpp.callback_num_atag"), kSubmissions,
        kMessagesAndBroadcast, {.parts = kCallbackNumAtagParts, .repeatable = true}),
    tlv(0x0304, "number_of_messages", TlvType::integer, 1, 1, kSince34, "CDMA",
        "messages waiting in a mailbox, 0-99", info("smpp.number_of_messages"),
        {command::kSubmitSm, command::kDataSm}, kSubmissions),
    tlv(0x0381, "callback_num", TlvType::structure, 4, 19, kSince34, "CDMA, TDMA, GSM, iDEN",
        "callback number", info("smpp.callback_num"), kMessages, kMessagesAndBroadcast,
        {.parts = kCallbackNumParts, .repeatable = true}),
    tlv(0x0420, "dpf_result", TlvType::integer, 1, 1, kSince34, "generic",
        "whether a delivery pending flag was set", info("smpp.dpf_result"), {command::kDataSmResp},
        {command::kDeliverSm, command::kDataSm, command::kSubmitSmResp, command::kSubmitMultiResp,
         command::kDataSmResp}),
    tlv(0x0421, "set_dpf", TlvType::integer, 1, 1, kSince34, "generic",
        "ask for a delivery pending flag on failure", info("smpp.set_dpf"), {command::kDataSm}, kSubmissions),
    tlv(0x0422, "ms_availability_status", TlvType::integer, 1, 1, kSince34, "generic",
        "availability of the handset", info("smpp.ms_availability_status"), {command::kAlertNotification},
        {command::kAlertNotification}),
    tlv(0x0423, "network_error_code", TlvType::structure, 3, 3, kSince34, "generic",
        "network specific failure code", nullptr,
        {command::kDeliverSm, command::kDataSm, command::kDataSmResp},
        {command::kDeliverSm, command::kDataSm, command::kSubmitSmResp, command::kDeliverSmResp,
         command::kSubmitMultiResp, command::kDataSmResp},
        {.parts = kNetworkErrorCodeParts}),
    tlv(0x0424, "message_payload", TlvType::octets, 0, 65535, kSince34, "generic",
        "user data instead of short_message", info("smpp.message_payload"), kMessages,
        {command::kSubmitSm, command::kDeliverSm, command::kReplaceSm, command::kSubmitMulti,
         command::kDataSm, command::kBroadcastSm},
        {.charsetFrom = "data_coding", .headerIf = "esm_class & 0x40"}),
    tlv(0x0425, "delivery_failure_reason", TlvType::integer, 1, 1, kSince34, "generic",
        "why a transaction-mode delivery failed", info("smpp.delivery_failure_reason"),
        {command::kDataSmResp},
        {command::kSubmitSmResp, command::kDeliverSmResp, command::kSubmitMultiResp, command::kDataSmResp}),
    tlv(0x0426, "more_messages_to_send", TlvType::integer, 1, 1, kSince34, "GSM",
        "more follow for the same destination", info("smpp.more_messages_to_send"),
        {command::kSubmitSm, command::kDataSm}, kSubmissions),
    tlv(0x0427, "message_state", TlvType::integer, 1, 1, kSince34, "generic", "state reported by a receipt",
        info("smpp.message_state"), {command::kDeliverSm, command::kDataSm},
        {command::kDeliverSm, command::kDataSm, command::kQueryBroadcastSmResp}),
    tlv(0x0428, "congestion_state", TlvType::integer, 1, 1, kOnly50, "generic",
        "load hint, allowed in any response PDU", info("smpp.congestion_state"), {}, kResponses),
    tlv(0x0501, "ussd_service_op", TlvType::integer, 1, 1, kSince34, "GSM (USSD)", "USSD operation",
        info("smpp.ussd_service_op"), {command::kSubmitSm}, kMessages),
    tlv(0x0600, "broadcast_channel_indicator", TlvType::integer, 1, 1, kOnly50, "GSM",
        "cell broadcast channel", info("smpp.broadcast_channel_indicator"), {}, {command::kBroadcastSm}),
    tlv(0x0601, "broadcast_content_type", TlvType::structure, 3, 3, kOnly50, "CDMA, TDMA, GSM",
        "content category", nullptr, {}, {command::kBroadcastSm, command::kCancelBroadcastSm},
        {.parts = kBroadcastContentTypeParts}),
    tlv(0x0602, "broadcast_content_type_info", TlvType::octets, 1, 255, kOnly50, "CDMA, TDMA",
        "free-form addition to the content type", info("smpp.broadcast_content_type.info"), {},
        {command::kBroadcastSm}),
    tlv(0x0603, "broadcast_message_class", TlvType::integer, 1, 1, kOnly50, "GSM", "handset class",
        info("smpp.broadcast_message_class"), {}, {command::kBroadcastSm}),
    tlv(0x0604, "broadcast_rep_num", TlvType::integer, 2, 2, kOnly50, "GSM",
        "requested repetitions; 0 = implied by other fields or unlimited", info("smpp.broadcast_rep_num"), {},
        {command::kBroadcastSm}),
    tlv(0x0605, "broadcast_frequency_interval", TlvType::structure, 3, 3, kOnly50, "CDMA, TDMA, GSM",
        "repeat interval", nullptr, {}, {command::kBroadcastSm}, {.parts = kBroadcastFrequencyIntervalParts}),
    tlv(0x0606, "broadcast_area_identifier", TlvType::structure, 1, 101, kOnly50, "CDMA, TDMA, GSM",
        "broadcast area", info("smpp.broadcast_area_identifier"), {},
        {command::kBroadcastSm, command::kBroadcastSmResp, command::kQueryBroadcastSmResp},
        {.parts = kBroadcastAreaIdentifierParts,
         .repeatable = true,
         .alias = "failed_broadcast_area_identifier"}),
    tlv(0x0607, "broadcast_error_status", TlvType::integer, 4, 4, kOnly50, "CDMA, TDMA, GSM",
        "failure code of one area", info("smpp.broadcast_error_status"), {}, {command::kBroadcastSmResp},
        {.repeatable = true}),
    tlv(0x0608, "broadcast_area_success", TlvType::integer, 1, 1, kOnly50, "GSM",
        "percentage of base stations reached", info("smpp.broadcast_area_success"), {},
        {command::kQueryBroadcastSmResp}, {.repeatable = true}),
    tlv(0x0609, "broadcast_end_time", TlvType::string, 16, 17, kOnly50, "CDMA, TDMA, GSM",
        "when broadcasting stopped", info("smpp.broadcast_end_time"), {}, {command::kQueryBroadcastSmResp},
        {.relativeInfo = info("smpp.broadcast_end_time_r"), .format = Format::time}),
    tlv(0x060A, "broadcast_service_group", TlvType::octets, 1, 255, kOnly50, "CDMA, TDMA",
        "target group, free form", info("smpp.broadcast_service_group"), {}, {command::kBroadcastSm}),
    tlv(0x060B, "billing_identification", TlvType::structure, 1, 1024, kOnly50, "generic",
        "pass-through billing data", info("smpp.billing_id"), {}, kSubmissions,
        {.parts = kBillingIdentificationParts}),
    tlv(0x060D, "source_network_id", TlvType::string, 7, 65, kOnly50, "generic",
        "operator id of the originator; goes with source_node_id", info("smpp.source_network_id"), {},
        kMessages, {.parts = kSourceNetworkIdParts}),
    tlv(0x060E, "dest_network_id", TlvType::string, 7, 65, kOnly50, "generic",
        "operator id of the destination; goes with dest_node_id", info("smpp.dest_network_id"), {}, kMessages,
        {.parts = kDestNetworkIdParts}),
    tlv(0x060F, "source_node_id", TlvType::octets, 6, 6, kOnly50, "generic",
        "node number, six ASCII decimal digits", info("smpp.source_node_id"), {}, kMessages),
    tlv(0x0610, "dest_node_id", TlvType::octets, 6, 6, kOnly50, "generic",
        "node number, six ASCII decimal digits", info("smpp.dest_node_id"), {}, kMessages),
    tlv(0x0611, "dest_addr_np_resolution", TlvType::integer, 1, 1, kOnly50, "CDMA, TDMA (US)",
        "number portability query state", info("smpp.dest_addr_np_resolution"), {}, kMessages),
    tlv(0x0612, "dest_addr_np_information", TlvType::octets, 10, 10, kOnly50, "CDMA, TDMA (US)",
        "location routing number, ten digits", info("smpp.dest_addr_np_info"), {}, kMessages),
    tlv(0x0613, "dest_addr_np_country", TlvType::octets, 1, 5, kOnly50, "CDMA, TDMA (US)",
        "E.164 country code of the operator", info("smpp.dest_addr_np_country"), {}, kMessages),
    tlv(0x1201, "display_time", TlvType::integer, 1, 1, kSince34, "CDMA, TDMA",
        "how the handset shows the message", info("smpp.display_time"), kSubmissions,
        kSubmissionsAndBroadcast),
    tlv(0x1203, "sms_signal", TlvType::integer, 2, 2, kSince34, "TDMA", "alert tone, coded per CMT-136",
        info("smpp.sms_signal"), kSubmissions, kSubmissionsAndBroadcast),
    tlv(0x1204, "ms_validity", TlvType::structure, 1, 4, kSince34, "CDMA, TDMA",
        "how long the handset keeps the message", nullptr, kSubmissions, kSubmissionsAndBroadcast,
        {.parts = kMsValidityParts, .lengthRules = kMsValidityLengthRules}),
    tlv(0x130C, "alert_on_message_delivery", TlvType::integer, 0, 1, kSince34, "CDMA",
        "alert the user on arrival", info("smpp.alert_on_message_delivery_type"), kSubmissions,
        kSubmissionsAndBroadcast,
        {.emptyInfo = info("smpp.alert_on_message_delivery_null"),
         .alias = "alert_on_msg_delivery",
         .lengthRules = kAlertOnMessageDeliveryLengthRules}),
    tlv(0x1380, "its_reply_type", TlvType::integer, 1, 1, kSince34, "CDMA",
        "reply method for interactive teleservice", info("smpp.its_reply_type"),
        {command::kSubmitSm, command::kDataSm}, kMessages),
    tlv(0x1383, "its_session_info", TlvType::structure, 2, 2, kSince34, "CDMA", "interactive session control",
        nullptr, {command::kSubmitSm, command::kDeliverSm, command::kDataSm}, kMessages,
        {.parts = kItsSessionInfoParts}),
};

constexpr auto names() {
    std::array<EnumValue, std::size(kTlvs)> all{};
    std::transform(std::begin(kTlvs), std::end(kTlvs), all.begin(), [](const TlvRow& row) {
        return EnumValue{row.tag, row.name, row.meaning};
    });
    return all;
}

constexpr auto kNames = names();

}  // namespace

const Enumeration kTlvTag{"tag", kNames};

std::span<const TlvRow> standardTlvs() {
    return kTlvs;
}

}  // namespace smppscope::dissector
