#include "dissector/text/other_reading.h"

#include <algorithm>

#include <fmt/format.h>

#include "dissector/text/octet_signs.h"
#include "dissector/text/plausibility.h"

namespace smppscope::dissector {

namespace {

constexpr double kConvincing = 0.9;
constexpr double kDoubtful = 0.6;
constexpr std::size_t kFewOctets = 5;       ///< fewer tell nothing about what was meant
constexpr std::size_t kFewAsciiOctets = 8;  ///< fewer printable octets may well be ideographs

/// A reading in which nothing is undefined and which looks like text.
std::optional<OtherReading> convincing(CharacterSet set, Bytes octets, TextDecoder& decoder,
                                       std::string because) {
    Characters characters = decoder.decode(set, octets);
    if (hasUndefined(characters) || plausibility(characters) < kConvincing)
        return std::nullopt;
    return OtherReading{set, std::move(characters), std::move(because)};
}

std::string declaredBut(CharacterSet declared, CharacterSet meant) {
    return fmt::format("The text should be {}, but makes sense as {} only.", characterSetInfo(declared).title,
                       characterSetInfo(meant).title);
}

bool beginsSwapped(Bytes octets) {
    return octets.size() % 2 == 0 && octets.size() >= 4 && octets[0] == 0xFF && octets[1] == 0xFE;
}

/// Sequences of several octets in valid UTF-8.
std::ptrdiff_t longSequences(const Characters& utf8) {
    return std::count_if(utf8.list.begin(), utf8.list.end(),
                         [](const TextCharacter& character) { return character.bytes.length > 1; });
}

std::optional<OtherReading> asUtf8(Bytes octets, double declaredMark, TextDecoder& decoder) {
    constexpr std::ptrdiff_t kManySequences = 4;
    if (!hasHighBit(octets))
        return std::nullopt;
    auto utf8 =
        convincing(CharacterSet::utf8, octets, decoder, "The text is UTF-8, which no data_coding means.");
    if (utf8 && declaredMark >= kConvincing && longSequences(utf8->characters) < kManySequences)
        return std::nullopt;
    return utf8;
}

std::optional<OtherReading> insteadOfUcs2(Bytes octets, double declaredMark, TextDecoder& decoder) {
    if (looksLikeLittleEndianUtf16(octets) || beginsSwapped(octets))
        if (auto swapped = convincing(CharacterSet::ucs2LittleEndian, octets, decoder,
                                      "The text makes sense in little-endian order only."))
            return swapped;
    if (auto utf8 = asUtf8(octets, declaredMark, decoder))
        return utf8;
    if (octets.size() >= kFewAsciiOctets && isPrintableAscii(octets))
        return convincing(CharacterSet::ascii, octets, decoder,
                          "The text should be UCS-2, but all its octets are printable ASCII.");
    if (declaredMark < kDoubtful && octets.size() >= kFewOctets)
        return convincing(CharacterSet::latin1, octets, decoder,
                          declaredBut(CharacterSet::ucs2, CharacterSet::latin1));
    return std::nullopt;
}

std::optional<OtherReading> insteadOfOthers(Bytes octets, CharacterSet declared, double declaredMark,
                                            TextDecoder& decoder) {
    if (auto utf8 = asUtf8(octets, std::min(declaredMark, kDoubtful), decoder))
        return utf8;
    const CharacterSet candidates[] = {CharacterSet::ucs2, CharacterSet::latin1, CharacterSet::gsm7};
    for (const CharacterSet candidate : candidates) {
        const bool shaped = candidate == CharacterSet::ucs2 && looksLikeUtf16(octets);
        if (candidate == declared || (declaredMark >= kDoubtful && !shaped))
            continue;
        if (candidate == CharacterSet::ucs2 && !shaped)
            continue;
        if (auto other = convincing(candidate, octets, decoder, declaredBut(declared, candidate)))
            return other;
    }
    return std::nullopt;
}

}  // namespace

std::optional<OtherReading> findOtherReading(Bytes octets, CharacterSet declared, const Characters& reading,
                                             TextDecoder& decoder) {
    const double mark = plausibility(reading);
    if (declared == CharacterSet::ucs2)
        return insteadOfUcs2(octets, mark, decoder);
    return insteadOfOthers(octets, declared, mark, decoder);
}

}  // namespace smppscope::dissector
