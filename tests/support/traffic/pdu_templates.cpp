#include "tests/support/traffic/pdu_templates.h"

#include <algorithm>
#include <array>
#include <utility>

#include "tests/support/traffic/pdu_writer.h"

namespace smppscope::support {
namespace {

constexpr std::uint8_t kVersion34 = 0x34;
constexpr std::uint8_t kReceiptEsmClass = 0x04;
constexpr std::uint16_t kTagInterfaceVersion = 0x0210;
constexpr std::uint16_t kTagReceiptedMessageId = 0x001E;
constexpr std::uint16_t kTagMessageState = 0x0427;
constexpr std::uint16_t kTagUserMessageReference = 0x0204;
constexpr std::uint8_t kStateDelivered = 2;
constexpr std::uint8_t kStateUndeliverable = 5;

void messageBody(PduWriter& pdu, std::string_view source, std::string_view destination, std::uint8_t esmClass,
                 std::uint8_t registeredDelivery, std::string_view message) {
    pdu.cString("");  // service_type
    pdu.address(source);
    pdu.address(destination);
    pdu.u8(esmClass);
    pdu.u8(0);        // protocol_id
    pdu.u8(0);        // priority_flag
    pdu.cString("");  // schedule_delivery_time
    pdu.cString("");  // validity_period
    pdu.u8(registeredDelivery);
    pdu.u8(0);  // replace_if_present_flag
    pdu.u8(0);  // data_coding
    pdu.u8(0);  // sm_default_msg_id
    pdu.u8(static_cast<std::uint8_t>(message.size()));
    pdu.text(message);
}

template <class Key, std::size_t N>
std::string_view lookUp(const std::array<std::pair<Key, std::string_view>, N>& table, Key key) {
    const auto row = std::find_if(table.begin(), table.end(), [&](const auto& r) { return r.first == key; });
    return row == table.end() ? std::string_view{} : row->second;
}

}  // namespace

std::string_view nameOf(Command command) {
    using Row = std::pair<Command, std::string_view>;
    static constexpr std::array kNames{
        Row{Command::bindReceiver, "bind_receiver"},
        Row{Command::bindTransmitter, "bind_transmitter"},
        Row{Command::querySm, "query_sm"},
        Row{Command::submitSm, "submit_sm"},
        Row{Command::deliverSm, "deliver_sm"},
        Row{Command::cancelSm, "cancel_sm"},
        Row{Command::unbind, "unbind"},
        Row{Command::bindTransceiver, "bind_transceiver"},
        Row{Command::enquireLink, "enquire_link"},
        Row{Command::submitMulti, "submit_multi"},
        Row{Command::alertNotification, "alert_notification"},
        Row{Command::dataSm, "data_sm"},
        Row{Command::bindReceiverResp, "bind_receiver_resp"},
        Row{Command::bindTransmitterResp, "bind_transmitter_resp"},
        Row{Command::querySmResp, "query_sm_resp"},
        Row{Command::submitSmResp, "submit_sm_resp"},
        Row{Command::deliverSmResp, "deliver_sm_resp"},
        Row{Command::unbindResp, "unbind_resp"},
        Row{Command::cancelSmResp, "cancel_sm_resp"},
        Row{Command::bindTransceiverResp, "bind_transceiver_resp"},
        Row{Command::enquireLinkResp, "enquire_link_resp"},
        Row{Command::submitMultiResp, "submit_multi_resp"},
        Row{Command::dataSmResp, "data_sm_resp"},
        Row{Command::genericNack, "generic_nack"},
    };
    return lookUp(kNames, command);
}

std::string_view nameOf(Status status) {
    using Row = std::pair<Status, std::string_view>;
    static constexpr std::array kNames{
        Row{Status::ok, "ESME_ROK"},
        Row{Status::invalidCommandId, "ESME_RINVCMDID"},
        Row{Status::invalidPassword, "ESME_RINVPASWD"},
        Row{Status::messageQueueFull, "ESME_RMSGQFUL"},
        Row{Status::invalidDestination, "ESME_RINVDSTADR"},
        Row{Status::submitFailed, "ESME_RSUBMITFAIL"},
        Row{Status::throttled, "ESME_RTHROTTLED"},
    };
    return lookUp(kNames, status);
}

void appendHeaderOnly(ByteVector& out, const PduHead& head) {
    PduWriter(out, head);
}

void appendBind(ByteVector& out, const PduHead& head, std::string_view systemId, std::string_view password) {
    PduWriter pdu(out, head);
    pdu.cString(systemId);
    pdu.cString(password);
    pdu.cString("");  // system_type
    pdu.u8(kVersion34);
    pdu.u8(PduWriter::kInternational);
    pdu.u8(PduWriter::kIsdn);
    pdu.cString("");  // address_range
}

void appendBindResponse(ByteVector& out, const PduHead& head, std::string_view systemId) {
    PduWriter pdu(out, head);
    if (head.status != Status::ok) {
        return;
    }
    pdu.cString(systemId);
    pdu.u16(kTagInterfaceVersion);
    pdu.u16(1);
    pdu.u8(kVersion34);
}

void appendSubmit(ByteVector& out, const PduHead& head, const ShortMessage& message) {
    PduWriter pdu(out, head);
    messageBody(pdu, message.source, message.destination, 0, message.wantsReceipt ? 1 : 0, message.text);
    if (message.brokenTlv) {
        pdu.u16(kTagUserMessageReference);
        pdu.u16(200);
        pdu.u16(1);
    }
}

void appendSubmitResponse(ByteVector& out, const PduHead& head, std::string_view messageId) {
    PduWriter pdu(out, head);
    if (head.status == Status::ok) {
        pdu.cString(messageId);
    }
}

void appendDeliver(ByteVector& out, const PduHead& head, const Receipt& receipt) {
    std::string text = "id:";
    text += receipt.messageId;
    text += receipt.delivered ? " sub:001 dlvrd:001" : " sub:001 dlvrd:000";
    text += " submit date:2601010000 done date:2601010001 stat:";
    text += receipt.delivered ? "DELIVRD err:000 text:" : "UNDELIV err:001 text:";
    PduWriter pdu(out, head);
    messageBody(pdu, receipt.source, receipt.destination, kReceiptEsmClass, 0, text);
    pdu.u16(kTagReceiptedMessageId);
    pdu.u16(static_cast<std::uint16_t>(receipt.messageId.size() + 1));
    pdu.cString(receipt.messageId);
    pdu.u16(kTagMessageState);
    pdu.u16(1);
    pdu.u8(receipt.delivered ? kStateDelivered : kStateUndeliverable);
}

void appendDeliverResponse(ByteVector& out, const PduHead& head) {
    PduWriter pdu(out, head);
    pdu.cString("");  // message_id is unused here (SMPP v3.4 4.6.2)
}

void appendQuery(ByteVector& out, const PduHead& head, std::string_view messageId, std::string_view source) {
    PduWriter pdu(out, head);
    pdu.cString(messageId);
    pdu.address(source);
}

void appendQueryResponse(ByteVector& out, const PduHead& head, std::string_view messageId) {
    PduWriter pdu(out, head);
    pdu.cString(messageId);
    pdu.cString("");  // final_date
    pdu.u8(kStateDelivered);
    pdu.u8(0);  // error_code
}

void appendAlert(ByteVector& out, const PduHead& head, std::string_view source, std::string_view esme) {
    PduWriter pdu(out, head);
    pdu.address(source);
    pdu.address(esme);
}

}  // namespace smppscope::support
