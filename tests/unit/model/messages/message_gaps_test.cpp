// Messages at which other analyzers stop, each in a capture of its own: G12 to G17. G20:
// long_message_test.cpp.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "tests/support/bytes.h"
#include "tests/unit/model/messages/message_capture.h"

namespace smppscope::model {
namespace {

using dissector::kResponseBit;
using dissector::kSubmitSm;
using dissector::PduBuilder;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using namespace std::string_view_literals;

class MessageGap : public ::testing::Test {
  protected:
    /// What the column of texts shows for a message with that data_coding.
    std::string textOf(std::string_view octets, std::uint64_t dataCoding, std::uint64_t esmClass = 0) {
        MessageCapture own;
        auto bind = own.bind();
        const Row row =
            bind.requests(submission(octets).set("data_coding", dataCoding).set("esm_class", esmClass));
        own.load();
        return own.field(row, "smpp.message_text");
    }

    /// What the tree shows beside the first node of the field.
    std::string shown(Row row, std::string_view name) {
        PduReader reader(capture.shared());
        const auto tree = reader.tree(row);
        for (const dissector::Node& node : tree->nodes) {
            if (node.field->name == name) {
                return node.text;
            }
        }
        return {};
    }

    MessageCapture capture;
};

TEST_F(MessageGap, Gap12AnErrorResponseWithABodyIsTakenApart) {
    auto bind = capture.bind();
    bind.requests(submission("hello"));
    const Row response = bind.answersWith(PduBuilder(kSubmitSm | kResponseBit)
                                              .status(0x45)
                                              .set("message_id", "A1")
                                              .tlv(0x001D, support::bytesOf("no route\0"sv)));
    capture.load();
    EXPECT_EQ(capture.field(response, "smpp.message_id"), "A1");
    EXPECT_EQ(capture.field(response, "smpp.additional_status_info_text"), "no route");
    EXPECT_EQ(capture.field(response, "pdu.malformed"), "0");
}

TEST_F(MessageGap, Gap13Ucs2IsUtf16WithSurrogatesAndLoneOnesShowAsSuch) {
    EXPECT_EQ(textOf("\x00H\xD8\x3D\xDE\x00"sv, 8), "H\U0001F600");
    EXPECT_THAT(textOf("\xD8\x3D\x00H"sv, 8), HasSubstr("H"));
    EXPECT_NE(textOf("\xD8\x3D\x00H"sv, 8), "H") << "the lone one is shown";
}

TEST_F(MessageGap, Gap14CodingGroupsAndJapaneseAndKoreanAreDecoded) {
    EXPECT_EQ(textOf("\x04\x1F\x04\x40"sv, 0x18), "Пр") << "general group, UCS2 with class";
    EXPECT_EQ(textOf("a\x02z"sv, 0x10), "a$z") << "general group, GSM 7-bit with class";
    EXPECT_EQ(textOf("\x83\x65\x83\x58\x83\x67"sv, 5), "テスト");
    EXPECT_EQ(textOf("\x1B$B%F%9%H\x1B(B"sv, 10), "テスト");
    EXPECT_EQ(textOf("\xB0\xA1\xB0\xA2"sv, 14), "가각");
    EXPECT_THAT(textOf("\xB0\xA1"sv, 9), ::testing::Not(IsEmpty()));
    EXPECT_THAT(textOf("\x30\x21"sv, 13), ::testing::Not(IsEmpty()));
}

TEST_F(MessageGap, Gap15ALanguageOfTheUserDataHeaderIsUsed) {
    // Locking shift table 1, Turkish: 3GPP TS 23.038 A.3.1 has 0x04 as the euro sign, 0x07 as dotless i.
    EXPECT_EQ(textOf("\x03\x25\x01\x01\x04\x07"sv, 0, 0x40), "€ı");
}

TEST_F(MessageGap, Gap16ALongMessageHasItsTextAndNamesWhatIsMissing) {
    auto bind = capture.bind();
    const Row first = bind.requests(part(1, 3, 7, "one "));
    bind.requests(part(3, 3, 7, "three"));
    capture.load();
    EXPECT_EQ(capture.field(first, "message.text"), "one […]three");
    MessageReader reader = capture.reader();
    EXPECT_THAT(reader.view(0).missing, ::testing::ElementsAre(2));
    EXPECT_EQ(reader.text(0).places.front().row, first);
}

TEST_F(MessageGap, Gap17ARelativeTimeKeepsItsMonthAndAnImpossibleTimeIsAnIssue) {
    auto bind = capture.bind();
    const Row month = bind.requests(submission("hello").set("validity_period", "000107000000000R"));
    const Row bad = bind.requests(submission("hello").set("validity_period", "261399000000000+"));
    capture.load();
    EXPECT_THAT(shown(month, "smpp.validity_period_r"), HasSubstr("1 month 7 days"));
    EXPECT_EQ(capture.field(month, "pdu.issue"), "");
    EXPECT_THAT(capture.field(bad, "pdu.issue"), HasSubstr("time"));
}

}  // namespace
}  // namespace smppscope::model
