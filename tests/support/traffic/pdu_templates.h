#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/support/bytes.h"

namespace smppscope::support {

/// The commands that generated traffic is made of (SMPP v3.4 5.1.2.1). Written down here a second time on
/// purpose: the truth must not lean on the tables that it is to check.
enum class Command : std::uint32_t {
    bindReceiver = 0x00000001,
    bindTransmitter = 0x00000002,
    querySm = 0x00000003,
    submitSm = 0x00000004,
    deliverSm = 0x00000005,
    unbind = 0x00000006,
    bindTransceiver = 0x00000009,
    cancelSm = 0x00000008,
    enquireLink = 0x00000015,
    submitMulti = 0x00000021,
    alertNotification = 0x00000102,
    dataSm = 0x00000103,
    bindReceiverResp = 0x80000001,
    bindTransmitterResp = 0x80000002,
    querySmResp = 0x80000003,
    submitSmResp = 0x80000004,
    deliverSmResp = 0x80000005,
    unbindResp = 0x80000006,
    bindTransceiverResp = 0x80000009,
    cancelSmResp = 0x80000008,
    enquireLinkResp = 0x80000015,
    submitMultiResp = 0x80000021,
    dataSmResp = 0x80000103,
    genericNack = 0x80000000,
};

/// SMPP v3.4 5.1.3.
enum class Status : std::uint32_t {
    ok = 0x00000000,
    invalidCommandId = 0x00000003,
    invalidPassword = 0x0000000E,
    messageQueueFull = 0x00000014,
    invalidDestination = 0x0000000B,
    submitFailed = 0x00000045,
    throttled = 0x00000058,
};

constexpr bool isResponse(Command command) {
    return (static_cast<std::uint32_t>(command) >> 31) != 0;
}
constexpr Command responseTo(Command request) {
    return static_cast<Command>(static_cast<std::uint32_t>(request) | 0x80000000u);
}
constexpr bool isBind(Command command) {
    return command == Command::bindReceiver || command == Command::bindTransmitter ||
           command == Command::bindTransceiver;
}
/// Every request but alert_notification (SMPP v3.4 4.12).
constexpr bool isAnswered(Command request) {
    return !isResponse(request) && request != Command::alertNotification;
}

/// Names as the specification has them: "submit_sm", "ESME_RTHROTTLED".
std::string_view nameOf(Command command);
std::string_view nameOf(Status status);

/// What every header says.
struct PduHead {
    Command command = Command::enquireLink;
    Status status = Status::ok;
    std::uint32_t sequence = 1;
};

struct ShortMessage {
    std::string_view source;
    std::string_view destination;
    std::string_view text;
    bool wantsReceipt = false;
    bool brokenTlv = false;  ///< a last TLV whose length runs past the PDU
};

struct Receipt {
    std::string_view source;
    std::string_view destination;
    std::string_view messageId;
    bool delivered = true;
};

// Each appends one whole PDU.
void appendHeaderOnly(ByteVector& out, const PduHead& head);
void appendBind(ByteVector& out, const PduHead& head, std::string_view systemId, std::string_view password);
void appendBindResponse(ByteVector& out, const PduHead& head, std::string_view systemId);
void appendSubmit(ByteVector& out, const PduHead& head, const ShortMessage& message);
void appendSubmitResponse(ByteVector& out, const PduHead& head, std::string_view messageId);
void appendDeliver(ByteVector& out, const PduHead& head, const Receipt& receipt);
void appendDeliverResponse(ByteVector& out, const PduHead& head);
void appendQuery(ByteVector& out, const PduHead& head, std::string_view messageId, std::string_view source);
void appendQueryResponse(ByteVector& out, const PduHead& head, std::string_view messageId);
void appendAlert(ByteVector& out, const PduHead& head, std::string_view source, std::string_view esme);

}  // namespace smppscope::support
