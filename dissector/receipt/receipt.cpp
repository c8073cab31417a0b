#include "dissector/receipt/receipt.h"

#include <charconv>

#include "dissector/find_nul.h"
#include "dissector/receipt/ascii.h"
#include "dissector/receipt/message_id_match.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint8_t kTypeBits = 0x3C;
constexpr std::uint8_t kReceiptBit = 0x04;
constexpr std::uint8_t kHeaderBit = 0x40;  // UDHI
constexpr std::uint32_t kNetworkErrorLength = 3;

Bytes slice(Bytes bytes, ByteRange range) {
    return bytes.subspan(range.offset, range.length);
}

/// The number that the characters name to the base, if all are its digits.
std::optional<std::uint32_t> number(std::string_view digits, int base) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// Joins what text and TLVs say.
class ReceiptReader {
  public:
    ReceiptReader(Bytes pdu, const ReceiptParts& parts, std::int64_t captured) : pdu_(pdu), parts_(parts) {
        receipt_.type = messageTypeOf(parts.esmClass);
        receipt_.textRange = textRange();
        const ReceiptText text = scanReceiptText(slice(pdu_, receipt_.textRange),
                                                 {.dataCoding = parts.dataCoding, .captured = captured});
        if (!text.noKeys())
            receipt_.text = text;
    }

    std::optional<Receipt> read() {
        if (!judgeEvidence())
            return std::nullopt;
        readId();
        readState();
        readError();
        return receipt_;
    }

  private:
    /// The message behind its user data header.
    ByteRange textRange() const {
        const ByteRange message = parts_.message;
        if ((parts_.esmClass & kHeaderBit) == 0 || message.length == 0)
            return message;
        const std::uint32_t header = std::min<std::uint32_t>(pdu_[message.offset] + 1u, message.length);
        return {message.offset + header, message.length - header};
    }

    /// False if the message is no receipt.
    bool judgeEvidence() {
        const bool saysNothing =
            receipt_.type == MessageType::ordinary || receipt_.type == MessageType::reserved;
        receipt_.evidence = ReceiptEvidence::esmClass;
        if (!saysNothing)
            return receipt_.type == MessageType::deliveryReceipt ||
                   receipt_.type == MessageType::intermediateNotification;
        receipt_.evidence = ReceiptEvidence::tlv;
        if (parts_.receiptedMessageId.length != 0 || parts_.messageState.length != 0)
            return true;
        receipt_.evidence = ReceiptEvidence::text;
        return receipt_.text && receipt_.text->isConvincing();
    }

    /// What the text has for a key; empty if nothing.
    IdText word(ReceiptKey key) const {
        if (!receipt_.text || !receipt_.text->has(key))
            return {};
        return ReceiptCharacters(slice(pdu_, receipt_.textRange), receipt_.text->form)
            .shortText(*receipt_.text->value(key));
    }

    void readId() {
        IdText textId = word(ReceiptKey::id);
        if (!textId.fitsId())
            textId = {};
        if (const IdText tlvId = tlvText(parts_.receiptedMessageId); tlvId.fitsId()) {
            receipt_.id = tlvId;
            receipt_.idRange = parts_.receiptedMessageId;
            if (textId.view() != tlvId.view())
                receipt_.textId = textId;
            receipt_.conflicts.id = !textId.empty() && !matchIds(tlvId.view(), textId.view());
        } else if (!textId.empty()) {
            receipt_.id = textId;
            receipt_.idRange = *receipt_.text->value(ReceiptKey::id);
            receipt_.idRange.offset += receipt_.textRange.offset;
        }
    }

    IdText tlvText(ByteRange range) const {
        const Bytes value = slice(pdu_, range);
        if (value.empty())
            return {};
        const std::uint32_t length = findNul(value.data(), range.length);
        return IdText({reinterpret_cast<const char*>(value.data()), length});
    }

    void readState() {
        const auto textState = receipt_.text ? receipt_.text->state : std::nullopt;
        receipt_.state = textState;
        receipt_.stateText = word(ReceiptKey::stat);
        if (parts_.messageState.length == 1) {
            receipt_.state = pdu_[parts_.messageState.offset];
            receipt_.conflicts.state = textState && textState != receipt_.state;
        }
        if (receipt_.type == MessageType::intermediateNotification)
            receipt_.final = Finality::no;
        else if (receipt_.state)
            receipt_.final = finalityOf(*receipt_.state);
    }

    void readError() {
        const IdText textError = word(ReceiptKey::err);
        receipt_.error = textError;
        if (parts_.networkError.length != kNetworkErrorLength)
            return;
        const std::uint8_t* const value = &pdu_[parts_.networkError.offset];
        const std::uint32_t code = loadU16(value + 1);
        receipt_.networkErrorType = value[0];
        std::array<char, 5> digits{};
        const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), code).ptr;
        receipt_.error = IdText({digits.data(), static_cast<std::size_t>(end - digits.data())});
        receipt_.conflicts.error = contradicts(textError.view(), code);
    }

    /// Words are taken for another way to say the same.
    static bool contradicts(std::string_view error, std::uint32_t code) {
        const auto hex = number(error, 16);
        return hex && hex != code && number(error, 10) != code;
    }

    Bytes pdu_;
    const ReceiptParts& parts_;
    Receipt receipt_;
};

}  // namespace

MessageType messageTypeOf(std::uint8_t esmClass) {
    if ((esmClass & kReceiptBit) != 0)
        return MessageType::deliveryReceipt;
    switch (esmClass & kTypeBits) {
        case 0x00:
            return MessageType::ordinary;
        case 0x08:
            return MessageType::deliveryAcknowledgement;
        case 0x10:
            return MessageType::userAcknowledgement;
        case 0x18:
            return MessageType::conversationAbort;
        case 0x20:
            return MessageType::intermediateNotification;
        default:
            return MessageType::reserved;
    }
}

std::optional<Receipt> readReceipt(Bytes pdu, const ReceiptParts& parts, std::int64_t captured) {
    return ReceiptReader(pdu, parts, captured).read();
}

}  // namespace smppscope::dissector
