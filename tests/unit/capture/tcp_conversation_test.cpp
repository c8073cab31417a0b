#include "capture/tcp_conversation.h"

#include <gtest/gtest.h>

#include "tests/unit/capture/stream_log.h"

namespace smppscope::capture {
namespace {

using testing::SegmentMaker;

/// Notes what both directions deliver, in the order of delivery.
class Dialogue {
  public:
    class Side : public StreamSink {
      public:
        Side(std::string name, std::string& text) : name_(std::move(name)), text_(&text) {}
        void onBytes(const StreamPiece& piece) override {
            *text_ += name_ + ":" + std::string(piece.bytes.begin(), piece.bytes.end()) + " ";
        }
        void onGap(std::uint64_t lost, TimeNs) override {
            *text_ += name_ + ":-" + std::to_string(lost) + " ";
        }

      private:
        std::string name_;
        std::string* text_;
    };

    std::string text;
    Side client{"client", text};
    Side server{"server", text};
};

class TcpConversationTest : public ::testing::Test {
  protected:
    void SetUp() override {
        clientSends(0, "", 0, tcp_flag::kSyn);
        serverSends(0, "", 0, tcp_flag::kSyn | tcp_flag::kAck);
    }
    void clientSends(std::uint32_t offset, const std::string& text, std::uint32_t acknowledges,
                     std::uint8_t flags = tcp_flag::kAck) {
        add(client.at(offset, text, flags), server.sequence(acknowledges));
    }
    void serverSends(std::uint32_t offset, const std::string& text, std::uint32_t acknowledges,
                     std::uint8_t flags = tcp_flag::kAck) {
        add(server.at(offset, text, flags), client.sequence(acknowledges));
    }
    void add(Segment segment, std::uint32_t acknowledgment) {
        segment.frame = ++frame;
        time += 1'000'000;
        segment.time = time;
        segment.acknowledgment = acknowledgment;
        conversation.add(segment, {&dialogue.client, &dialogue.server});
    }

    SegmentMaker client{1000, Direction::fromClient};
    SegmentMaker server{0xfffffff0, Direction::fromServer};
    FrameNumber frame = 0;
    TimeNs time = 0;
    WaitingBudget budget{1u << 30};
    TcpConversation conversation{&budget};
    Dialogue dialogue;
};

TEST_F(TcpConversationTest, HandsBothDirectionsThroughInOrder) {
    clientSends(0, "ask", 0);
    serverSends(0, "say", 3);
    clientSends(3, "ask", 3);
    EXPECT_EQ(dialogue.text, "client:ask server:say client:ask ");
}

TEST_F(TcpConversationTest, AResponseWaitsForARequestThatWasCapturedLate) {
    serverSends(0, "say", 3);
    EXPECT_EQ(dialogue.text, "");
    clientSends(0, "ask", 0);
    EXPECT_EQ(dialogue.text, "client:ask server:say ");
}

TEST_F(TcpConversationTest, AResponseWaitsUntilTheHoleBeforeItsRequestIsGivenUp) {
    clientSends(4, "ask", 0);  // four bytes before it were never captured
    serverSends(0, "say", 7);
    EXPECT_EQ(dialogue.text, "");
    for (std::uint32_t i = 0; i < TcpStream::kPatienceSegments; ++i) {
        clientSends(7, "", 0);
        serverSends(3, "", 7);
    }
    EXPECT_EQ(dialogue.text, "client:-4 client:ask server:say ");
}

TEST_F(TcpConversationTest, ADialogueWithAHoleStaysInOrder) {
    clientSends(4, "ask1", 0);
    serverSends(0, "say1", 8);
    clientSends(8, "ask2", 4);
    serverSends(4, "say2", 12);
    clientSends(12, "ask3", 8);
    serverSends(8, "say3", 16);
    conversation.finish({&dialogue.client, &dialogue.server});
    EXPECT_EQ(dialogue.text,
              "client:-4 client:ask1 server:say1 client:ask2 server:say2 client:ask3 server:say3 ");
}

TEST_F(TcpConversationTest, AfterALostRequestBothDirectionsGoOnInCaptureOrder) {
    clientSends(0, "ask1", 0);
    serverSends(0, "say1", 4);
    std::string rest = "client:-4 server:say2 ";  // ask2 was lost
    serverSends(4, "say2", 8);
    for (std::uint32_t i = 3; i < 30; ++i) {
        const std::string number = std::to_string(i % 10);
        clientSends(4 * i - 4, "ask" + number, 4 * i - 4);
        serverSends(4 * i - 4, "say" + number, 4 * i);
        rest += "client:ask" + number + " server:say" + number + " ";
    }
    conversation.finish({&dialogue.client, &dialogue.server});
    EXPECT_EQ(dialogue.text, "client:ask1 server:say1 " + rest);
}

TEST_F(TcpConversationTest, ASegmentSentAgainWhileARequestIsMissedLetsNoResponseOvertake) {
    clientSends(0, "ask1", 0);
    serverSends(0, "say1", 4);
    serverSends(4, "say2", 8);  // ask2 was lost
    clientSends(8, "ask3", 8);
    serverSends(8, "say3", 12);
    clientSends(0, "ask1", 12);
    clientSends(12, "ask4", 12);
    serverSends(12, "say4", 16);
    conversation.finish({&dialogue.client, &dialogue.server});
    EXPECT_EQ(
        dialogue.text,
        "client:ask1 server:say1 client:-4 server:say2 client:ask3 server:say3 client:ask4 server:say4 ");
}

TEST_F(TcpConversationTest, ARequestSentAgainGoesBeforeTheResponsesThatWaitForIt) {
    serverSends(0, "say1", 4);
    clientSends(4, "ask2", 4);
    serverSends(4, "say2", 8);
    clientSends(0, "ask1", 8);
    EXPECT_EQ(dialogue.text, "client:ask1 server:say1 client:ask2 server:say2 ");
}

TEST_F(TcpConversationTest, WhatFillsAHoleIsNotHeldUntilTheHoleIsGivenUp) {
    clientSends(4, "ask2", 0);
    serverSends(4, "say2", 0);  // both directions have a hole
    clientSends(8, "ask3", 8);
    serverSends(0, "say1", 8);
    for (std::uint32_t i = 0; i < TcpStream::kPatienceSegments; ++i) {
        clientSends(12, "", 8);
    }
    conversation.finish({&dialogue.client, &dialogue.server});
    EXPECT_NE(dialogue.text.find("server:say1 server:say2"), std::string::npos) << dialogue.text;
    EXPECT_EQ(conversation.stream(Direction::fromServer).counters().lostBytes, 0u);
}

TEST_F(TcpConversationTest, SegmentsInNoOrderAreNotSortedForever) {
    serverSends(0, "x", 0);
    constexpr std::uint32_t kSegments = 20'000;
    std::uint32_t place = 0;
    for (std::uint32_t i = 0; i < kSegments; ++i) {
        place = (place + 7'919) % kSegments;  // a prime number: each once
        clientSends(place, "y", 1'000);
    }
    conversation.finish({&dialogue.client, &dialogue.server});
    EXPECT_GT(budget.givenUp(), 0u);
}

/// Asks and answers, with the frames of the client captured `late` frames after they were sent.
void skewedDialogue(TcpConversation& conversation, Dialogue& dialogue, std::uint32_t late) {
    SegmentMaker client(1000, Direction::fromClient);
    SegmentMaker server(5000, Direction::fromServer);
    constexpr std::uint32_t kRounds = 2000;
    FrameNumber frame = 0;
    const auto add = [&](Segment segment, std::uint32_t acknowledgment) {
        segment.frame = ++frame;
        segment.time = static_cast<TimeNs>(frame) * 1'000'000;
        segment.acknowledgment = acknowledgment;
        conversation.add(segment, {&dialogue.client, &dialogue.server});
    };
    add(client.at(0, "", tcp_flag::kSyn), 0);
    add(server.at(0, "", tcp_flag::kSyn | tcp_flag::kAck), client.sequence(0));
    for (std::uint32_t round = 0; round < kRounds + late; ++round) {
        if (round >= late) {
            add(client.at(3 * (round - late), "ask"), server.sequence(3 * (round - late)));
        }
        if (round < kRounds) {
            add(server.at(3 * round, "say"), client.sequence(3 * round + 3));
        }
    }
    conversation.finish({&dialogue.client, &dialogue.server});
}

std::size_t count(const std::string& text, const std::string& word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        ++found;
    }
    return found;
}

TEST(ConversationOfTwoClocksTest, NothingIsLostHoweverFarTheDirectionsDisagree) {
    for (const std::uint32_t late : {1u, 20u, 100u, 500u, 1500u}) {
        TcpConversation conversation;
        Dialogue dialogue;
        skewedDialogue(conversation, dialogue, late);
        EXPECT_EQ(count(dialogue.text, "client:ask"), 2000u) << late;
        EXPECT_EQ(count(dialogue.text, "server:say"), 2000u) << late;
        EXPECT_EQ(count(dialogue.text, "client:-"), 0u) << late;
        EXPECT_EQ(conversation.stream(Direction::fromClient).counters().retransmitted, 0u) << late;
    }
}

TEST(ConversationOfTwoClocksTest, WithinThePatienceEveryAnswerComesAfterItsRequest) {
    for (const std::uint32_t late : {1u, 20u, 200u}) {
        TcpConversation conversation;
        Dialogue dialogue;
        skewedDialogue(conversation, dialogue, late);
        EXPECT_EQ(count(dialogue.text, "client:ask server:say "), 2000u) << late;
        EXPECT_EQ(conversation.health().late, 0u) << late;
    }
}

TEST(ConversationOfTwoClocksTest, BeyondItTheSegmentsThatCameTooLateAreCounted) {
    TcpConversation conversation;
    Dialogue dialogue;
    skewedDialogue(conversation, dialogue, 1500);
    EXPECT_GT(conversation.health().late, 1000u);
}

TEST_F(TcpConversationTest, AFrameMayBeCapturedHundredsOfFramesLate) {
    constexpr std::uint32_t kRounds = 200;
    std::string expected;
    for (std::uint32_t i = 0; i < kRounds; ++i) {
        if (i != 10) {
            clientSends(3 * i, "ask", 3 * i);
        }
        if (i == 10 + TcpStream::kPatienceSegments / 2 - 2) {
            clientSends(30, "ask", 30);
        }
        serverSends(3 * i, "say", 3 * i + 3);
        expected += "client:ask server:say ";
    }
    EXPECT_EQ(dialogue.text, expected);
}

TEST_F(TcpConversationTest, WhatWasAcknowledgedButNeverCapturedIsLostAtTheEndToo) {
    clientSends(0, "ask", 0);
    serverSends(0, "", 50);
    conversation.finish({&dialogue.client, &dialogue.server});
    EXPECT_EQ(dialogue.text, "client:ask client:-47 ");
}

TEST_F(TcpConversationTest, AFinThatWasNeverCapturedIsNoLostByte) {
    clientSends(0, "ask", 0);
    serverSends(0, "", 4);
    conversation.finish({&dialogue.client, &dialogue.server});
    EXPECT_EQ(dialogue.text, "client:ask ");
}

TEST_F(TcpConversationTest, SegmentsThatWaitForEachOtherInAnyOrderAreAllReleased) {
    clientSends(0, "ask1", 0);
    serverSends(4, "say2", 8);
    clientSends(4, "ask2", 4);
    EXPECT_EQ(dialogue.text, "client:ask1 ");
    serverSends(0, "say1", 4);
    EXPECT_EQ(dialogue.text, "client:ask1 server:say1 client:ask2 server:say2 ");
}

TEST_F(TcpConversationTest, BytesSentAgainWhileTheFirstOnesWaitDoNotTakeTheirPlace) {
    serverSends(0, "ab", 0);
    serverSends(2, "cd", 3);
    serverSends(1, "bXYef", 3);
    clientSends(0, "ask", 2);
    EXPECT_EQ(dialogue.text, "server:ab client:ask server:cd server:ef ");
}

TEST_F(TcpConversationTest, AWaitingSegmentMayFreeOneThatCameBeforeIt) {
    serverSends(4, "say2", 8);
    serverSends(0, "say1", 4);
    clientSends(4, "ask2", 4);
    EXPECT_EQ(dialogue.text, "");
    clientSends(0, "ask1", 0);
    EXPECT_EQ(dialogue.text, "client:ask1 server:say1 client:ask2 server:say2 ");
}

TEST_F(TcpConversationTest, AResponseWhoseRequestIsNotInTheCaptureIsDeliveredAfterSomeSegments) {
    clientSends(0, "ask", 0);
    serverSends(0, "say", 50);
    for (std::uint32_t i = 0; i + 1 < TcpConversation::kPatienceSegments; ++i) {
        serverSends(3, "", 50);
    }
    EXPECT_EQ(dialogue.text, "client:ask ");
    serverSends(3, "", 50);
    EXPECT_EQ(dialogue.text, "client:ask server:say ");
    conversation.finish({&dialogue.client, &dialogue.server});
    EXPECT_EQ(dialogue.text, "client:ask server:say client:-47 ");
}

TEST_F(TcpConversationTest, AResponseWhoseRequestIsNotInTheCaptureIsDeliveredAfterSomeTime) {
    clientSends(0, "ask", 0);
    serverSends(0, "say", 50);
    time += TcpConversation::kPatienceNs;
    serverSends(3, "", 50);
    EXPECT_EQ(dialogue.text, "client:ask server:say ");
}

TEST_F(TcpConversationTest, AnAcknowledgmentThatIsFarAheadIsNotBelieved) {
    clientSends(0, "ask", 0);
    serverSends(0, "say", 4 + TcpStream::kFurthestAhead);
    EXPECT_EQ(dialogue.text, "client:ask server:say ");
}

TEST_F(TcpConversationTest, ACaptureOfOneDirectionOnlyNeedsNoWaiting) {
    conversation = TcpConversation();
    serverSends(0, "say1", 50);
    serverSends(4, "say2", 90);
    EXPECT_EQ(dialogue.text, "server:say1 server:say2 ");
}

TEST_F(TcpConversationTest, BytesAfterTheOtherEndHasFinishedNeedNoWaiting) {
    clientSends(0, "ask", 0);
    clientSends(3, "", 0, tcp_flag::kFin | tcp_flag::kAck);
    serverSends(0, "say", 4);
    EXPECT_EQ(dialogue.text, "client:ask server:say ");
}

TEST_F(TcpConversationTest, CountsEachDirection) {
    clientSends(0, "ask", 0);
    clientSends(0, "ask", 0);
    EXPECT_EQ(conversation.stream(Direction::fromClient).counters().retransmitted, 1u);
    EXPECT_EQ(conversation.stream(Direction::fromServer).counters().segments, 0u);
}

}  // namespace
}  // namespace smppscope::capture
