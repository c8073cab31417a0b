#include "dissector/text/declared_set.h"

namespace smppscope::dissector {

namespace {

constexpr std::string_view kMeansOctets = "data_coding means octets";
constexpr std::string_view kMeansNothing = "data_coding is reserved";

/// SMPP v3.4 5.2.19. JIS, pictograms and extended Kanji have no agreed form.
constexpr DeclaredSet kSmppSets[] = {
    {CharacterSet::gsm7, false, false, {}},
    {CharacterSet::ascii, true, false, {}},
    {CharacterSet::binary, true, false, kMeansOctets},
    {CharacterSet::latin1, true, false, {}},
    {CharacterSet::binary, true, false, kMeansOctets},
    {CharacterSet::shiftJis, false, false, {}},
    {CharacterSet::cyrillic, true, false, {}},
    {CharacterSet::hebrew, true, false, {}},
    {CharacterSet::ucs2, true, false, {}},
    {CharacterSet::pictogram, false, false, {}},
    {CharacterSet::iso2022Jp, true, false, {}},
    {CharacterSet::binary, true, false, kMeansNothing},
    {CharacterSet::binary, true, false, kMeansNothing},
    {CharacterSet::eucJp, false, false, {}},
    {CharacterSet::korean, true, false, {}},
    {CharacterSet::binary, true, false, kMeansNothing},
};

/// The alphabets of the general groups.
constexpr DeclaredSet kGsmAlphabets[] = {
    {CharacterSet::gsm7, false, false, {}},
    {CharacterSet::binary, true, false, kMeansOctets},
    {CharacterSet::ucs2, true, false, {}},
    {CharacterSet::binary, true, false, "its alphabet is reserved"},
};

DeclaredSet gsmScheme(std::uint8_t scheme) {
    constexpr unsigned kCompressed = 0x20;
    constexpr unsigned kEightBit = 0x04;
    if (scheme < 0x80 && (scheme & kCompressed) != 0)
        return {CharacterSet::binary, true, true, "the text is compressed"};
    if (scheme < 0x80)
        return kGsmAlphabets[scheme >> 2 & 3];
    if (scheme < 0xC0)
        return {CharacterSet::binary, true, false, kMeansNothing};
    if (scheme < 0xE0)
        return kGsmAlphabets[0];
    if (scheme < 0xF0)
        return kGsmAlphabets[2];
    return kGsmAlphabets[(scheme & kEightBit) != 0 ? 1 : 0];
}

}  // namespace

DeclaredSet declaredSet(std::optional<std::uint8_t> dataCoding, const TextSettings& settings) {
    const std::uint8_t value = dataCoding.value_or(0);
    if (value == 0 && settings.dataCodingZero)
        return {*settings.dataCodingZero, true, false,
                *settings.dataCodingZero == CharacterSet::binary ? "the settings say so" : ""};
    const DeclaredSet found =
        value < std::size(kSmppSets) && !settings.rawGsmScheme ? kSmppSets[value] : gsmScheme(value);
    const bool packingKnown =
        found.set == CharacterSet::gsm7 && (settings.dataCodingZero == CharacterSet::gsm7 ||
                                            settings.dataCodingZero == CharacterSet::gsm7Packed);
    return packingKnown ? DeclaredSet{*settings.dataCodingZero, true, false, {}} : found;
}

}  // namespace smppscope::dissector
