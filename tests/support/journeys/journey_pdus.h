#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/traffic/pdu_templates.h"

namespace smppscope::support {

/// A message, or a part of one, as a PDU holds it.
struct JourneyMessage {
    std::string source;
    bool sourceIsName = false;
    std::vector<std::string> destinations;  ///< more than one for submit_multi only
    std::uint8_t esmClass = 0;
    bool wantsReceipt = false;
    std::uint8_t dataCoding = 0;
    std::string octets;  ///< with its user data header; in message_payload in data_sm and if it is long
    std::vector<std::pair<std::uint16_t, std::string>> tlvs;
};

/// A submit_sm, submit_multi, data_sm or deliver_sm (SMPP v3.4 4.4.1, 4.5.1, 4.6.1, 4.7.1).
void appendMessage(ByteVector& out, const PduHead& head, const JourneyMessage& message);
/// The response to a submit_multi that failed for some destinations.
void appendMultiResponse(ByteVector& out, const PduHead& head, std::string_view messageId,
                         const std::vector<std::string>& failed);
void appendCancel(ByteVector& out, const PduHead& head, std::string_view messageId, std::string_view source,
                  std::string_view destination);
/// `state`: message_state.
void appendStateResponse(ByteVector& out, const PduHead& head, std::string_view messageId,
                         std::uint8_t state);

namespace tlv {
inline constexpr std::uint16_t kReceiptedMessageId = 0x001E;
inline constexpr std::uint16_t kSarReference = 0x020C;
inline constexpr std::uint16_t kSarTotal = 0x020E;
inline constexpr std::uint16_t kSarPart = 0x020F;
inline constexpr std::uint16_t kNetworkError = 0x0423;
inline constexpr std::uint16_t kMessagePayload = 0x0424;
inline constexpr std::uint16_t kMessageState = 0x0427;
}  // namespace tlv

/// Values of message_state (SMPP v3.4 5.2.28).
namespace message_state {
inline constexpr std::uint8_t kEnroute = 1;
inline constexpr std::uint8_t kDelivered = 2;
inline constexpr std::uint8_t kDeleted = 4;
inline constexpr std::uint8_t kAccepted = 6;
inline constexpr std::uint8_t kFailures[] = {3, 4, 5, 7, 8};
}  // namespace message_state

}  // namespace smppscope::support
