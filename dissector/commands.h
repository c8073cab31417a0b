#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "dissector/fields.h"

namespace smppscope::dissector {

enum class CommandKind : std::uint8_t { request, response, oneWay };

/// "submit_sm"; "unknown_0x00010201" for a command nobody knows.
std::string commandName(std::uint32_t command);
/// The command of that name, or nothing.
const EnumValue* findCommandByName(std::string_view name);
/// "ESME_RTHROTTLED"; "0x00000400" for a status nobody knows (decimal and hex are the same thing to filters).
std::string statusName(std::uint32_t status);

/// Whether a request of this command is to be answered: all requests but alert_notification and outbind
/// (SMPP v3.4 4.12, 4.1.7). Unknown commands without the response bit are.
bool expectsResponse(std::uint32_t command);
/// Whether `response` (which has the response bit) answers a request of command `request`: the same id with
/// the bit set, or generic_nack.
constexpr bool answers(std::uint32_t response, std::uint32_t request) {
    return response == (request | 0x80000000u) || response == 0x80000000u;
}

constexpr std::uint32_t kGenericNack = 0x80000000;
constexpr std::uint32_t kBindReceiver = 0x00000001;
constexpr std::uint32_t kBindTransmitter = 0x00000002;
constexpr std::uint32_t kQuerySm = 0x00000003;
constexpr std::uint32_t kSubmitSm = 0x00000004;
constexpr std::uint32_t kDeliverSm = 0x00000005;
constexpr std::uint32_t kUnbind = 0x00000006;
constexpr std::uint32_t kReplaceSm = 0x00000007;
constexpr std::uint32_t kCancelSm = 0x00000008;
constexpr std::uint32_t kBindTransceiver = 0x00000009;
constexpr std::uint32_t kOutbind = 0x0000000B;
constexpr std::uint32_t kEnquireLink = 0x00000015;
constexpr std::uint32_t kSubmitMulti = 0x00000021;
constexpr std::uint32_t kAlertNotification = 0x00000102;
constexpr std::uint32_t kDataSm = 0x00000103;

}  // namespace smppscope::dissector
