#include "dissector/text/unicode_codec.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint32_t kOne = 1;

Characters withRoomFor(Bytes octets) {
    Characters result;
    result.text.reserve(octets.size());
    result.list.reserve(octets.size());
    return result;
}

/// What may follow the first octet of a UTF-8 sequence (RFC 3629 4).
struct Utf8Lead {
    std::uint32_t length = 0;  ///< 0: no sequence begins so
    std::uint8_t firstTail = 0x80;
    std::uint8_t lastTail = 0xBF;  ///< of the second octet
};

Utf8Lead utf8Lead(std::uint8_t octet) {
    if (octet < 0x80)
        return {1};
    if (octet < 0xC2 || octet > 0xF4)
        return {0};
    if (octet < 0xE0)
        return {2};
    if (octet < 0xF0)
        return {3, static_cast<std::uint8_t>(octet == 0xE0 ? 0xA0 : 0x80),
                static_cast<std::uint8_t>(octet == 0xED ? 0x9F : 0xBF)};
    return {4, static_cast<std::uint8_t>(octet == 0xF0 ? 0x90 : 0x80),
            static_cast<std::uint8_t>(octet == 0xF4 ? 0x8F : 0xBF)};
}

}  // namespace

Characters decodeAscii(Bytes octets) {
    Characters result = withRoomFor(octets);
    for (std::uint32_t at = 0; at < octets.size(); ++at) {
        if (octets[at] < 0x80)
            result.add(octets[at], {at, 1});
        else
            result.addUndefined({at, 1});
    }
    return result;
}

Characters decodeLatin1(Bytes octets) {
    Characters result = withRoomFor(octets);
    for (std::uint32_t at = 0; at < octets.size(); ++at)
        result.add(octets[at], {at, 1});
    return result;
}

Characters decodeUtf16(Bytes octets, ByteOrder order) {
    const std::size_t highFirst = order == ByteOrder::big ? 0 : 1;
    const auto unit = [&](std::size_t at) {
        return static_cast<char32_t>(octets[at + highFirst] << 8 | octets[at + 1 - highFirst]);
    };
    Characters result = withRoomFor(octets);
    std::uint32_t at = 0;
    for (; at + 1 < octets.size(); at += 2) {
        const char32_t first = unit(at);
        if (first >= 0xD800 && first <= 0xDBFF && at + 3 < octets.size()) {
            const char32_t second = unit(at + 2);
            if (second >= 0xDC00 && second <= 0xDFFF) {
                result.add(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), {at, 4});
                at += 2;
                continue;
            }
        }
        result.add(first, {at, 2});
    }
    if (at < octets.size())
        result.addUndefined({at, 1});
    return result;
}

Characters decodeUtf8(Bytes octets) {
    Characters result = withRoomFor(octets);
    for (std::uint32_t at = 0; at < octets.size();) {
        const Utf8Lead lead = utf8Lead(octets[at]);
        constexpr std::uint8_t kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
        char32_t codePoint = octets[at] & kLeadBits[lead.length];
        std::uint32_t taken = kOne;
        for (; taken < lead.length && at + taken < octets.size(); ++taken) {
            const std::uint8_t tail = octets[at + taken];
            const bool fits =
                taken == kOne ? tail >= lead.firstTail && tail <= lead.lastTail : (tail & 0xC0) == 0x80;
            if (!fits)
                break;
            codePoint = codePoint << 6 | (tail & 0x3F);
        }
        if (taken == lead.length)
            result.add(codePoint, {at, taken});
        else
            result.addUndefined({at, taken});
        at += taken;
    }
    return result;
}

}  // namespace smppscope::dissector
