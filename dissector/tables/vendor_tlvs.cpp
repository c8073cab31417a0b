#include "dissector/tables/tlv_row.h"

namespace smppscope::dissector {

namespace {

constexpr VendorTlvRow kVendorTlvs[] = {
    {0x1400, "dlt_pe_id", "octets (ASCII digits, up to 30)",
     "Indian operators (TRAI DLT): principal entity id", "verified in 2 or more independent places",
     "smsportal: customer reference"},
    {0x1401, "dlt_template_id", "octets (ASCII digits, up to 30)",
     "Indian operators (TRAI DLT): content template id", "verified in 2 or more independent places",
     "Vibes: carrier code; smsportal: cost centre; ulibsmpp: MCC; jasmin issue 536: carrier_id (short)"},
    {0x1402, "mblox_operator / operator_id", "octets", "mBlox: operator; Vonage/Nexmo: MCCMNC",
     "verified in 2 or more independent places", "ulibsmpp: MNC; jasmin issue 536: carrier_name"},
    {0x1403, "mblox_tariff", "octets", "mBlox: tariff, or MCC/MNC text",
     "one implementation (with a contradictory remark)",
     "Vibes: alternate delivery flag; ulibsmpp: IMSI; jasmin issue 536: sent_status_code (short)"},
    {0x1411, "operator", "octets", "Turkish aggregator: operator in receipts", "single report",
     "ulibsmpp: delivery method"},
    {0x1421, "nexmo_price_request", "octets", "Vonage/Nexmo: ask for price info", "single vendor document",
     ""},
    {0x1422, "nexmo_price", "octets", "Vonage/Nexmo: submission price", "single vendor document", ""},
    {0x1423, "nexmo_balance", "octets", "Vonage/Nexmo: remaining balance", "single vendor document", ""},
    {0x1441, "mccmnc", "octets", "aggregator example in node-smpp", "single report", ""},
    {0x1450, "mcc", "octets", "country code extension", "one implementation", ""},
    {0x1451, "mnc", "octets", "network code extension", "one implementation", ""},
    {0x1501, "source_msc_addr", "octets", "MSC address of the originator",
     "verified in 2 or more independent places", ""},
    {0x1502, "dest_msc_addr", "octets", "MSC address of the destination",
     "verified in 2 or more independent places", "8x8: message id (36 octets)"},
    {0x1503, "mcc", "octets", "8x8: MCC text in receipts", "single vendor document", ""},
    {0x1504, "mnc", "octets", "8x8: MNC text in receipts", "single vendor document", ""},
    {0x1520, "operator", "octets", "seen in a node-smpp question", "single report", ""},
    {0x2150, "test_tag", "octets", "used as an arbitrary tag by ruby-smpp tests", "test only", ""},
    {0x2167, "error_text", "octets", "error text in a submit_sm_resp (ruby-smpp test capture)",
     "single capture", ""},
    {0x3004, "service_sms_flag", "int1", "Russian operator: service SMS", "single report", ""},
    {0x8081, "orig_msc_addr", "octets",
     "MSC address of the originator, 1-24 octets; lies outside the vendor range",
     "verified in 2 or more independent places", ""},
    {0x8082, "dest_msc_addr", "octets",
     "MSC address of the destination, 1-24 octets; lies outside the vendor range",
     "verified in 2 or more independent places", ""},
};

constexpr LegacyTlvRow kVersion4Tlvs[] = {
    {0x0101, "PVCY_AuthenticationStr"}, {0x0301, "CC_CBN"},
    {0x1101, "PDC_MessageClass"},       {0x1102, "PDC_PresentationOption"},
    {0x1103, "PDC_AlertMechanism"},     {0x1104, "PDC_Teleservice"},
    {0x1105, "PDC_MultiPartMessage"},   {0x1106, "PDC_PredefinedMsg"},
    {0x1304, "IS95A_AlertOnDelivery"},  {0x1306, "IS95A_LanguageIndicator"},
};

constexpr RangeRow kTlvRanges[] = {
    {0x0000, 0x0000, "reserved"},
    {0x0001, 0x00FF, "SMPP defined"},
    {0x0100, 0x01FF, "reserved"},
    {0x0200, 0x05FF, "SMPP defined"},
    {0x0600, 0x10FF, "reserved for extension in 3.4; 5.0 assigns 0x0600-0x0613 (0x060C skipped)"},
    {0x1100, 0x11FF, "reserved"},
    {0x1200, 0x13FF, "SMPP defined"},
    {0x1400, 0x3FFF, "vendor specific"},
    {0x4000, 0xFFFF, "reserved"},
};

}  // namespace

std::span<const VendorTlvRow> vendorTlvs() {
    return kVendorTlvs;
}
std::span<const LegacyTlvRow> version4Tlvs() {
    return kVersion4Tlvs;
}
std::span<const RangeRow> tlvRanges() {
    return kTlvRanges;
}

}  // namespace smppscope::dissector
