#include "dissector/text/octet_signs.h"

#include <algorithm>
#include <array>

namespace smppscope::dissector {

namespace {

constexpr std::size_t kFewestPairs = 2;

bool isPrintable(std::uint8_t octet) {
    return octet >= 0x20 && octet < 0x7F;
}

bool isLineEnd(std::uint8_t octet) {
    return octet == '\n' || octet == '\r';
}

bool isAlphanumeric(std::uint8_t octet) {
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || (octet >= '0' && octet <= '9');
}

/// What the octets at one place of all pairs are like.
struct PairSide {
    std::size_t pairs = 0;
    std::size_t mostFrequent = 0;  ///< pairs with the octet that is there most often
    std::size_t zeros = 0;
    std::uint8_t highest = 0;
};

PairSide sideOf(Bytes octets, std::size_t side) {
    std::array<std::size_t, 256> counts{};
    PairSide found;
    for (std::size_t at = side; at < octets.size(); at += 2) {
        found.mostFrequent = std::max(found.mostFrequent, ++counts[octets[at]]);
        found.highest = std::max(found.highest, octets[at]);
        ++found.pairs;
    }
    found.zeros = counts[0];
    return found;
}

bool isHighSide(const PairSide& side) {
    return side.highest < 0x20 && side.mostFrequent * 10 >= side.pairs * 6;
}

/// Whether the octets at `high` are all the same kind and those at its side are not.
bool isUtf16WithHighSide(Bytes octets, std::size_t high) {
    if (octets.size() % 2 != 0 || octets.size() < 2 * kFewestPairs)
        return false;
    const PairSide highSide = sideOf(octets, high);
    const PairSide lowSide = sideOf(octets, 1 - high);
    return isHighSide(highSide) && !isHighSide(lowSide) && lowSide.zeros == 0;
}

}  // namespace

bool hasHighBit(Bytes octets) {
    return std::any_of(octets.begin(), octets.end(), [](std::uint8_t octet) { return octet >= 0x80; });
}

bool hasJapaneseEscape(Bytes octets) {
    for (std::size_t at = 0; at + 2 < octets.size(); ++at)
        if (octets[at] == 0x1B && (octets[at + 1] == '$' || octets[at + 1] == '('))
            return true;
    return false;
}

bool looksLikeUtf16(Bytes octets) {
    return isUtf16WithHighSide(octets, 0);
}

bool looksLikeLittleEndianUtf16(Bytes octets) {
    return isUtf16WithHighSide(octets, 1);
}

bool isPrintableAscii(Bytes octets) {
    return std::all_of(octets.begin(), octets.end(),
                       [](std::uint8_t octet) { return isPrintable(octet) || isLineEnd(octet); });
}

bool looksLikeAscii(Bytes octets) {
    if (!isPrintableAscii(octets))
        return false;
    for (std::size_t at = 1; at + 1 < octets.size(); ++at)
        if ((octets[at] == '@' || octets[at] == '_') && isAlphanumeric(octets[at - 1]) &&
            isAlphanumeric(octets[at + 1]))
            return true;
    return false;
}

bool looksLikeJisPairs(Bytes octets) {
    constexpr std::uint8_t kHiragana = 0x24;
    constexpr std::uint8_t kKatakana = 0x25;
    if (octets.size() % 2 != 0 || octets.size() < 2 * kFewestPairs)
        return false;
    std::size_t kana = 0;
    for (std::size_t at = 0; at < octets.size(); at += 2) {
        if (!isPrintable(octets[at]) || !isPrintable(octets[at + 1]) || octets[at] == ' ' ||
            octets[at + 1] == ' ')
            return false;
        kana += octets[at] == kHiragana || octets[at] == kKatakana ? 1 : 0;
    }
    return kana * 3 >= octets.size() / 2;
}

}  // namespace smppscope::dissector
