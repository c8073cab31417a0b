#include <gtest/gtest.h>

#include "dissector/receipt/receipt_state.h"
#include "dissector/receipt/receipt_text.h"
#include "tests/support/receipt_dialects.h"
#include "tests/unit/dissector/receipt/receipt_facts.h"
#include "tests/unit/dissector/receipt/receipt_text_helpers.h"

namespace smppscope::dissector::tests {

namespace {

ReceiptText scan(std::string_view input, const ReceiptTextOptions& options = {}) {
    return scanReceiptText(bytesOf(input), options);
}

bool departs(std::string_view input, Departure departure) {
    return scan(input).departures.has(departure);
}

constexpr std::string_view kExample =
    "id:0123456789 sub:001 dlvrd:001 submit date:1005232039 done date:1005242339 stat:DELIVRD err:012 text:abc";

}  // namespace

TEST(ReceiptText, SaysWhatTheVectorsSay) {
    const auto vectors = receiptVectors();
    ASSERT_EQ(vectors.size(), 43u);
    for (const ReceiptVector& vector : vectors) {
        SCOPED_TRACE(vector.note + ": " + vector.input);
        const auto text = readReceiptText(bytesOf(vector.input));
        ASSERT_TRUE(text);
        const auto is = [&](ReceiptKey key) { return value(vector.input, *text, key); };
        EXPECT_EQ(is(ReceiptKey::id), vector.id.value_or("missing"));
        EXPECT_EQ(is(ReceiptKey::sub), vector.sub.value_or("missing"));
        EXPECT_EQ(is(ReceiptKey::dlvrd), vector.dlvrd.value_or("missing"));
        EXPECT_EQ(dateText(text->submitDate), vector.submit.value_or("missing"));
        EXPECT_EQ(dateText(text->doneDate), vector.done.value_or("missing"));
        EXPECT_EQ(is(ReceiptKey::stat), vector.stat.value_or("missing"));
        EXPECT_EQ(is(ReceiptKey::err), vector.err.value_or("missing"));
        EXPECT_EQ(is(ReceiptKey::text), vector.text.value_or("missing"));
        EXPECT_EQ(part(vector.input, *text, text->trailing), vector.trailing.value_or("missing"));
        EXPECT_EQ(text->state.has_value(), vector.state.has_value());
        EXPECT_EQ(text->state.value_or(0), vector.state.value_or(0));
        EXPECT_TRUE(text->isConvincing());
    }
}

TEST(ReceiptText, OfVectorsThatAreNoReceiptsDoesNotConvince) {
    const auto texts = textsThatAreNoReceipts();
    ASSERT_EQ(texts.size(), 5u);
    for (const std::string& input : texts)
        EXPECT_FALSE(scan(input).isConvincing()) << input;
}

TEST(ReceiptText, SeparatedByCommasSaysWhatTheVectorsSay) {
    const auto vectors = commaVectors();
    ASSERT_EQ(vectors.size(), 2u);
    for (const CommaVector& vector : vectors) {
        SCOPED_TRACE(vector.input);
        const auto text = readReceiptText(bytesOf(vector.input));
        ASSERT_TRUE(text);
        EXPECT_TRUE(text->isConvincing());
        EXPECT_TRUE(text->departures.has(Departure::commaSeparated));
        EXPECT_EQ(value(vector.input, *text, ReceiptKey::id), vector.id);
        EXPECT_EQ(value(vector.input, *text, ReceiptKey::stat), vector.status);
        EXPECT_EQ(dateText(text->doneDate), vector.done);
        EXPECT_EQ(dateText(text->submitDate), vector.accepted);
        EXPECT_EQ(value(vector.input, *text, ReceiptKey::err), vector.error);
        EXPECT_EQ(part(vector.input, *text, text->destination), vector.destination);
        EXPECT_EQ(part(vector.input, *text, text->originator), vector.originator);
    }
}

TEST(ReceiptText, WithSixOrEightFieldsIsNoRecord) {
    EXPECT_FALSE(readReceiptText(bytesOf("00,0210021543,0210021500,,447887123456,1011020")));
    EXPECT_FALSE(readReceiptText(bytesOf("00,0210021543,0210021500,,447887123456,1011020,a,b")));
    EXPECT_FALSE(readReceiptText(bytesOf("0,0210021543,0210021500,,447887123456,1011020,a")));
}

TEST(ReceiptText, InEveryDialectSaysIdAndState) {
    for (const support::ReceiptDialect& dialect : support::receiptDialects()) {
        for (const support::ReceiptOutcome& outcome : support::receiptOutcomes()) {
            SCOPED_TRACE(dialect.name);
            const std::string input = dialect.write({.id = "77aa04",
                                                     .submitSeconds = 1'767'323'400,
                                                     .doneSeconds = 1'767'323'460,
                                                     .outcome = outcome,
                                                     .text = "hello",
                                                     .destination = "4915112345678",
                                                     .originator = "1234"});
            const auto text = readReceiptText(bytesOf(input), {.dataCoding = dialect.dataCoding});
            ASSERT_TRUE(text) << input;
            EXPECT_EQ(value(input, *text, ReceiptKey::id), "77aa04");
            EXPECT_EQ(text->state.has_value(), dialect.readable);
            EXPECT_EQ(text->state.value_or(outcome.state), outcome.state);
            EXPECT_EQ(text->departures.anyNoted(),
                      dialect.name != "appendix-b" && dialect.name != "capital-text")
                << describeNoted(text->departures);
            EXPECT_EQ(rangeFault(*text, input.size()), "");
        }
    }
}

TEST(ReceiptText, OfTheSpecificationDepartsFromNothing) {
    EXPECT_TRUE(scan(kExample).departures.none());
}

TEST(ReceiptText, TellsWhereItDepartsFromTheSpecification) {
    EXPECT_TRUE(departs("x^id:1 stat:DELIVRD", Departure::junkInFront));
    EXPECT_TRUE(departs("stat:DELIVRD id:1", Departure::keyOrder));
    EXPECT_TRUE(departs("id:1 stat:DELIVRD", Departure::keyMissing));
    EXPECT_TRUE(departs("id:1 stat:DELIVRD id:2", Departure::keyRepeated));
    EXPECT_TRUE(departs("id:1 submitdate:1005232039 stat:DELIVRD", Departure::keySpelling));
    EXPECT_TRUE(departs("id: 1 stat:DELIVRD", Departure::blanks));
    EXPECT_TRUE(departs("id:1  stat:DELIVRD", Departure::blanks));
    EXPECT_TRUE(departs("id:1 2 stat:DELIVRD", Departure::manyWords));
    EXPECT_TRUE(departs("id:abc stat:DELIVRD", Departure::idForm));
    EXPECT_TRUE(departs("id:1 sub:1 stat:DELIVRD", Departure::countForm));
    EXPECT_TRUE(departs("id:1 done date:100523203900 stat:DELIVRD", Departure::dateForm));
    EXPECT_TRUE(departs("id:1 stat:delivrd", Departure::stateWord));
    EXPECT_TRUE(departs("id:1 stat:FAILED", Departure::stateWord));
    EXPECT_TRUE(departs("id:1 stat:DELIVRD err:0", Departure::errorForm));
    EXPECT_TRUE(departs("id:1 stat:DELIVRD text:a text of more than twenty", Departure::longText));
    EXPECT_TRUE(departs("id:1 stat:DELIVRD err:000 hello", Departure::nakedText));
}

TEST(ReceiptText, OfAKeyThatStandsTwiceTheFirstCounts) {
    constexpr std::string_view kTwice = "id:1 stat:DELIVRD err:000 id:2 stat:EXPIRED";
    const ReceiptText text = scan(kTwice);
    EXPECT_EQ(value(kTwice, text, ReceiptKey::id), "1");
    EXPECT_EQ(text.state, 2);
}

TEST(ReceiptText, RunsToAKeyThatWasNotThereYet) {
    constexpr std::string_view kInput = "id:1 text:see id:2, text:x stat:DELIVRD err:000";
    const ReceiptText text = scan(kInput);
    EXPECT_EQ(value(kInput, text, ReceiptKey::text), "see id:2, text:x");
    EXPECT_EQ(text.state, 2);
}

TEST(ReceiptText, KeysDoNotFollowLettersDigitsAndUnderscores) {
    for (const std::string_view before : {"a", "Z", "7", "_"}) {
        const std::string input = std::string(before) + "id:1 stat:DELIVRD";
        EXPECT_FALSE(readReceiptText(bytesOf(input))) << input;
    }
    for (const std::string_view before : {"^", "#", ";", ",", "\n", "\xE9"}) {
        const std::string input = std::string(before) + "id:1 stat:DELIVRD";
        EXPECT_TRUE(readReceiptText(bytesOf(input))) << input;
    }
}

TEST(ReceiptText, NeedsAnIdAndAStatKey) {
    EXPECT_FALSE(readReceiptText(bytesOf("id: stat:DELIVRD")));
    EXPECT_FALSE(readReceiptText(bytesOf("id:1 sub:001 err:000")));
    EXPECT_FALSE(readReceiptText(bytesOf("stat:DELIVRD")));
    EXPECT_TRUE(readReceiptText(bytesOf("id:1 stat:")));
}

TEST(ReceiptText, MayEndWithNuls) {
    const std::string input("id:1 stat:DELIVRD\0\0", 19);
    const ReceiptText text = scan(input);
    EXPECT_EQ(value(input, text, ReceiptKey::stat), "DELIVRD");
    EXPECT_EQ(text.state, 2);
}

TEST(ReceiptText, InTwoOctetsIsReadWhereTheCodingSaysSo) {
    const std::string wide("\0i\0d\0:\0001\0 \0s\0t\0a\0t\0:\0D\0E\0L\0I\0V\0R\0D", 34);
    const ReceiptText text = scan(wide, {.dataCoding = 8});
    EXPECT_TRUE(text.isWide());
    EXPECT_EQ(text.value(ReceiptKey::id), (ByteRange{6, 2}));
    EXPECT_EQ(text.state, 2);
}

TEST(ReceiptText, InTwoOctetsIsReadWhateverTheCodingSays) {
    const std::string big("\0i\0d\0:\0001\0 \0s\0t\0a\0t\0:\0D\0E\0L\0I\0V\0R\0D", 34);
    const std::string little = big.substr(1) + '\0';
    for (const std::uint8_t dataCoding : std::vector<std::uint8_t>{0, 3, 8}) {
        for (const std::string& input : {big, little, "\xFE\xFF" + big, "\xFF\xFE" + little}) {
            const ReceiptText text = scan(input, {.dataCoding = dataCoding});
            EXPECT_TRUE(text.isWide());
            EXPECT_EQ(text.state, 2);
            EXPECT_EQ(
                ReceiptCharacters(bytesOf(input), text.form).shortText(*text.value(ReceiptKey::id)).view(),
                "1");
        }
    }
}

TEST(ReceiptText, MayHaveTwoOctetsPerCharacterBehindItsTextKeyOnly) {
    const std::string input = std::string("id:1 stat:DELIVRD err:000 text:") + std::string("\0T\0e\0s\0t", 8);
    const ReceiptText text = scan(input, {.dataCoding = 8});
    EXPECT_FALSE(text.isWide());
    EXPECT_EQ(text.value(ReceiptKey::text), (ByteRange{31, 8}));
}

TEST(ReceiptText, HoldsIdsOf64Octets) {
    const std::string id(64, 'f');
    const std::string input = "id:" + id + " stat:DELIVRD";
    EXPECT_EQ(value(input, scan(input), ReceiptKey::id), id);
}

TEST(ReceiptText, TakesEveryOctetInTheText) {
    for (int octet = 1; octet < 256; ++octet) {
        const std::string input = std::string(kExample) + static_cast<char>(octet) + "z";
        const auto text = readReceiptText(bytesOf(input));
        ASSERT_TRUE(text) << octet;
        EXPECT_EQ(text->value(ReceiptKey::text)->length, 5u) << octet;
    }
}

TEST(ReceiptText, NumberForAStateIsNoState) {
    const ReceiptText text = scan("id:1 stat:0 err:0");
    EXPECT_FALSE(text.state);
    EXPECT_TRUE(text.stateIsNumber);
    EXPECT_TRUE(text.isConvincing());
    EXPECT_FALSE(scan("id:1 stat:GONE err:0").isConvincing());
}

TEST(StateWords, OfTheSpecificationAreThoseOfTheTableOfStates) {
    for (const MessageStateRow& row : messageStates()) {
        if (row.receiptText.empty())
            continue;
        const StateWord* word = findStateWord(row.receiptText);
        ASSERT_NE(word, nullptr) << row.receiptText;
        EXPECT_EQ(word->state, row.value);
        EXPECT_TRUE(word->ofSpecification);
    }
}

TEST(StateWords, AreKnownInAnyCase) {
    EXPECT_EQ(findStateWord("dndnumber")->state, 8);
    EXPECT_EQ(findStateWord("Undelvrd")->state, 5);
    EXPECT_EQ(findStateWord("BUFFRED")->state, 1);
    EXPECT_EQ(findStateWord("2"), nullptr);
    EXPECT_EQ(findStateWord(""), nullptr);
}

TEST(StateWords, AreFinalButForThoseThatCanChange) {
    for (const std::string_view final : {"DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "REJECTD", "SKIPPED"})
        EXPECT_EQ(finalityOf(findStateWord(final)->state), Finality::yes) << final;
    EXPECT_EQ(finalityOf(findStateWord("ACCEPTD")->state), Finality::unclear);
    EXPECT_EQ(finalityOf(findStateWord("UNKNOWN")->state), Finality::unclear);
    EXPECT_EQ(finalityOf(findStateWord("ENROUTE")->state), Finality::no);
    EXPECT_EQ(finalityOf(200), Finality::unclear);
}

}  // namespace smppscope::dissector::tests
