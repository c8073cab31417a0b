#include <gtest/gtest.h>

#include "dissector/text/decode_text.h"
#include "dissector/text/septets.h"
#include "tests/unit/dissector/text/gsm_facts.h"
#include "tests/unit/dissector/text/text_properties.h"

namespace smppscope::dissector::tests {

namespace {

using Octets = std::vector<std::uint8_t>;

DecodedText decodeBytes(std::uint8_t dataCoding, Bytes octets, const TextSettings& settings = {},
                        const GsmLayout& layout = {}) {
    TextDecoder decoder;
    TextContext context;
    context.dataCoding = dataCoding;
    context.layout = layout;
    context.settings = settings;
    DecodedText text = decodeText(octets, context, decoder);
    EXPECT_EQ(fault(text, octets), "");
    return text;
}

DecodedText decode(std::uint8_t dataCoding, std::string_view octets) {
    return decodeBytes(dataCoding, bytesOf(octets));
}

DecodedText decodeHex(std::uint8_t dataCoding, const std::string& digits) {
    return decodeBytes(dataCoding, fromHex(digits));
}

std::string id(const DecodedText& text) {
    return std::string(characterSetInfo(text.set).id);
}

std::string issuesOf(const DecodedText& text) {
    std::string ids;
    for (const Issue& issue : text.issues)
        ids += (ids.empty() ? "" : ", ") + std::string(issueInfo(issue.code).id);
    return ids;
}

/// A text of ASCII in UTF-16.
std::string wide(std::string_view text, bool big = true) {
    std::string octets;
    for (const char c : text)
        octets += big ? std::string{'\0', c} : std::string{c, '\0'};
    return octets;
}

std::string packed(std::string_view text) {
    const auto octets = packGsm(*encodeGsm(text));
    return {octets.begin(), octets.end()};
}

}  // namespace

// ---- what data_coding says

TEST(DecodeText, SetsOfTheSmppTable) {
    EXPECT_EQ(decode(1, "Plain").characters.text, "Plain");
    EXPECT_EQ(decode(3, "Z\xfcrich").characters.text, "Zürich");
    EXPECT_EQ(decodeHex(5, "82b182f182c982bf82cd").characters.text, "こんにちは");
    EXPECT_EQ(decodeHex(6, "bfe0d8d2d5e2").characters.text, "Привет");
    EXPECT_EQ(decodeHex(7, "f9ece5ed").characters.text, "שלום");
    EXPECT_EQ(decodeHex(8, "4f60597d").characters.text, "你好");
    EXPECT_EQ(decodeHex(0x0A, "1b24422450245f1b284241").characters.text, "ばみA");
    EXPECT_EQ(decodeHex(0x0D, "b4c1bbfa").characters.text, "漢字");
    EXPECT_EQ(decodeHex(0x0E, "bec8b3e7").characters.text, "안녕");
}

TEST(DecodeText, FlashMessagesOfRawSchemesAreRead) {
    EXPECT_EQ(decode(0x10, "flash").characters.text, "flash");
    EXPECT_EQ(decode(0x18, wide("flash")).characters.text, "flash");
    EXPECT_EQ(decode(0x18, wide("flash")).evidence, "data_coding is 0x18");
    EXPECT_EQ(decode(0x10, "flash").evidence, "data_coding is 0x10; no octet above 0x7F");
}

TEST(DecodeText, DataIsNoText) {
    for (const std::uint8_t dataCoding : Octets{0x02, 0x04, 0x0B, 0x15, 0x84, 0xF5}) {
        const DecodedText text = decode(dataCoding, "octets");
        EXPECT_EQ(id(text), "binary");
        EXPECT_TRUE(text.characters.text.empty());
    }
    EXPECT_EQ(decode(0x04, "x").evidence, "data_coding is 0x04; data_coding means octets");
    EXPECT_EQ(decode(0x20, "x").evidence, "data_coding is 0x20; the text is compressed");
    TextDecoder decoder;
    TextContext push;
    push.dataCoding = 0;
    push.binaryByPort = true;
    EXPECT_EQ(id(decodeText(bytesOf("text"), push, decoder)), "binary");
}

TEST(DecodeText, JapaneseHasSeveralForms) {
    EXPECT_EQ(id(decodeHex(5, "82b182f182c982bf82cd")), "shift-jis");
    EXPECT_EQ(id(decodeHex(5, "1b2442245324731b2842")), "iso-2022-jp");
    EXPECT_EQ(id(decodeHex(5, "a4b3a4f3a4cba4c1a4cf")), "euc-jp");
    EXPECT_EQ(id(decodeHex(5,
                           "24332473244b24412"
                           "44f")),
              "jis");
    EXPECT_EQ(decodeHex(5, "24332473244b2441244f").characters.text, "こんにちは");
    EXPECT_EQ(id(decodeHex(5, "ff00fe80ff")), "binary");
    EXPECT_EQ(id(decodeHex(9, "1b2442245324731b2842")), "iso-2022-jp");
    EXPECT_EQ(id(decodeHex(9, "f89f82b1")), "pictogram");
    EXPECT_EQ(id(decodeHex(9, "80ff")), "binary");
    EXPECT_TRUE(decodeHex(5, "82b1").guessed);
}

// ---- what data_coding 0 is

TEST(DecodeText, ZeroIsGuessedToBeUnpackedGsm) {
    const DecodedText plain = decode(0, "Hello");
    EXPECT_EQ(id(plain), "gsm7");
    EXPECT_TRUE(plain.guessed);
    EXPECT_EQ(plain.evidence, "no octet above 0x7F");
    EXPECT_EQ(decode(0, "5 \x1b\x65").evidence, "no octet above 0x7F; escape pairs are valid");
    EXPECT_EQ(decode(0, "5 \x1b\x41").evidence, "no octet above 0x7F; some escape pairs mean nothing");
    EXPECT_EQ(issuesOf(plain), "");
    EXPECT_EQ(id(decode(0, "")), "gsm7");
}

TEST(DecodeText, ZeroIsGuessedToBePackedWhereThatReads) {
    const DecodedText text = decode(0, packed("The quick brown fox jumps"));
    EXPECT_EQ(id(text), "gsm7-packed");
    EXPECT_EQ(text.characters.text, "The quick brown fox jumps");
}

TEST(DecodeText, ZeroIsGuessedToBeLatin1WhereOctetsAboveSeptetsReadNoOtherWay) {
    for (const char* text : {"Gr\xfc\xdf"
                             "e aus Z\xfcrich",
                             "se\xf1or!", "caf\xe9", "Z\xfcrich"})
        EXPECT_EQ(id(decode(0, text)), "latin1") << text;
}

TEST(DecodeText, ZeroIsGuessedToBeUtf8WhereThatIsValid) {
    const DecodedText text = decode(0, "caf\u00E9");
    EXPECT_EQ(id(text), "utf8");
    EXPECT_EQ(text.characters.text, "caf\u00E9");
    EXPECT_EQ(issuesOf(text), "text-utf8");
}

TEST(DecodeText, ZeroIsGuessedToBeUcs2WherePairsAreOfOneScript) {
    EXPECT_EQ(decode(0, wide("Hello")).characters.text, "Hello");
    EXPECT_EQ(decodeHex(0, "041f04400438043204350442").characters.text, "Привет");
    EXPECT_EQ(decodeHex(0, "feff4f60597d").characters.text, "\uFEFF你好");
    EXPECT_EQ(id(decode(0, std::string("\0A", 2))), "gsm7") << "a single pair tells nothing";
}

TEST(DecodeText, ZeroIsGuessedToBeAsciiWhereWordsHoldItsSigns) {
    EXPECT_EQ(decode(0, "mail anna@example.com").characters.text, "mail anna@example.com");
    EXPECT_EQ(decode(0, "\x40Hola!").characters.text, "\u00A1Hola!");
}

TEST(DecodeText, TheSettingsEndTheGuessing) {
    const DecodedText text = decodeBytes(0, bytesOf("a@b"), {CharacterSet::gsm7, false});
    EXPECT_EQ(text.characters.text, "a\u00A1b");
    EXPECT_FALSE(text.guessed);
    EXPECT_EQ(text.evidence, "chosen in the settings");
    EXPECT_EQ(id(decodeBytes(3, bytesOf("abc"), {std::nullopt, true})), "gsm7");
}

TEST(DecodeText, ANationalLanguageMeansGsm) {
    const DecodedText text = decodeBytes(0, bytesOf("a@b"), {}, {.lockingLanguage = 1, .headerOctets = 4});
    EXPECT_EQ(text.characters.text, "a\u0130b");
    EXPECT_EQ(text.evidence, "no octet above 0x7F; Turkish locking shift");
    const auto septets = packSeptets(*encodeGsm("ağ ve şu", {1, 1, 4}), 3);
    EXPECT_EQ(decodeBytes(0, septets, {}, {1, 1, 4}).characters.text, "ağ ve şu");
}

// ---- what is wrong

TEST(DecodeText, EmojiAreOneCharacterOfFourOctets) {
    const DecodedText text = decodeHex(8, "006fd83ddc4d");
    EXPECT_EQ(text.characters.text, "o👍");
    EXPECT_EQ(text.characters.list[1].bytes, (ByteRange{2, 4}));
    EXPECT_EQ(issuesOf(text), "");
}

TEST(DecodeText, LoneSurrogatesAreShownAsSuch) {
    const DecodedText end = decodeHex(8, "006f006bd83d");
    EXPECT_EQ(end.characters.text, "ok\\uD83D");
    EXPECT_EQ(issuesOf(end), "text-lone-surrogate");
    EXPECT_EQ(end.issues[0].range, (ByteRange{4, 2}));
    EXPECT_EQ(end.issues[0].text, "0xD83D is half of a character; the other may begin the next segment.");
    EXPECT_EQ(decodeHex(8, "dc4d006f").issues[0].text,
              "0xDC4D is half of a character; the other may end the segment before.");
    EXPECT_EQ(decodeHex(8, "006fd83d006f").issues[0].text, "0xD83D is half of a character.");
}

TEST(DecodeText, OddLengthsShowTheLastOctet) {
    const DecodedText text = decodeHex(8, "004100");
    EXPECT_EQ(text.characters.text, "A\uFFFD");
    EXPECT_EQ(issuesOf(text), "text-odd-length");
    EXPECT_EQ(text.issues[0].range, (ByteRange{2, 1}));
}

TEST(DecodeText, LittleEndianTextIsReadBothWays) {
    for (const std::string& octets : {wide("Hello", false), "\xff\xfe" + wide("AB", false)}) {
        const DecodedText text = decode(8, octets);
        EXPECT_EQ(id(text), "ucs2");
        EXPECT_EQ(issuesOf(text), "text-little-endian");
        ASSERT_TRUE(text.other);
    }
    EXPECT_EQ(decode(8, wide("Hello", false)).other->characters.text, "Hello");
    EXPECT_EQ(decodeHex(8, "1f044004380432043504").other->characters.text, "Приве");
    EXPECT_EQ(issuesOf(decodeHex(8, "4f60597d4e16754c")), "") << "real Chinese";
}

TEST(DecodeText, Utf8UnderAnotherNameIsFound) {
    for (const std::uint8_t dataCoding : Octets{0x01, 0x03, 0x08, 0xF0}) {
        const DecodedText text = decode(dataCoding, "Ünïcödé für Zürich");
        EXPECT_NE(issuesOf(text).find("text-utf8"), std::string::npos) << int{dataCoding} << issuesOf(text);
        ASSERT_TRUE(text.other);
        EXPECT_EQ(text.other->characters.text, "Ünïcödé für Zürich");
    }
    EXPECT_EQ(issuesOf(decode(3,
                              "Gr\xfc\xdf"
                              "e")),
              "");
}

TEST(DecodeText, AsciiUnderTheNameOfUcs2IsFound) {
    const DecodedText text = decode(8, "Your code is 1234");
    ASSERT_TRUE(text.other);
    EXPECT_EQ(text.other->characters.text, "Your code is 1234");
    EXPECT_EQ(issuesOf(decode(8, "Your code is 123")), "text-alphabet");
}

TEST(DecodeText, Ucs2UnderTheNameOfGsmIsFound) {
    const DecodedText text = decode(0xC8, wide("klasse 200"));
    EXPECT_EQ(issuesOf(text), "text-alphabet");
    ASSERT_TRUE(text.other);
    EXPECT_EQ(text.other->characters.text, "klasse 200");
    EXPECT_EQ(decode(3, wide("klasse 200")).other->characters.text, "klasse 200");
}

TEST(DecodeText, OctetsWithoutACharacterAreAnIssue) {
    const DecodedText text = decode(1, "a\xff\xfe");
    EXPECT_EQ(text.characters.text, "a\uFFFD\uFFFD");
    ASSERT_FALSE(text.issues.empty());
    EXPECT_EQ(text.issues[0].code, IssueCode::textUndefined);
    EXPECT_EQ(text.issues[0].range, (ByteRange{1, 1}));
    EXPECT_EQ(text.issues[0].text, "ASCII has no character for these octets, nor for 1 others.");
}

TEST(DecodeText, CutEscapesAndPaddingAreNotes) {
    EXPECT_EQ(issuesOf(decode(0, "cut \x1b")), "text-escape-cut");
    const std::string septets = packed("1234567");  // padded with CR
    EXPECT_EQ(issuesOf(decodeBytes(0, bytesOf(septets), {CharacterSet::gsm7Packed, false})), "text-padding");
}

}  // namespace smppscope::dissector::tests
