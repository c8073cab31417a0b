#pragma once

#include "dissector/tables/field_infos.h"
#include "dissector/tables/field_row.h"

/// The mandatory fields that commands are made of (SMPP v3.4 5.2), and what is said of them once.
namespace smppscope::dissector {

/// Rows by wire form. The filter name is "smpp." and the field's name unless another one is given.
consteval FieldRow integer(std::string_view name, std::uint8_t size, const FieldInfo* field) {
    return {.name = name, .wire = Wire::integer, .size = size, .info = field};
}
consteval FieldRow string(std::string_view name, std::uint16_t max, const FieldInfo* field) {
    return {.name = name, .wire = Wire::string, .max = max, .info = field};
}
consteval FieldRow time(std::string_view name, const FieldInfo* absolute, const FieldInfo* relative,
                        Format format, std::string_view ifEmpty) {
    return {.name = name,
            .wire = Wire::time,
            .max = 17,
            .info = absolute,
            .relativeInfo = relative,
            .format = format,
            .emptyTime = ifEmpty};
}
consteval FieldRow bitField(std::string_view name, std::span<const BitRow> bits, const FieldInfo* field) {
    return {.name = name, .wire = Wire::integer, .size = 1, .info = field, .bitsName = name, .bits = bits};
}
consteval FieldRow countOf(std::string_view counted, std::string_view name, const FieldInfo* field) {
    return {.name = name, .wire = Wire::integer, .size = 1, .info = field, .countOf = counted};
}
consteval FieldRow group(const GroupRow& row, std::string_view countedBy) {
    return {.name = row.name, .wire = Wire::group, .info = row.list, .countedBy = countedBy, .group = &row};
}
consteval FieldRow with(FieldRow row, std::span<const VersionRule> rules) {
    row.rules = rules;
    return row;
}
consteval FieldRow ifVersion3(FieldRow row) {
    row.presentIf = PresentIf{'3'};
    return row;
}

// ---- addresses

inline constexpr FieldRow kAddrTon = integer("addr_ton", 1, info("smpp.addr_ton"));
inline constexpr FieldRow kAddrNpi = integer("addr_npi", 1, info("smpp.addr_npi"));
inline constexpr FieldRow kAddressRange = string("address_range", 41, info("smpp.address_range"));
inline constexpr FieldRow kSourceAddrTon = integer("source_addr_ton", 1, info("smpp.source_addr_ton"));
inline constexpr FieldRow kSourceAddrNpi = integer("source_addr_npi", 1, info("smpp.source_addr_npi"));
inline constexpr FieldRow kSourceAddr = string("source_addr", 21, info("smpp.source_addr"));
inline constexpr FieldRow kLongSourceAddr = string("source_addr", 65, info("smpp.source_addr"));
inline constexpr FieldRow kDestAddrTon = integer("dest_addr_ton", 1, info("smpp.dest_addr_ton"));
inline constexpr FieldRow kDestAddrNpi = integer("dest_addr_npi", 1, info("smpp.dest_addr_npi"));
inline constexpr FieldRow kDestinationAddr = string("destination_addr", 21, info("smpp.destination_addr"));
inline constexpr FieldRow kLongDestinationAddr =
    string("destination_addr", 65, info("smpp.destination_addr"));
inline constexpr FieldRow kEsmeAddrTon = integer("esme_addr_ton", 1, info("smpp.esme_addr_ton"));
inline constexpr FieldRow kEsmeAddrNpi = integer("esme_addr_npi", 1, info("smpp.esme_addr_npi"));
inline constexpr FieldRow kEsmeAddr = string("esme_addr", 65, info("smpp.esme_addr"));

// ---- bind

inline constexpr FieldRow kSystemId = string("system_id", 16, info("smpp.system_id"));
inline constexpr FieldRow kPassword = string("password", 9, info("smpp.password"));
inline constexpr FieldRow kSystemType = string("system_type", 13, info("smpp.system_type"));
inline constexpr FieldRow kInterfaceVersionField =
    integer("interface_version", 1, info("smpp.interface_version"));

// ---- the message

inline constexpr BitRow kEsmClassBits[] = {
    {0x03, "messaging_mode", info("smpp.esm.submit.msg_mode"), &kMessagingMode},
    {0x3C, "message_type", info("smpp.esm.submit.msg_type"), &kMessageTypeFromEsme},
    {0xC0, "gsm_features", info("smpp.esm.submit.features"), &kGsmFeatures},
};
inline constexpr BitRow kEsmClassBitsFromCentre[] = {
    {0x03, "messaging_mode", info("smpp.esm.submit.msg_mode"), nullptr},
    {0x3C, "message_type", info("smpp.esm.submit.msg_type"), &kMessageType},
    {0xC0, "gsm_features", info("smpp.esm.submit.features"), &kGsmFeatures},
};
inline constexpr BitRow kRegisteredDeliveryBits[] = {
    {0x03, "mc_delivery_receipt", info("smpp.regdel.receipt"), &kDeliveryReceipt},
    {0x0C, "sme_acknowledgement", info("smpp.regdel.acks"), &kSmeAcknowledgement},
    {0x10, "intermediate_notification", info("smpp.regdel.notif"), &kIntermediateNotification},
    {0xE0, "reserved", nullptr},
};

inline constexpr VersionRule kPriorityRules[] = {
    {.version = Version::v33, .range = ValueRange{0, 1}},
    {.version = Version::v34, .range = ValueRange{0, 3}},
    {.version = Version::v50, .range = ValueRange{0, 4}},
};
inline constexpr VersionRule kRegisteredDeliveryRules[] = {
    {.version = Version::v33, .name = "registered_delivery_flag", .range = ValueRange{0, 1}},
};
inline constexpr VersionRule kDefaultMessageRules[] = {
    {.version = Version::v34, .range = ValueRange{0, 254}},  // 255 is reserved
    {.version = Version::v50, .range = ValueRange{0, 255}},
};
inline constexpr VersionRule kSmLengthRules[] = {
    {.version = Version::v34, .range = ValueRange{0, 254}},
    {.version = Version::v50, .range = ValueRange{0, 255}},
};
inline constexpr VersionRule kShortMessageRules[] = {
    {.version = Version::v33, .max = 254},
    {.version = Version::v34, .max = 254},
    {.version = Version::v50, .max = 255},
};
inline constexpr VersionRule kMessageIdRules[] = {
    {.version = Version::v33, .max = 9, .format = Format::hexDigits},
};
inline constexpr VersionRule kDeliverRespIdRules[] = {
    // unused; v3.4 wants it empty
    {.version = Version::v33, .max = 9},
    {.version = Version::v34, .max = 1},
    {.version = Version::v50, .max = 65},
};
inline constexpr VersionRule kMessageStateRules[] = {
    {.version = Version::v33, .name = "message_status"},
};

inline constexpr FieldRow kServiceTypeField = string("service_type", 6, info("smpp.service_type"));
inline constexpr FieldRow kEsmClass = bitField("esm_class", kEsmClassBits, info("smpp.esm_class"));
inline constexpr FieldRow kEsmClassFromCentre =
    bitField("esm_class", kEsmClassBitsFromCentre, info("smpp.esm_class"));
inline constexpr FieldRow kProtocolIdField = integer("protocol_id", 1, info("smpp.protocol_id"));
inline constexpr FieldRow kPlainPriorityFlag = integer("priority_flag", 1, info("smpp.priority_flag"));
inline constexpr FieldRow kPriorityFlagField = with(kPlainPriorityFlag, kPriorityRules);
inline constexpr FieldRow kScheduleDeliveryTime =
    time("schedule_delivery_time", info("smpp.schedule_delivery_time"), info("smpp.schedule_delivery_time_r"),
         Format::time, "immediate delivery");
inline constexpr FieldRow kValidityPeriod =
    time("validity_period", info("smpp.validity_period"), info("smpp.validity_period_r"), Format::time,
         "the centre's default");
inline constexpr FieldRow kFinalDate = time("final_date", info("smpp.final_date"), info("smpp.final_date_r"),
                                            Format::finalTime, "not final yet");
inline constexpr FieldRow kPlainRegisteredDelivery =
    bitField("registered_delivery", kRegisteredDeliveryBits, info("smpp.registered_delivery"));
inline constexpr FieldRow kRegisteredDelivery = with(kPlainRegisteredDelivery, kRegisteredDeliveryRules);
inline constexpr FieldRow kReplaceIfPresentFlag =
    integer("replace_if_present_flag", 1, info("smpp.replace_if_present_flag"));
inline constexpr FieldRow kDataCodingField = integer("data_coding", 1, info("smpp.data_coding"));
inline constexpr FieldRow kPlainDefaultMsgId =
    integer("sm_default_msg_id", 1, info("smpp.sm_default_msg_id"));
inline constexpr FieldRow kDefaultMsgId = with(kPlainDefaultMsgId, kDefaultMessageRules);
inline constexpr FieldRow kPlainSmLength = countOf("short_message", "sm_length", info("smpp.sm_length"));
inline constexpr FieldRow kSmLength = with(kPlainSmLength, kSmLengthRules);
inline constexpr FieldRow kWantedLength = integer("sm_length", 1, info("smpp.sm_length"));
consteval FieldRow shortMessage(std::string_view charsetFrom, std::string_view headerIf) {
    return {.name = "short_message",
            .wire = Wire::octets,
            .info = info("smpp.message"),
            .countedBy = "sm_length",
            .charsetFrom = charsetFrom,
            .headerIf = headerIf,
            .rules = kShortMessageRules};
}
inline constexpr std::string_view kUdhIndicator = "esm_class & 0x40";
inline constexpr FieldRow kShortMessage = shortMessage("data_coding", kUdhIndicator);
inline constexpr FieldRow kReplacingMessage =
    shortMessage({}, kUdhIndicator);  // coded as the one it replaces
inline constexpr FieldRow kPlainShortMessage = shortMessage("data_coding", {});

// ---- the message centre's view of it

inline constexpr FieldRow kPlainMessageId = string("message_id", 65, info("smpp.message_id"));
inline constexpr FieldRow kMessageId = with(kPlainMessageId, kMessageIdRules);
inline constexpr FieldRow kDeliverRespMessageId = with(kPlainMessageId, kDeliverRespIdRules);
inline constexpr FieldRow kShortMessageId = string("message_id", 9, info("smpp.message_id"));
inline constexpr FieldRow kPlainMessageState = integer("message_state", 1, info("smpp.message_state"));
inline constexpr FieldRow kMessageStateField = with(kPlainMessageState, kMessageStateRules);
inline constexpr FieldRow kErrorCode = integer("error_code", 1, info("smpp.error_code"));

}  // namespace smppscope::dissector
