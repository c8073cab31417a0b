#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

#include "model/messages/block_list.h"
#include "model/messages/message_status.h"
#include "model/row.h"

namespace smppscope::model {

/// Index of a message, from 0 in order of its first PDU. Users see it as message.number, from 1.
using MessageNumber = std::uint32_t;
/// Index of a part of a message, from 0 in order of the requests that carry them.
using PartNumber = std::uint32_t;
/// Index of what was said later of a part, from 0 in order of the PDUs that said it.
using EventNumber = std::uint32_t;
inline constexpr std::uint32_t kNoNumber = std::numeric_limits<std::uint32_t>::max();

/// How a sender cut a long message (3GPP TS 23.040 9.2.3.24.1 and .8, SMPP v3.4 5.3.2.22).
enum class PartMethod : std::uint8_t { whole, header8, header16, sar };
/// By PartMethod, as in filters and exports.
inline constexpr std::array<std::string_view, 4> kPartMethodNames{"whole", "udh8", "udh16", "sar"};

/// Between whom a message goes, as far as is kept of it.
struct Correspondence {
    std::uint16_t sender = 0;            ///< senderHash()
    std::uint8_t serviceType = 0;        ///< serviceTypeHash()
    std::uint8_t destinationPrefix = 0;  ///< addressPrefix()
    std::uint32_t destinationHash = 0;   ///< addressHash()
};

/// A short message as its sender saw it: one request to one destination, or all parts of a long one.
struct Message {
    std::atomic<PartNumber> lastPart{kNoNumber};  ///< the last that came; the others by MessagePart::previous
    Row first = kNoRow;                           ///< request of the part that came first
    std::uint32_t cell = 0;                       ///< what it counts in: MessageTally
    MessageNumber olderSameReference = kNoNumber;
    std::atomic<std::uint16_t> parts{0};  ///< requests, with those sent again
    std::uint16_t reference = 0;          ///< of a long message
    std::uint16_t sender = 0;             ///< senderHash()
    std::uint8_t total = 1;               ///< parts that it is to have
    PartMethod method = PartMethod::whole;
    bool fromCentre = false;  ///< mobile-originated: sent by the message centre to the ESME
    std::atomic<MessageStatus> status{MessageStatus::submitted};
    bool wantsReceipt = false;     ///< a receipt was asked for, whatever becomes of it
    std::uint8_t serviceType = 0;  ///< serviceTypeHash()
};

/// A request that carries a message, or a part of one, to one destination.
struct MessagePart {
    Row request = kNoRow;
    MessageNumber message = kNoNumber;
    PartNumber previous = kNoNumber;     ///< of the same message
    PartNumber olderSameId = kNoNumber;  ///< another with the same message_id, whatever it is written like
    std::atomic<EventNumber> lastEvent{kNoNumber};
    std::uint32_t destinationHash = 0;
    std::uint32_t idHash = 0;       ///< of message_id as printed in the response
    std::uint32_t contentHash = 0;  ///< of a part of a long message
    std::uint16_t destination = 0;  ///< its place among those of a submit_multi
    std::uint8_t part = 1;          ///< from 1
    std::uint8_t idLength = 0;      ///< octets of message_id; 0: it has none yet
    std::uint8_t idShape = 0;       ///< what else MessageIdIndex wants to know of it
    std::atomic<MessageStatus> status{MessageStatus::submitted};
    std::uint8_t destinationPrefix = 0;  ///< addressPrefix()
    bool wantsReceipt : 1 = false;
    bool toNumber : 1 = false;  ///< the destination isSubscriberNumber()
};

/// What a PDU said about a part that was sent before.
enum class MessageEventKind : std::uint8_t {
    receipt,  ///< or the first PDU of one that comes in several
    notification,
    query,
    replace,
    cancel,
    receiptPart,  ///< another PDU of a receipt or notification
};

/// In place of a dissector::IdRule: the message was found by its addresses.
inline constexpr std::uint8_t kByAddresses = std::numeric_limits<std::uint8_t>::max();

struct MessageEvent {
    Row row = kNoRow;
    std::atomic<PartNumber> part{kNoNumber};       ///< kNoNumber: about no message of the capture
    std::atomic<EventNumber> previous{kNoNumber};  ///< about the same part
    MessageEventKind kind = MessageEventKind::receipt;
    std::atomic<MessageStatus> status{MessageStatus::unknown};
    std::atomic<std::uint8_t> rule{0};  ///< dissector::IdRule of the ids, or kByAddresses; with a part only
    std::atomic<bool> tellsStatus{false};  ///< else `status` means nothing
};

static_assert(sizeof(Message) == 28 && sizeof(MessagePart) == 40 && sizeof(MessageEvent) == 16);

/// The messages of a capture. Threads as for PduStore: one writer, any number of readers, no locks.
/// Memory: 28 bytes a message, 40 a part, 16 an event.
class MessageStore {
  public:
    BlockList<Message> messages;
    BlockList<MessagePart> parts;    // by request
    BlockList<MessageEvent> events;  // by row; several of a cancel_sm by addresses

    /// The parts [first, last) that a request carries: more than one for submit_multi, none if it carries
    /// none.
    std::pair<PartNumber, PartNumber> partsOf(Row request) const;
    /// What the PDU of that row said about a message, the first of several, or kNoNumber.
    EventNumber eventOf(Row row) const;

    /// As above, for the writer, quick for rows that were added not long ago.
    std::pair<PartNumber, PartNumber> recentPartsOf(Row request) const;
    EventNumber recentEventOf(Row row) const;

    void publish();
    std::size_t memoryBytes() const;
};

}  // namespace smppscope::model
