#include "dissector/text/charset_guess.h"

#include <algorithm>

#include "dissector/text/octet_signs.h"
#include "dissector/text/plausibility.h"

namespace smppscope::dissector {

namespace {

// Marks that readings get from plausibility().
constexpr double kMostlyText = 0.75;
constexpr double kSurelyText = 0.9;
constexpr double kHardlyText = 0.6;
constexpr double kClearly = 0.1;  ///< by how much one reading is better than another

bool escapesAreValid(const Characters& characters) {
    return std::none_of(characters.list.begin(), characters.list.end(), [](const TextCharacter& character) {
        return character.state == CharacterState::unknownEscape ||
               character.state == CharacterState::cutEscape;
    });
}

CharsetGuess unpacked(Bytes octets, const GsmLayout& layout) {
    const bool escapes = std::find(octets.begin(), octets.end(), std::uint8_t{0x1B}) != octets.end();
    if (!escapes)
        return {CharacterSet::gsm7, "no octet above 0x7F"};
    return {CharacterSet::gsm7, escapesAreValid(decodeGsm(octets, layout))
                                    ? "no octet above 0x7F; escape pairs are valid"
                                    : "no octet above 0x7F; some escape pairs mean nothing"};
}

/// Reads octets of which some are above 0x7F, and which are no GSM 7-bit unpacked.
CharsetGuess guessEightBit(Bytes octets, const GsmLayout& layout, TextDecoder& decoder) {
    const Characters utf8 = decoder.decode(CharacterSet::utf8, octets);
    if (!hasUndefined(utf8) && plausibility(utf8) >= kMostlyText)
        return {CharacterSet::utf8, "octets above 0x7F form valid UTF-8"};
    const double latin1 = plausibility(decoder.decode(CharacterSet::latin1, octets));
    const double ucs2 = octets.size() % 2 == 0 ? plausibility(decoder.decode(CharacterSet::ucs2, octets)) : 0;
    if (ucs2 >= kSurelyText && (latin1 < kHardlyText || looksLikeUtf16(octets)))
        return {CharacterSet::ucs2, "pairs of octets are letters of one script"};
    const Characters packed = decoder.decode(CharacterSet::gsm7Packed, octets, layout);
    const double mark = plausibility(packed);
    // A short text can read both ways; the odds are that letters in Latin-1 are no chance.
    if (!hasUndefined(packed) && mark >= kMostlyText && mark > latin1)
        return {CharacterSet::gsm7Packed,
                "octets above 0x7F; read as packed septets they are mostly letters, digits and spaces"};
    return {CharacterSet::latin1, "octets above 0x7F, which are neither packed septets nor UTF-8"};
}

/// Whether a text that tells nothing by itself can be what the other texts of its peer are. `own`: what it
/// seems to be alone.
bool canBe(CharacterSet set, CharacterSet own, Bytes octets, const GsmLayout& layout, TextDecoder& decoder) {
    const double mark = plausibility(decoder.decode(set, octets, layout));
    switch (set) {
        case CharacterSet::gsm7:
        case CharacterSet::ascii:
        case CharacterSet::utf8:
            return !hasHighBit(octets);
        case CharacterSet::ucs2:
            return octets.size() % 2 == 0 && mark >= kSurelyText;
        case CharacterSet::gsm7Packed:
            return mark >= kMostlyText && mark >= plausibility(decoder.decode(own, octets, layout));
        default:
            return true;
    }
}

/// One of the sets that have ASCII in common, and the texts too.
bool holdsAscii(CharacterSet set) {
    return set == CharacterSet::ascii || set == CharacterSet::latin1 || set == CharacterSet::utf8;
}

bool beginsWith(Bytes octets, std::uint8_t first, std::uint8_t second) {
    return octets.size() >= 2 && octets.size() % 2 == 0 && octets[0] == first && octets[1] == second;
}

}  // namespace

CharsetGuess guessDefaultAlphabet(Bytes octets, const GsmLayout& layout, TextDecoder& decoder) {
    if (layout.lockingLanguage != 0 || layout.singleShiftLanguage != 0)
        return guessPacking(octets, layout, decoder);
    if (beginsWith(octets, 0xFE, 0xFF))
        return {CharacterSet::ucs2, "a byte order mark begins the text"};
    if (beginsWith(octets, 0xFF, 0xFE))
        return {CharacterSet::ucs2LittleEndian, "a byte order mark begins the text"};
    if (hasHighBit(octets))
        return guessEightBit(octets, layout, decoder);
    if (looksLikeUtf16(octets)) {
        const double ucs2 = plausibility(decoder.decode(CharacterSet::ucs2, octets));
        if (ucs2 >= kSurelyText && ucs2 > plausibility(decoder.decode(CharacterSet::gsm7, octets)))
            return {CharacterSet::ucs2, "every other octet is the same, as in UCS-2"};
    }
    if (looksLikeAscii(octets))
        return {CharacterSet::ascii, "@ or _ inside a word, where GSM 7-bit has \u00A1 or \u00A7"};
    return unpacked(octets, layout);
}

CharsetGuess guessDefaultAlphabet(Bytes octets, const GsmLayout& layout, const AlphabetSigns& peer,
                                  TextDecoder& decoder) {
    CharsetGuess own = guessDefaultAlphabet(octets, layout, decoder);
    const auto set = peer.guess();
    if (!set || layout.lockingLanguage != 0 || layout.singleShiftLanguage != 0)
        return own;
    if (*set == own.set)
        return {own.set, own.evidence + "; " + peer.evidence()};
    const AlphabetSign sign = alphabetSignOf(octets, layout.headerOctets);
    const bool tellsNothing = sign == AlphabetSign::none && own.set != CharacterSet::ucs2 &&
                              own.set != CharacterSet::ucs2LittleEndian;
    const bool fits = tellsNothing ? canBe(*set, own.set, octets, layout, decoder)
                                   : sign == AlphabetSign::ascii && holdsAscii(*set);
    if (fits)
        return {*set, peer.evidence()};
    return {own.set, own.evidence + "; otherwise than most: " + peer.evidence()};
}

CharsetGuess guessPacking(Bytes octets, const GsmLayout& layout, TextDecoder& decoder) {
    if (!hasHighBit(octets))
        return unpacked(octets, layout);
    const Characters packed = decoder.decode(CharacterSet::gsm7Packed, octets, layout);
    if (!hasUndefined(packed) && plausibility(packed) >= kMostlyText)
        return {CharacterSet::gsm7Packed,
                "octets above 0x7F; read as packed septets they are mostly letters, digits and spaces"};
    return {CharacterSet::gsm7, "octets above 0x7F, but read as packed septets they make no sense"};
}

CharsetGuess guessJapanese(Bytes octets, CharacterSet first, TextDecoder& decoder) {
    if (hasJapaneseEscape(octets))
        return {CharacterSet::iso2022Jp, "escape sequences of ISO 2022"};
    if (first == CharacterSet::pictogram)
        return hasUndefined(decoder.decode(first, octets))
                   ? CharsetGuess{CharacterSet::binary, "neither ISO-2022-JP nor Shift_JIS"}
                   : CharsetGuess{first, "valid Shift_JIS"};
    if (looksLikeJisPairs(octets))
        return {CharacterSet::jis, "pairs below 0x7F, many of them kana"};
    const CharacterSet second = first == CharacterSet::eucJp ? CharacterSet::shiftJis : CharacterSet::eucJp;
    const double firstMark = plausibility(decoder.decode(first, octets));
    const double secondMark = plausibility(decoder.decode(second, octets));
    const bool swapped = secondMark > firstMark + kClearly;
    if (std::max(firstMark, secondMark) < kHardlyText)
        return {CharacterSet::binary, "no form of Japanese text makes sense"};
    const CharacterSet chosen = swapped ? second : first;
    return {chosen, chosen == CharacterSet::eucJp ? "reads as EUC-JP" : "reads as Shift_JIS"};
}

}  // namespace smppscope::dissector
