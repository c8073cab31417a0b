#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "tests/unit/dissector/text/gsm_facts.h"
#include "tests/unit/dissector/tree_helpers.h"

namespace smppscope::dissector::tests {

namespace {

PduBuilder submit(std::uint8_t dataCoding, std::string_view text) {
    return PduBuilder(kSubmitSm).set("data_coding", dataCoding).set("short_message", text);
}

std::string fromHexText(const std::string& digits) {
    const auto bytes = fromHex(digits);
    return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST(TextNodes, StandBelowTheBytesOfTheMessage) {
    const Tree tree = dissect(submit(0, "Hello").build());
    EXPECT_EQ(shown(tree, "smpp.message_text"), "Hello");
    EXPECT_EQ(shown(tree, "smpp.message_text.charset"), "GSM 7-bit (a guess)");
    EXPECT_EQ(printed(tree, "smpp.message_text.charset"), "gsm7");
    EXPECT_EQ(shown(tree, "smpp.message_text.guess"), "no octet above 0x7F");
    EXPECT_EQ(rangeOf(tree, "smpp.message_text"), rangeOf(tree, "smpp.message"));
    EXPECT_EQ(nodes(tree, "smpp.message_text")[0]->depth, nodes(tree, "smpp.message")[0]->depth + 1);
    EXPECT_EQ(nodes(tree, "smpp.message_text.charset")[0]->depth, nodes(tree, "smpp.message")[0]->depth + 2);
}

TEST(TextNodes, StandBelowMessagePayloadToo) {
    const Tree tree =
        dissect(PduBuilder(kDataSm).set("data_coding", 3).tlv("message_payload", "Z\xfcrich").build());
    EXPECT_EQ(shown(tree, "smpp.message_text"), "Zürich");
    EXPECT_EQ(rangeOf(tree, "smpp.message_text"), rangeOf(tree, "smpp.message_payload"));
    EXPECT_EQ(nodes(tree, "smpp.message_text")[0]->depth, nodes(tree, "smpp.message_payload")[0]->depth + 1);
}

TEST(TextNodes, BeginBehindTheUserDataHeader) {
    const Tree tree = dissect(submit(0, fromHexText("03250101"
                                                    "54001d1e"))
                                  .set("esm_class", 0x40)
                                  .build());
    EXPECT_EQ(shown(tree, "smpp.message_text"), "T@şß");
    const ByteRange message = rangeOf(tree, "smpp.message");
    EXPECT_EQ(rangeOf(tree, "smpp.message_text"), (ByteRange{message.offset + 4, message.length - 4}));
}

TEST(TextNodes, OfDataAreTheCharacterSetAlone) {
    const Tree tree = dissect(submit(4, "data").build());
    EXPECT_EQ(printed(tree, "smpp.message_text"), "absent");
    EXPECT_EQ(shown(tree, "smpp.message_text.charset"),
              "8-bit data, no text (data_coding is 0x04; data_coding means octets)");
}

TEST(TextNodes, AreLeftOutWhereNobodyWantsThem) {
    const Tree tree = dissect(submit(8, "odd").build(), {.messageText = false});
    EXPECT_EQ(printed(tree, "smpp.message_text"), "absent");
    EXPECT_EQ(issues(tree), "");
    EXPECT_EQ(printed(dissect(submit(0, "").build()), "smpp.message_text.charset"), "absent");
}

TEST(TextNodes, ShowWhatWasMeantAndItsIssue) {
    const Tree tree = dissect(submit(8, fromHexText("480065006c006c006f00")).build());
    EXPECT_EQ(shown(tree, "smpp.message_text.meant"), "Hello");
    EXPECT_EQ(printed(tree, "smpp.message_text.meant_charset"), "ucs2-le");
    EXPECT_EQ(issues(tree), "text-little-endian");
    EXPECT_EQ(tree.issues[0].range, rangeOf(tree, "smpp.message"));
}

TEST(TextNodes, AreSafeToShow) {
    EXPECT_EQ(shown(dissect(submit(3, "a\n\x1b[31m").build()), "smpp.message_text"), "a\\n\\x1b[31m");
    EXPECT_EQ(shown(dissect(submit(8, fromHexText("0061202e0062")).build()), "smpp.message_text"),
              "a\\u202eb");
}

TEST(TextNodes, FollowTheSettings) {
    DissectOptions options;
    options.textSettings.dataCodingZero = CharacterSet::latin1;
    const Tree tree = dissect(submit(0, "a@b").build(), options);
    EXPECT_EQ(shown(tree, "smpp.message_text.charset"), "Latin-1, ISO 8859-1 (chosen in the settings)");
    EXPECT_EQ(printed(tree, "smpp.message_text.guess"), "absent");
}

TEST(DataCodingNodes, SayWhatAGsmSchemeComesTo) {
    const auto described = [](std::uint8_t dataCoding, bool raw = false) {
        DissectOptions options;
        options.textSettings.rawGsmScheme = raw;
        return shown(dissect(submit(dataCoding, "").build(), options), "smpp.data_coding");
    };
    EXPECT_EQ(described(0x08), "UCS2 (0x08)");
    EXPECT_EQ(described(0x18), "UCS2, class 0 (flash) (0x18)");
    EXPECT_EQ(described(0x28), "compressed UCS2 (0x28)");
    EXPECT_EQ(described(0x52), "GSM 7-bit, class 2, SIM specific, deleted after reading (0x52)");
    EXPECT_EQ(described(0x84), "reserved (0x84)");
    EXPECT_EQ(described(0xC8), "voicemail waiting; discard, GSM 7-bit (0xc8)");
    EXPECT_EQ(described(0xD1), "no fax waiting; store, GSM 7-bit (0xd1)");
    EXPECT_EQ(described(0xEA), "electronic mail waiting; store, UCS2 (0xea)");
    EXPECT_EQ(described(0xF5), "8-bit, class 1, ME specific (0xf5)");
    EXPECT_EQ(described(0x03, true), "GSM 7-bit (0x03)");
}

TEST(DataCodingNodes, ShowAClassOnlyWhereThereIsOne) {
    EXPECT_EQ(printed(dissect(submit(0x40, "").build()), "smpp.dcs.class"), "absent");
    EXPECT_EQ(shown(dissect(submit(0x50, "").build()), "smpp.dcs.class"), "class 0 (flash) (0x00)");
    EXPECT_EQ(shown(dissect(submit(0x20, "").build()), "smpp.dcs.compressed"), "yes (0x01)");
}

}  // namespace smppscope::dissector::tests
