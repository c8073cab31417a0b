#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "tests/unit/model/messages/message_capture.h"

namespace smppscope::model {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class LongMessageTest : public ::testing::Test {
  protected:
    Row sends(MessageCapture::Bind& bind, const dissector::PduBuilder& request, std::string_view id) {
        const Row row = bind.requests(request);
        bind.answers(id);
        return row;
    }
    std::string text(MessageNumber number) {
        MessageReader reader = capture.reader();
        return reader.text(number).text;
    }
    MessageView view(MessageNumber number) {
        MessageReader reader = capture.reader();
        return reader.view(number);
    }
    std::size_t messageCount() const { return capture.analysis().messages().messages.size(); }

    MessageCapture capture;
};

TEST_F(LongMessageTest, PartsMakeOneMessageWithItsWholeText) {
    auto bind = capture.bind();
    sends(bind, part(1, 2, 7, "hello "), "A1");
    const Row second = sends(bind, part(2, 2, 7, "world"), "A2");
    capture.load();
    ASSERT_EQ(messageCount(), 1u);
    EXPECT_EQ(text(0), "hello world");
    EXPECT_EQ(capture.field(second, "message.text"), "hello world");
    EXPECT_EQ(capture.field(second, "message.part"), "2");
    EXPECT_EQ(capture.summary().sum(false).concatenated, 1u);
}

TEST_F(LongMessageTest, EachCharacterKnowsItsPartAndItsBytes) {
    auto bind = capture.bind();
    const Row first = sends(bind, part(1, 2, 7, "ab"), "A1");
    const Row second = sends(bind, part(2, 2, 7, "c"), "A2");
    capture.load();
    MessageReader reader = capture.reader();
    const MessageText whole = reader.text(0);
    ASSERT_EQ(whole.places.size(), 3u);
    EXPECT_EQ(whole.places[1].row, first);
    EXPECT_EQ(whole.places[2].row, second);
    PduReader pdus(capture.shared());
    const auto bytes = pdus.bytes(second);
    ASSERT_TRUE(bytes);
    EXPECT_EQ((*bytes)[whole.places[2].bytes.offset], 'c');
    EXPECT_EQ(whole.places[2].bytes.length, 1u);
}

TEST_F(LongMessageTest, PartsMayComeInAnyOrderOnAnyBindOfTheAccount) {
    auto one = capture.bind("shop", dissector::kBindTransmitter);
    auto other = capture.bind("shop", dissector::kBindTransmitter);
    sends(one, part(2, 3, 7, "b"), "A2");
    sends(other, part(3, 3, 7, "c"), "A3");
    sends(one, part(1, 3, 7, "a"), "A1");
    capture.load();
    ASSERT_EQ(messageCount(), 1u);
    EXPECT_EQ(text(0), "abc");
}

TEST_F(LongMessageTest, WhatIsCutBetweenPartsIsReadAsOne) {
    auto bind = capture.bind();
    auto ucs2 = [](int number, std::string_view bytes) {
        return part(number, 2, 7, bytes).set("data_coding", std::uint64_t{8});
    };
    sends(bind, ucs2(1, std::string_view("\0H\xD8\x3D", 4)), "A1");
    sends(bind, ucs2(2, std::string_view("\xDE\x00\0!", 4)), "A2");
    capture.load();
    EXPECT_EQ(text(0), "H\U0001F600!");
}

TEST_F(LongMessageTest, MissingPartsAreNamed) {
    auto bind = capture.bind();
    const Row row = sends(bind, part(1, 3, 7, "a"), "A1");
    sends(bind, part(3, 3, 7, "c"), "A3");
    capture.load();
    EXPECT_THAT(view(0).missing, ElementsAre(2));
    EXPECT_EQ(text(0), "a[…]c");
    EXPECT_EQ(capture.field(row, "message.missing"), "2");
}

TEST_F(LongMessageTest, SarTlvsMakeOneToo) {
    auto bind = capture.bind();
    auto sar = [](int number, std::string_view text) {
        return submission(text)
            .tlv("sar_msg_ref_num", std::uint64_t{300})
            .tlv("sar_total_segments", std::uint64_t{2})
            .tlv("sar_segment_seqnum", static_cast<std::uint64_t>(number));
    };
    sends(bind, sar(1, "a"), "A1");
    sends(bind, sar(2, "b"), "A2");
    capture.load();
    ASSERT_EQ(messageCount(), 1u);
    EXPECT_EQ(view(0).method, PartMethod::sar);
    EXPECT_EQ(text(0), "ab");
}

TEST_F(LongMessageTest, APartThatIsSentAgainAfterAnErrorBelongsToTheSameMessage) {
    auto bind = capture.bind();
    sends(bind, part(1, 2, 7, "a"), "A1");
    bind.requests(part(2, 2, 7, "b"));
    bind.answers("", 0x58);
    const Row again = sends(bind, part(2, 2, 7, "b"), "A2");
    capture.load();
    ASSERT_EQ(messageCount(), 1u);
    EXPECT_EQ(view(0).status, MessageStatus::accepted) << "the attempt that came furthest counts";
    EXPECT_THAT(capture.issuesOf(again), ElementsAre("part-repeated"));
}

TEST_F(LongMessageTest, APartSentAgainByMistakeDoesNotUndoWhatWasDelivered) {
    auto bind = capture.bind();
    sends(bind, part(2, 2, 7, "b"), "A2");
    bind.requests(part(2, 2, 7, "b"));
    bind.answers("", 0x58);
    sends(bind, part(1, 2, 7, "a"), "A1");
    bind.receives("A1");
    bind.receives("A2");
    capture.load();
    ASSERT_EQ(messageCount(), 1u);
    EXPECT_EQ(view(0).status, MessageStatus::delivered);
}

TEST_F(LongMessageTest, AnOldMessageThatLacksAPartGetsNoneOfANewOne) {
    auto bind = capture.bind();
    sends(bind, part(1, 2, 7, "Dear "), "A1");
    capture.passes(2 * LongMessages::kWindow);
    sends(bind, part(2, 2, 7, "two"), "B2");
    sends(bind, part(1, 2, 7, "one "), "B1");
    capture.load();
    ASSERT_EQ(messageCount(), 2u);
    EXPECT_EQ(text(0), "Dear […]");
    EXPECT_EQ(text(1), "one two");
}

TEST_F(LongMessageTest, AReferenceUsedAgainBeginsAnotherMessage) {
    auto bind = capture.bind();
    for (const std::string_view text : {"first", "second"}) {
        sends(bind, part(1, 2, 7, std::string(text) + " 1"), "A");
        sends(bind, part(2, 2, 7, std::string(text) + " 2"), "B");
    }
    capture.load();
    ASSERT_EQ(messageCount(), 2u);
    EXPECT_EQ(text(1), "second 1second 2");
    EXPECT_THAT(view(0).missing, IsEmpty());
}

TEST_F(LongMessageTest, Gap20TwoInterleavedMessagesWithOneReferenceAreToldApartAndTheCollisionIsNamed) {
    auto bind = capture.bind();
    sends(bind, part(1, 2, 7, "red "), "A1");
    const Row collision = sends(bind, part(1, 2, 7, "blue "), "B1");
    sends(bind, part(2, 2, 7, "apple"), "A2");
    sends(bind, part(2, 2, 7, "sky"), "B2");
    capture.load();
    ASSERT_EQ(messageCount(), 2u);
    EXPECT_EQ(text(0), "red apple");
    EXPECT_EQ(text(1), "blue sky");
    EXPECT_THAT(capture.issuesOf(collision), ElementsAre("reference-collides"));
}

TEST_F(LongMessageTest, ALaterMessageKeepsItsPartsThoughAnOlderOneLacksThem) {
    auto bind = capture.bind();
    sends(bind, part(1, 2, 7, "old 1 "), "A1");
    capture.passes(10 * LongMessages::kCollision);
    sends(bind, part(1, 2, 7, "new 1 "), "B1");
    sends(bind, part(2, 2, 7, "new 2"), "B2");
    capture.load();
    ASSERT_EQ(messageCount(), 2u);
    EXPECT_EQ(text(0), "old 1 […]");
    EXPECT_EQ(text(1), "new 1 new 2");
}

TEST_F(LongMessageTest, ARefusedPartIsSentAgainForItsOwnMessage) {
    auto bind = capture.bind();
    sends(bind, part(1, 2, 7, "red "), "A1");
    bind.requests(part(2, 2, 7, "apple"));
    bind.answers("", 0x58);
    sends(bind, part(1, 2, 7, "blue "), "B1");
    sends(bind, part(2, 2, 7, "apple"), "A2");
    sends(bind, part(2, 2, 7, "sky"), "B2");
    capture.load();
    ASSERT_EQ(messageCount(), 2u);
    EXPECT_EQ(text(0), "red apple");
    EXPECT_EQ(text(1), "blue sky");
}

TEST_F(LongMessageTest, AnotherRecipientIsAnotherMessage) {
    auto bind = capture.bind();
    sends(bind, part(1, 2, 7, "a", "447700900111"), "A1");
    sends(bind, part(2, 2, 7, "b", "447700900222"), "A2");
    capture.load();
    EXPECT_EQ(messageCount(), 2u);
}

TEST_F(LongMessageTest, AMessageIsDeliveredWhenAllItsPartsAre) {
    auto bind = capture.bind();
    sends(bind, part(1, 2, 7, "a"), "A1");
    sends(bind, part(2, 2, 7, "b"), "A2");
    bind.receives("A1");
    capture.load();
    EXPECT_EQ(view(0).status, MessageStatus::accepted);
    bind.receives("A2");
    capture.load();
    EXPECT_EQ(view(0).status, MessageStatus::delivered);
    EXPECT_EQ(capture.summary().sum(false).pending, 0u);
}

TEST_F(LongMessageTest, AMessageFailsWithOneOfItsParts) {
    auto bind = capture.bind();
    sends(bind, part(1, 2, 7, "a"), "A1");
    sends(bind, part(2, 2, 7, "b"), "A2");
    bind.receives("A1");
    bind.receives("A2", "EXPIRED");
    capture.load();
    EXPECT_EQ(view(0).status, MessageStatus::expired);
}

TEST_F(LongMessageTest, AMillionTimesTheSamePartIsNoMessageWithoutEnd) {
    auto bind = capture.bind();
    for (std::size_t i = 0; i < LongMessages::kMostParts + 10; ++i) {
        bind.requests(part(1, 2, 7, "again"));
    }
    capture.load();
    EXPECT_EQ(messageCount(), 2u);
    EXPECT_EQ(capture.summary().sum(false).partCount(), LongMessages::kMostParts + 10);
}

}  // namespace
}  // namespace smppscope::model
