#include <gtest/gtest.h>

#include "dissector/text/gsm_codec.h"
#include "dissector/text/gsm_tables.h"
#include "dissector/text/septets.h"
#include "tests/unit/dissector/text/gsm_facts.h"
#include "tests/unit/dissector/text/text_properties.h"

namespace smppscope::dissector::tests {

namespace {

using Octets = std::vector<std::uint8_t>;

/// "0+1 1+2": offset and length of each character's octets.
std::string ranges(const Characters& characters) {
    std::string text;
    for (const TextCharacter& character : characters.list)
        text += (text.empty() ? "" : " ") + std::to_string(character.bytes.offset) + "+" +
                std::to_string(character.bytes.length);
    return text;
}

struct Vector {
    std::string name;
    GsmLayout layout;
    Octets septets;
    Octets packed;
    std::string text;
};

std::vector<Vector> vectors() {
    std::vector<Vector> all;
    const auto facts = gsmFacts();
    for (const auto& fact : facts.at("vectors")) {
        Vector vector{
            fact.at("name"), {}, fromHex(fact.at("septets")), fromHex(fact.at("packed")), fact.at("text")};
        vector.layout.lockingLanguage = fact.at("locking");
        vector.layout.singleShiftLanguage = fact.at("single");
        // Any header that leaves so many bits.
        while (fillBitsAfter(vector.layout.headerOctets) != fact.at("fill_bits"))
            ++vector.layout.headerOctets;
        all.push_back(vector);
    }
    return all;
}

}  // namespace

TEST(GsmCodec, DecodesEveryVectorOfTheFacts) {
    ASSERT_EQ(vectors().size(), 18u);
    for (const Vector& vector : vectors()) {
        SCOPED_TRACE(vector.name);
        EXPECT_EQ(decodeGsm(vector.septets, vector.layout).text, vector.text);
        EXPECT_EQ(packSeptets(vector.septets, fillBitsAfter(vector.layout.headerOctets)), vector.packed);
        Octets unpacked = unpackSeptets(vector.packed, fillBitsAfter(vector.layout.headerOctets));
        if (unpacked.size() == vector.septets.size() + 1 && unpacked.back() == 0)
            unpacked.pop_back();  // spare bits
        EXPECT_EQ(unpacked, vector.septets);
        const std::string text = decodePackedGsm(vector.packed, vector.layout).text;
        EXPECT_EQ(text.substr(0, vector.text.size()), vector.text);
        EXPECT_TRUE(text == vector.text || text == vector.text + "@") << text;
    }
}

TEST(GsmCodec, FillBitsReachTheNextSeptet) {
    const unsigned expected[] = {0, 6, 5, 4, 3, 2, 1, 0, 6};
    for (std::uint32_t octets = 0; octets < std::size(expected); ++octets)
        EXPECT_EQ(fillBitsAfter(octets), expected[octets]) << octets;
    EXPECT_EQ(fillBitsAfter(140), 0u);
}

TEST(GsmCodec, CharactersKnowTheirOctets) {
    EXPECT_EQ(ranges(decodeGsm(fromHex("411b6542"))), "0+1 1+2 3+1");
    // Septets begin in one octet and end in the next.
    EXPECT_EQ(ranges(decodePackedGsm(fromHex("31d98c56b3dd70"))), "0+1 0+2 1+2 2+2 3+2 4+2 5+2 6+1");
    // An escape pair has both its septets.
    EXPECT_EQ(ranges(decodePackedGsm(packSeptets(fromHex("411b6542"), 0))), "0+1 0+3 2+2");
    // Fill bits belong to the first character.
    EXPECT_EQ(ranges(decodePackedGsm(fromHex("906536fb0d"), {.headerOctets = 6})), "0+1 1+1 1+2 2+2 3+2");
}

TEST(GsmCodec, EscapesFollowTheRules) {
    const auto states = [](const char* septets) {
        std::vector<CharacterState> found;
        for (const TextCharacter& character : decodeGsm(fromHex(septets)).list)
            found.push_back(character.state);
        return found;
    };
    EXPECT_EQ(states("1b65"), std::vector{CharacterState::good});
    EXPECT_EQ(states("1b41"), std::vector{CharacterState::unknownEscape});
    EXPECT_EQ(states("1b1b"), std::vector{CharacterState::unknownEscape});
    EXPECT_EQ(states("411b"), (std::vector{CharacterState::good, CharacterState::cutEscape}));
    EXPECT_EQ(decodeGsm(fromHex("1b0a")).text, "\f");
    EXPECT_EQ(decodeGsm(fromHex("1b0d")).text, "\r");
    EXPECT_EQ(decodeGsm(fromHex("1bc3")).text, "\uFFFD");
}

TEST(GsmCodec, OctetsAboveSeptetsAndNullCellsAreUndefined) {
    const Characters high = decodeGsm(fromHex("4180ff"));
    EXPECT_EQ(high.text, "A\uFFFD\uFFFD");
    EXPECT_EQ(high.list[1].state, CharacterState::undefined);
    EXPECT_EQ(decodeGsm(fromHex("11"), {.lockingLanguage = 11}).text, "\uFFFD");  // Tamil
}

TEST(GsmCodec, LanguagesCountForTheirOwnRole) {
    const Octets septets = fromHex("0b1b67");  // 0x0B differs in Turkish, 0x67 only behind its escape
    EXPECT_EQ(decodeGsm(septets).text, "\u00D8g");
    EXPECT_EQ(decodeGsm(septets, {.lockingLanguage = 1}).text, "\u011Eg");
    EXPECT_EQ(decodeGsm(septets, {.singleShiftLanguage = 1}).text, "\u00D8\u011F");
    // Spanish has no locking table, 200 no table at all.
    EXPECT_EQ(decodeGsm(septets, {.lockingLanguage = 2, .singleShiftLanguage = 200}).text, "\u00D8g");
}

TEST(GsmCodec, TheLastPackedCharacterMayBePadding) {
    EXPECT_EQ(decodePackedGsm(fromHex("31d98c56b3dd00")).list.back().state, CharacterState::possiblePadding);
    EXPECT_EQ(decodePackedGsm(fromHex("31d98c56b3dd1a")).list.back().state, CharacterState::possiblePadding);
    EXPECT_EQ(decodePackedGsm(fromHex("31d98c56b3dd70")).list.back().state, CharacterState::good);
    EXPECT_EQ(decodePackedGsm(fromHex("802000")).list.back().state, CharacterState::good) << "3 spare bits";
    EXPECT_EQ(decodePackedGsm(fromHex("20"), {.headerOctets = 1}).text, "\uFFFD") << "no room for a septet";
}

TEST(GsmCodec, EveryCharacterOfEveryLanguageSurvivesEncoding) {
    for (std::uint8_t id = 0; id < kGsmLanguages; ++id) {
        const GsmLayout layout{id, id, 7};
        for (const GsmTable* table : {gsmLockingTable(id), gsmSingleShiftTable(id)}) {
            std::string text;
            if (table != nullptr)
                for (const char16_t cell : *table)
                    if (cell != kNone)
                        appendUtf8(text, cell);
            const auto septets = encodeGsm(text, layout);
            ASSERT_TRUE(septets) << gsmLanguageName(id);
            EXPECT_EQ(decodeGsm(*septets, layout).text, text);
            const std::string packed = decodePackedGsm(packGsm(*septets, layout), layout).text;
            EXPECT_TRUE(packed == text || packed == text + "\r") << gsmLanguageName(id);
        }
    }
}

TEST(GsmCodec, RefusesToEncodeWhatItCannot) {
    EXPECT_EQ(encodeGsm("привет"), std::nullopt);
    EXPECT_EQ(encodeGsm("\xff"), std::nullopt);
    EXPECT_EQ(encodeGsm("\u00E7"), std::nullopt) << "only the capital is in the default table";
    EXPECT_EQ(encodeGsm("\u20AC[]"), fromHex("1b651b3c1b3e"));
    EXPECT_EQ(encodeGsm(std::string_view("\0", 1)), std::nullopt);
}

TEST(GsmCodec, PadsWithReturnWhereAnAtSignWouldAppear) {
    EXPECT_EQ(packGsm(fromHex("31323334353637")), fromHex("31d98c56b3dd1a"));
    EXPECT_EQ(packGsm(fromHex("3132333435363738")), fromHex("31d98c56b3dd70"));
    EXPECT_EQ(decodePackedGsm(packGsm(fromHex("313233343536370d"))).text, "1234567\r\r");
}

TEST(GsmCodec, PackingAndUnpackingAreInverseForEveryLengthAndFill) {
    for (unsigned fill = 0; fill < 7; ++fill)
        for (std::size_t size = 0; size < 40; ++size) {
            Octets septets(size);
            for (std::size_t i = 0; i < size; ++i)
                septets[i] = static_cast<std::uint8_t>((i * 37 + size) & 0x7F);
            Octets again = unpackSeptets(packSeptets(septets, fill), fill);
            if (again.size() == size + 1 && again.back() == 0)
                again.pop_back();
            EXPECT_EQ(again, septets) << size << " septets behind " << fill << " bits";
        }
}

}  // namespace smppscope::dissector::tests
