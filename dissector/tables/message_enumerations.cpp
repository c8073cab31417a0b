#include <algorithm>
#include <array>

#include "dissector/tables/enumerations.h"
#include "dissector/tables/message_state.h"

namespace smppscope::dissector {

// Numbers and addresses (SMPP v3.4 5.2.5, 5.2.6)

constexpr EnumValue kTonValues[] = {
    {0, "unknown"},           {1, "international"}, {2, "national"},    {3, "network specific"},
    {4, "subscriber number"}, {5, "alphanumeric"},  {6, "abbreviated"},
};
constexpr ValueRange kTonReserved[] = {{7, 255}};
constexpr EnumValue kTonSeen[] = {
    {7, "reserved for extension (GSM 03.40)"},
};
const Enumeration kTon{"ton", kTonValues, {}, kTonReserved, kTonSeen};

constexpr EnumValue kNpiValues[] = {
    {0, "unknown"},
    {1, "ISDN (E.163/E.164)"},
    {3, "data (X.121)"},
    {4, "telex (F.69)"},
    {6, "land mobile (E.212)"},
    {8, "national"},
    {9, "private"},
    {10, "ERMES"},
    {14, "internet (IP)"},
    {18, "WAP client id"},
};
constexpr ValueRange kNpiReserved[] = {{2, 2}, {5, 5}, {7, 7}, {11, 13}, {15, 17}, {19, 255}};
constexpr EnumValue kNpiSeen[] = {
    {2, "NPI_ISDN in cloudhopper; not in any specification"},
    {15, "reserved for extension (GSM 03.40)"},
};
const Enumeration kNpi{"npi", kNpiValues, {}, kNpiReserved, kNpiSeen};

constexpr EnumValue kInterfaceVersionValues[] = {
    {0x33, "3.3"},
    {0x34, "3.4"},
    {0x50, "5.0"},
};
constexpr RangeName kInterfaceVersionRanges[] = {
    {{0x00, 0x33}, "3.3 or earlier"},
};
constexpr EnumValue kInterfaceVersionSeen[] = {
    {0x03, "commonly sent by mistake for 3.x"},
    {0x40, "4.0 (proprietary)"},
};
const Enumeration kInterfaceVersion{
    "interface_version", kInterfaceVersionValues, kInterfaceVersionRanges, {}, kInterfaceVersionSeen};

// The value is a place in the list; the name is what stands on the wire (SMPP v3.4 5.2.11).
constexpr EnumValue kServiceTypeValues[] = {
    {0, "", "default"},
    {1, "CMT", "cellular messaging"},
    {2, "CPT", "cellular paging"},
    {3, "VMN", "voice mail notification"},
    {4, "VMA", "voice mail alerting"},
    {5, "WAP", "wireless application protocol"},
    {6, "USSD", "unstructured supplementary service data"},
    {7, "CBS", "cell broadcast (5.0)"},
    {8, "GUTS", "generic UDP transport (5.0)"},
};
const Enumeration kServiceType{"service_type", kServiceTypeValues};

// Messages

constexpr EnumValue kMessagingModeValues[] = {
    {0, "default"},
    {1, "datagram"},
    {2, "forward (transaction)"},
    {3, "store and forward"},
};
const Enumeration kMessagingMode{"messaging_mode", kMessagingModeValues};

constexpr EnumValue kMessageTypeFromEsmeValues[] = {
    {0, "normal"},
    {2, "delivery acknowledgement"},
    {4, "manual/user acknowledgement"},
};
const Enumeration kMessageTypeFromEsme{"message_type", kMessageTypeFromEsmeValues};

constexpr EnumValue kMessageTypeValues[] = {
    {0, "normal"},
    {1, "MC delivery receipt"},
    {2, "delivery acknowledgement"},
    {4, "manual/user acknowledgement"},
    {6, "conversation abort (Korean CDMA)"},
    {8, "intermediate delivery notification"},
};
constexpr ValueRange kMessageTypeReserved[] = {{3, 3}, {5, 5}, {7, 7}, {9, 15}};
const Enumeration kMessageType{"message_type", kMessageTypeValues, {}, kMessageTypeReserved};

constexpr EnumValue kGsmFeaturesValues[] = {
    {0, "none"},
    {1, "UDHI"},
    {2, "reply path"},
    {3, "UDHI and reply path"},
};
const Enumeration kGsmFeatures{"gsm_features", kGsmFeaturesValues};

constexpr EnumValue kProtocolIdValues[] = {
    {0x20, "implicit device type"},
    {0x21, "telex"},
    {0x22, "group 3 telefax"},
    {0x23, "group 4 telefax"},
    {0x24, "voice telephone"},
    {0x25, "ERMES"},
    {0x26, "national paging"},
    {0x27, "videotex"},
    {0x28, "teletex, carrier unspecified"},
    {0x29, "teletex in PSPDN"},
    {0x2A, "teletex in CSPDN"},
    {0x2B, "teletex in PSTN"},
    {0x2C, "teletex in ISDN"},
    {0x2D, "UCI"},
    {0x30, "message handling facility"},
    {0x31, "X.400 based handling system"},
    {0x32, "internet e-mail"},
    {0x38, "SC specific 1"},
    {0x39, "SC specific 2"},
    {0x3A, "SC specific 3"},
    {0x3B, "SC specific 4"},
    {0x3C, "SC specific 5"},
    {0x3D, "SC specific 6"},
    {0x3E, "SC specific 7"},
    {0x3F, "GSM/UMTS mobile station"},
    {0x40, "short message type 0 (silent)"},
    {0x41, "replace type 1"},
    {0x42, "replace type 2"},
    {0x43, "replace type 3"},
    {0x44, "replace type 4"},
    {0x45, "replace type 5"},
    {0x46, "replace type 6"},
    {0x47, "replace type 7"},
    {0x48, "device triggering"},
    {0x5E, "enhanced message service (obsolete)"},
    {0x5F, "return call"},
    {0x7C, "ANSI-136 R-DATA"},
    {0x7D, "ME data download"},
    {0x7E, "ME depersonalization"},
    {0x7F, "(U)SIM data download"},
};
constexpr RangeName kProtocolIdRanges[] = {
    {{0x00, 0x00}, "plain SME to SME (0x00-0x1F with low five bits 0)"},
    {{0x01, 0x1F}, "no interworking, SM-AL protocol of the low 5 bits"},
    {{0x20, 0x3F}, "telematic interworking"},
    {{0x40, 0x7F}, "short message types"},
    {{0x80, 0xBF}, "reserved"},
    {{0xC0, 0xFF}, "service centre specific"},
};
const Enumeration kProtocolId{"protocol_id", kProtocolIdValues, kProtocolIdRanges};

constexpr EnumValue kPriorityGsmSms[] = {
    {0, "non-priority"},
    {1, "priority"},
    {2, "priority"},
    {3, "priority"},
};
constexpr EnumValue kPriorityGsmCbs[] = {
    {0, "normal"}, {1, "immediate broadcast"}, {2, "high priority"}, {3, "reserved"}, {4, "background"},
};
constexpr EnumValue kPriorityAnsi136[] = {
    {0, "bulk"},
    {1, "normal"},
    {2, "urgent"},
    {3, "very urgent"},
};
constexpr EnumValue kPriorityIs95[] = {
    {0, "normal"},
    {1, "interactive"},
    {2, "urgent"},
    {3, "emergency"},
};
constexpr EnumValue kPriorityAnsi41Cbs[] = {
    {0, "normal"},
    {1, "interactive"},
    {2, "urgent"},
    {3, "emergency"},
};
constexpr NetworkNames kPriorityByNetwork[] = {
    {"gsm_sms", kPriorityGsmSms}, {"gsm_cbs", kPriorityGsmCbs},        {"ansi_136", kPriorityAnsi136},
    {"is_95", kPriorityIs95},     {"ansi_41_cbs", kPriorityAnsi41Cbs},
};
const Enumeration kPriorityFlag{"priority_flag", {}, {}, {}, {}, kPriorityByNetwork};

constexpr EnumValue kDeliveryReceiptValues[] = {
    {0, "none (default)"},
    {1, "on success or failure"},
    {2, "on failure only"},
    {3, "on success only (5.0); reserved in 3.4"},
};
const Enumeration kDeliveryReceipt{"mc_delivery_receipt", kDeliveryReceiptValues};

constexpr EnumValue kSmeAcknowledgementValues[] = {
    {0, "none (default)"},
    {1, "delivery acknowledgement"},
    {2, "manual/user acknowledgement"},
    {3, "both"},
};
const Enumeration kSmeAcknowledgement{"sme_acknowledgement", kSmeAcknowledgementValues};

constexpr EnumValue kIntermediateNotificationValues[] = {
    {0, "not requested (default)"},
    {1, "requested"},
};
const Enumeration kIntermediateNotification{"intermediate_notification", kIntermediateNotificationValues};

constexpr EnumValue kReplaceIfPresentValues[] = {
    {0, "do not replace (default)"},
    {1, "replace"},
};
constexpr ValueRange kReplaceIfPresentReserved[] = {{2, 255}};
const Enumeration kReplaceIfPresent{
    "replace_if_present_flag", kReplaceIfPresentValues, {}, kReplaceIfPresentReserved};

constexpr EnumValue kDestFlagValues[] = {
    {1, "SME address"},
    {2, "distribution list name"},
};
const Enumeration kDestFlag{"dest_flag", kDestFlagValues};

// The third column is the character set (data coding of the SMPP table; v3.4 5.2.19).
constexpr EnumValue kDataCodingValues[] = {
    {0x00, "MC default alphabet", "mc_default"},
    {0x01, "IA5 / ASCII", "us-ascii"},
    {0x02, "octets (8-bit binary, TDMA/CDMA)", "binary"},
    {0x03, "Latin 1", "iso-8859-1"},
    {0x04, "octets (8-bit binary)", "binary"},
    {0x05, "JIS X 0208-1990", "shift_jis or iso-2022-jp, see text.md"},
    {0x06, "Cyrillic", "iso-8859-5"},
    {0x07, "Latin/Hebrew", "iso-8859-8"},
    {0x08, "UCS2", "utf-16be"},
    {0x09, "pictogram encoding", "binary"},
    {0x0A, "ISO-2022-JP music codes", "iso-2022-jp"},
    {0x0B, "reserved"},
    {0x0C, "reserved"},
    {0x0D, "extended Kanji JIS X 0212-1990", "euc-jp or iso-2022-jp-1, see text.md"},
    {0x0E, "KS C 5601", "euc-kr (cp949)"},
    {0x0F, "reserved"},
};
constexpr RangeName kDataCodingRanges[] = {
    {{0x10, 0xBF}, "reserved by SMPP; peers that copy a GSM DCS use 0x10-0x7F, decode with gsm_dcs"},
    {{0xC0, 0xCF}, "GSM message waiting, discard"},
    {{0xD0, 0xDF}, "GSM message waiting, store, GSM 7-bit"},
    {{0xE0, 0xEF}, "reserved by SMPP; in GSM message waiting, store, UCS2"},
    {{0xF0, 0xFF}, "GSM data coding / message class"},
};
constexpr EnumValue kDataCodingSeen[] = {
    {0x10, "GSM 7-bit, class 0 (flash)"},
    {0x11, "GSM 7-bit, class 1"},
    {0x14, "8-bit, class 0"},
    {0x15, "8-bit, class 1"},
    {0x16, "8-bit, class 2 (SIM OTA)"},
    {0x18, "UCS2, class 0 (flash)"},
    {0x19, "UCS2, class 1"},
    {0xF0, "GSM 7-bit, class 0"},
    {0xF1, "GSM 7-bit, class 1"},
    {0xF4, "8-bit, class 0"},
    {0xF5, "8-bit, class 1 (WAP push)"},
    {0xF6, "8-bit, class 2 (SIM OTA)"},
};
const Enumeration kDataCoding{"data_coding", kDataCodingValues, kDataCodingRanges, {}, kDataCodingSeen};

constexpr EnumValue kDcsCodingGroupValues[] = {
    {0x00, "general data coding"},
    {0x01, "general data coding"},
    {0x02, "general data coding"},
    {0x03, "general data coding"},
    {0x04, "automatic deletion group"},
    {0x05, "automatic deletion group"},
    {0x06, "automatic deletion group"},
    {0x07, "automatic deletion group"},
    {0x08, "reserved"},
    {0x09, "reserved"},
    {0x0A, "reserved"},
    {0x0B, "reserved"},
    {0x0C, "message waiting, discard message", "GSM 7-bit"},
    {0x0D, "message waiting, store message", "GSM 7-bit"},
    {0x0E, "message waiting, store message", "UCS2"},
    {0x0F, "data coding / message class"},
};
const Enumeration kDcsCodingGroup{"dcs_coding_group", kDcsCodingGroupValues};

constexpr EnumValue kDcsAlphabetValues[] = {
    {0, "GSM 7-bit"},
    {1, "8-bit"},
    {2, "UCS2"},
    {3, "reserved"},
};
const Enumeration kDcsAlphabet{"alphabet", kDcsAlphabetValues};

constexpr EnumValue kDcsCharsetValues[] = {
    {0, "GSM 7-bit"},
    {1, "8-bit"},
};
const Enumeration kDcsCharset{"alphabet", kDcsCharsetValues};

constexpr EnumValue kDcsFlagValues[] = {
    {0, "no"},
    {1, "yes"},
};
const Enumeration kDcsFlag{"dcs_flag", kDcsFlagValues};

constexpr EnumValue kMessageClassValues[] = {
    {0, "class 0 (flash)"},
    {1, "class 1, ME specific"},
    {2, "class 2, SIM specific"},
    {3, "class 3, TE specific"},
};
const Enumeration kMessageClass{"message_class", kMessageClassValues};

constexpr EnumValue kWaitIndicationValues[] = {
    {0, "inactive"},
    {1, "active"},
};
const Enumeration kWaitIndication{"indication_active", kWaitIndicationValues};

constexpr EnumValue kWaitingTypeValues[] = {
    {0, "voicemail"},
    {1, "fax"},
    {2, "electronic mail"},
    {3, "other"},
};
const Enumeration kWaitingType{"waiting_type", kWaitingTypeValues};

constexpr MessageStateRow kMessageStates[] = {
    {0, "SCHEDULED", Finality::no, kOnly50},
    {1, "ENROUTE", Finality::no, kAllVersions},
    {2, "DELIVERED", Finality::yes, kAllVersions, "DELIVRD"},
    {3, "EXPIRED", Finality::yes, kAllVersions, "EXPIRED"},
    {4, "DELETED", Finality::yes, kAllVersions, "DELETED"},
    {5, "UNDELIVERABLE", Finality::yes, kAllVersions, "UNDELIV"},
    {6, "ACCEPTED", Finality::yes, kAllVersions, "ACCEPTD"},
    {7, "UNKNOWN", Finality::unclear, kAllVersions, "UNKNOWN", "INVALID"},
    {8, "REJECTED", Finality::yes, kSince34, "REJECTD"},
    {9, "SKIPPED", Finality::yes, kOnly50},
};

constexpr auto messageStateNames() {
    std::array<EnumValue, std::size(kMessageStates)> names{};
    std::transform(std::begin(kMessageStates), std::end(kMessageStates), names.begin(),
                   [](const MessageStateRow& row) {
                       return EnumValue{row.value, row.name, row.receiptText};
                   });
    return names;
}

constexpr auto kMessageStateNames = messageStateNames();

const Enumeration kMessageState{"message_state", kMessageStateNames};

std::span<const MessageStateRow> messageStates() {
    return kMessageStates;
}

}  // namespace smppscope::dissector
