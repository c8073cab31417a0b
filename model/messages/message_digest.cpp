#include "model/messages/message_digest.h"

#include <algorithm>

#include "dissector/commands.h"
#include "dissector/find_nul.h"
#include "dissector/udh/ports.h"
#include "dissector/udh/user_data_header.h"
#include "model/messages/address_hash.h"
#include "model/messages/country_code.h"

namespace smppscope::model {

using dissector::ByteRange;
using dissector::Bytes;
using dissector::MessageFacts;
using dissector::MessageType;

namespace {

constexpr std::uint8_t kReceiptAlways = 1;  // of registered_delivery (SMPP v3.4 5.2.17)

/// A receipt comes whatever becomes of the message; one only of success or failure may stay away for good.
bool asksForReceipt(std::uint8_t registeredDelivery) {
    return (registeredDelivery & 0x03) == kReceiptAlways;
}

Bytes slice(Bytes pdu, ByteRange range) {
    return pdu.subspan(range.offset, range.length);
}

std::string_view charactersAt(Bytes pdu, ByteRange range) {
    return {reinterpret_cast<const char*>(pdu.data()) + range.offset, range.length};
}

ShortRange shortened(ByteRange range) {
    return {range.offset, static_cast<std::uint8_t>(std::min<std::uint32_t>(range.length, 255))};
}

void digestId(Bytes pdu, ByteRange range, MessageDigest& digest) {
    digest.id = messageIdOf(charactersAt(pdu, range));
    digest.idAt = shortened(range);
}

dissector::UserDataHeader headerOf(Bytes pdu, const MessageFacts& facts) {
    const bool announced = (facts.esmClass & dissector::kUserDataHeaderIndicator) != 0;
    return announced ? dissector::readUserDataHeader(slice(pdu, facts.message)) : dissector::UserDataHeader{};
}

/// Which part of which long message it is.
void digestPart(Bytes pdu, const MessageFacts& facts, const dissector::UserDataHeader& header,
                MessageDigest& digest) {
    if (const auto& parts = header.concatenation; parts && parts->total > 1) {
        digest.method = parts->wide ? PartMethod::header16 : PartMethod::header8;
        digest.reference = parts->reference;
        digest.total = parts->total;
        digest.part = parts->part;
    }
    const bool sar =
        facts.hasSarReference && facts.sarTotal > 1 && facts.sarPart >= 1 && facts.sarPart <= facts.sarTotal;
    if (sar && digest.method == PartMethod::whole) {
        digest.method = PartMethod::sar;
        digest.reference = facts.sarReference;
        digest.total = facts.sarTotal;
        digest.part = facts.sarPart;
    }
    if (digest.method != PartMethod::whole) {
        digest.contentHash = shortHashOf(slice(pdu, facts.message));
    }
}

/// What a text says of data_coding 0, unless its header says more than data_coding does.
void digestAlphabet(Bytes pdu, const MessageFacts& facts, const dissector::UserDataHeader& header,
                    MessageDigest& digest) {
    const bool isText = !header.ports || dissector::useOf(*header.ports) == dissector::PortUse::text;
    if (facts.dataCoding != 0 || !isText || header.lockingShift || header.singleShift) {
        return;
    }
    const Bytes message = slice(pdu, facts.message);
    const std::uint32_t octets = header.isHeader() ? header.octets : 0;
    if (octets < message.size()) {
        digest.alphabet = dissector::alphabetSignOf(message.subspan(octets), octets);
    }
}

void digestSubmission(Bytes pdu, const MessageFacts& facts, MessageDigest& digest) {
    digest.source = shortened(facts.source.digits);
    digest.sourceHash = addressHash(slice(pdu, facts.source.digits));
    digest.destinationHash = addressHash(slice(pdu, facts.destination.digits));
    digest.sourcePrefix = addressPrefix(slice(pdu, facts.source.digits));
    digest.destinationPrefix = addressPrefix(slice(pdu, facts.destination.digits));
    digest.fromNumber = isSubscriberNumber(slice(pdu, facts.source.digits));
    digest.toNumber = isSubscriberNumber(slice(pdu, facts.destination.digits));
    digest.serviceType = serviceTypeHash(pdu);
    digest.countryCode = countryCodeOf(charactersAt(pdu, facts.destination.digits), facts.destination.ton);
    digest.wantsReceipt = asksForReceipt(facts.registeredDelivery);
    const dissector::UserDataHeader header = headerOf(pdu, facts);
    digestPart(pdu, facts, header, digest);
    digestAlphabet(pdu, facts, header, digest);
}

/// Whether the text of a receipt adds nothing to its TLVs, which count before it: reading it is what costs
/// most.
bool tlvsTellAll(const MessageFacts& facts) {
    return facts.receiptedId.length != 0 && facts.receiptedId.length <= dissector::kMaxIdLength &&
           facts.messageState.length == 1;
}

bool mayBeReceipt(MessageType type) {
    return type == MessageType::ordinary || type == MessageType::reserved ||
           type == MessageType::deliveryReceipt || type == MessageType::intermediateNotification;
}

void digestReceipt(Bytes pdu, const MessageFacts& facts, TimeNs captured, MessageDigest& digest) {
    const MessageType type = dissector::messageTypeOf(facts.esmClass);
    if (facts.esmClassAt.length == 0 || !mayBeReceipt(type)) {
        return;
    }
    digest.isNotification = type == MessageType::intermediateNotification;
    if (tlvsTellAll(facts)) {
        digest.isReceipt = true;
        digest.status = statusOfMessageState(pdu[facts.messageState.offset]);
        digestId(pdu, facts.receiptedId, digest);
        return;
    }
    const auto receipt = wholeReceiptOf(pdu, facts, captured);
    if (!receipt) {
        return;
    }
    digest.isReceipt = true;
    if (receipt->state) {
        digest.status = statusOfMessageState(*receipt->state);
    }
    const bool wide = receipt->idRange.length != receipt->id.view().size();
    digestId(pdu, wide ? ByteRange{} : receipt->idRange, digest);
    if (wide) {
        digest.id = messageIdOf(receipt->id.view());
    }
}

}  // namespace

dissector::ReceiptParts receiptPartsOf(const MessageFacts& facts) {
    return {.esmClass = facts.esmClass,
            .dataCoding = facts.dataCoding,
            .esmClassAt = facts.esmClassAt,
            .message = facts.message,
            .receiptedMessageId = facts.receiptedId,
            .messageState = facts.messageState,
            .networkError = facts.networkError};
}

std::optional<dissector::Receipt> wholeReceiptOf(Bytes pdu, const MessageFacts& facts, TimeNs captured) {
    return dissector::readReceipt(pdu, receiptPartsOf(facts), captured);
}

std::uint8_t serviceTypeHash(Bytes pdu) {
    constexpr std::size_t kLongest = 5;  // SMPP v3.4 5.2.11
    const Bytes body = pdu.subspan(dissector::kHeaderLength);
    if (body.empty() || body.front() == 0) {
        return 0;
    }
    const auto length = static_cast<std::uint32_t>(std::min(body.size(), kLongest));
    return static_cast<std::uint8_t>(1 +
                                     shortHashOf(body.first(dissector::findNul(body.data(), length))) % 255);
}

bool hasMessageDigest(std::uint32_t command) {
    switch (command) {
        case dissector::kSubmitSm:
        case dissector::kSubmitSm | dissector::kResponseBit:
        case dissector::kDeliverSm:
        case dissector::kDataSm:
        case dissector::kDataSm | dissector::kResponseBit:
            return true;
        default:
            return false;
    }
}

MessageDigest messageDigestOf(Bytes pdu, const MessageFacts& facts, TimeNs captured) {
    MessageDigest digest;
    const std::uint32_t command = dissector::loadU32(&pdu[4]);
    if (dissector::isResponse(command)) {
        digestId(pdu, facts.messageId, digest);
        return digest;
    }
    digestSubmission(pdu, facts, digest);
    if (command != dissector::kSubmitSm) {
        digestReceipt(pdu, facts, captured, digest);
    }
    return digest;
}

}  // namespace smppscope::model
