#include "dissector/header.h"
#include "dissector/tables/command_ids.h"
#include "dissector/tables/command_row.h"
#include "dissector/tables/mandatory_fields.h"

// Ids outside the published versions: Huawei's SMPP+ and Logica's 4.0. Sources: Wireshark's dissector and the
// headers of a Huawei gateway; ids from 0x90 on come from the latter alone.

namespace smppscope::dissector {

namespace {

constexpr std::string_view kHuawei = "Huawei SMPP+ / Infox";

constexpr FieldRow kVersion = integer("version", 1, info("smpp.version"));
constexpr FieldRow kSmscAddr = string("smsc_addr", 0, info("smpp.smsc_addr"));
constexpr FieldRow kMscAddrNoa = ifVersion3(integer("msc_addr_noa", 1, info("smpp.msc_addr_noa")));
constexpr FieldRow kMscAddrNpi = ifVersion3(integer("msc_addr_npi", 1, info("smpp.msc_addr_npi")));
constexpr FieldRow kMscAddr = ifVersion3(string("msc_addr", 0, info("smpp.msc_addr")));
constexpr FieldRow kSource = string("source_addr", 0, info("smpp.source_addr"));
constexpr FieldRow kDestination = string("destination_addr", 0, info("smpp.destination_addr"));
constexpr FieldRow kMoMtFlagField = integer("mo_mt_flag", 1, info("smpp.mo_mt_flag"));
constexpr FieldRow kSmId = string("sm_id", 0, info("smpp.sm_id"));
constexpr FieldRow kLengthAuth = integer("length_auth", 4, info("smpp.length_auth"));
constexpr FieldRow kDeliveryResultField = integer("delivery_result", 4, info("smpp.delivery_result"));
constexpr FieldRow kServiceId = integer("service_id", 4, info("smpp.service_id"));
constexpr FieldRow kOperationResultField = integer("operation_result", 4, info("smpp.operation_result"));
constexpr FieldRow kNotifyModeField = integer("notify_mode", 1, info("smpp.notify_mode"));

constexpr FieldRow kAuthBody[] = {kVersion,     kSmscAddr,      kMscAddrNoa, kMscAddrNpi, kMscAddr,  kSource,
                                  kDestination, kMoMtFlagField, kSmId,       kLengthAuth, kServiceId};
constexpr FieldRow kAuthRespBody[] = {kOperationResultField, kNotifyModeField};
constexpr FieldRow kNotifyBody[] = {kVersion, kSmscAddr,   kMscAddrNoa,          kMscAddrNpi,
                                    kMscAddr, kSource,     kDestination,         kMoMtFlagField,
                                    kSmId,    kLengthAuth, kDeliveryResultField, kServiceId};
constexpr FieldRow kNotifyRespBody[] = {kOperationResultField};

consteval CommandRow row(std::uint32_t id, std::span<const FieldRow> body) {
    return {.id = id,
            .name = command::nameOf(id),
            .kind = isResponse(id) ? CommandKind::response : CommandKind::request,
            .versions = {},
            .sender = Sender::both,
            .body = body,
            .states = {},
            .bodyAbsence = isResponse(id) ? BodyAbsence::withError : BodyAbsence::never,
            .vendor = kHuawei};
}
consteval CommandRow idOnly(std::uint32_t id) {
    CommandRow command = row(id, {});
    command.layoutKnown = false;
    return command;
}

constexpr CommandRow kVendorCommands[] = {
    row(command::kAuthAcc, kAuthBody),
    row(command::kAuthAccResp, kAuthRespBody),
    row(command::kSmResultNotify, kNotifyBody),
    row(command::kSmResultNotifyResp, kNotifyRespBody),
    idOnly(command::kReplaceSmEx),
    idOnly(command::kQuerySms),
    idOnly(command::kQuerySmDetails),
    idOnly(command::kAddSub),
    idOnly(command::kDelSub),
    idOnly(command::kModSub),
    idOnly(command::kEnquireSub),
};

constexpr LegacyCommandRow kVersion4Commands[] = {
    {0x80010000, "generic_nack"},          {0x00010001, "bind_receiver", true},
    {0x80010001, "bind_receiver_resp"},    {0x00010002, "bind_transmitter", true},
    {0x80010002, "bind_transmitter_resp"}, {0x00010003, "query_sm"},
    {0x80010003, "query_sm_resp"},         {0x00010004, "submit_sm"},
    {0x80010004, "submit_sm_resp"},        {0x00010005, "deliver_sm"},
    {0x80010005, "deliver_sm_resp"},       {0x00010006, "unbind"},
    {0x80010006, "unbind_resp"},           {0x00010007, "replace_sm"},
    {0x80010007, "replace_sm_resp"},       {0x00010008, "cancel_sm"},
    {0x80010008, "cancel_sm_resp"},        {0x00010009, "delivery_receipt"},
    {0x80010009, "delivery_receipt_resp"}, {0x0001000A, "enquire_link"},
    {0x8001000A, "enquire_link_resp"},     {0x0001000B, "outbind", true},
};

constexpr RangeRow kCommandRanges[] = {
    {0x0000000A, 0x0000000A, "reserved (v4.0 used 0x0A for enquire_link)"},
    {0x0000000C, 0x00000014, "reserved"},
    {0x00000016, 0x00000020, "reserved"},
    {0x00000022, 0x000000FF, "reserved in 3.4/5.0; 0x22-0x24 are the three 3.3-only operations"},
    {0x00000100, 0x00000101, "reserved"},
    {0x80000102, 0x80000102, "reserved: alert_notification has no response"},
    {0x00000104, 0x0000FFFF, "reserved for protocol extension in 3.4; 5.0 took 0x111-0x113 out of it"},
    {0x00010000, 0x000101FF, "reserved (v4.0 command ids live at 0x00010001-0x0001000B)"},
    {0x00010200, 0x000102FF, "vendor requests"},
    {0x80010200, 0x800102FF, "vendor responses"},
    {0x00010300, 0xFFFFFFFF, "reserved (except response ids)"},
};

}  // namespace

std::span<const CommandRow> vendorCommands() {
    return kVendorCommands;
}
std::span<const LegacyCommandRow> version4Commands() {
    return kVersion4Commands;
}
std::span<const RangeRow> commandRanges() {
    return kCommandRanges;
}

}  // namespace smppscope::dissector
