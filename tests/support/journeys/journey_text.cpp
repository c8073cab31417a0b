#include "tests/support/journeys/journey_text.h"

#include <span>

namespace smppscope::support {

namespace {

using Character = JourneyText::Character;

// Octets: 3GPP TS 23.038 6.2.1, ISO/IEC 8859-1, UTF-16 big endian.
const Character kGsm[] = {
    {"@", std::string(1, '\0')}, {"£", "\x01"},    {"é", "\x05"}, {"Δ", "\x10"}, {"ß", "\x1E"}, {"ü", "\x7E"},
    {"€", "\x1B\x65"},           {"[", "\x1B\x3C"}};
const Character kLatin[] = {{"é", "\xE9"}, {"ß", "\xDF"}, {"ü", "\xFC"}, {"£", "\xA3"}, {"ñ", "\xF1"}};
const Character kWide[] = {{"ж", "\x04\x36"},
                           {"Я", "\x04\x2F"},
                           {"漢", "\x6F\x22"},
                           {"€", "\x20\xAC"},
                           {"😀", std::string("\xD8\x3D\xDE\x00", 4)},
                           {"🚀", "\xD8\x3D\xDE\x80"}};

struct Alphabet {
    std::string_view charset;
    std::uint8_t dataCoding;
    std::size_t unit;
    std::span<const Character> signs;
};
const Alphabet kAlphabets[] = {{"gsm7", 0, 1, kGsm}, {"latin1", 3, 1, kLatin}, {"ucs2", 8, 2, kWide}};

}  // namespace

JourneyText drawText(Random& random, std::size_t characters) {
    const Alphabet& alphabet = kAlphabets[random.between(0, std::size(kAlphabets) - 1)];
    JourneyText text{alphabet.charset, alphabet.dataCoding, alphabet.unit, {}};
    for (std::size_t i = 0; i < characters; ++i) {
        if (random.chance(0.2)) {
            text.characters.push_back(
                alphabet.signs[static_cast<std::size_t>(random.between(0, std::ssize(alphabet.signs) - 1))]);
            continue;
        }
        const std::string letter(1, random.chance(0.15) ? ' ' : static_cast<char>(random.between('a', 'z')));
        text.characters.push_back({letter, std::string(alphabet.unit - 1, '\0') + letter});
    }
    return text;
}

TextPieces cut(const JourneyText& text, std::size_t count, bool anywhere) {
    TextPieces pieces{std::vector<std::string>(count), std::vector<std::string>(count)};
    for (std::size_t i = 0; i < text.characters.size(); ++i) {
        const std::size_t piece = i * count / text.characters.size();
        pieces.octets[piece] += text.characters[i].octets;
        pieces.utf8[piece] += text.characters[i].utf8;
    }
    for (std::size_t i = 1; anywhere && i < count; ++i) {
        std::string& before = pieces.octets[i - 1];
        pieces.octets[i].insert(0, before.substr(before.size() - text.unit));
        before.resize(before.size() - text.unit);
    }
    return pieces;
}

}  // namespace smppscope::support
