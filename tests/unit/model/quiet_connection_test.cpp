// Connections of which there are segments, but no payload yet.

#include "capture/segment_reader.h"
#include "model/tcp_connections.h"
#include "tests/unit/model/analysis_fixture.h"

namespace smppscope::model {
namespace {

using dissector::kBindTransceiver;
using dissector::kEnquireLink;
using support::Link;

constexpr int kMany = 2000;

/// Memory for each of many connections that stay open, with what is done with each.
template <class What>
std::size_t bytesForEach(What what) {
    const support::TempDir directory;
    const std::string path = directory.file("capture.pcap");
    support::CaptureBuilder capture;
    for (int i = 0; i < kMany; ++i) {
        const auto port = static_cast<std::uint16_t>(10000 + i);
        what(capture.connect(support::endpoint("192.0.2.10", port), support::endpoint("192.0.2.20", 80),
                             at(i)),
             capture, i);
    }
    capture.writeTo(path);
    Analysis analysis({path});
    const std::size_t before = analysis.memoryBytes();
    std::size_t open = 0;
    auto reader = capture::SegmentReader::open({path}, {});
    capture::SegmentBatch batch;
    for (bool more = true; more;) {
        more = (*reader)->read(batch) == capture::ReadStatus::more;
        analysis.feed(batch, 0);
        open = analysis.memoryBytes();
    }
    EXPECT_EQ(analysis.snapshot().capture.connections, static_cast<std::uint64_t>(kMany));
    return (open - before) / kMany;
}

TEST(QuietConnections, CostLittle) {
    const auto nothing = [](Link /*link*/, support::CaptureBuilder& /*capture*/, int /*number*/) {};
    EXPECT_LE(bytesForEach(nothing), 400u) << "set up and not used";
    const auto halfOpen = [](Link /*link*/, support::CaptureBuilder& capture, int /*number*/) {
        capture.drop(capture.frameCount() - 1);
        capture.drop(capture.frameCount() - 1);
    };
    EXPECT_LE(bytesForEach(halfOpen), 200u);
    const auto refused = [](Link link, support::CaptureBuilder& capture, int number) {
        capture.drop(capture.frameCount() - 1);
        capture.drop(capture.frameCount() - 1);
        link.resets(Direction::fromServer, at(number));
    };
    EXPECT_LE(bytesForEach(refused), 250u);
}

TEST_F(AnalysisTest, AConnectionWithoutPayloadIsForgottenAWhileAfterItsReset) {
    Link link = connect();
    link.resets(Direction::fromServer, at(100));
    link.clientAcks(at(9000));
    link.clientSends(bind(), at(18000));
    link.serverSends(response(kBindTransceiver, 1), at(18001));
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 1u) << "it went on within ten seconds";
    EXPECT_EQ(snapshot.sessions[0].health.tcp.resets, 1u);
    EXPECT_EQ(snapshot.sessions[0].health.tcp.handshake, 200 * support::kMicrosecond);

    Link other = capture.connect(client, support::endpoint("192.0.2.21", 5019), at(20000));
    other.resets(Direction::fromServer, at(20100));
    other.clientSends(bind(), at(40000));
    other.serverSends(response(kBindTransceiver, 1), at(40001));
    loadAll();
    EXPECT_EQ(snapshot.sessions.size(), 1u);
}

TEST_F(AnalysisTest, WhatAConnectionHadBeforeItsFirstPayloadCountsLater) {
    Link link = connect();
    link.window(Direction::fromServer, 0).serverAcks(at(1));
    for (int i = 0; i < 10; ++i) {
        link.probes(Direction::fromClient, at(10 + i));
    }
    link.window(Direction::fromServer, 1000).serverAcks(at(30));
    link.clientSends(bind(), at(40));
    link.serverSends(response(kBindTransceiver, 1), at(41));
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 1u);
    const capture::TcpHealthCounters& health = snapshot.sessions[0].health.tcp;
    EXPECT_EQ(health.handshake, 200 * support::kMicrosecond);
    EXPECT_EQ(health.zeroWindows, 1u);
    EXPECT_EQ(health.windowProbes, 10u);
    EXPECT_EQ(analysis->pdus().size(), 2u);
}

TEST_F(AnalysisTest, ResetsThatNobodyBelievedBeforeThePayloadAreNoEnd) {
    Link link = connect();
    link.resets(Direction::fromClient, at(1));
    link.clientSends(bind(), at(2));
    link.serverSends(response(kBindTransceiver, 1), at(3));
    link.clientSends(request(kEnquireLink, 2), at(60000));
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 1u);
    EXPECT_EQ(snapshot.sessions[0].health.end, ConnectionEnd::open);
    EXPECT_EQ(analysis->pdus().size(), 3u);
}

struct NoPdus final : ConnectionSink {
    void onPdu(SmppConnection& /*connection*/, Direction /*direction*/, const FramedPdu& /*pdu*/) override {}
};

TEST(TooManyConnections, ThoseThatHadNothingForLongestAreGivenUp) {
    NoPdus sink;
    capture::WaitingBudget waiting(1u << 20);
    TcpConnections connections(1u << 20, capture::CapturePoints::one, sink, waiting, 10);
    const support::ByteVector text = support::bytesOf("hello");
    const auto says = [&](capture::ConnectionId id, std::uint32_t sequence, TimeNs time) {
        capture::Segment segment;
        segment.connection = id;
        segment.time = time;
        segment.sequence = sequence;
        segment.payload = text.data();
        segment.length = segment.capturedLength = static_cast<std::uint32_t>(text.size());
        connections.add(segment);
    };
    constexpr capture::ConnectionId kBusy = 0;
    constexpr capture::ConnectionId kOnRegisteredPort = 1;
    for (capture::ConnectionId id = 0; id < 40; ++id) {
        const std::uint16_t port = id == kOnRegisteredPort ? 2775 : 80;
        connections.reserve(id);
        connections.open({.id = id,
                          .client = support::endpoint("192.0.2.1", 40000),
                          .server = support::endpoint("192.0.2.2", port)},
                         false);
        says(id, 100, at(static_cast<int>(id)));
        says(kBusy, 105 + 5 * id, at(static_cast<int>(id)));
    }
    std::uint64_t left = 0;
    for (capture::ConnectionId id = 0; id < 40; ++id) {
        left += connections.has(id) ? 1 : 0;
    }
    EXPECT_TRUE(connections.has(kBusy));
    EXPECT_TRUE(connections.has(kOnRegisteredPort));
    EXPECT_TRUE(connections.has(39));
    EXPECT_FALSE(connections.has(2));
    EXPECT_LE(left, 11u);
    EXPECT_EQ(connections.crowdedOut(), 40 - left);
}

}  // namespace
}  // namespace smppscope::model
