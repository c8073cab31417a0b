#include <string>

#include <gtest/gtest.h>

#include "dissector/text/declared_set.h"

namespace smppscope::dissector::tests {

namespace {

std::string idOf(unsigned dataCoding, const TextSettings& settings = {}) {
    return std::string(characterSetInfo(declaredSet(static_cast<std::uint8_t>(dataCoding), settings).set).id);
}

/// Runs of data_codings with one set: "00 gsm7, 01 ascii, ...".
std::string sets(unsigned first, unsigned last, const TextSettings& settings = {}) {
    std::string text;
    std::string current;
    for (unsigned value = first; value <= last; ++value) {
        if (idOf(value, settings) == current)
            continue;
        current = idOf(value, settings);
        constexpr const char* kDigits = "0123456789abcdef";
        text +=
            (text.empty() ? "" : ", ") + std::string{kDigits[value >> 4], kDigits[value & 15], ' '} + current;
    }
    return text;
}

}  // namespace

TEST(DeclaredSet, FollowsTheTableOfSmppBelow0x10) {
    EXPECT_EQ(
        sets(0x00, 0x0F),
        "00 gsm7, 01 ascii, 02 binary, 03 latin1, 04 binary, 05 shift-jis, 06 cyrillic, 07 hebrew, 08 ucs2, "
        "09 pictogram, 0a iso-2022-jp, 0b binary, 0d euc-jp, 0e korean, 0f binary");
}

TEST(DeclaredSet, FollowsTheGsmGroupsAbove) {
    EXPECT_EQ(sets(0x10, 0x3F), "10 gsm7, 14 binary, 18 ucs2, 1c binary");
    EXPECT_EQ(sets(0x40, 0x7F),
              "40 gsm7, 44 binary, 48 ucs2, 4c binary, 50 gsm7, 54 binary, 58 ucs2, 5c binary");
    EXPECT_EQ(sets(0x80, 0xBF), "80 binary");
    EXPECT_EQ(sets(0xC0, 0xEF), "c0 gsm7, e0 ucs2");
    EXPECT_EQ(sets(0xF0, 0xFF), "f0 gsm7, f4 binary, f8 gsm7, fc binary");
}

TEST(DeclaredSet, FollowsThemForAllValuesOfARawScheme) {
    EXPECT_EQ(sets(0x00, 0x1F, {std::nullopt, true}),
              "00 gsm7, 04 binary, 08 ucs2, 0c binary, 10 gsm7, 14 binary, 18 ucs2, 1c binary");
}

TEST(DeclaredSet, CompressedTextIsNoText) {
    for (unsigned value = 0; value < 256; ++value)
        EXPECT_EQ(declaredSet(static_cast<std::uint8_t>(value), {std::nullopt, true}).compressed,
                  value < 0x80 && (value & 0x20) != 0);
}

TEST(DeclaredSet, TheSettingsSayWhatZeroIs) {
    EXPECT_FALSE(declaredSet(0).certain);
    EXPECT_FALSE(declaredSet(std::nullopt).certain);
    for (const CharacterSetInfo& row : allCharacterSets()) {
        EXPECT_EQ(declaredSet(0, {row.set, false}).set, row.set);
        EXPECT_TRUE(declaredSet(0, {row.set, false}).certain);
        EXPECT_EQ(declaredSet(0x08, {row.set, false}).set, CharacterSet::ucs2);
    }
}

TEST(DeclaredSet, PackingIsOpenUnlessTheSettingsSayIt) {
    EXPECT_FALSE(declaredSet(0xF0).certain);
    EXPECT_EQ(idOf(0xF0, {CharacterSet::gsm7Packed, false}), "gsm7-packed");
    EXPECT_TRUE(declaredSet(0xF0, {CharacterSet::gsm7, false}).certain);
    EXPECT_FALSE(declaredSet(0xF0, {CharacterSet::latin1, false}).certain);
}

TEST(CharacterSets, AreFoundById) {
    for (const CharacterSetInfo& row : allCharacterSets()) {
        EXPECT_EQ(findCharacterSet(row.id), row.set);
        EXPECT_FALSE(row.title.empty());
    }
    EXPECT_EQ(findCharacterSet("guess"), std::nullopt);
    EXPECT_EQ(characterSetInfo(CharacterSet::gsm7Packed).id, "gsm7-packed");
}

}  // namespace smppscope::dissector::tests
