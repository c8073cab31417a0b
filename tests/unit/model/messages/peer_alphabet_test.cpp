#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/report.h"
#include "tests/unit/model/messages/message_capture.h"

namespace smppscope::model {
namespace {

using ::testing::HasSubstr;

class PeerAlphabetTest : public ::testing::Test {
  protected:
    MessageCapture capture;
};

TEST_F(PeerAlphabetTest, AllTextsOfAnAccountDecideWhatItsDataCodingZeroIs) {
    auto shop = capture.bind("shop");
    auto bank = capture.bind("bank");
    const Row plain = shop.submits("A1", MessageCapture::kRecipient, "5 @ 3 $");
    const Row other = bank.submits("B1", MessageCapture::kRecipient, "5 \x02 3 $");
    auto second = capture.bind("shop");
    second.submits("A2", MessageCapture::kRecipient, "caf\xE9 au lait");
    capture.load();
    EXPECT_EQ(capture.field(plain, "message.text"), "5 @ 3 $");
    EXPECT_EQ(capture.field(other, "message.text"), "5 $ 3 \u00A4");
    const SessionReport report = buildReport(capture.analysis().snapshot());
    const DefaultAlphabet& alphabet = report.accounts(0).default_alphabet();
    EXPECT_EQ(alphabet.charset(), "latin1");
    EXPECT_FALSE(alphabet.chosen());
    EXPECT_EQ(alphabet.texts(), 2u);
    EXPECT_EQ(alphabet.evidence(),
              "of 2 texts of this peer 1 makes sense in Latin-1 alone, 1 reads alike in several alphabets");
    EXPECT_EQ(report.accounts(1).default_alphabet().charset(), "gsm7");
    EXPECT_THAT(reportAsText(report), HasSubstr(alphabet.evidence()));
    EXPECT_THAT(reportAsHtml(report), HasSubstr(alphabet.evidence()));
}

TEST_F(PeerAlphabetTest, ReceiptsAndTextsWithAnotherDataCodingDoNotCount) {
    auto shop = capture.bind();
    shop.submits("A1");
    shop.receives("A1");
    shop.requests(submission("caf\xE9").set("data_coding", 3));
    capture.load();
    EXPECT_EQ(capture.summary().accounts.at(0).alphabet.count(), 1u);
}

TEST_F(PeerAlphabetTest, WhatTheUserChoseIsSaidToBeChosen) {
    auto shop = capture.bind();
    shop.submits("A1", MessageCapture::kRecipient, "5 @ 3 $");
    capture.load();
    TextRules rules;
    rules.of("shop").dataCodingZero = dissector::CharacterSet::ascii;
    capture.setTextRules(rules);
    const SessionReport chosen = buildReport(capture.analysis().snapshot());
    EXPECT_EQ(chosen.accounts(0).default_alphabet().charset(), "ascii");
    EXPECT_TRUE(chosen.accounts(0).default_alphabet().chosen());
}

}  // namespace
}  // namespace smppscope::model
