#include "capture/tcp_health.h"

#include <gtest/gtest.h>

#include "capture/tcp_conversation.h"
#include "tests/unit/capture/stream_log.h"

namespace smppscope::capture {
namespace {

using testing::SegmentMaker;
using testing::StreamLog;

constexpr TimeNs kMillisecond = 1'000'000;

class TcpHealthTest : public ::testing::Test {
  protected:
    Segment make(SegmentMaker& from, std::uint32_t offset, const std::string& text,
                 std::uint32_t acknowledges, std::uint8_t flags = tcp_flag::kAck,
                 std::uint16_t window = 512) {
        Segment segment = from.at(offset, text, flags);
        segment.acknowledgment = (&from == &client ? server : client).sequence(acknowledges);
        segment.window = window;
        segment.identification = ++identification;
        segment.time = time += kMillisecond;
        return segment;
    }
    void add(const Segment& segment) { conversation.add(segment, {&fromClient, &fromServer}); }
    void handshake() {
        Segment syn = make(client, 0, "", 0, tcp_flag::kSyn);
        add(syn);
        add(make(server, 0, "", 0, tcp_flag::kSyn | tcp_flag::kAck));
        add(make(client, 0, "", 0));
    }
    const TcpHealthCounters& health() const { return conversation.health(); }
    const StreamCounters& counters(Direction direction) const {
        return conversation.stream(direction).counters();
    }

    SegmentMaker client{1000, Direction::fromClient};
    SegmentMaker server{0xfffffff8, Direction::fromServer};
    std::uint16_t identification = 0;
    TimeNs time = 0;
    StreamLog fromClient;
    StreamLog fromServer;
    TcpConversation conversation;
};

TEST_F(TcpHealthTest, TheHandshakeGivesTheRoundTripTime) {
    handshake();
    EXPECT_EQ(health().handshake, 2 * kMillisecond);
    add(make(client, 0, "later", 0));
    EXPECT_EQ(health().handshake, 2 * kMillisecond);
}

TEST_F(TcpHealthTest, ASynThatHadToBeSentAgainCountsFromTheLastTime) {
    add(make(client, 0, "", 0, tcp_flag::kSyn));
    time += 1000 * kMillisecond;
    handshake();
    EXPECT_EQ(health().handshake, 2 * kMillisecond);
}

TEST_F(TcpHealthTest, AHandshakeThatWasNotCapturedWholeGivesNoTime) {
    add(make(server, 0, "", 0, tcp_flag::kSyn | tcp_flag::kAck));
    add(make(client, 0, "", 0));
    add(make(client, 0, "bytes", 0));
    EXPECT_EQ(health().handshake, TcpHealthCounters::kUnknown);
}

TEST_F(TcpHealthTest, AHalfOpenConnectionHasNoRoundTripTime) {
    add(make(client, 0, "", 0, tcp_flag::kSyn));
    add(make(client, 0, "", 0, tcp_flag::kSyn));
    add(make(server, 0, "", 0, tcp_flag::kRst | tcp_flag::kAck, 0));
    EXPECT_EQ(health().handshake, TcpHealthCounters::kUnknown);
    EXPECT_EQ(health().resets, 1u);
    EXPECT_EQ(health().zeroWindows, 0u);
}

TEST_F(TcpHealthTest, KeepAlivesAreCountedWithAndWithoutAByte) {
    handshake();
    add(make(client, 0, "abc", 0));
    add(make(server, 0, "", 3));
    add(make(client, 2, "", 0));
    add(make(server, 0, "", 3));
    add(make(client, 2, "c", 0));
    add(make(server, 0, "", 3));
    EXPECT_EQ(health().keepAlives, 2u);
    EXPECT_EQ(health().windowProbes, 0u);
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 0u);
    EXPECT_EQ(fromClient.text(), "abc");
}

TEST_F(TcpHealthTest, AClosedWindowIsCountedOnceHoweverOftenItIsSaid) {
    handshake();
    add(make(client, 0, "abc", 0));
    add(make(server, 0, "", 3, tcp_flag::kAck, 0));
    add(make(client, 2, "", 0));
    add(make(server, 0, "", 3, tcp_flag::kAck, 0));
    add(make(client, 3, "d", 0));
    add(make(server, 0, "", 3, tcp_flag::kAck, 0));
    EXPECT_EQ(health().zeroWindows, 1u);
    EXPECT_EQ(health().windowProbes, 2u);
    EXPECT_EQ(health().keepAlives, 0u);
    add(make(server, 0, "", 4, tcp_flag::kAck, 300));
    add(make(client, 4, "ef", 0));
    add(make(server, 0, "", 6, tcp_flag::kAck, 0));
    EXPECT_EQ(health().zeroWindows, 2u);
    EXPECT_EQ(fromClient.text(), "abcdef");
}

TEST_F(TcpHealthTest, BothEndsMayHaveNoRoomAtOnce) {
    handshake();
    add(make(client, 0, "abc", 0, tcp_flag::kAck, 0));
    add(make(server, 0, "xyz", 3, tcp_flag::kAck, 0));
    EXPECT_EQ(health().zeroWindows, 2u);
}

TEST_F(TcpHealthTest, CopiesOfSegmentsAreCountedAndOtherwiseIgnored) {
    const Segment syn = make(client, 0, "", 0, tcp_flag::kSyn);
    const Segment answer = make(server, 0, "", 0, tcp_flag::kSyn | tcp_flag::kAck);
    const Segment ack = make(client, 0, "", 0);
    const Segment data = make(client, 0, "abc", 0);
    const Segment closed = make(server, 0, "", 3, tcp_flag::kAck, 0);
    const Segment probe = make(client, 2, "", 0);
    const Segment reset = make(client, 3, "", 0, tcp_flag::kRst);
    for (const Segment& segment : {syn, answer, ack, data, closed, probe, reset}) {
        add(segment);
        Segment copy = segment;
        copy.time += 13'000;
        add(copy);
    }
    EXPECT_EQ(health().duplicates, 7u);
    EXPECT_EQ(health().zeroWindows, 1u);
    EXPECT_EQ(health().windowProbes, 1u);
    EXPECT_EQ(health().resets, 1u);
    EXPECT_EQ(health().handshake, 2 * kMillisecond);
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 0u);
    EXPECT_EQ(counters(Direction::fromClient).segments, 1u);
}

TEST_F(TcpHealthTest, CopiesOfReorderedSegmentsAreNotCountedTwiceEither) {
    handshake();
    const Segment early = make(client, 3, "def", 0);
    const Segment late = make(client, 0, "abc", 0);
    for (const Segment& segment : {early, early, late, early, late}) {
        add(segment);
    }
    EXPECT_EQ(health().duplicates, 3u);
    EXPECT_EQ(counters(Direction::fromClient).outOfOrder, 1u);
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 0u);
    EXPECT_EQ(fromClient.text(), "abcdef");
}

TEST_F(TcpHealthTest, WhatIsSentAgainIsNoCopy) {
    handshake();
    const Segment data = make(client, 0, "abc", 0);
    add(data);
    Segment again = data;
    again.identification = 99;
    again.time += 20'000;
    add(again);
    EXPECT_EQ(health().duplicates, 0u);
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 1u);
}

TEST_F(TcpHealthTest, WithoutIdentificationsOnlyWhatComesAtOnceIsACopy) {
    handshake();
    Segment data = make(client, 0, "abc", 0);
    data.identification = 0;
    add(data);
    data.time += RecentSegments::kLongestLagUnnumbered;
    add(data);
    EXPECT_EQ(health().duplicates, 1u);
    data.time += kMillisecond;
    add(data);
    EXPECT_EQ(health().duplicates, 1u);
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 1u);
}

TEST_F(TcpHealthTest, AcknowledgmentsRepeatedWithoutIdentificationAreNoCopies) {
    handshake();
    add(make(client, 3, "def", 0));
    for (int i = 0; i < 3; ++i) {
        Segment again = make(server, 0, "", 0);
        again.identification = 0;
        again.time = time = 10 * kMillisecond;
        add(again);
    }
    EXPECT_EQ(health().duplicates, 0u);
}

TEST_F(TcpHealthTest, WhatTheSnapLengthCutElsewhereIsNoCopy) {
    handshake();
    Segment cut = make(client, 0, "abc", 0);
    cut.capturedLength = 1;
    add(cut);
    EXPECT_EQ(health().duplicates, 0u);
    EXPECT_EQ(fromClient.text(), "a[lost 2]");
    Segment more = cut;
    more.capturedLength = 3;
    add(more);
    EXPECT_EQ(health().duplicates, 0u);
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 1u);
}

TEST_F(TcpHealthTest, DirectionsThatSendAtOnceDontDisturbEachOther) {
    handshake();
    add(make(client, 0, "abc", 0));
    add(make(server, 0, "uvw", 0));
    add(make(client, 3, "def", 0));
    add(make(server, 3, "xyz", 3));
    add(make(client, 6, "", 6));
    add(make(server, 6, "", 6));
    EXPECT_EQ(fromClient.text(), "abcdef");
    EXPECT_EQ(fromServer.text(), "uvwxyz");
    EXPECT_EQ(health().keepAlives, 0u);
    EXPECT_EQ(health().duplicates, 0u);
}

}  // namespace
}  // namespace smppscope::capture
