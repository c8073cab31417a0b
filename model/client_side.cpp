#include "model/client_side.h"

#include <optional>

#include "dissector/commands.h"
#include "model/smpp_connection.h"

namespace smppscope::model {

using dissector::Header;

namespace {

/// Whether the sender of this PDU takes the client's part (ESME) or the server's; nothing if either may send
/// it.
std::optional<bool> sentByClient(const Header& header) {
    switch (header.command & ~dissector::kResponseBit) {
        case dissector::kBindReceiver:
        case dissector::kBindTransmitter:
        case dissector::kBindTransceiver:
        case dissector::kSubmitSm:
        case dissector::kSubmitMulti:
        case dissector::kQuerySm:
        case dissector::kReplaceSm:
        case dissector::kCancelSm:
            return !dissector::isResponse(header.command);
        case dissector::kDeliverSm:
        case dissector::kAlertNotification:
            return dissector::isResponse(header.command);
        default:
            return std::nullopt;
    }
}

}  // namespace

bool looksSwapped(const capture::NewConnection& opened, Direction direction, const Header& header) {
    const std::uint16_t client = opened.client.port;
    const std::uint16_t server = opened.server.port;
    if ((client == kRegisteredPort) != (server == kRegisteredPort)) {
        return client == kRegisteredPort;
    }
    if (const auto byClient = sentByClient(header)) {
        return *byClient != (direction == Direction::fromClient);
    }
    return client < server;
}

}  // namespace smppscope::model
