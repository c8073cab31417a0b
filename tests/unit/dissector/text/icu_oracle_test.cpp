#include <random>

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "dissector/text/gsm_tables.h"
#include "dissector/text/text_decoder.h"
#include "tests/unit/dissector/text/text_properties.h"

// What ICU says of whole texts, against our character by character reading of them.

namespace smppscope::dissector::tests {

namespace {

using Octets = std::vector<std::uint8_t>;

/// ICU's own conversion of a whole text, substitutes for what it can't.
std::string byIcu(const char* converter, Bytes octets) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* const opened = ucnv_open(converter, &status);
    EXPECT_TRUE(U_SUCCESS(status)) << converter;
    const icu::UnicodeString text(reinterpret_cast<const char*>(octets.data()),
                                  static_cast<std::int32_t>(octets.size()), opened, status);
    ucnv_close(opened);
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

/// Some of ICU's converters replace single octets by U+001A instead of U+FFFD.
std::string withOneSubstitute(const std::string& text) {
    std::string same;
    for (const char c : text)
        same += c == '\x1A' ? "\uFFFD" : std::string{c};
    return same;
}

struct Oracle {
    CharacterSet set;
    const char* icuName;
};

constexpr Oracle kOracles[] = {
    {CharacterSet::ascii, "US-ASCII"},
    {CharacterSet::latin1, "ISO-8859-1"},
    {CharacterSet::ucs2, "UTF-16BE"},
    {CharacterSet::ucs2LittleEndian, "UTF-16LE"},
    {CharacterSet::utf8, "UTF-8"},
    {CharacterSet::cyrillic, "ISO-8859-5"},
    {CharacterSet::hebrew, "ISO-8859-8"},
    {CharacterSet::shiftJis, "Shift_JIS"},
    {CharacterSet::iso2022Jp, "ISO-2022-JP-2"},
    {CharacterSet::eucJp, "EUC-JP"},
    {CharacterSet::korean, "windows-949-2000"},
    {CharacterSet::pictogram, "Shift_JIS"},
};

void expectSame(const Oracle& oracle, Bytes octets, TextDecoder& decoder) {
    const Characters ours = decoder.decode(oracle.set, octets);
    // ICU replaces lone surrogates, we name them.
    for (const TextCharacter& character : ours.list)
        if (character.state == CharacterState::loneSurrogate)
            return;
    EXPECT_EQ(withOneSubstitute(ours.text), withOneSubstitute(byIcu(oracle.icuName, octets)))
        << oracle.icuName << ": " << testing::PrintToString(octets);
}

}  // namespace

TEST(IcuOracle, AgreesOnEveryOctetOfEverySet) {
    TextDecoder decoder;
    for (const Oracle& oracle : kOracles)
        for (unsigned octet = 0; octet < 256; ++octet)
            if (octet != 0x1B && octet != 0x0E && octet != 0x0F)
                expectSame(oracle, Octets{static_cast<std::uint8_t>(octet)}, decoder);
}

TEST(IcuOracle, AgreesOnEveryPairOfEverySet) {
    TextDecoder decoder;
    for (const Oracle& oracle : kOracles)
        for (unsigned pair = 0; pair < 65536; pair += 3)
            expectSame(oracle, Octets{static_cast<std::uint8_t>(pair >> 8), static_cast<std::uint8_t>(pair)},
                       decoder);
}

TEST(IcuOracle, AgreesOnRandomTexts) {
    TextDecoder decoder;
    std::mt19937 random(7);
    for (const Oracle& oracle : kOracles)
        for (int i = 0; i < 500; ++i) {
            Octets octets(random() % 40);
            for (std::uint8_t& octet : octets)
                octet = static_cast<std::uint8_t>(random());
            expectSame(oracle, octets, decoder);
        }
}

TEST(IcuOracle, AgreesOnTheDefaultGsmAlphabet) {
    TextDecoder decoder;
    for (unsigned septet = 0; septet < 128; ++septet) {
        if (septet == kGsmEscape)
            continue;
        const auto code = static_cast<std::uint8_t>(septet);
        EXPECT_EQ(decoder.decode(CharacterSet::gsm7, Octets{code}).text,
                  byIcu("gsm-03.38-2009", Octets{code}))
            << septet;
        if ((*gsmSingleShiftTable(0))[septet] == kNone)
            continue;
        const Octets pair{kGsmEscape, code};
        EXPECT_EQ(decoder.decode(CharacterSet::gsm7, pair).text, byIcu("gsm-03.38-2009", pair)) << septet;
    }
}

TEST(IcuOracle, PairsWithoutEscapesAreThoseOfIso2022Jp) {
    TextDecoder decoder;
    unsigned defined = 0;
    for (std::uint8_t row = 0x21; row <= 0x7E; ++row)
        for (std::uint8_t cell = 0x21; cell <= 0x7E; ++cell) {
            const std::string ours = decoder.decode(CharacterSet::jis, Octets{row, cell}).text;
            const std::string theirs = byIcu("ISO-2022-JP", Octets{0x1B, '$', 'B', row, cell});
            if (theirs == "\uFFFD")
                continue;  // EUC-JP has more
            EXPECT_EQ(ours, theirs) << int{row} << " " << int{cell};
            ++defined;
        }
    EXPECT_GT(defined, 6800u);
}

}  // namespace smppscope::dissector::tests
