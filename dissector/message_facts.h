#pragma once

#include <cstdint>
#include <vector>

#include "dissector/header.h"
#include "dissector/issue.h"

namespace smppscope::dissector {

/// An address in a PDU.
struct AddressFacts {
    ByteRange digits;  ///< without the NUL
    std::uint8_t ton = 0;
    std::uint8_t npi = 0;
};

/// One of the destinations of a submit_multi (SMPP v3.4 4.5.1.1), or one that it failed for (4.5.2.1).
struct DestinationFacts {
    AddressFacts address;      ///< of a distribution list: its name
    bool list = false;         ///< a distribution list
    std::uint32_t status = 0;  ///< error_status_code, in the response
};

/// Bit of esm_class: a user data header begins the message (SMPP v3.4 5.2.12).
inline constexpr std::uint8_t kUserDataHeaderIndicator = 0x40;

/// What the load pass wants to know of a PDU that carries a message or is about one. Ranges are empty,
/// numbers 0, where the PDU has no such field; all lie inside the PDU.
struct MessageFacts {
    AddressFacts source;
    AddressFacts destination;  ///< of submit_multi the last one
    ByteRange messageId;       ///< mandatory message_id
    ByteRange message;         ///< short_message, or, if that is empty, message_payload
    ByteRange receiptedId;     ///< TLV receipted_message_id, without its NUL
    ByteRange networkError;    ///< TLV network_error_code
    ByteRange messageState;    ///< mandatory field of query_sm_resp, or TLV message_state
    ByteRange esmClassAt;
    std::uint8_t esmClass = 0;
    std::uint8_t dataCoding = 0;
    std::uint8_t registeredDelivery = 0;
    std::uint8_t sarTotal = 0;  ///< TLV sar_total_segments
    std::uint8_t sarPart = 0;   ///< TLV sar_segment_seqnum
    std::uint16_t sarReference = 0;
    bool hasSarReference = false;
    bool wellFormed = false;  ///< as isWellFormed() says
};

/// Walks over a PDU that holds at least a header. Never fails: of a damaged one there is what comes before
/// the damage. Of TLVs that stand there twice the first counts. No allocation, unless `destinations` is
/// given: it gets the destinations of a submit_multi or the failed ones of its response, in wire order. Pure;
/// any thread.
MessageFacts readMessageFacts(Bytes pdu, std::vector<DestinationFacts>* destinations = nullptr);

}  // namespace smppscope::dissector
