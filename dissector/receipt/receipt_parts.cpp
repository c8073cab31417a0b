#include "dissector/commands.h"
#include "dissector/pdu_walk.h"
#include "dissector/receipt/receipt.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint16_t kReceiptedMessageIdTag = 0x001E;
constexpr std::uint16_t kNetworkErrorCodeTag = 0x0423;
constexpr std::uint16_t kMessagePayloadTag = 0x0424;
constexpr std::uint16_t kMessageStateTag = 0x0427;
constexpr std::uint32_t kTlvHeadLength = 4;

/// Remembers where what a receipt is read from lies. Of TLVs that stand there twice, the first counts.
class PartsVisitor : public Visitor {
  public:
    PartsVisitor(Bytes pdu, ReceiptParts& parts) : pdu_(pdu), parts_(parts) {}

    bool integers(std::span<const FieldRow> rows, std::uint32_t offset) {
        for (const FieldRow& row : rows) {
            if (row.name == "esm_class") {
                parts_.esmClass = pdu_[offset];
                parts_.esmClassAt = {offset, row.size};
            } else if (row.name == "data_coding") {
                parts_.dataCoding = pdu_[offset];
            }
            offset += row.size;
        }
        return true;
    }
    bool octets(const FieldRow&, ByteRange range) {
        parts_.message = range;
        return true;
    }
    void tlv(std::uint16_t tag, ByteRange range) {
        ByteRange* const part = partOf(tag);
        if (part != nullptr && part->length == 0)
            *part = {range.offset + kTlvHeadLength, range.length - kTlvHeadLength};
    }

  private:
    ByteRange* partOf(std::uint16_t tag) {
        switch (tag) {
            case kReceiptedMessageIdTag:
                return &parts_.receiptedMessageId;
            case kNetworkErrorCodeTag:
                return &parts_.networkError;
            case kMessagePayloadTag:
                return &parts_.message;
            case kMessageStateTag:
                return &parts_.messageState;
            default:
                return nullptr;
        }
    }

    Bytes pdu_;
    ReceiptParts& parts_;
};

}  // namespace

std::optional<ReceiptParts> receiptParts(Bytes pdu) {
    const std::uint32_t command = loadU32(&pdu[4]);
    if (command != kDeliverSm && command != kDataSm)
        return std::nullopt;
    ReceiptParts parts;
    PartsVisitor visitor(pdu, parts);
    walkPdu(*findCommand(command), pdu, true, visitor);
    return parts.esmClassAt.length != 0 ? std::optional(parts) : std::nullopt;
}

std::optional<Receipt> readReceipt(Bytes pdu, std::int64_t captured) {
    const auto parts = receiptParts(pdu);
    return parts ? readReceipt(pdu, *parts, captured) : std::nullopt;
}

}  // namespace smppscope::dissector
