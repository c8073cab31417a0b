#include "dissector/message_facts.h"

#include "dissector/pdu_walk.h"
#include "dissector/tables/field_infos.h"

namespace smppscope::dissector {

namespace {

// Tags (SMPP v3.4 5.3.2).
constexpr std::uint16_t kReceiptedMessageId = 0x001E;
constexpr std::uint16_t kSarReference = 0x020C;
constexpr std::uint16_t kSarTotal = 0x020E;
constexpr std::uint16_t kSarPart = 0x020F;
constexpr std::uint16_t kNetworkErrorCode = 0x0423;
constexpr std::uint16_t kMessagePayload = 0x0424;
constexpr std::uint16_t kMessageState = 0x0427;

/// Rows are told by their filter fields: all commands share them.
class FactsVisitor : public Visitor {
  public:
    FactsVisitor(Bytes pdu, MessageFacts& facts, std::vector<DestinationFacts>* destinations)
        : pdu_(pdu), facts_(facts), destinations_(destinations) {}

    bool integers(std::span<const FieldRow> rows, std::uint32_t offset) {
        for (const FieldRow& row : rows) {
            integer(row.info, offset);
            offset += row.size;
        }
        return true;
    }

    bool string(const FieldRow& row, ByteRange range) {
        if (row.info == info("smpp.source_addr")) {
            facts_.source.digits = range;
        } else if (row.info == info("smpp.destination_addr")) {
            facts_.destination.digits = range;
        } else if (row.info == info("smpp.message_id")) {
            facts_.messageId = range;
        } else if (row.info == info("smpp.dl_name")) {
            facts_.destination = {range, 0, 0};
            isList_ = true;
        }
        return true;
    }

    bool octets(const FieldRow& row, ByteRange range) {
        if (row.info == info("smpp.message")) {
            facts_.message = range;
        }
        return true;
    }

    void element(const GroupRow&, const VariantRow&, std::uint32_t) {
        facts_.destination = {};
        isList_ = false;
        status_ = 0;
        inElement_ = true;
    }
    void endElement(std::uint32_t) {
        if (inElement_ && destinations_ != nullptr) {
            destinations_->push_back({facts_.destination, isList_, status_});
        }
        inElement_ = false;
    }

    void tlv(std::uint16_t tag, ByteRange range) {
        const ByteRange value{range.offset + 4, range.length - 4};
        const std::uint8_t* const bytes = pdu_.data() + value.offset;
        switch (tag) {
            case kReceiptedMessageId:
                facts_.receiptedId = {value.offset, findNul(bytes, value.length)};
                break;
            case kSarReference:
                facts_.hasSarReference = value.length == 2;
                facts_.sarReference = facts_.hasSarReference ? loadU16(bytes) : std::uint16_t{0};
                break;
            case kSarTotal:
                facts_.sarTotal = value.length == 1 ? *bytes : std::uint8_t{0};
                break;
            case kSarPart:
                facts_.sarPart = value.length == 1 ? *bytes : std::uint8_t{0};
                break;
            case kNetworkErrorCode:
                facts_.networkError = value;
                break;
            case kMessagePayload:
                if (facts_.message.length == 0) {
                    facts_.message = value;
                }
                break;
            case kMessageState:
                facts_.messageState = value;
                break;
            default:
                break;
        }
    }

  private:
    void integer(const FieldInfo* field, std::uint32_t offset) {
        const std::uint8_t value = pdu_[offset];
        if (field == info("smpp.source_addr_ton")) {
            facts_.source.ton = value;
        } else if (field == info("smpp.source_addr_npi")) {
            facts_.source.npi = value;
        } else if (field == info("smpp.dest_addr_ton")) {
            facts_.destination.ton = value;
        } else if (field == info("smpp.dest_addr_npi")) {
            facts_.destination.npi = value;
        } else if (field == info("smpp.esm_class")) {
            facts_.esmClass = value;
            facts_.esmClassAt = {offset, 1};
        } else if (field == info("smpp.registered_delivery")) {
            facts_.registeredDelivery = value;
        } else if (field == info("smpp.data_coding")) {
            facts_.dataCoding = value;
        } else if (field == info("smpp.message_state")) {
            facts_.messageState = {offset, 1};
        } else if (field == info("smpp.error_status_code")) {
            status_ = loadU32(&pdu_[offset]);
        }
    }

    Bytes pdu_;
    MessageFacts& facts_;
    std::vector<DestinationFacts>* destinations_;
    bool inElement_ = false;
    bool isList_ = false;
    std::uint32_t status_ = 0;
};

}  // namespace

MessageFacts readMessageFacts(Bytes pdu, std::vector<DestinationFacts>* destinations) {
    MessageFacts facts;
    const CommandRow* row = findCommand(loadU32(&pdu[4]));
    const bool whole = loadU32(pdu.data()) == pdu.size();
    if (row == nullptr || !row->layoutKnown) {
        facts.wellFormed = whole;
        return facts;
    }
    FactsVisitor visitor(pdu, facts, destinations);
    facts.wellFormed = walkPdu(*row, pdu, true, visitor) && whole;
    return facts;
}

}  // namespace smppscope::dissector
