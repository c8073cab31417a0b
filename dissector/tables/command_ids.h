#pragma once

#include <cstdint>
#include <string_view>

#include "dissector/fields.h"

/// Ids and names of all commands, for the tables; dissector/commands.h names those ids that callers need.
namespace smppscope::dissector::command {

inline constexpr std::uint32_t kBindReceiver = 0x00000001;
inline constexpr std::uint32_t kBindTransmitter = 0x00000002;
inline constexpr std::uint32_t kQuerySm = 0x00000003;
inline constexpr std::uint32_t kSubmitSm = 0x00000004;
inline constexpr std::uint32_t kDeliverSm = 0x00000005;
inline constexpr std::uint32_t kUnbind = 0x00000006;
inline constexpr std::uint32_t kReplaceSm = 0x00000007;
inline constexpr std::uint32_t kCancelSm = 0x00000008;
inline constexpr std::uint32_t kBindTransceiver = 0x00000009;
inline constexpr std::uint32_t kOutbind = 0x0000000B;
inline constexpr std::uint32_t kEnquireLink = 0x00000015;
inline constexpr std::uint32_t kSubmitMulti = 0x00000021;
inline constexpr std::uint32_t kParamRetrieve = 0x00000022;
inline constexpr std::uint32_t kQueryLastMsgs = 0x00000023;
inline constexpr std::uint32_t kQueryMsgDetails = 0x00000024;
inline constexpr std::uint32_t kAlertNotification = 0x00000102;
inline constexpr std::uint32_t kDataSm = 0x00000103;
inline constexpr std::uint32_t kBroadcastSm = 0x00000111;
inline constexpr std::uint32_t kQueryBroadcastSm = 0x00000112;
inline constexpr std::uint32_t kCancelBroadcastSm = 0x00000113;
inline constexpr std::uint32_t kGenericNack = 0x80000000;
inline constexpr std::uint32_t kBindReceiverResp = 0x80000001;
inline constexpr std::uint32_t kBindTransmitterResp = 0x80000002;
inline constexpr std::uint32_t kQuerySmResp = 0x80000003;
inline constexpr std::uint32_t kSubmitSmResp = 0x80000004;
inline constexpr std::uint32_t kDeliverSmResp = 0x80000005;
inline constexpr std::uint32_t kUnbindResp = 0x80000006;
inline constexpr std::uint32_t kReplaceSmResp = 0x80000007;
inline constexpr std::uint32_t kCancelSmResp = 0x80000008;
inline constexpr std::uint32_t kBindTransceiverResp = 0x80000009;
inline constexpr std::uint32_t kEnquireLinkResp = 0x80000015;
inline constexpr std::uint32_t kSubmitMultiResp = 0x80000021;
inline constexpr std::uint32_t kParamRetrieveResp = 0x80000022;
inline constexpr std::uint32_t kQueryLastMsgsResp = 0x80000023;
inline constexpr std::uint32_t kQueryMsgDetailsResp = 0x80000024;
inline constexpr std::uint32_t kDataSmResp = 0x80000103;
inline constexpr std::uint32_t kBroadcastSmResp = 0x80000111;
inline constexpr std::uint32_t kQueryBroadcastSmResp = 0x80000112;
inline constexpr std::uint32_t kCancelBroadcastSmResp = 0x80000113;

// Huawei SMPP+
inline constexpr std::uint32_t kReplaceSmEx = 0x00000090;
inline constexpr std::uint32_t kQuerySms = 0x00000091;
inline constexpr std::uint32_t kQuerySmDetails = 0x00000092;
inline constexpr std::uint32_t kAddSub = 0x000000A0;
inline constexpr std::uint32_t kDelSub = 0x000000A1;
inline constexpr std::uint32_t kModSub = 0x000000A2;
inline constexpr std::uint32_t kEnquireSub = 0x000000A3;
inline constexpr std::uint32_t kAuthAcc = 0x01000001;
inline constexpr std::uint32_t kSmResultNotify = 0x01000002;
inline constexpr std::uint32_t kAuthAccResp = 0x81000001;
inline constexpr std::uint32_t kSmResultNotifyResp = 0x81000002;

/// Sorted by id.
inline constexpr EnumValue kNames[] = {
    {kBindReceiver, "bind_receiver", ""},
    {kBindTransmitter, "bind_transmitter", ""},
    {kQuerySm, "query_sm", ""},
    {kSubmitSm, "submit_sm", ""},
    {kDeliverSm, "deliver_sm", ""},
    {kUnbind, "unbind", ""},
    {kReplaceSm, "replace_sm", ""},
    {kCancelSm, "cancel_sm", ""},
    {kBindTransceiver, "bind_transceiver", ""},
    {kOutbind, "outbind", ""},
    {kEnquireLink, "enquire_link", ""},
    {kSubmitMulti, "submit_multi", ""},
    {kParamRetrieve, "param_retrieve", ""},
    {kQueryLastMsgs, "query_last_msgs", ""},
    {kQueryMsgDetails, "query_msg_details", ""},
    {kReplaceSmEx, "replace_sm_ex", ""},
    {kQuerySms, "query_sms", ""},
    {kQuerySmDetails, "query_sm_details", ""},
    {kAddSub, "add_sub", ""},
    {kDelSub, "del_sub", ""},
    {kModSub, "mod_sub", ""},
    {kEnquireSub, "enquire_sub", ""},
    {kAlertNotification, "alert_notification", ""},
    {kDataSm, "data_sm", ""},
    {kBroadcastSm, "broadcast_sm", ""},
    {kQueryBroadcastSm, "query_broadcast_sm", ""},
    {kCancelBroadcastSm, "cancel_broadcast_sm", ""},
    {kAuthAcc, "auth_acc", ""},
    {kSmResultNotify, "sm_result_notify", ""},
    {kGenericNack, "generic_nack", ""},
    {kBindReceiverResp, "bind_receiver_resp", ""},
    {kBindTransmitterResp, "bind_transmitter_resp", ""},
    {kQuerySmResp, "query_sm_resp", ""},
    {kSubmitSmResp, "submit_sm_resp", ""},
    {kDeliverSmResp, "deliver_sm_resp", ""},
    {kUnbindResp, "unbind_resp", ""},
    {kReplaceSmResp, "replace_sm_resp", ""},
    {kCancelSmResp, "cancel_sm_resp", ""},
    {kBindTransceiverResp, "bind_transceiver_resp", ""},
    {kEnquireLinkResp, "enquire_link_resp", ""},
    {kSubmitMultiResp, "submit_multi_resp", ""},
    {kParamRetrieveResp, "param_retrieve_resp", ""},
    {kQueryLastMsgsResp, "query_last_msgs_resp", ""},
    {kQueryMsgDetailsResp, "query_msg_details_resp", ""},
    {kDataSmResp, "data_sm_resp", ""},
    {kBroadcastSmResp, "broadcast_sm_resp", ""},
    {kQueryBroadcastSmResp, "query_broadcast_sm_resp", ""},
    {kCancelBroadcastSmResp, "cancel_broadcast_sm_resp", ""},
    {kAuthAccResp, "auth_acc_resp", ""},
    {kSmResultNotifyResp, "sm_result_notify_resp", ""},
};

consteval std::string_view nameOf(std::uint32_t id) {
    for (const EnumValue& row : kNames)
        if (row.value == id)
            return row.name;
    throw "a command without a name";
}

}  // namespace smppscope::dissector::command
