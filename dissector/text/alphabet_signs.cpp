#include "dissector/text/alphabet_signs.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <unicode/utf8.h>

#include "dissector/text/octet_signs.h"
#include "dissector/text/septets.h"

namespace smppscope::dissector {

namespace {

/// What octets there are, whatever their order.
struct Kinds {
    bool high = false;         ///< above 0x7F
    bool control = false;      ///< below 0x20 without line ends and tabs: letters of GSM 7-bit alone
    bool highControl = false;  ///< 0x7F to 0x9F: nothing in Latin-1
    bool mark = false;         ///< @ or _ of ASCII
};

/// One pass without branches, which compilers turn into vector instructions.
Kinds kindsOf(Bytes octets) {
    std::uint8_t high = 0;
    std::uint8_t control = 0;
    std::uint8_t highControl = 0;
    std::uint8_t mark = 0;
    for (const std::uint8_t octet : octets) {
        high |= octet;
        control |=
            static_cast<std::uint8_t>((octet < 0x20) & (octet != '\n') & (octet != '\r') & (octet != '\t'));
        highControl |= static_cast<std::uint8_t>((octet >= 0x7F) & (octet < 0xA0));
        mark |= static_cast<std::uint8_t>((octet == '@') | (octet == '_'));
    }
    return {high >= 0x80, control != 0, highControl != 0, mark != 0};
}

/// Whether there are characters of several octets and all are valid (RFC 3629), but for one that is cut at
/// either end, as in a part of a long message.
bool isUtf8(Bytes octets) {
    constexpr std::size_t kMostCut = 3;
    std::size_t cut = 0;
    while (cut < kMostCut && cut < octets.size() && U8_IS_TRAIL(octets[cut]))
        ++cut;
    octets = octets.subspan(cut);
    const auto length = static_cast<std::int32_t>(octets.size());
    bool any = false;
    for (std::int32_t at = 0; at < length;) {
        const std::uint8_t lead = octets[static_cast<std::size_t>(at)];
        if (length - at <= U8_COUNT_TRAIL_BYTES(lead))
            return any;
        UChar32 character = 0;
        U8_NEXT(octets.data(), at, length, character);
        if (character < 0)
            return false;
        any = any || character >= 0x80;
    }
    return any;
}

bool isLetterDigitOrSpace(std::uint8_t septet) {
    const std::uint8_t letter = septet | 0x20;
    return (letter >= 'a' && letter <= 'z') || (septet >= '0' && septet <= '9') || septet == ' ';
}

/// Whether three quarters of the septets are letters, digits and spaces.
bool looksPacked(Bytes octets, unsigned fillBits) {
    constexpr std::size_t kFewest = 5;
    std::size_t text = 0;
    std::size_t all = 0;
    std::uint32_t bits = 0;
    unsigned held = 0;
    unsigned skip = fillBits;
    for (const std::uint8_t octet : octets) {
        bits |= std::uint32_t{octet} >> skip << held;
        held += 8 - skip;
        skip = 0;
        for (; held >= 7; held -= 7, bits >>= 7, ++all)
            text += isLetterDigitOrSpace(bits & 0x7F) ? 1 : 0;
    }
    return all >= kFewest && text * 4 >= all * 3;
}

AlphabetSign signOfHighOctets(Bytes octets, const Kinds& kinds, std::uint32_t headerOctets) {
    if (isUtf8(octets))
        return AlphabetSign::utf8;
    const bool latin1 = !kinds.control && !kinds.highControl;
    const bool packed = looksPacked(octets, fillBitsAfter(headerOctets));
    if (latin1 == packed)
        return AlphabetSign::none;
    return latin1 ? AlphabetSign::latin1 : AlphabetSign::gsm7Packed;
}

struct SignRow {
    AlphabetSign sign;
    CharacterSet set;
    std::string_view name;
};

/// In the order that evidence names them.
constexpr SignRow kSigns[] = {
    {AlphabetSign::gsm7, CharacterSet::gsm7, "GSM 7-bit"},
    {AlphabetSign::gsm7Packed, CharacterSet::gsm7Packed, "GSM 7-bit packed"},
    {AlphabetSign::ascii, CharacterSet::ascii, "ASCII"},
    {AlphabetSign::latin1, CharacterSet::latin1, "Latin-1"},
    {AlphabetSign::utf8, CharacterSet::utf8, "UTF-8"},
    {AlphabetSign::ucs2, CharacterSet::ucs2, "UCS-2"},
};

std::uint32_t of(const AlphabetSigns& signs, AlphabetSign sign) {
    return signs.texts[static_cast<std::size_t>(sign)];
}

std::uint64_t withSign(const AlphabetSigns& signs) {
    return signs.count() - of(signs, AlphabetSign::none);
}

}  // namespace

AlphabetSign alphabetSignOf(Bytes octets, std::uint32_t headerOctets) {
    const Kinds kinds = kindsOf(octets);
    // The first octets of UCS-2 are those of its pages, which are few.
    if (kinds.control && octets[0] < 0x20 && looksLikeUtf16(octets))
        return AlphabetSign::ucs2;
    if (kinds.high)
        return signOfHighOctets(octets, kinds, headerOctets);
    if (kinds.control)
        return AlphabetSign::gsm7;
    return kinds.mark && looksLikeAscii(octets) ? AlphabetSign::ascii : AlphabetSign::none;
}

std::uint64_t AlphabetSigns::count() const {
    return std::accumulate(texts.begin() + 1, texts.end(), std::uint64_t{0});
}

bool AlphabetSigns::tells() const {
    return withSign(*this) != 0;
}

std::optional<CharacterSet> AlphabetSigns::guess() const {
    for (const SignRow& row : kSigns) {
        std::uint64_t told = of(*this, row.sign);
        const bool holdsAscii = row.sign == AlphabetSign::latin1 || row.sign == AlphabetSign::utf8;
        if (holdsAscii && told != 0)
            told += of(*this, AlphabetSign::ascii);
        // Of texts in ASCII and in an alphabet that holds it, the latter tells more.
        const bool more = row.sign == AlphabetSign::ascii &&
                          of(*this, AlphabetSign::latin1) + of(*this, AlphabetSign::utf8) != 0;
        if (!more && told * 2 > withSign(*this))
            return row.set;
    }
    return std::nullopt;
}

std::string AlphabetSigns::evidence() const {
    std::string text = fmt::format("of {} text{} of this peer", count(), count() == 1 ? "" : "s");
    std::string_view separator = " ";
    for (const SignRow& row : kSigns) {
        if (const std::uint32_t told = of(*this, row.sign); told != 0) {
            text +=
                fmt::format("{}{} make{} sense in {} alone", separator, told, told == 1 ? "s" : "", row.name);
            separator = ", ";
        }
    }
    if (const std::uint32_t none = of(*this, AlphabetSign::none); none != 0)
        text += fmt::format("{}{} read{} alike in several alphabets", separator, none, none == 1 ? "s" : "");
    return text;
}

}  // namespace smppscope::dissector
