#include "capture/tcp_stream.h"

#include <gtest/gtest.h>

#include "tests/unit/capture/stream_log.h"

namespace smppscope::capture {
namespace {

using testing::SegmentMaker;
using testing::StreamLog;

class TcpStreamTest : public ::testing::Test {
  protected:
    void add(std::uint32_t offset, const std::string& text, std::uint8_t flags = tcp_flag::kAck) {
        stream.add(maker.at(offset, text, flags), log);
    }
    /// A segment of which only the first bytes were captured.
    void addCut(std::uint32_t offset, const std::string& captured, std::uint32_t length) {
        Segment segment = maker.at(offset, captured);
        segment.length = length;
        stream.add(segment, log);
    }
    void acknowledge(std::uint32_t offset, TimeNs time = 0) {
        ++maker.frame;
        stream.acknowledged(maker.sequence(offset),
                            time != 0 ? time : static_cast<TimeNs>(maker.frame) * 1'000'000, log);
    }
    void acknowledgePatiently(std::uint32_t offset) {
        for (std::uint32_t i = 0; i <= TcpStream::kPatienceSegments; ++i) {
            acknowledge(offset);
        }
    }
    std::string finished() {
        stream.finish(log);
        return log.text();
    }

    SegmentMaker maker;
    TcpStream stream;
    StreamLog log;
};

TEST_F(TcpStreamTest, SegmentsInOrderAreHandedThroughWhereTheyLie) {
    const Segment segment = maker.at(0, "abc");
    stream.add(segment, log);
    add(3, "def");
    EXPECT_EQ(log.text(), "abcdef");
    EXPECT_EQ(log.events[0].position, segment.position);
    EXPECT_EQ(log.events[1].frame, 2u);
    EXPECT_EQ(log.events[1].completingFrame, 2u);
    EXPECT_EQ(log.events[1].time, 2'000'000);
    EXPECT_EQ(stream.counters().segments, 2u);
    EXPECT_EQ(stream.counters().bytes, 6u);
}

TEST_F(TcpStreamTest, BeginsAtTheFirstBytesSeen) {
    add(500, "abc");
    EXPECT_EQ(log.text(), "abc");
}

TEST_F(TcpStreamTest, BeginsAfterTheSyn) {
    add(0, "", tcp_flag::kSyn);
    add(3, "def");
    EXPECT_EQ(log.text(), "");
    add(0, "abc");
    EXPECT_EQ(log.text(), "abcdef");
}

TEST_F(TcpStreamTest, ASynMayCarryBytes) {
    add(0, "abc", tcp_flag::kSyn);
    add(3, "def");
    EXPECT_EQ(log.text(), "abcdef");
}

TEST_F(TcpStreamTest, APureAcknowledgmentBeginsNothing) {
    add(700, "");
    add(0, "abc");
    EXPECT_EQ(log.text(), "abc");
}

TEST_F(TcpStreamTest, ReorderedSegmentsWaitForThoseBefore) {
    add(0, "abc");
    add(6, "ghi");
    add(9, "jkl");
    EXPECT_EQ(log.text(), "abc");
    add(3, "def");
    EXPECT_EQ(log.text(), "abcdefghijkl");
    EXPECT_EQ(stream.counters().outOfOrder, 1u);
    EXPECT_EQ(stream.counters().lostBytes, 0u);
}

TEST_F(TcpStreamTest, BytesThatWaitedAreDatedByTheFrameThatClosedTheHole) {
    add(0, "abc");
    add(6, "ghi");
    add(3, "def");
    const auto& waited = log.events[2];
    EXPECT_EQ(waited.bytes, "ghi");
    EXPECT_EQ(waited.frame, 2u);
    EXPECT_EQ(waited.position, FilePosition(0, 20'000));
    EXPECT_EQ(waited.completingFrame, 3u);
    EXPECT_EQ(waited.time, 3'000'000);
}

TEST_F(TcpStreamTest, ARetransmissionWithNothingNewIsCountedAndDropped) {
    add(0, "abcdef");
    add(0, "abc");
    add(3, "def");
    EXPECT_EQ(log.text(), "abcdef");
    EXPECT_EQ(stream.counters().retransmitted, 2u);
    EXPECT_EQ(stream.counters().segments, 3u);
}

TEST_F(TcpStreamTest, ARetransmissionOfWhatWaitsIsCountedAndDropped) {
    add(0, "abc");
    add(6, "ghi");
    add(6, "ghi");
    EXPECT_EQ(stream.counters().retransmitted, 1u);
    EXPECT_EQ(finished(), "abc[lost 3]ghi");
}

TEST_F(TcpStreamTest, ARetransmissionWithMoreDeliversTheMore) {
    add(0, "abc");
    add(0, "abcdef");
    EXPECT_EQ(log.text(), "abcdef");
    EXPECT_EQ(log.events[1].position, FilePosition(0, 20'003));
    EXPECT_EQ(stream.counters().retransmitted, 0u);
}

TEST_F(TcpStreamTest, TheFirstBytesWinWhereSegmentsOverlap) {
    add(0, "abc");
    add(6, "ghi");
    add(3, "DEFGHIJ");
    EXPECT_EQ(log.text(), "abcDEFghiJ");
    EXPECT_EQ(stream.counters().conflictingBytes, 3u);
}

TEST_F(TcpStreamTest, BytesSentAgainWithAnotherValueAreCounted) {
    add(0, "abc");
    add(3, "def");
    add(1, "bXdeYfg");
    EXPECT_EQ(log.text(), "abcdeffg");
    EXPECT_EQ(stream.counters().conflictingBytes, 2u);
}

TEST_F(TcpStreamTest, OverlapsOfSeveralWaitingSegmentsFillAllHolesBetween) {
    add(0, "a");
    add(2, "c");
    add(4, "e");
    add(6, "gh");
    add(1, "bcdefghij");
    EXPECT_EQ(log.text(), "abcdefghij");
    EXPECT_EQ(stream.counters().conflictingBytes, 0u);
}

TEST_F(TcpStreamTest, KeepAlivesAreNeitherBytesNorRetransmissions) {
    add(0, "abc");
    add(2, "");
    add(2, "c");
    add(2, std::string(1, '\0'));
    add(3, "def");
    EXPECT_EQ(log.text(), "abcdef");
    EXPECT_EQ(stream.counters().retransmitted, 0u);
    EXPECT_EQ(stream.counters().conflictingBytes, 0u);
}

TEST_F(TcpStreamTest, SequenceNumbersWrap) {
    maker = SegmentMaker(0xfffffffd);
    add(0, "", tcp_flag::kSyn);
    add(8, "ijk");
    add(0, "ab");
    add(2, "cdefgh");
    EXPECT_EQ(log.text(), "abcdefghijk");
}

TEST_F(TcpStreamTest, AHoleThatTheOtherSideHasNotIsWaitedFor) {
    add(0, "abc");
    for (std::uint32_t offset = 6; offset < 600; offset += 3) {
        add(offset, "...");
        acknowledge(3);
    }
    EXPECT_EQ(log.text(), "abc");
    add(3, "def");
    EXPECT_EQ(log.events.size(), 200u);
    EXPECT_EQ(stream.counters().lostBytes, 0u);
}

TEST_F(TcpStreamTest, AHoleThatTheOtherSideHasIsGivenUpAfterSomeSegments) {
    add(0, "abc");
    add(6, "ghi");
    acknowledge(9);
    for (std::uint32_t i = 0; i + 1 < TcpStream::kPatienceSegments; ++i) {
        acknowledge(9);
    }
    EXPECT_EQ(log.text(), "abc");
    acknowledge(9);
    EXPECT_EQ(log.text(), "abc[lost 3]ghi");
    EXPECT_EQ(stream.counters().lostBytes, 3u);
}

TEST_F(TcpStreamTest, AHoleThatTheOtherSideHasIsGivenUpAfterSomeTime) {
    add(0, "abc");
    add(6, "ghi");
    acknowledge(9, 3'000'000);
    acknowledge(9, 3'000'000 + TcpStream::kPatienceNs - 1);
    EXPECT_EQ(log.text(), "abc");
    acknowledge(9, 3'000'000 + TcpStream::kPatienceNs);
    EXPECT_EQ(log.text(), "abc[lost 3]ghi");
}

TEST_F(TcpStreamTest, AFrameCapturedAfterItsAcknowledgmentIsNotLost) {
    add(0, "abc");
    add(6, "ghi");
    acknowledge(9);
    acknowledge(9);
    add(3, "def");
    EXPECT_EQ(log.text(), "abcdefghi");
}

TEST_F(TcpStreamTest, AnAcknowledgmentSeenBeforeTheHoleCounts) {
    add(0, "abc");
    acknowledge(6);
    add(6, "ghi");
    for (std::uint32_t offset = 9; offset < 9 + TcpStream::kPatienceSegments; ++offset) {
        add(offset, ".");
    }
    EXPECT_EQ(log.text().substr(0, 14), "abc[lost 3]ghi");
}

TEST_F(TcpStreamTest, BytesBehindAGapKeepTheirOwnFrameAndTime) {
    add(0, "abc");
    add(6, "ghi");
    acknowledgePatiently(9);
    ASSERT_EQ(log.events.size(), 3u);
    EXPECT_EQ(log.events[2].frame, 2u);
    EXPECT_EQ(log.events[2].completingFrame, 2u);
    EXPECT_EQ(log.events[2].time, 2'000'000);
}

TEST_F(TcpStreamTest, HolesAreGivenUpOneByOne) {
    add(0, "a");
    add(2, "c");
    add(4, "e");
    acknowledgePatiently(3);
    EXPECT_EQ(log.text(), "a[lost 1]c");
    add(3, "d");
    EXPECT_EQ(log.text(), "a[lost 1]cde");
}

TEST_F(TcpStreamTest, ALateSegmentForAHoleGivenUpIsARetransmission) {
    add(0, "abc");
    add(6, "ghi");
    acknowledgePatiently(9);
    add(3, "def");
    EXPECT_EQ(log.text(), "abc[lost 3]ghi");
    EXPECT_EQ(stream.counters().retransmitted, 1u);
}

TEST_F(TcpStreamTest, WithoutTheOtherSideAHoleIsGivenUpAfterManySegments) {
    add(0, "a");
    for (std::uint32_t offset = 2; offset < 2 + TcpStream::kBlindSegments; ++offset) {
        add(offset, ".");
    }
    EXPECT_EQ(log.text(), "a");
    add(2 + TcpStream::kBlindSegments, ".");
    EXPECT_EQ(log.text().substr(0, 11), "a[lost 1]..");
}

TEST_F(TcpStreamTest, TooMuchThatWaitsGivesTheHoleUp) {
    add(0, "a");
    acknowledge(1);
    const std::string block(100'000, 'x');
    std::uint32_t offset = 2;
    while (stream.counters().lostBytes == 0) {
        ASSERT_LE(offset, TcpStream::kMaxWaitingBytes + block.size());
        add(offset, block);
        offset += static_cast<std::uint32_t>(block.size());
    }
    EXPECT_EQ(stream.counters().bytes, offset - 1);
}

TEST_F(TcpStreamTest, ManyTinySegmentsThatWaitCountForMoreThanTheirBytes) {
    add(0, "a");
    acknowledge(1);
    for (std::uint32_t i = 0; i < 50'000; ++i) {
        add(2 + 2 * i, "x");
    }
    EXPECT_GT(stream.counters().lostBytes, 0u);
}

TEST_F(TcpStreamTest, TheEndDeliversWhatWaitsWithItsGaps) {
    add(0, "abc");
    add(6, "ghi");
    add(12, "mno");
    EXPECT_EQ(finished(), "abc[lost 3]ghi[lost 3]mno");
    EXPECT_EQ(stream.counters().lostBytes, 6u);
}

TEST_F(TcpStreamTest, BytesCutByTheSnapLengthAreAGap) {
    addCut(0, "abc", 10);
    add(10, "klm");
    EXPECT_EQ(log.text(), "abc[lost 7]klm");
    EXPECT_EQ(stream.counters().lostBytes, 7u);
}

TEST_F(TcpStreamTest, BytesCutByTheSnapLengthAreAGapAfterWaitingToo) {
    add(0, "a");
    addCut(4, "efg", 10);
    add(14, "opq");
    add(1, "bcd");
    EXPECT_EQ(log.text(), "abcdefg[lost 7]opq");
}

TEST_F(TcpStreamTest, ASegmentWithoutAnyCapturedByteIsAGap) {
    addCut(0, "", 10);
    add(10, "klm");
    EXPECT_EQ(log.text(), "[lost 10]klm");
}

TEST_F(TcpStreamTest, WhatTheSnapLengthCutMayComeFromAnotherCapturePoint) {
    addCut(0, "abc", 10);
    add(0, "abcdefghij");
    EXPECT_EQ(log.text(), "abcdefghij");
    add(10, "klm");
    EXPECT_EQ(log.text(), "abcdefghijklm");
    EXPECT_EQ(stream.counters().lostBytes, 0u);
}

TEST_F(TcpStreamTest, GoesOnFarAwayWhereTwoSegmentsFollowEachOther) {
    for (const std::uint32_t far : {0x60000000u, 0xa0000000u, 0x80001388u}) {
        stream = TcpStream();
        log = StreamLog();
        add(0, "abc");
        add(3 + far, "def");
        EXPECT_EQ(log.text(), "abc");
        add(6 + far, "ghi");
        EXPECT_EQ(log.text(), "abc[lost " + std::to_string(far) + "]defghi");
        add(9 + far, "jkl");
        EXPECT_EQ(log.text().substr(log.text().find(']') + 1), "defghijkl");
    }
}

TEST_F(TcpStreamTest, GoesOnFarAwayWhereTheOtherEndAcknowledgesIt) {
    add(0, "abc");
    add(0xa0000003, "def");
    acknowledge(0xa0000006);
    EXPECT_EQ(log.text(), "abc[lost 2684354560]def");
    add(0xa0000006, "ghi");
    EXPECT_EQ(log.text(), "abc[lost 2684354560]defghi");
}

TEST_F(TcpStreamTest, ALonelySegmentFarAwayMovesNothing) {
    add(0, "abc");
    add(0x70000000, "stray");
    add(3, "def");
    add(6, "ghi");
    EXPECT_EQ(log.text(), "abcdefghi");
}

TEST_F(TcpStreamTest, ManyHolesAreGivenUpAsSoonAsOne) {
    add(0, "a");
    acknowledge(100'000);
    const std::uint32_t holes = 3 * TcpStream::kPatienceSegments;
    for (std::uint32_t i = 1; i <= holes; ++i) {
        add(2 * i, "x");
    }
    EXPECT_GE(stream.counters().lostBytes, holes - TcpStream::kPatienceSegments - 1);
}

TEST_F(TcpStreamTest, IsFinishedWhenAllBytesBeforeTheFinHaveCome) {
    add(0, "abc");
    EXPECT_FALSE(stream.finished());
    add(6, "", tcp_flag::kFin | tcp_flag::kAck);
    EXPECT_FALSE(stream.finished());
    add(3, "def");
    EXPECT_TRUE(stream.finished());
}

TEST_F(TcpStreamTest, AFinMayCarryBytes) {
    add(0, "abc", tcp_flag::kFin | tcp_flag::kAck);
    EXPECT_EQ(log.text(), "abc");
    EXPECT_TRUE(stream.finished());
}

TEST_F(TcpStreamTest, WhatAResetCarriesIsNoPartOfTheStream) {
    add(0, "abc");
    add(3, "reason", tcp_flag::kRst | tcp_flag::kAck);
    EXPECT_EQ(log.text(), "abc");
}

TEST_F(TcpStreamTest, TellsHowManyAcknowledgedBytesAreMissing) {
    EXPECT_EQ(stream.missingBefore(maker.sequence(50)), 0u);
    add(0, "abc");
    EXPECT_EQ(stream.missingBefore(maker.sequence(3)), 0u);
    EXPECT_EQ(stream.missingBefore(maker.sequence(2)), 0u);
    EXPECT_EQ(stream.missingBefore(maker.sequence(10)), 7u);
    add(3, "", tcp_flag::kFin);
    EXPECT_EQ(stream.missingBefore(maker.sequence(4)), 0u);
}

}  // namespace
}  // namespace smppscope::capture
