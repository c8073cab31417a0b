#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dissector/message_facts.h"
#include "dissector/receipt/receipt.h"
#include "dissector/text/alphabet_signs.h"
#include "model/messages/message_id.h"
#include "model/messages/message_store.h"
#include "model/row.h"

namespace smppscope::model {

/// A range of a PDU of at most 255 octets; what is longer is cut.
struct ShortRange {
    std::uint32_t offset = 0;
    std::uint8_t length = 0;
};

/// What following messages takes from one PDU: everything that only its own bytes decide, so that the reading
/// thread can find it out ahead of the tracking thread, which has more to do.
struct MessageDigest {
    // Of a response that names a message, or of a receipt.
    MessageId id;
    ShortRange idAt;  ///< its octets; empty with an id: the text of a receipt has it in UTF-16

    // Of a request that carries a message to one destination.
    ShortRange source;                  ///< digits of source_addr
    std::uint32_t sourceHash = 0;       ///< addressHash()
    std::uint32_t destinationHash = 0;  ///< addressHash()
    std::uint32_t contentHash = 0;      ///< of a part of a long message
    std::uint16_t countryCode = 0;      ///< countryCodeOf() the destination
    std::uint16_t reference = 0;        ///< of a long message, and its parts
    std::uint8_t total = 1;
    std::uint8_t part = 1;
    PartMethod method = PartMethod::whole;
    dissector::AlphabetSign alphabet = dissector::AlphabetSign::absent;  ///< of a text with data_coding 0
    bool wantsReceipt = false;
    std::uint8_t serviceType = 0;        ///< serviceTypeHash()
    std::uint8_t sourcePrefix = 0;       ///< addressPrefix()
    std::uint8_t destinationPrefix = 0;  ///< addressPrefix()
    bool fromNumber = false;             ///< the source isSubscriberNumber()
    bool toNumber = false;               ///< the destination

    // Of a receipt or intermediate notification: deliver_sm and data_sm only.
    bool isReceipt = false;
    bool isNotification = false;
    std::optional<MessageStatus> status;  ///< that the receipt tells
};
static_assert(sizeof(MessageDigest) <= 64);  // a line of the cache, between threads

/// A hash of the service_type of a request that carries a message, or of a cancel_sm: it begins with it. 0 if
/// it is empty.
std::uint8_t serviceTypeHash(dissector::Bytes pdu);

/// Whether there is a digest of PDUs of that command.
bool hasMessageDigest(std::uint32_t command);

/// The digest of a PDU of such a command; `facts`: readMessageFacts() of it; `captured` as for readReceipt().
/// Pure; any thread; allocates nothing.
MessageDigest messageDigestOf(dissector::Bytes pdu, const dissector::MessageFacts& facts, TimeNs captured);

/// Where what a receipt is read from lies in a PDU.
dissector::ReceiptParts receiptPartsOf(const dissector::MessageFacts& facts);

/// The receipt of a deliver_sm or data_sm in full, or nothing if it is none.
std::optional<dissector::Receipt> wholeReceiptOf(dissector::Bytes pdu, const dissector::MessageFacts& facts,
                                                 TimeNs captured);

}  // namespace smppscope::model
