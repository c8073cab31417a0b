#include "capture/tcp_health.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

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

/// A dialogue of which every segment was captured once more, `lag` later; every 20th was sent again, really,
/// after 30 ms.
std::vector<Segment> mirrored(std::vector<Segment> segments, TimeNs lag) {
    std::vector<Segment> all;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        all.push_back(segments[i]);
        if (i % 20 == 10) {
            all.push_back(segments[i]);
            all.back().identification = static_cast<std::uint16_t>(30'000 + i);
            all.back().time += 30 * kMillisecond;
        }
    }
    const std::size_t once = all.size();
    for (std::size_t i = 0; i < once; ++i) {
        all.push_back(all[i]);
        all.back().time += lag;
    }
    std::ranges::stable_sort(all, {}, &Segment::time);
    return all;
}

TEST_F(TcpHealthTest, CopiesAreToldHoweverManySegmentsLieBetween) {
    constexpr std::uint32_t kRounds = 1000;
    std::vector<Segment> segments;
    for (std::uint32_t round = 0; round < kRounds; ++round) {
        segments.push_back(make(client, 3 * round, "ask", 3 * round));
        segments.push_back(make(server, 3 * round, "say", 3 * round + 3));
    }
    for (const int lag : {1, 10, 17, 25, 100, 500, 999}) {
        conversation = TcpConversation();
        fromClient = {};
        fromServer = {};
        for (const Segment& segment : mirrored(segments, lag * kMillisecond)) {
            add(segment);
        }
        conversation.finish({&fromClient, &fromServer});
        EXPECT_EQ(health().duplicates, 2 * kRounds + kRounds / 10) << lag;
        EXPECT_EQ(counters(Direction::fromClient).retransmitted, kRounds / 10) << lag;
        EXPECT_EQ(counters(Direction::fromServer).retransmitted, 0u) << lag;
        EXPECT_EQ(fromClient.text().size(), 3 * kRounds) << lag;
    }
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
    EXPECT_EQ(fromClient.text(), "a");
    Segment more = cut;
    more.capturedLength = 3;
    add(more);
    EXPECT_EQ(health().duplicates, 0u);
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 0u);
    EXPECT_EQ(fromClient.text(), "abc");
}

TEST_F(TcpHealthTest, WhatTheSnapLengthCutIsLostWhenItIsAcknowledged) {
    handshake();
    Segment cut = make(client, 0, "abc", 0);
    cut.capturedLength = 1;
    add(cut);
    add(make(server, 0, "", 3));
    EXPECT_EQ(fromClient.text(), "a[lost 2]");
}

/// A second capture point that has every segment of the connection as well.
class SecondPointTest : public TcpHealthTest {
  protected:
    /// As the second point has it: another file, time, checksum and identification.
    Segment copyOf(Segment segment, TimeNs lag) const {
        segment.point = 1;
        segment.time += lag;
        segment.checksum ^= 0x5555;
        segment.identification = 0;
        return segment;
    }
    /// A handshake, some rounds, both FINs.
    std::vector<Segment> wholeConnection() {
        std::vector<Segment> all{make(client, 0, "", 0, tcp_flag::kSyn),
                                 make(server, 0, "", 0, tcp_flag::kSyn | tcp_flag::kAck),
                                 make(client, 0, "", 0)};
        for (std::uint32_t round = 0; round < 300; ++round) {
            all.push_back(make(client, 3 * round, "ask", 3 * round));
            all.push_back(make(server, 3 * round, "say", 3 * round + 3));
        }
        all.push_back(make(client, 900, "", 900, tcp_flag::kFin | tcp_flag::kAck));
        all.push_back(make(server, 900, "", 901, tcp_flag::kFin | tcp_flag::kAck));
        all.push_back(make(client, 901, "", 901));
        return all;
    }
    void addAll(std::vector<Segment> segments, TimeNs lag) {
        const std::size_t count = segments.size();
        for (std::size_t i = 0; i < count; ++i) {
            segments.push_back(copyOf(segments[i], lag));
        }
        std::ranges::stable_sort(segments, {}, &Segment::time);
        FrameNumber frame = 0;
        for (Segment& segment : segments) {
            segment.frame = ++frame;
            add(segment);
        }
    }
};

TEST_F(SecondPointTest, AllThatItHasAreCopiesHoweverFarItsClockIsBehind) {
    for (const TimeNs lag :
         {kMillisecond / 10, kMillisecond * 3 / 2, 20 * kMillisecond, 5000 * kMillisecond}) {
        conversation = TcpConversation();
        fromClient = fromServer = StreamLog();
        time = 0;
        const std::vector<Segment> segments = wholeConnection();
        addAll(segments, lag);
        EXPECT_EQ(health().duplicates, segments.size()) << lag;
        EXPECT_EQ(health().handshake, 2 * kMillisecond) << lag;
        EXPECT_EQ(counters(Direction::fromClient).retransmitted, 0u) << lag;
        EXPECT_EQ(counters(Direction::fromServer).retransmitted, 0u) << lag;
        EXPECT_EQ(fromClient.text().size(), 900u) << lag;
    }
}

TEST_F(SecondPointTest, WhatTheFirstPointHasTwiceWasSentTwice) {
    handshake();
    const Segment data = make(client, 0, "abc", 0);
    const Segment again = make(client, 0, "abc", 0);
    for (const Segment& segment : {data, copyOf(data, 0), again, copyOf(again, 0)}) {
        add(segment);
    }
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 1u);
    EXPECT_EQ(health().duplicates, 2u);
}

TEST_F(SecondPointTest, SmallerSegmentsOfTheSameBytesAreCopies) {
    handshake();
    add(make(client, 0, "abcdefghi", 0));
    for (const std::uint32_t offset : {0u, 3u, 6u}) {
        add(copyOf(make(client, offset, std::string("abcdefghi").substr(offset, 3), 0), 0));
    }
    EXPECT_EQ(health().duplicates, 3u);
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 0u);
}

TEST_F(SecondPointTest, CopiesOfWhatStillWaitsAreCopiesToo) {
    handshake();
    const Segment late = make(client, 0, "abc", 0);
    const Segment early = make(client, 3, "def", 0);
    add(early);
    add(copyOf(early, 0));
    add(late);
    EXPECT_EQ(health().duplicates, 1u);
    EXPECT_EQ(counters(Direction::fromClient).retransmitted, 0u);
    EXPECT_EQ(fromClient.text(), "abcdef");
}

TEST_F(SecondPointTest, ItFillsWhatTheFirstOneMissed) {
    handshake();
    const Segment missed = make(client, 3, "def", 0);
    add(make(client, 0, "abc", 0));
    add(make(client, 6, "ghi", 0));
    add(copyOf(missed, kMillisecond));
    EXPECT_EQ(fromClient.text(), "abcdefghi");
    EXPECT_EQ(health().duplicates, 0u);
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
