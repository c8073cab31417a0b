#include <algorithm>
#include <array>

#include "dissector/tables/enumerations.h"
#include "dissector/tables/status_row.h"

// SMPP v3.4 5.1.3, v5.0 4.7.6.

namespace smppscope::dissector {

namespace {

constexpr StatusRow kStatuses[] = {
    {0x000, "ESME_ROK", "success", kAllVersions, StatusCategory::ok},
    {0x001, "ESME_RINVMSGLEN", "message text length not acceptable", kAllVersions, StatusCategory::permanent},
    {0x002, "ESME_RINVCMDLEN", "command_length wrong for this PDU", kAllVersions, StatusCategory::link},
    {0x003, "ESME_RINVCMDID", "command_id unknown or unsupported", kAllVersions, StatusCategory::link},
    {0x004, "ESME_RINVBNDSTS", "operation not allowed in the current bind state", kAllVersions,
     StatusCategory::link},
    {0x005, "ESME_RALYBND", "session already bound", kAllVersions, StatusCategory::link},
    {0x006, "ESME_RINVPRTFLG", "priority_flag value refused", kAllVersions, StatusCategory::permanent},
    {0x007, "ESME_RINVREGDLVFLG", "registered_delivery value refused", kAllVersions,
     StatusCategory::permanent},
    {0x008, "ESME_RSYSERR", "message centre internal failure or outage", kAllVersions,
     StatusCategory::temporary},
    {0x00A, "ESME_RINVSRCADR", "source address refused", kAllVersions, StatusCategory::permanent},
    {0x00B, "ESME_RINVDSTADR", "destination address refused", kAllVersions, StatusCategory::permanent},
    {0x00C, "ESME_RINVMSGID", "message_id unknown or malformed", kAllVersions, StatusCategory::permanent},
    {0x00D, "ESME_RBINDFAIL", "bind refused, unspecified reason", kAllVersions, StatusCategory::link},
    {0x00E, "ESME_RINVPASWD", "password refused", kAllVersions, StatusCategory::link},
    {0x00F, "ESME_RINVSYSID", "system_id refused", kAllVersions, StatusCategory::link},
    {0x011, "ESME_RCANCELFAIL", "cancel_sm failed", kAllVersions, StatusCategory::permanent},
    {0x013, "ESME_RREPLACEFAIL", "replace_sm failed", kAllVersions, StatusCategory::permanent},
    {0x014, "ESME_RMSGQFUL", "queue full (per destination or global)", kAllVersions,
     StatusCategory::temporary},
    {0x015, "ESME_RINVSERTYP", "service_type refused", kAllVersions, StatusCategory::permanent},
    {0x033, "ESME_RINVNUMDESTS", "number_of_dests not acceptable", kAllVersions, StatusCategory::permanent},
    {0x034, "ESME_RINVDLNAME", "distribution list unknown or malformed", kAllVersions,
     StatusCategory::permanent},
    {0x040, "ESME_RINVDESTFLAG", "dest_flag not 1 or 2", kAllVersions, StatusCategory::permanent},
    {0x042, "ESME_RINVSUBREP", "submit-with-replace not possible", kAllVersions, StatusCategory::permanent},
    {0x043, "ESME_RINVESMCLASS", "esm_class value refused", kAllVersions, StatusCategory::permanent},
    {0x044, "ESME_RCNTSUBDL", "may not submit to a distribution list", kAllVersions,
     StatusCategory::permanent},
    {0x045, "ESME_RSUBMITFAIL", "submission failed, unspecified reason", kAllVersions,
     StatusCategory::permanent},
    {0x048, "ESME_RINVSRCTON", "source TON refused", kAllVersions, StatusCategory::permanent},
    {0x049, "ESME_RINVSRCNPI", "source NPI refused", kAllVersions, StatusCategory::permanent},
    {0x050, "ESME_RINVDSTTON", "destination TON refused", kAllVersions, StatusCategory::permanent},
    {0x051, "ESME_RINVDSTNPI", "destination NPI refused", kAllVersions, StatusCategory::permanent},
    {0x053, "ESME_RINVSYSTYP", "system_type refused", kAllVersions, StatusCategory::link},
    {0x054, "ESME_RINVREPFLAG", "replace_if_present_flag refused", kAllVersions, StatusCategory::permanent},
    {0x055, "ESME_RINVNUMMSGS", "number of messages refused", kAllVersions, StatusCategory::permanent},
    {0x058, "ESME_RTHROTTLED", "rate limit exceeded", kAllVersions, StatusCategory::temporary},
    {0x061, "ESME_RINVSCHED", "scheduled delivery time refused", kAllVersions, StatusCategory::permanent},
    {0x062, "ESME_RINVEXPIRY", "validity period refused", kAllVersions, StatusCategory::permanent},
    {0x063, "ESME_RINVDFTMSGID", "canned message id unknown", kAllVersions, StatusCategory::permanent},
    {0x064, "ESME_RX_T_APPN", "receiver: temporary failure, retry later", kAllVersions,
     StatusCategory::temporary},
    {0x065, "ESME_RX_P_APPN", "receiver: permanent failure for this destination", kAllVersions,
     StatusCategory::permanent},
    {0x066, "ESME_RX_R_APPN", "receiver: this message rejected", kAllVersions, StatusCategory::permanent},
    {0x067, "ESME_RQUERYFAIL", "query_sm failed", kAllVersions, StatusCategory::permanent},
    {0x0C0, "ESME_RINVTLVSTREAM", "TLV section unparsable (1-3 stray octets, or a length past the PDU end)",
     kSince34, StatusCategory::permanent, "ESME_RINVOPTPARSTREAM"},
    {0x0C1, "ESME_RTLVNOTALLWD", "TLV not permitted here", kSince34, StatusCategory::permanent,
     "ESME_ROPTPARNOTALLWD"},
    {0x0C2, "ESME_RINVTLVLEN", "TLV (parameter) length wrong", kSince34, StatusCategory::permanent,
     "ESME_RINVPARLEN"},
    {0x0C3, "ESME_RMISSINGTLV", "required TLV absent", kSince34, StatusCategory::permanent,
     "ESME_RMISSINGOPTPARAM"},
    {0x0C4, "ESME_RINVTLVVAL", "TLV value refused", kSince34, StatusCategory::permanent,
     "ESME_RINVOPTPARAMVAL"},
    {0x0FE, "ESME_RDELIVERYFAILURE", "transaction-mode delivery failed", kSince34, StatusCategory::permanent},
    {0x0FF, "ESME_RUNKNOWNERR", "unclassified error", kAllVersions, StatusCategory::application},
    {0x100, "ESME_RSERTYPUNAUTH", "service_type not authorised for this ESME", kOnly50,
     StatusCategory::permanent},
    {0x101, "ESME_RPROHIBITED", "operation barred for this ESME", kOnly50, StatusCategory::permanent},
    {0x102, "ESME_RSERTYPUNAVAIL", "service_type temporarily unavailable", kOnly50,
     StatusCategory::temporary},
    {0x103, "ESME_RSERTYPDENIED", "service_type refused for this content", kOnly50,
     StatusCategory::permanent},
    {0x104, "ESME_RINVDCS", "data_coding refused", kOnly50, StatusCategory::permanent},
    {0x105, "ESME_RINVSRCADDRSUBUNIT", "source_addr_subunit refused", kOnly50, StatusCategory::permanent},
    {0x106, "ESME_RINVDSTADDRSUBUNIT", "dest_addr_subunit refused", kOnly50, StatusCategory::permanent},
    {0x107, "ESME_RINVBCASTFREQINT", "broadcast_frequency_interval refused", kOnly50,
     StatusCategory::permanent},
    {0x108, "ESME_RINVBCASTALIAS_NAME", "broadcast area alias refused", kOnly50, StatusCategory::permanent},
    {0x109, "ESME_RINVBCASTAREAFMT", "broadcast area format refused", kOnly50, StatusCategory::permanent},
    {0x10A, "ESME_RINVNUMBCAST_AREAS", "number of broadcast areas refused", kOnly50,
     StatusCategory::permanent},
    {0x10B, "ESME_RINVBCASTCNTTYPE", "broadcast_content_type refused", kOnly50, StatusCategory::permanent},
    {0x10C, "ESME_RINVBCASTMSGCLASS", "broadcast_message_class refused", kOnly50, StatusCategory::permanent},
    {0x10D, "ESME_RBCASTFAIL", "broadcast_sm failed", kOnly50, StatusCategory::permanent},
    {0x10E, "ESME_RBCASTQUERYFAIL", "query_broadcast_sm failed", kOnly50, StatusCategory::permanent},
    {0x10F, "ESME_RBCASTCANCELFAIL", "cancel_broadcast_sm failed", kOnly50, StatusCategory::permanent},
    {0x110, "ESME_RINVBCAST_REP", "broadcast_rep_num refused", kOnly50, StatusCategory::permanent},
    {0x111, "ESME_RINVBCASTSRVGRP", "broadcast_service_group refused", kOnly50, StatusCategory::permanent},
    {0x112, "ESME_RINVBCASTCHANIND", "broadcast_channel_indicator refused", kOnly50,
     StatusCategory::permanent},
};

// Codes of v3.3 and of SMPP-P that are reserved since v3.4 but still live in libraries and message centres.
// Names that would clash with those of v3.4 end in _LEGACY.

constexpr std::string_view kProvisioning = "provisioning (SMPP-P customer / distribution list)";
constexpr std::string_view kParameters = "v3.3 param_retrieve";
constexpr std::string_view kPaging = "paging extensions";

constexpr LegacyStatusRow kLegacy[] = {
    {0x19, "ESME_RADDCUSTFAIL", "add customer failed", kProvisioning},
    {0x1A, "ESME_RDELCUSTFAIL", "delete customer failed", kProvisioning},
    {0x1B, "ESME_RMODCUSTFAIL", "modify customer failed", kProvisioning},
    {0x1C, "ESME_RENQCUSTFAIL", "enquire customer failed", kProvisioning},
    {0x1D, "ESME_RINVCUSTID", "bad customer id", kProvisioning},
    {0x1F, "ESME_RINVCUSTNAME", "bad customer name", kProvisioning},
    {0x21, "ESME_RINVCUSTADR", "bad customer address", kProvisioning},
    {0x22, "ESME_RINVADR", "bad address", kProvisioning},
    {0x23, "ESME_RCUSTEXIST", "customer already exists", kProvisioning},
    {0x24, "ESME_RCUSTNOTEXIST", "no such customer", kProvisioning},
    {0x26, "ESME_RADDDLFAIL", "add list failed", kProvisioning},
    {0x27, "ESME_RMODDLFAIL", "modify list failed", kProvisioning},
    {0x28, "ESME_RDELDLFAIL", "delete list failed", kProvisioning},
    {0x29, "ESME_RVIEWDLFAIL", "view list failed", kProvisioning},
    {0x30, "ESME_RLISTDLSFAIL", "list lists failed", kProvisioning},
    {0x35, "ESME_RINVDLMEMBDESC", "bad list member description", kProvisioning},
    {0x38, "ESME_RINVDLMEMBTYP", "bad list member type", kProvisioning},
    {0x39, "ESME_RINVDLMODOPT", "bad list modify option", kProvisioning},
    {0x59, "ESME_RPROVNOTALLWD", "provisioning not allowed", kProvisioning},
    {0x31, "ESME_RPARAMRETFAIL", "param_retrieve failed", kParameters},
    {0x32, "ESME_RINVPARAM", "unknown parameter name", kParameters},
    {0x80, "ESME_RINVPGCUSTID", "unknown paging customer", kPaging},
    {0x81, "ESME_RINVPGCUSTIDLEN", "paging customer id length invalid", kPaging},
    {0x82, "ESME_RINVCITYLEN", "city length invalid", kPaging},
    {0x83, "ESME_RINVSTATELEN", "state length invalid", kPaging},
    {0x84, "ESME_RINVZIPPREFIXLEN", "zip prefix length invalid", kPaging},
    {0x85, "ESME_RINVZIPPOSTFIXLEN", "zip postfix length invalid", kPaging},
    {0x86, "ESME_RINVMINLEN", "MIN length invalid", kPaging},
    {0x87, "ESME_RINVMIN", "unknown MIN", kPaging},
    {0x88, "ESME_RINVPINLEN", "PIN length invalid", kPaging},
    {0x89, "ESME_RINVTERMCODELEN", "terminal code length invalid", kPaging},
    {0x8A, "ESME_RINVCHANNELLEN", "channel length invalid", kPaging},
    {0x8B, "ESME_RINVCOVREGIONLEN", "coverage region length invalid", kPaging},
    {0x8C, "ESME_RINVCAPCODELEN", "cap code length invalid", kPaging},
    {0x8D, "ESME_RINVMDTLEN", "delivery time length invalid", kPaging},
    {0x8E, "ESME_RINVPRIORMSGLEN", "priority message length invalid", kPaging},
    {0x8F, "ESME_RINVPERMSGLEN", "periodic messages length invalid", kPaging},
    {0x90, "ESME_RINVPGALERTLEN", "paging alerts length invalid", kPaging},
    {0x91, "ESME_RINVSMUSERLEN", "user group length invalid", kPaging},
    {0x92, "ESME_RINVRTDBLEN", "real-time data broadcasts length invalid", kPaging},
    {0x93, "ESME_RINVREGDELLEN", "registered delivery length invalid", kPaging},
    {0x94, "ESME_RINVMSGDISTLEN", "message distribution length invalid", kPaging},
    {0x95, "ESME_RINVPRIORMSG", "priority message invalid", kPaging},
    {0x96, "ESME_RINVMDT", "delivery time invalid", kPaging},
    {0x97, "ESME_RINVPERMSG", "periodic messages invalid", kPaging},
    {0x98, "ESME_RINVMSGDIST", "message distribution invalid", kPaging},
    {0x99, "ESME_RINVPGALERT", "paging alerts invalid", kPaging},
    {0x9A, "ESME_RINVSMUSER", "user group invalid", kPaging},
    {0x9B, "ESME_RINVRTDB", "real-time data broadcasts invalid", kPaging},
    {0x9C, "ESME_RINVREGDEL", "registered delivery invalid", kPaging},
    {0x9D, "ESME_RINVOPTPARSTREAM_LEGACY", "optional parameter stream", kPaging},
    {0x9E, "ESME_ROPTPARNOTALLWD_LEGACY", "optional parameter not allowed", kPaging},
    {0x9F, "ESME_RINVOPTPARLEN", "optional parameter length", kPaging},
};

constexpr VendorStatusRow kVendor[] = {
    {0x40B, "ActiveXperts demo server", "insufficient credit"},
    {0x40C, "ActiveXperts demo server", "destination blocked"},
};

constexpr RangeRow kStatusRanges[] = {
    {0x00000009, 0x00000009, "reserved"},
    {0x00000010, 0x00000010, "reserved"},
    {0x00000012, 0x00000012, "reserved"},
    {0x00000016, 0x00000032, "reserved (3.3-era provisioning codes live here)"},
    {0x00000035, 0x0000003F, "reserved"},
    {0x00000041, 0x00000041, "reserved"},
    {0x00000046, 0x00000047, "reserved"},
    {0x0000004A, 0x0000004F, "not mentioned by the v3.4 table; treat as reserved"},
    {0x00000052, 0x00000052, "reserved"},
    {0x00000056, 0x00000057, "reserved"},
    {0x00000059, 0x00000060, "reserved"},
    {0x00000068, 0x000000BF, "reserved"},
    {0x000000C5, 0x000000FD, "reserved"},
    {0x00000100, 0x000003FF, "reserved for extension in 3.4; 5.0 assigns 0x100-0x112"},
    {0x00000400, 0x000004FF, "vendor specific errors"},
    {0x00000500, 0xFFFFFFFF, "reserved"},
};

constexpr auto byCode() {
    std::array<EnumValue, std::size(kStatuses) + std::size(kLegacy)> all{};
    auto next = all.begin();
    for (const StatusRow& row : kStatuses)
        *next++ = {row.code, row.name, row.meaning};
    for (const LegacyStatusRow& row : kLegacy)
        *next++ = {row.code, row.name, row.meaning};
    std::sort(all.begin(), all.end(),
              [](const EnumValue& a, const EnumValue& b) { return a.value < b.value; });
    return all;
}

constexpr auto kByCode = byCode();

constexpr RangeName kRangeNames[] = {{{0x400, 0x4FF}, "vendor specific error"}};

}  // namespace

const Enumeration kCommandStatus{"command_status", kByCode, kRangeNames};

std::span<const StatusRow> standardStatuses() {
    return kStatuses;
}
std::span<const LegacyStatusRow> legacyStatuses() {
    return kLegacy;
}
std::span<const VendorStatusRow> vendorStatuses() {
    return kVendor;
}
std::span<const RangeRow> statusRanges() {
    return kStatusRanges;
}

}  // namespace smppscope::dissector
