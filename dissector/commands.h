#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "dissector/fields.h"

namespace smppscope::dissector {

enum class CommandKind : std::uint8_t { request, response, oneWay };

/// Who sends a command.
enum class Sender : std::uint8_t { esme, messageCentre, both };

/// States of a session (SMPP v3.4 2.2, v5.0 2.3) as bits, to say in which ones a command may be sent.
enum class SessionStates : std::uint8_t {
    none = 0,
    open = 1,
    outbound = 2,
    boundTx = 4,
    boundRx = 8,
    boundTrx = 16,
    unbound = 32,
};
constexpr SessionStates operator|(SessionStates a, SessionStates b) {
    return static_cast<SessionStates>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr bool overlap(SessionStates a, SessionStates b) {
    return (static_cast<std::uint8_t>(a) & static_cast<std::uint8_t>(b)) != 0;
}

/// Where a command may be sent, by version and sender.
struct SessionRule {
    SessionStates esme34 = SessionStates::none;
    SessionStates centre34 = SessionStates::none;
    SessionStates esme50 = SessionStates::none;
    SessionStates centre50 = SessionStates::none;

    constexpr bool operator==(const SessionRule&) const = default;
};

/// Whether a sender may send the command in a state, by the rules of v3.4 or v5.0 (`interfaceVersion` 0x50
/// and above) or, if that is 0, by either. Commands that the table has no states for may be sent anywhere.
bool mayBeSent(std::uint32_t command, Sender sender, SessionStates state, std::uint8_t interfaceVersion);

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
