#include "tests/support/journeys/journey_pdus.h"

#include "tests/support/traffic/pdu_writer.h"

namespace smppscope::support {

namespace {

constexpr std::uint8_t kSmeAddress = 1;           // dest_flag
constexpr std::size_t kMostInShortMessage = 254;  // octets (SMPP v3.4 5.2.22)

void appendDestinations(PduWriter& pdu, Command command, const std::vector<std::string>& destinations) {
    if (command != Command::submitMulti) {
        pdu.address(destinations.front());
        return;
    }
    pdu.u8(static_cast<std::uint8_t>(destinations.size()));
    for (const std::string& destination : destinations) {
        pdu.u8(kSmeAddress);
        pdu.address(destination);
    }
}

void appendShortMessage(PduWriter& pdu, const JourneyMessage& message) {
    pdu.u8(0);        // protocol_id
    pdu.u8(0);        // priority_flag
    pdu.cString("");  // schedule_delivery_time
    pdu.cString("");  // validity_period
    pdu.u8(message.wantsReceipt ? 1 : 0);
    pdu.u8(0);  // replace_if_present_flag
    pdu.u8(message.dataCoding);
    pdu.u8(0);  // sm_default_msg_id
    if (message.octets.size() > kMostInShortMessage) {
        pdu.u8(0);
        pdu.tlv(tlv::kMessagePayload, message.octets);
        return;
    }
    pdu.u8(static_cast<std::uint8_t>(message.octets.size()));
    pdu.text(message.octets);
}

}  // namespace

void appendMessage(ByteVector& out, const PduHead& head, const JourneyMessage& message) {
    PduWriter pdu(out, head);
    pdu.cString("");  // service_type
    message.sourceIsName ? pdu.name(message.source) : pdu.address(message.source);
    appendDestinations(pdu, head.command, message.destinations);
    pdu.u8(message.esmClass);
    if (head.command == Command::dataSm) {
        pdu.u8(message.wantsReceipt ? 1 : 0);
        pdu.u8(message.dataCoding);
        if (!message.octets.empty()) {
            pdu.tlv(tlv::kMessagePayload, message.octets);
        }
    } else {
        appendShortMessage(pdu, message);
    }
    for (const auto& [tag, value] : message.tlvs) {
        pdu.tlv(tag, value);
    }
}

void appendMultiResponse(ByteVector& out, const PduHead& head, std::string_view messageId,
                         const std::vector<std::string>& failed) {
    PduWriter pdu(out, head);
    if (head.status != Status::ok) {
        return;
    }
    pdu.cString(messageId);
    pdu.u8(static_cast<std::uint8_t>(failed.size()));
    for (const std::string& destination : failed) {
        pdu.address(destination);
        pdu.u32(static_cast<std::uint32_t>(Status::invalidDestination));
    }
}

void appendCancel(ByteVector& out, const PduHead& head, std::string_view messageId, std::string_view source,
                  std::string_view destination) {
    PduWriter pdu(out, head);
    pdu.cString("");  // service_type
    pdu.cString(messageId);
    pdu.address(source);
    pdu.address(destination);
}

void appendStateResponse(ByteVector& out, const PduHead& head, std::string_view messageId,
                         std::uint8_t state) {
    PduWriter pdu(out, head);
    pdu.cString(messageId);
    pdu.cString("");  // final_date
    pdu.u8(state);
    pdu.u8(0);  // error_code
}

}  // namespace smppscope::support
