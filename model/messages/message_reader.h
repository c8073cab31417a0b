#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dissector/message_facts.h"
#include "dissector/text/text_decoder.h"
#include "model/messages/joined_receipt.h"
#include "model/messages/message_store.h"
#include "model/messages/message_text.h"
#include "model/pdu_reader.h"

namespace smppscope::model {

/// A PDU that said something about a part, and who took note of it.
struct EventView {
    EventNumber number = kNoNumber;
    Row row = kNoRow;
    Row acknowledgement = kNoRow;  ///< its response
    MessageEventKind kind = MessageEventKind::receipt;
    std::optional<MessageStatus> status;  ///< nothing if it tells none that is known
    std::uint8_t rule = 0;                ///< dissector::IdRule or kByAddresses
    std::string said;                     ///< of a receipt: the state as its text has it, "DELIVRD"
    std::string error;                    ///< of a receipt: network_error_code, or err of its text
};

/// A part as it is at the moment.
struct PartView {
    PartNumber number = kNoNumber;
    Row request = kNoRow;
    Row response = kNoRow;
    std::uint8_t part = 1;
    MessageStatus status = MessageStatus::submitted;
    std::string id;                 ///< message_id of the response; empty if there is none
    std::vector<EventView> events;  ///< oldest first
};

/// The journey of a message: its parts in the order in which they were sent, with all that was said of them.
struct MessageView {
    MessageNumber number = kNoNumber;
    MessageStatus status = MessageStatus::submitted;
    PartMethod method = PartMethod::whole;
    bool fromCentre = false;
    std::uint16_t reference = 0;
    std::uint8_t total = 1;
    std::string source;
    std::string destination;
    std::vector<PartView> parts;
    std::vector<std::uint8_t> missing;  ///< numbers of parts that never came

    /// The row whose receipt settled the fate of the whole message, the last of its parts'; kNoRow if none
    /// has.
    Row finalReceipt = kNoRow;
};

/// Gets messages back from the store and the capture files. One thread at a time; make one per thread.
class MessageReader {
  public:
    explicit MessageReader(std::shared_ptr<const Analysis> analysis) : pdus_(std::move(analysis)) {}

    /// The parts that a PDU carries, answers or speaks of; empty if it has to do with no message.
    std::vector<PartNumber> partsOf(Row row) const;
    /// The event that a PDU is, or acknowledges, the first of several; kNoNumber if it is none.
    EventNumber eventOf(Row row) const;

    /// The message_id that the response to a part gave; empty if there is none.
    std::string idOf(PartNumber part);
    MessageView view(MessageNumber message);
    /// The whole text, with the place of each character; of a part that was replaced its new one.
    MessageText text(MessageNumber message);
    /// From the first request to the receipt that settled the fate of a part; nothing if none has. ns.
    std::optional<TimeNs> receiptLatency(PartNumber part) const;
    /// The row of that receipt, or kNoRow.
    Row finalReceiptOf(PartNumber part) const;

    const Analysis& analysis() const { return pdus_.analysis(); }

  private:
    const MessageStore& store() const { return analysis().messages(); }
    std::vector<PartNumber> chainOf(const Message& message) const;
    PartView viewOf(PartNumber number);
    EventView viewOf(const MessageEvent& event, EventNumber number);
    void readReceipt(const MessageEvent& event, EventView& view);
    /// The receipt of which the PDU of the event is the first; `digest`, `pdu` and `facts` are that one's.
    JoinedReceipt joinedReceipt(const MessageEvent& event, const MessageDigest& digest, dissector::Bytes pdu,
                                const dissector::MessageFacts& facts);
    /// The last replace_sm of the part that was answered without an error; kNoRow if there is none.
    Row replacementOf(const MessagePart& part) const;
    void readText(Row row, std::optional<std::uint8_t> dataCoding, TextPart& to);

    PduReader pdus_;
    dissector::TextDecoder decoder_;
};

}  // namespace smppscope::model
