#include "dissector/udh/user_data_header.h"

#include <algorithm>

#include "dissector/udh/elements.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint8_t kFirstFreePort8 = 240;
constexpr std::uint8_t kLastLanguage = 13;

constexpr std::uint16_t number16(const std::uint8_t* bytes) {
    return static_cast<std::uint16_t>(bytes[0] << 8 | bytes[1]);
}

WaitingIndication indication(const std::uint8_t* data) {
    const std::uint8_t octet = data[0];
    return {.type = static_cast<std::uint8_t>(octet & 0x03),
            .extendedType = static_cast<std::uint8_t>((octet >> 2) & 0x07),
            .profile = static_cast<std::uint8_t>((octet >> 5) & 0x03),
            .count = data[1],
            .store = (octet & 0x80) != 0};
}

/// Takes up what an element of the right length says.
void take(UserDataHeader& header, std::uint8_t id, const std::uint8_t* data) {
    const auto concatenate = [&header](Concatenation found) {
        if (header.concatenation && header.concatenation->wide != found.wide)
            header.concatenatedTwice = true;
        if (found.possible())
            header.concatenation = found;
        else
            header.impossiblePart = true;
    };
    switch (id) {
        case element::kConcatenation8:
            concatenate({data[0], data[1], data[2], false});
            break;
        case element::kConcatenation16:
            concatenate({number16(data), data[2], data[3], true});
            break;
        case element::kSpecialIndication:
            if (header.indicationCount < UserDataHeader::kMaxIndications)
                header.indications[header.indicationCount++] = indication(data);
            break;
        case element::kPorts8:
            header.ports = ApplicationPorts{data[0], data[1], false};
            break;
        case element::kPorts16:
            header.ports = ApplicationPorts{number16(data), number16(data + 2), true};
            break;
        case element::kSingleShift:
            header.singleShift = data[0];
            break;
        case element::kLockingShift:
            header.lockingShift = data[0];
            break;
        default:
            break;
    }
}

bool makesSense(const UserDataHeader& header) {
    if (header.impossiblePart || header.concatenatedTwice)
        return false;
    if (header.ports && !header.ports->wide &&
        std::min(header.ports->destination, header.ports->source) < kFirstFreePort8)
        return false;
    if (header.ports && header.ports->wide && findPort(header.ports->destination) == nullptr &&
        findPort(header.ports->source) == nullptr)
        return false;
    if (header.singleShift.value_or(0) > kLastLanguage || header.lockingShift.value_or(0) > kLastLanguage)
        return false;
    return header.concatenation || header.ports || header.singleShift || header.lockingShift;
}

}  // namespace

HeaderElements::HeaderElements(Bytes message) : message_(message) {
    if (message.empty())
        return;
    pos_ = 1;
    end_ = std::min<std::uint32_t>(message[0] + 1u, static_cast<std::uint32_t>(message.size()));
}

std::optional<HeaderElement> HeaderElements::next() {
    const std::uint32_t left = end_ - pos_;
    if (left < 2)
        return {};
    HeaderElement found;
    found.id = message_[pos_];
    found.promised = message_[pos_ + 1];
    found.data = {pos_ + 2, std::min<std::uint32_t>(found.promised, left - 2)};
    found.range = {pos_, found.data.length + 2};
    pos_ = found.range.end();
    return found;
}

UserDataHeader readUserDataHeader(Bytes message) {
    UserDataHeader header;
    if (message.empty())
        return header;
    header.announced = message[0] + 1u;
    header.octets = std::min<std::uint32_t>(header.announced, static_cast<std::uint32_t>(message.size()));
    header.pastEnd = header.announced > message.size();
    HeaderElements elements(message);
    bool tiled = true;
    while (const auto found = elements.next()) {
        if (!found->whole()) {
            tiled = false;
            break;
        }
        ++header.elements;
        const ElementRow* row = findElement(found->id);
        if (row == nullptr)
            continue;
        if (found->promised < row->min || found->promised > row->max) {
            header.wrongLength = true;
            continue;
        }
        ++header.knownElements;
        take(header, found->id, message.data() + found->data.offset);
    }
    tiled = tiled && elements.rest().length == 0;
    header.wrongLength |= !tiled;
    header.valid = tiled && !header.pastEnd && header.elements != 0;
    if (!header.isHeader())
        header.octets = 0;
    return header;
}

bool looksLikeUserDataHeader(Bytes message) {
    constexpr std::size_t kShortest = 4;  // length, id, length, one octet
    if (message.size() < kShortest || message[0] + 1u > message.size() || message[0] < kShortest - 1)
        return false;
    if (findElement(message[1]) == nullptr)
        return false;
    const UserDataHeader header = readUserDataHeader(message);
    return header.valid && !header.wrongLength && header.knownElements == header.elements &&
           makesSense(header);
}

}  // namespace smppscope::dissector
