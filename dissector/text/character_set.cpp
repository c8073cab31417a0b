#include "dissector/text/character_set.h"

#include <algorithm>
#include <array>

namespace smppscope::dissector {

namespace {

constexpr CharacterSetInfo kCharacterSets[] = {
    {CharacterSet::gsm7, "gsm7", "GSM 7-bit"},
    {CharacterSet::gsm7Packed, "gsm7-packed", "GSM 7-bit, packed"},
    {CharacterSet::ascii, "ascii", "ASCII"},
    {CharacterSet::latin1, "latin1", "Latin-1, ISO 8859-1"},
    {CharacterSet::ucs2, "ucs2", "UCS-2, UTF-16 big endian"},
    {CharacterSet::ucs2LittleEndian, "ucs2-le", "UCS-2 in the wrong order, UTF-16 little endian"},
    {CharacterSet::utf8, "utf8", "UTF-8"},
    {CharacterSet::cyrillic, "cyrillic", "Cyrillic, ISO 8859-5"},
    {CharacterSet::hebrew, "hebrew", "Hebrew, ISO 8859-8"},
    {CharacterSet::jis, "jis", "JIS X 0208 without escape sequences"},
    {CharacterSet::shiftJis, "shift-jis", "Shift_JIS"},
    {CharacterSet::iso2022Jp, "iso-2022-jp", "ISO-2022-JP"},
    {CharacterSet::eucJp, "euc-jp", "EUC-JP"},
    {CharacterSet::korean, "korean", "KS C 5601, EUC-KR"},
    {CharacterSet::pictogram, "pictogram", "Pictograms, Shift_JIS"},
    {CharacterSet::binary, "binary", "8-bit data, no text"},
};

constexpr bool setsInOrder() {
    for (std::size_t i = 0; i < std::size(kCharacterSets); ++i)
        if (static_cast<std::size_t>(kCharacterSets[i].set) != i)
            return false;
    return std::size(kCharacterSets) == static_cast<std::size_t>(CharacterSet::binary) + 1;
}
static_assert(setsInOrder());

constexpr auto characterSetValues() {
    std::array<EnumValue, std::size(kCharacterSets)> values{};
    std::transform(std::begin(kCharacterSets), std::end(kCharacterSets), values.begin(),
                   [](const CharacterSetInfo& row) {
                       return EnumValue{static_cast<std::uint32_t>(row.set), row.id, row.title};
                   });
    return values;
}

constexpr auto kCharacterSetValues = characterSetValues();

}  // namespace

const Enumeration kCharacterSetNames{"character_set", kCharacterSetValues};

std::span<const CharacterSetInfo> allCharacterSets() {
    return kCharacterSets;
}

const CharacterSetInfo& characterSetInfo(CharacterSet set) {
    return kCharacterSets[static_cast<std::size_t>(set)];
}

std::optional<CharacterSet> findCharacterSet(std::string_view id) {
    for (const CharacterSetInfo& row : kCharacterSets)
        if (row.id == id)
            return row.set;
    return std::nullopt;
}

}  // namespace smppscope::dissector
