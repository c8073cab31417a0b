#include <gtest/gtest.h>

#include "dissector/text/alphabet_signs.h"
#include "dissector/text/decode_text.h"
#include "dissector/text/gsm_tables.h"
#include "dissector/text/septets.h"
#include "tests/unit/dissector/text/text_properties.h"

namespace smppscope::dissector::tests {

namespace {

AlphabetSign signOf(std::string_view octets) {
    return alphabetSignOf(bytesOf(octets));
}

/// A text with data_coding 0 of a peer with these texts.
DecodedText decodeOf(const std::vector<std::string_view>& others, std::string_view octets) {
    TextContext context;
    context.dataCoding = 0;
    for (const std::string_view other : others)
        ++context.settings.peer.texts[static_cast<std::size_t>(signOf(other))];
    TextDecoder decoder;
    return decodeText(bytesOf(octets), context, decoder);
}

}  // namespace

TEST(AlphabetSigns, TextsThatReadAlikeInSeveralAlphabetsTellNothing) {
    EXPECT_EQ(signOf(""), AlphabetSign::none);
    EXPECT_EQ(signOf("Meet me at 5?\r\n"), AlphabetSign::none);
    EXPECT_EQ(signOf("mail @ home"), AlphabetSign::none);
}

TEST(AlphabetSigns, OctetsThatMakeSenseInOneAlphabetTellIt) {
    EXPECT_EQ(signOf("caf\x05 \x1B\x65 5"), AlphabetSign::gsm7);
    EXPECT_EQ(signOf("anna@example.com"), AlphabetSign::ascii);
    EXPECT_EQ(signOf("caf\xE9 au lait"), AlphabetSign::latin1);
    EXPECT_EQ(signOf("caf\xC3\xA9 au lait"), AlphabetSign::utf8);
    EXPECT_EQ(signOf(std::string_view("\0h\0e\0l\0l\0o", 10)), AlphabetSign::ucs2);
}

TEST(AlphabetSigns, PackedSeptetsAreFoundBehindAHeaderToo) {
    const auto septets = *encodeGsm("meet me at the old bridge");
    EXPECT_EQ(alphabetSignOf(packSeptets(septets, 0)), AlphabetSign::gsm7Packed);
    EXPECT_EQ(alphabetSignOf(packSeptets(septets, fillBitsAfter(6)), 6), AlphabetSign::gsm7Packed);
}

TEST(AlphabetSigns, ACharacterThatIsCutBetweenPartsIsStillUtf8) {
    EXPECT_EQ(signOf("\xA9 au lait, caf\xC3\xA9 noir, caf\xC3"), AlphabetSign::utf8);
}

TEST(PeerAlphabet, TextsThatTellNothingAreReadAsTheOthersOfTheirPeer) {
    const DecodedText text = decodeOf({"caf\xE9", "caf\xE9", "hello"}, "5 @ 3 $");
    EXPECT_EQ(text.set, CharacterSet::latin1);
    EXPECT_TRUE(text.guessed);
    EXPECT_EQ(text.characters.text, "5 @ 3 $");
    EXPECT_EQ(text.evidence,
              "of 3 texts of this peer 2 make sense in Latin-1 alone, 1 reads alike in several alphabets");
}

TEST(PeerAlphabet, WhatATextSaysItselfCountsMore) {
    const DecodedText text = decodeOf({"caf\xE9", "caf\xE9"}, "caf\x05");
    EXPECT_EQ(text.set, CharacterSet::gsm7);
    EXPECT_EQ(text.characters.text, "caf\u00E9");
    EXPECT_EQ(
        text.evidence,
        "no octet above 0x7F; otherwise than most: of 2 texts of this peer 2 make sense in Latin-1 alone");
}

TEST(PeerAlphabet, AsciiIsPartOfLatin1) {
    const DecodedText text = decodeOf({"caf\xE9", "anna@example.com", "bob@example.com"}, "carl@example.com");
    EXPECT_EQ(text.set, CharacterSet::latin1);
}

TEST(PeerAlphabet, APeerThatContradictsItselfTellsNothing) {
    EXPECT_EQ(decodeOf({"caf\xE9", "caf\x05"}, "5 @ 3").set, CharacterSet::gsm7);
    EXPECT_EQ(decodeOf({}, "5 @ 3").evidence, "no octet above 0x7F");
}

TEST(PeerAlphabet, OctetsThatTheOthersCouldNotHaveAreReadByThemselves) {
    EXPECT_EQ(decodeOf({"caf\x05", "caf\x05"}, "caf\xE9 au lait").set, CharacterSet::latin1);
    EXPECT_EQ(decodeOf({std::string_view("\0h\0e\0l\0l\0o", 10)}, "odd").set, CharacterSet::gsm7);
}

}  // namespace smppscope::dissector::tests
