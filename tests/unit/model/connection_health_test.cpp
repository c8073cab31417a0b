// How the connection of a session fared: what was sent again, resets, its end.

#include "tests/unit/model/analysis_fixture.h"

namespace smppscope::model {
namespace {

using dissector::kEnquireLink;
using dissector::kSubmitSm;
using dissector::kUnbind;
using support::ByteVector;
using support::concatenate;
using support::Link;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(AnalysisTest, TellsHowTheConnectionFared) {
    Link link = bound();
    const auto pdu = request(kSubmitSm, 2);
    const std::uint64_t place = link.sent(Direction::fromClient);
    link.clientSends(pdu, at(10));
    link.resends(Direction::fromClient, place, pdu, at(300));
    link.serverSends(response(kSubmitSm, 2), at(310));
    link.window(Direction::fromServer, 0).serverAcks(at(400));
    link.probes(Direction::fromClient, at(500));
    link.window(Direction::fromServer, 1000).serverAcks(at(600));
    link.probes(Direction::fromServer, at(700));
    link.resets(Direction::fromServer, at(800));
    for (support::FrameIndex frame = capture.frameCount(); frame > 0; --frame) {
        capture.duplicate(frame - 1, 20 * support::kMicrosecond);
    }
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 1u);
    const ConnectionHealth& health = snapshot.sessions[0].health;
    EXPECT_EQ(health.tcp.handshake, 200 * support::kMicrosecond);
    EXPECT_EQ(health.tcp.duplicates, capture.frameCount() / 2);
    EXPECT_EQ(health.retransmitted, 1u);
    EXPECT_EQ(health.tcp.zeroWindows, 1u);
    EXPECT_EQ(health.tcp.windowProbes, 1u);
    EXPECT_EQ(health.tcp.keepAlives, 1u);
    EXPECT_EQ(health.tcp.resets, 1u);
    EXPECT_EQ(health.end, ConnectionEnd::resetByServer);
    EXPECT_EQ(snapshot.capture.duplicateSegments, health.tcp.duplicates);
    EXPECT_EQ(snapshot.capture.retransmittedSegments, 1u);
    EXPECT_EQ(snapshot.statistics.totals.pdus, 4u);
}

TEST_F(AnalysisTest, TheEndOfAConnectionIsSeenFromTheClientWhoeverWasSeenFirst) {
    Link link = capture.alreadyOpen(client, support::endpoint("192.0.2.20", 2775));
    link.serverSends(request(kEnquireLink, 7), at(1));
    link.clientSends(response(kEnquireLink, 7), at(2));
    link.clientSends(request(kUnbind, 8), at(3));
    link.serverSends(response(kUnbind, 8), at(4));
    link.finishes(Direction::fromClient, at(5));
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 1u);
    EXPECT_EQ(snapshot.sessions[0].client, client);
    EXPECT_EQ(snapshot.sessions[0].closeReason, CloseReason::unbind);
    EXPECT_EQ(snapshot.sessions[0].health.end, ConnectionEnd::finByClient);
    EXPECT_EQ(snapshot.sessions[0].health.tcp.handshake, capture::TcpHealthCounters::kUnknown);
}

TEST_F(AnalysisTest, BytesSentAgainWithAnotherValueAreAnIssueOfThePduBefore) {
    Link link = bound();
    const std::uint64_t place = link.sent(Direction::fromClient);
    link.clientSends(request(kSubmitSm, 2), at(10));
    ByteVector other = request(kSubmitSm, 3);
    other[15] ^= 0x04;
    link.resends(Direction::fromClient, place, other, at(11));
    link.serverSends(response(kSubmitSm, 2), at(12));
    loadAll();
    EXPECT_THAT(issues(2), ElementsAre(dissector::IssueCode::bytesDiffer));
    EXPECT_EQ(snapshot.sessions.at(0).health.conflictingBytes, 1u);
    EXPECT_EQ(analysis->pdus().sequence(2), 2u);
}

TEST_F(AnalysisTest, ARetransmissionThatCarriesMoreGivesTheMoreAndIsNoIssue) {
    Link link = bound();
    const std::uint64_t place = link.sent(Direction::fromClient);
    const ByteVector first = request(kSubmitSm, 2);
    const ByteVector second = request(kSubmitSm, 3);
    link.clientSends(first, at(10));
    link.resends(Direction::fromClient, place, concatenate({first, second}), at(11));
    loadAll();
    ASSERT_EQ(snapshot.statistics.totals.pdus, 4u);
    EXPECT_THAT(issues(3), IsEmpty());
    EXPECT_EQ(snapshot.sessions.at(0).health.conflictingBytes, 0u);
}

TEST_F(AnalysisTest, AConnectionThatGoesOnAfterAResetIsKept) {
    Link link = bound();
    link.resets(Direction::fromServer, at(100));
    for (int second = 1; second < 60; second += 5) {
        link.clientSends(request(kEnquireLink, static_cast<std::uint32_t>(second) + 1), at(second * 1000));
    }
    loadAll();
    EXPECT_EQ(snapshot.statistics.totals.pdus, 14u);
}

TEST_F(AnalysisTest, AResetThatNobodyBelievesDoesNotEndTheSession) {
    Link link = bound();
    support::TcpSegment reset;
    reset.source = server;
    reset.destination = client;
    reset.sequence = 12345;
    reset.flags = capture::tcp_flag::kRst;
    capture.addSegment(reset, at(100));
    for (std::uint32_t i = 2; i < 12; ++i) {
        const auto time = static_cast<int>(i) * 30'000;
        link.clientSends(request(kEnquireLink, i), at(time));
        link.serverSends(response(kEnquireLink, i), at(time + 1));
    }
    loadAll();
    EXPECT_EQ(snapshot.statistics.totals.pdus, 22u);
    ASSERT_EQ(snapshot.sessions.size(), 1u);
    EXPECT_EQ(snapshot.sessions[0].closeReason, CloseReason::none);
    EXPECT_EQ(snapshot.sessions[0].health.tcp.resets, 1u);
}

}  // namespace
}  // namespace smppscope::model
