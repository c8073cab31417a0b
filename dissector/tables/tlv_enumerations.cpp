#include "dissector/tables/enumerations.h"

namespace smppscope::dissector {

constexpr EnumValue kAddrSubunitValues[] = {
    {0, "unknown (default)"},  {1, "MS display"},      {2, "mobile equipment"},
    {3, "smart card 1 (SIM)"}, {4, "external unit 1"},
};
constexpr ValueRange kAddrSubunitReserved[] = {{5, 255}};
const Enumeration kAddrSubunit{"addr_subunit", kAddrSubunitValues, {}, kAddrSubunitReserved};

constexpr EnumValue kNetworkTypeValues[] = {
    {0, "unknown"}, {1, "GSM"},  {2, "ANSI-136/TDMA"}, {3, "IS-95/CDMA"},     {4, "PDC"},
    {5, "PHS"},     {6, "iDEN"}, {7, "AMPS"},          {8, "paging network"},
};
constexpr ValueRange kNetworkTypeReserved[] = {{9, 255}};
const Enumeration kNetworkType{"network_type", kNetworkTypeValues, {}, kNetworkTypeReserved};

constexpr EnumValue kBearerTypeValues[] = {
    {0, "unknown"}, {1, "SMS"},     {2, "circuit switched data"}, {3, "packet data"},    {4, "USSD"},
    {5, "CDPD"},    {6, "DataTAC"}, {7, "FLEX/ReFLEX"},           {8, "cell broadcast"},
};
constexpr ValueRange kBearerTypeReserved[] = {{9, 255}};
const Enumeration kBearerType{"bearer_type", kBearerTypeValues, {}, kBearerTypeReserved};

constexpr EnumValue kPayloadTypeValues[] = {
    {0, "default (WDP for WAP)"},
    {1, "WCMP"},
};
constexpr ValueRange kPayloadTypeReserved[] = {{2, 255}};
const Enumeration kPayloadType{"payload_type", kPayloadTypeValues, {}, kPayloadTypeReserved};

constexpr EnumValue kWaitIndicatorValues[] = {
    {0, "set inactive"},
    {1, "set active"},
};
const Enumeration kWaitIndicator{"indicator", kWaitIndicatorValues};

constexpr EnumValue kPrivacyIndicatorValues[] = {
    {0, "not restricted (default)"},
    {1, "restricted"},
    {2, "confidential"},
    {3, "secret"},
};
constexpr ValueRange kPrivacyIndicatorReserved[] = {{4, 255}};
const Enumeration kPrivacyIndicator{
    "privacy_indicator", kPrivacyIndicatorValues, {}, kPrivacyIndicatorReserved};

constexpr EnumValue kSubaddressTagValues[] = {
    {0x80, "NSAP even"},
    {0x88, "NSAP odd"},
    {0xA0, "user specified"},
};
constexpr ValueRange kSubaddressTagReserved[] = {{0x00, 0x7F}, {0x81, 0x87}, {0x89, 0x9F}, {0xA1, 0xFF}};
const Enumeration kSubaddressTag{"subaddress_tag", kSubaddressTagValues, {}, kSubaddressTagReserved};

constexpr EnumValue kLanguageIndicatorValues[] = {
    {0, "unspecified (default)"},
    {1, "English"},
    {2, "French"},
    {3, "Spanish"},
    {4, "German"},
    {5, "Portuguese"},
};
const Enumeration kLanguageIndicator{"language_indicator", kLanguageIndicatorValues};

constexpr EnumValue kCallbackPresentationValues[] = {
    {0, "allowed"},
    {1, "restricted"},
    {2, "number not available"},
    {3, "reserved"},
};
const Enumeration kCallbackPresentation{"presentation", kCallbackPresentationValues};

constexpr EnumValue kCallbackScreeningValues[] = {
    {0, "user provided, not screened"},
    {1, "user provided, verified and passed"},
    {2, "user provided, verified and failed"},
    {3, "network provided"},
};
const Enumeration kCallbackScreening{"screening", kCallbackScreeningValues};

constexpr ValueRange kNumberOfMessagesReserved[] = {{100, 255}};
const Enumeration kNumberOfMessages{"number_of_messages", {}, {}, kNumberOfMessagesReserved};

constexpr EnumValue kDigitModeValues[] = {
    {0, "TBCD (DTMF)"},
    {1, "ASCII"},
};
const Enumeration kDigitMode{"digit_mode", kDigitModeValues};

constexpr EnumValue kDpfResultValues[] = {
    {0, "not set"},
    {1, "set"},
};
constexpr ValueRange kDpfResultReserved[] = {{2, 255}};
const Enumeration kDpfResult{"dpf_result", kDpfResultValues, {}, kDpfResultReserved};

constexpr EnumValue kSetDpfValues[] = {
    {0, "not requested"},
    {1, "requested (default)"},
};
constexpr ValueRange kSetDpfReserved[] = {{2, 255}};
const Enumeration kSetDpf{"set_dpf", kSetDpfValues, {}, kSetDpfReserved};

constexpr EnumValue kAvailabilityValues[] = {
    {0, "available (default)"},
    {1, "denied"},
    {2, "unavailable"},
};
constexpr ValueRange kAvailabilityReserved[] = {{3, 255}};
const Enumeration kAvailability{"ms_availability_status", kAvailabilityValues, {}, kAvailabilityReserved};

constexpr EnumValue kNetworkErrorTypeValues[] = {
    {1, "ANSI-136 access denied reason (3.4: ANSI-136)"},
    {2, "IS-95 access denied reason (3.4: IS-95)"},
    {3, "GSM"},
    {4, "ANSI-136 cause code (5.0; reserved in 3.4)"},
    {5, "IS-95 cause code (5.0)"},
    {6, "ANSI-41 error (5.0)"},
    {7, "SMPP error (5.0)"},
    {8, "message centre specific (5.0)"},
};
const Enumeration kNetworkErrorType{"network_type", kNetworkErrorTypeValues};

constexpr EnumValue kDeliveryFailureReasonValues[] = {
    {0, "destination unavailable"},
    {1, "destination address invalid"},
    {2, "permanent network error"},
    {3, "temporary network error"},
};
constexpr ValueRange kDeliveryFailureReasonReserved[] = {{4, 255}};
const Enumeration kDeliveryFailureReason{
    "delivery_failure_reason", kDeliveryFailureReasonValues, {}, kDeliveryFailureReasonReserved};

constexpr EnumValue kMoreMessagesValues[] = {
    {0, "no more"},
    {1, "more (default)"},
};
constexpr ValueRange kMoreMessagesReserved[] = {{2, 255}};
const Enumeration kMoreMessages{"more_messages_to_send", kMoreMessagesValues, {}, kMoreMessagesReserved};

constexpr RangeName kCongestionStateRanges[] = {
    {{0, 0}, "idle"},          {{1, 29}, "low load"},      {{30, 49}, "medium load"},
    {{50, 79}, "high load"},   {{80, 89}, "optimum load"}, {{90, 99}, "nearing congestion"},
    {{100, 100}, "congested"},
};
constexpr ValueRange kCongestionStateReserved[] = {{101, 255}};
const Enumeration kCongestionState{"congestion_state", {}, kCongestionStateRanges, kCongestionStateReserved};

constexpr EnumValue kUssdServiceOpValues[] = {
    {0, "PSSD indication"}, {1, "PSSR indication"}, {2, "USSR request"},  {3, "USSN request"},
    {16, "PSSD response"},  {17, "PSSR response"},  {18, "USSR confirm"}, {19, "USSN confirm"},
};
constexpr RangeName kUssdServiceOpRanges[] = {
    {{32, 255}, "vendor"},
};
constexpr ValueRange kUssdServiceOpReserved[] = {{4, 15}, {20, 31}};
const Enumeration kUssdServiceOp{"ussd_service_op", kUssdServiceOpValues, kUssdServiceOpRanges,
                                 kUssdServiceOpReserved};

constexpr EnumValue kBroadcastChannelValues[] = {
    {0, "basic (default)"},
    {1, "extended"},
};
constexpr ValueRange kBroadcastChannelReserved[] = {{2, 255}};
const Enumeration kBroadcastChannel{
    "broadcast_channel_indicator", kBroadcastChannelValues, {}, kBroadcastChannelReserved};

constexpr EnumValue kBroadcastNetworkTypeValues[] = {
    {0, "generic"},
    {1, "GSM"},
    {2, "TDMA"},
    {3, "CDMA"},
};
const Enumeration kBroadcastNetworkType{"network_type", kBroadcastNetworkTypeValues};

constexpr EnumValue kBroadcastContentTypeValues[] = {
    {0x00, "index"},
    {0x01, "emergency broadcasts"},
    {0x02, "IRDB download"},
    {0x10, "news flashes"},
    {0x11, "general news, local"},
    {0x12, "general news, regional"},
    {0x13, "general news, national"},
    {0x14, "general news, international"},
    {0x15, "business news, local"},
    {0x16, "business news, regional"},
    {0x17, "business news, national"},
    {0x18, "business news, international"},
    {0x19, "sports news, local"},
    {0x1A, "sports news, regional"},
    {0x1B, "sports news, national"},
    {0x1C, "sports news, international"},
    {0x1D, "entertainment news, local"},
    {0x1E, "entertainment news, regional"},
    {0x1F, "entertainment news, national"},
    {0x20, "entertainment news, international"},
    {0x21, "medical, health, hospitals"},
    {0x22, "doctors"},
    {0x23, "pharmacy"},
    {0x30, "local traffic"},
    {0x31, "long distance traffic"},
    {0x32, "taxis"},
    {0x33, "weather"},
    {0x34, "local airport flights"},
    {0x35, "restaurants"},
    {0x36, "lodgings"},
    {0x37, "retail directory"},
    {0x38, "advertisements"},
    {0x39, "stock quotes"},
    {0x40, "employment"},
    {0x41, "technology news"},
    {0x70, "district (base station info)"},
    {0x71, "network information"},
    {0x80, "operator services"},
    {0x81, "directory enquiries, national"},
    {0x82, "directory enquiries, international"},
    {0x83, "customer care, national"},
    {0x84, "customer care, international"},
    {0x85, "local date/time/zone"},
    {0x100, "multi category"},
};
const Enumeration kBroadcastContentType{"content_type", kBroadcastContentTypeValues};

constexpr EnumValue kBroadcastMessageClassValues[] = {
    {0, "no class (default)"},
    {1, "class 1, user defined"},
    {2, "class 2, user defined"},
    {3, "class 3, terminal equipment"},
};
const Enumeration kBroadcastMessageClass{"broadcast_message_class", kBroadcastMessageClassValues};

constexpr EnumValue kBroadcastIntervalUnitValues[] = {
    {0x00, "as often as possible"},
    {0x08, "seconds"},
    {0x09, "minutes"},
    {0x0A, "hours"},
    {0x0B, "days"},
    {0x0C, "weeks"},
    {0x0D, "months"},
    {0x0E, "years"},
};
const Enumeration kBroadcastIntervalUnit{"unit", kBroadcastIntervalUnitValues};

constexpr EnumValue kBroadcastAreaFormatValues[] = {
    {0, "alias or name"},
    {1, "ellipsoid arc (3GPP TS 23.032 5.7, 7.3.7)"},
    {2, "polygon (3GPP TS 23.032 5.4, 7.3.4)"},
};
constexpr ValueRange kBroadcastAreaFormatReserved[] = {{3, 255}};
const Enumeration kBroadcastAreaFormat{
    "format", kBroadcastAreaFormatValues, {}, kBroadcastAreaFormatReserved};

constexpr EnumValue kBroadcastAreaSuccessValues[] = {
    {255, "not available"},
};
constexpr RangeName kBroadcastAreaSuccessRanges[] = {
    {{0, 100}, "percent"},
};
constexpr ValueRange kBroadcastAreaSuccessReserved[] = {{101, 254}};
const Enumeration kBroadcastAreaSuccess{"broadcast_area_success", kBroadcastAreaSuccessValues,
                                        kBroadcastAreaSuccessRanges, kBroadcastAreaSuccessReserved};

constexpr EnumValue kBillingFormatValues[] = {
    {0, "reserved"},
    {1, "vendor specific"},
};
const Enumeration kBillingFormat{"vendor_specific", kBillingFormatValues};

// ASCII digits.
constexpr EnumValue kNetworkIdSchemeValues[] = {
    {49, "GSM: MCC then MNC"},
    {50, "TDMA/CDMA: MCC then SID"},
    {51, "ESME operator: MCC, address type digit, address"},
};
const Enumeration kNetworkIdScheme{"scheme", kNetworkIdSchemeValues};

constexpr EnumValue kNpResolutionValues[] = {
    {0, "not queried (default)"},
    {1, "queried, not ported"},
    {2, "queried, ported"},
};
const Enumeration kNpResolution{"dest_addr_np_resolution", kNpResolutionValues};

constexpr EnumValue kDisplayTimeValues[] = {
    {0, "temporary"},
    {1, "default (default)"},
    {2, "invoke"},
};
constexpr ValueRange kDisplayTimeReserved[] = {{3, 255}};
const Enumeration kDisplayTime{"display_time", kDisplayTimeValues, {}, kDisplayTimeReserved};

constexpr EnumValue kMsValidityValues[] = {
    {0, "store indefinitely (default)"},  {1, "power down"},
    {2, "registration area (SID based)"}, {3, "display only"},
    {4, "relative period (5.0)"},
};
const Enumeration kMsValidity{"behaviour", kMsValidityValues};

constexpr EnumValue kMsValidityUnitValues[] = {
    {0, "seconds"}, {1, "minutes"}, {2, "hours"}, {3, "days"}, {4, "weeks"}, {5, "months"}, {6, "years"},
};
const Enumeration kMsValidityUnit{"unit", kMsValidityUnitValues};

constexpr EnumValue kAlertOnDeliveryValues[] = {
    {0, "mobile default (default)"},
    {1, "low priority alert"},
    {2, "medium priority alert"},
    {3, "high priority alert"},
};
constexpr ValueRange kAlertOnDeliveryReserved[] = {{4, 255}};
const Enumeration kAlertOnDelivery{
    "alert_on_message_delivery", kAlertOnDeliveryValues, {}, kAlertOnDeliveryReserved};

constexpr EnumValue kItsReplyTypeValues[] = {
    {0, "digit"}, {1, "number"}, {2, "telephone number"}, {3, "password"}, {4, "character line"}, {5, "menu"},
    {6, "date"},  {7, "time"},   {8, "continue"},
};
constexpr ValueRange kItsReplyTypeReserved[] = {{9, 255}};
const Enumeration kItsReplyType{"its_reply_type", kItsReplyTypeValues, {}, kItsReplyTypeReserved};

constexpr EnumValue kEndOfSessionValues[] = {
    {0, "inactive"},
    {1, "active"},
};
const Enumeration kEndOfSession{"end_of_session", kEndOfSessionValues};

}  // namespace smppscope::dissector
