#include "dissector/text/text_decoder.h"

#include <vector>

#include "dissector/text/unicode_codec.h"

namespace smppscope::dissector {

namespace {

struct ConverterRow {
    CharacterSet set;
    const char* icuName;
};

constexpr ConverterRow kConverterRows[] = {
    {CharacterSet::cyrillic, "ISO-8859-5"}, {CharacterSet::hebrew, "ISO-8859-8"},
    {CharacterSet::shiftJis, "Shift_JIS"},  {CharacterSet::iso2022Jp, "ISO-2022-JP-2"},
    {CharacterSet::eucJp, "EUC-JP"},        {CharacterSet::korean, "windows-949-2000"},
};

}  // namespace

IcuConverter& TextDecoder::converter(CharacterSet set) {
    static_assert(std::size(kConverterRows) == kConverters);
    std::size_t index = 0;
    while (index + 1 < kConverters && kConverterRows[index].set != set)
        ++index;
    std::optional<IcuConverter>& found = converters_[index];
    if (!found)
        found.emplace(kConverterRows[index].icuName);
    return *found;
}

/// JIS X 0208 in its 94 by 94 places is EUC-JP with bit 7 of each octet clear.
Characters TextDecoder::decodePairs(Bytes octets) {
    IcuConverter& eucJp = converter(CharacterSet::eucJp);
    Characters result;
    std::uint32_t at = 0;
    while (at < octets.size()) {
        const std::uint8_t first = octets[at];
        const std::uint8_t second = at + 1 < octets.size() ? octets[at + 1] : std::uint8_t{0};
        const auto inTable = [](std::uint8_t octet) { return octet >= 0x21 && octet <= 0x7E; };
        if (inTable(first) && inTable(second)) {
            const std::uint8_t raised[] = {static_cast<std::uint8_t>(first | 0x80),
                                           static_cast<std::uint8_t>(second | 0x80)};
            const Characters pair = eucJp.decode(raised);
            result.add(pair.list.front().codePoint, {at, 2}, pair.list.front().state);
            at += 2;
        } else if (first <= 0x20 || first == 0x7F) {
            result.add(first, {at++, 1});
        } else {
            result.addUndefined({at++, 1});
        }
    }
    return result;
}

Characters TextDecoder::decode(CharacterSet set, Bytes octets, const GsmLayout& layout) {
    switch (set) {
        case CharacterSet::gsm7:
            return decodeGsm(octets, layout);
        case CharacterSet::gsm7Packed:
            return decodePackedGsm(octets, layout);
        case CharacterSet::ascii:
            return decodeAscii(octets);
        case CharacterSet::latin1:
            return decodeLatin1(octets);
        case CharacterSet::ucs2:
            return decodeUtf16(octets);
        case CharacterSet::ucs2LittleEndian:
            return decodeUtf16(octets, ByteOrder::little);
        case CharacterSet::utf8:
            return decodeUtf8(octets);
        case CharacterSet::cyrillic:
        case CharacterSet::hebrew:
        case CharacterSet::shiftJis:
        case CharacterSet::iso2022Jp:
        case CharacterSet::eucJp:
        case CharacterSet::korean:
            return converter(set).decode(octets);
        case CharacterSet::pictogram:
            return converter(CharacterSet::shiftJis).decode(octets);
        case CharacterSet::jis:
            return decodePairs(octets);
        case CharacterSet::binary:
            break;
    }
    return {};
}

}  // namespace smppscope::dissector
