#pragma once

#include <optional>

#include "dissector/receipt/receipt_state.h"
#include "dissector/receipt/receipt_text.h"

namespace smppscope::dissector {

/// What a deliver_sm or data_sm says in the type bits of its esm_class (SMPP v3.4 5.2.12).
enum class MessageType : std::uint8_t {
    ordinary,
    deliveryReceipt,
    intermediateNotification,
    deliveryAcknowledgement,  ///< written by the recipient
    userAcknowledgement,      ///< written by the recipient
    conversationAbort,
    reserved,
};

/// The type that the bits name. Any with the receipt's bit is a receipt, whatever else is set.
MessageType messageTypeOf(std::uint8_t esmClass);

/// Where the parts of a PDU that a receipt is read from lie in it; empty ranges for what is not there.
struct ReceiptParts {
    std::uint8_t esmClass = 0;
    std::uint8_t dataCoding = 0;
    ByteRange esmClassAt{};
    ByteRange message{};  ///< short_message, or message_payload if that is empty; with a user data header
    ByteRange receiptedMessageId{};  ///< value of the TLV, and so on
    ByteRange messageState{};
    ByteRange networkError{};
};

/// What shows that a message is a receipt, the surest first.
enum class ReceiptEvidence : std::uint8_t { esmClass, tlv, text };

/// Where TLVs and text of a receipt say different things. What the TLV says counts.
struct ReceiptConflicts {
    bool id = false;  ///< no rule of matchIds() makes them the same
    bool state = false;
    bool error = false;  ///< neither as decimal nor as hexadecimal number the same
};

/// What a receipt says, from its TLVs where there are some, else from its text. Ranges lie in the PDU, but
/// those in `text` lie in `textRange` of it.
struct Receipt {
    MessageType type = MessageType::ordinary;
    ReceiptEvidence evidence = ReceiptEvidence::text;
    IdText id{};      ///< of the message it is about; empty if there is none of at most 64 characters
    IdText textId{};  ///< in the text, if there is another in the TLV; both may be in the same id's forms
    ByteRange idRange{};
    std::optional<std::uint8_t> state{};  ///< message_state; nothing if missing, a number or an unknown word
    IdText stateText{};                   ///< the word of the text, "DELIVRD"; empty if there is none
    Finality final = Finality::unclear;   ///< whether it is the last one for the message
    IdText error{};                       ///< "27" of network_error_code, "069" of the text; empty if none
    std::optional<std::uint8_t> networkErrorType{};  ///< of network_error_code
    std::optional<ReceiptText> text{};               ///< what the text holds, if it holds a key
    ByteRange textRange{};
    ReceiptConflicts conflicts{};

    /// The centre's time of submission and of the final state; see ReceiptDate.
    std::optional<ReceiptDate> submitDate() const { return text ? text->submitDate : std::nullopt; }
    std::optional<ReceiptDate> doneDate() const { return text ? text->doneDate : std::nullopt; }
};

/// The parts of a PDU, or nothing if it is neither deliver_sm nor data_sm or ends before its esm_class. `pdu`
/// holds at least the header. Never allocates.
std::optional<ReceiptParts> receiptParts(Bytes pdu);

/// Reads the receipt or intermediate notification that the parts of a PDU make. Nothing if they are another
/// message: esm_class says so or says nothing, no TLV names a message or its state, and the text is not that
/// of a receipt (ReceiptText::isConvincing). `captured`: when, ns since 1970; 0 if unknown. Never allocates.
std::optional<Receipt> readReceipt(Bytes pdu, const ReceiptParts& parts, std::int64_t captured = 0);

/// Both in one.
std::optional<Receipt> readReceipt(Bytes pdu, std::int64_t captured = 0);

}  // namespace smppscope::dissector
