#include "model/messages/joined_receipt.h"

#include <algorithm>

#include "dissector/udh/user_data_header.h"

namespace smppscope::model {

using dissector::Bytes;
using dissector::IdText;
using dissector::MessageFacts;
using dissector::Receipt;
using dissector::ReceiptKey;

namespace {

constexpr std::uint8_t kDeliveryReceipt = 0x04;  // of esm_class (SMPP v3.4 5.2.12)

/// The text of a part, behind its user data header.
Bytes textOf(Bytes pdu, const MessageFacts& facts) {
    const Bytes message = pdu.subspan(facts.message.offset, facts.message.length);
    if ((facts.esmClass & dissector::kUserDataHeaderIndicator) == 0) {
        return message;
    }
    return message.subspan(dissector::readUserDataHeader(message).octets);
}

bool endsBefore(const Receipt& receipt, ReceiptKey key, std::size_t end) {
    const auto& value = receipt.text->value(key);
    return value && value->end() < end;
}

void setIfEmpty(IdText& to, const IdText& from) {
    if (to.empty()) {
        to = from;
    }
}

}  // namespace

const JoinedReceipt::Part* JoinedReceipt::find(std::uint8_t number) const {
    const auto found = std::ranges::lower_bound(parts_, number, {}, &Part::number);
    return found != parts_.end() && found->number == number ? &*found : nullptr;
}

void JoinedReceipt::add(Row row, Bytes pdu, const MessageFacts& facts, const MessageDigest& digest) {
    const auto place = std::ranges::lower_bound(parts_, digest.part, {}, &Part::number);
    std::size_t offset = 0;
    for (auto part = parts_.begin(); part != place; ++part) {
        offset += part->octets;
    }
    Bytes text = textOf(pdu, facts);
    const std::size_t room = kMostOctets - text_.size();
    const bool cut = text.size() > room;
    text = text.first(std::min(text.size(), room));
    parts_.insert(place, {.row = row,
                          .contentHash = digest.contentHash,
                          .octets = static_cast<std::uint16_t>(text.size()),
                          .number = digest.part,
                          .cut = cut});
    text_.insert(text_.begin() + static_cast<std::ptrdiff_t>(offset), text.begin(), text.end());
    if (parts_.size() == 1 || digest.part == 1) {
        dataCoding_ = facts.dataCoding;
    }
    dissector::ReceiptParts tlvs = receiptPartsOf(facts);
    tlvs.message = {};
    if (const auto receipt = dissector::readReceipt(pdu, tlvs)) {
        setIfEmpty(tlvs_.id, receipt->id);
        setIfEmpty(tlvs_.error, receipt->error);
        tlvs_.state = tlvs_.state ? tlvs_.state : receipt->state;
    }
}

JoinedReceipt::Told JoinedReceipt::read(TimeNs captured) const {
    Told told = tlvs_;
    std::size_t offset = 0;
    for (auto first = parts_.begin(); first != parts_.end();) {
        std::size_t octets = first->octets;
        auto last = std::next(first);
        while (last != parts_.end() && last->number == std::prev(last)->number + 1 && !std::prev(last)->cut) {
            octets += last->octets;
            ++last;
        }
        const Part& end = *std::prev(last);
        if (readStretch(Bytes(text_).subspan(offset, octets), end.number == total_ && !end.cut, captured,
                        told)) {
            break;
        }
        offset += octets;
        first = last;
    }
    return told;
}

/// Reads parts that follow each other; `ends`: the last of all is among them. Returns whether the beginning
/// of the message itself was reached, which goes on to the end of the receipt.
bool JoinedReceipt::readStretch(Bytes text, bool ends, TimeNs captured, Told& told) const {
    const auto receipt = dissector::readReceipt(text,
                                                {.esmClass = kDeliveryReceipt,
                                                 .dataCoding = dataCoding_,
                                                 .message = {0, static_cast<std::uint32_t>(text.size())}},
                                                captured);
    if (!receipt || !receipt->text) {
        return false;
    }
    const auto isWhole = [&](ReceiptKey key) { return ends || endsBefore(*receipt, key, text.size()); };
    if (isWhole(ReceiptKey::id)) {
        if (told.id.empty()) {
            told.id = receipt->id;
        } else if (!(told.id == receipt->id)) {
            setIfEmpty(told.otherId, receipt->id);
        }
    }
    if (receipt->state || isWhole(ReceiptKey::stat)) {  // no word for a state begins one for another
        told.state = told.state ? told.state : receipt->state;
        setIfEmpty(told.stateText, receipt->stateText);
    }
    if (isWhole(ReceiptKey::err)) {
        setIfEmpty(told.error, receipt->error);
    }
    return receipt->text->has(ReceiptKey::text);
}

}  // namespace smppscope::model
