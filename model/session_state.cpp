#include "model/session_state.h"

#include <array>
#include <string>
#include <string_view>

#include "dissector/commands.h"
#include "dissector/dissect.h"

namespace smppscope::model {

using capture::Bytes;

namespace {

std::string text(Bytes pdu, std::string_view field) {
    const dissector::ByteRange range = dissector::mandatoryField(pdu, field);
    return {reinterpret_cast<const char*>(pdu.data()) + range.offset, range.length};
}

BindType bindTypeOf(std::uint32_t command) {
    switch (command & ~dissector::kResponseBit) {
        case dissector::kBindReceiver:
            return BindType::receiver;
        case dissector::kBindTransmitter:
            return BindType::transmitter;
        case dissector::kBindTransceiver:
            return BindType::transceiver;
        default:
            return BindType::unknown;
    }
}

SessionState boundState(BindType type) {
    static constexpr std::array<SessionState, 4> kBoundStates{SessionState::unknown, SessionState::boundTx,
                                                              SessionState::boundRx, SessionState::boundTrx};
    return kBoundStates[static_cast<std::size_t>(type)];
}

bool isUnbind(std::uint32_t command) {
    return (command & ~dissector::kResponseBit) == dissector::kUnbind;
}

}  // namespace

bool mayChangeState(std::uint32_t command) {
    return bindTypeOf(command) != BindType::unknown || isUnbind(command) || command == dissector::kOutbind;
}

bool followState(const PduRow& row, Bytes pdu, Session& session) {
    const BindType type = bindTypeOf(row.command);
    const bool response = dissector::isResponse(row.command);
    if (type != BindType::unknown && !response) {
        session.bindType = type;
        session.systemId = text(pdu, "system_id");
        const dissector::ByteRange version = dissector::mandatoryField(pdu, "interface_version");
        session.interfaceVersion = version.length == 1 ? pdu[version.offset] : std::uint8_t{0};
        session.state = SessionState::open;
        return true;
    }
    if (type != BindType::unknown && row.status == 0) {
        session.serverSystemId = text(pdu, "system_id");
        session.bindType = type;
        session.state = boundState(type);
    } else if (isUnbind(row.command) && response && row.status == 0) {
        session.state = SessionState::unbound;
    } else if (row.command == dissector::kOutbind) {
        session.state = SessionState::outbound;
    }
    return false;
}

}  // namespace smppscope::model
