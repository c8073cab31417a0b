// What a stream has gone on without, and comes after all.

#include <gtest/gtest.h>

#include "capture/tcp_conversation.h"
#include "tests/unit/capture/stream_log.h"

namespace smppscope::capture {
namespace {

using testing::SegmentMaker;
using testing::StreamLog;

class MissedLog final : public StreamLog {
  public:
    void onEarlier(const Segment& segment) override {
        missed += "<" + std::string(segment.payload, segment.payload + segment.capturedLength) + ">";
    }
    std::string missed;
};

class MissedBytesTest : public ::testing::Test {
  protected:
    void add(std::uint32_t offset, const std::string& text, std::uint8_t flags = tcp_flag::kAck) {
        conversation.add(maker.at(offset, text, flags), {&log, &other});
    }
    void acknowledge(std::uint32_t offset) {
        Segment segment = server.at(0, "");
        segment.frame = ++maker.frame;
        segment.time = static_cast<TimeNs>(maker.frame) * 1'000'000;
        segment.acknowledgment = maker.sequence(offset);
        segment.window = 1000;
        conversation.add(segment, {&log, &other});
    }
    void giveUp(std::uint32_t offset) {
        for (std::uint32_t i = 0; i <= TcpStream::kPatienceSegments; ++i) {
            acknowledge(offset);
        }
    }
    const StreamCounters& counters() const { return conversation.stream(Direction::fromClient).counters(); }

    SegmentMaker maker;
    SegmentMaker server{9000, Direction::fromServer};
    TcpConversation conversation;
    MissedLog log;
    MissedLog other;
};

TEST_F(MissedBytesTest, BeforeTheFirstOfAStreamWithoutASynAreHandedOverAndNotSentAgain) {
    add(6, "ghi");
    add(0, "abcdef");
    add(9, "jkl");
    EXPECT_EQ(log.text(), "ghijkl");
    EXPECT_EQ(log.missed, "<abcdef>");
    EXPECT_EQ(counters().retransmitted, 0u);
    EXPECT_EQ(conversation.health().duplicates, 0u);
}

TEST_F(MissedBytesTest, AreOnlyThoseBeforeTheFirstOfASegmentThatReachesBehindIt) {
    add(3, "def");
    add(0, "abcdefghi");
    EXPECT_EQ(log.text(), "defghi");
    EXPECT_EQ(log.missed, "<abc>");
}

TEST_F(MissedBytesTest, FromAnotherCapturePointAreNoCopies) {
    add(3, "def");
    Segment segment = maker.at(0, "abc");
    segment.point = 1;
    conversation.add(segment, {&log, &other});
    EXPECT_EQ(log.missed, "<abc>");
    EXPECT_EQ(conversation.health().duplicates, 0u);
}

TEST_F(MissedBytesTest, ThereAreNoneBeforeASynHoweverLateItComes) {
    add(3, "def");
    add(3, "", tcp_flag::kSyn);
    add(0, "abc");
    EXPECT_EQ(log.missed, "");
    EXPECT_EQ(counters().retransmitted, 1u);
}

TEST_F(MissedBytesTest, ASynFromBeforeTheFirstBytesIsNoCopyAndBeginsNothing) {
    add(3, "def");
    Segment segment = maker.at(0, "", tcp_flag::kSyn);
    segment.point = 1;
    conversation.add(segment, {&log, &other});
    add(0, "abc");
    EXPECT_EQ(log.missed, "<abc>");
    EXPECT_EQ(conversation.health().duplicates, 0u);
}

TEST_F(MissedBytesTest, AKeepAliveIsNone) {
    add(3, "", tcp_flag::kFin | tcp_flag::kAck);
    add(2, "x");
    EXPECT_EQ(log.missed, "");
    EXPECT_EQ(log.text(), "");
}

TEST_F(MissedBytesTest, OfAHoleThatWasGivenUpAreHandedOverOnceAndNotLost) {
    add(0, "abc");
    add(9, "jkl");
    giveUp(12);
    ASSERT_EQ(log.text(), "abc[lost 6]jkl");
    add(3, "def");
    add(4, "efghi");
    EXPECT_EQ(log.missed, "<def><ghi>");
    EXPECT_EQ(counters().lostBytes - counters().lateBytes, 0u);
    add(3, "defghi");
    EXPECT_EQ(log.missed, "<def><ghi>");
    EXPECT_EQ(counters().retransmitted, 1u);
}

TEST(PassedHolesTest, AHoleFilledInItsMiddleLeavesBothEnds) {
    PassedHoles holes;
    holes.add({100, 30}, 130);
    holes.fill({110, 10});
    const PassedHoles::Range front = holes.firstIn({90, 100}, 200);
    EXPECT_EQ(front.begin, 100u);
    EXPECT_EQ(front.length, 10u);
    const PassedHoles::Range back = holes.firstIn({110, 100}, 200);
    EXPECT_EQ(back.begin, 120u);
    EXPECT_EQ(back.length, 10u);
}

TEST(PassedHolesTest, SequenceNumbersUsedAgainAreNoHole) {
    PassedHoles holes;
    holes.add({100, 30}, 130);
    EXPECT_EQ(holes.firstIn({100, 30}, (std::uint64_t{1} << 32) + 200).length, 0u);
}

}  // namespace
}  // namespace smppscope::capture
