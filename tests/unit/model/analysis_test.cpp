#include "model/analysis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "capture/segment_reader.h"
#include "dissector/commands.h"
#include "dissector/encode.h"
#include "model/loader.h"
#include "model/pdu_reader.h"
#include "tests/support/capture_builder.h"
#include "tests/support/temp_dir.h"

namespace smppscope::model {
namespace {

using dissector::kBindTransceiver;
using dissector::kBindTransmitter;
using dissector::kEnquireLink;
using dissector::kGenericNack;
using dissector::kResponseBit;
using dissector::kSubmitSm;
using dissector::kUnbind;
using dissector::PduBuilder;
using support::ByteVector;
using support::CaptureBuilder;
using support::concatenate;
using support::kCaptureStart;
using support::kMillisecond;
using support::Link;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr TimeNs at(int milliseconds) {
    return kCaptureStart + milliseconds * kMillisecond;
}

ByteVector bind(std::uint32_t command = kBindTransceiver, std::string_view systemId = "shop1") {
    return PduBuilder(command)
        .sequence(1)
        .set("system_id", systemId)
        .set("password", "secret")
        .set("interface_version", std::uint64_t{0x34})
        .build();
}

ByteVector request(std::uint32_t command, std::uint32_t sequence) {
    return PduBuilder(command).sequence(sequence).build();
}

ByteVector response(std::uint32_t command, std::uint32_t sequence, std::uint32_t status = 0) {
    PduBuilder builder(command | kResponseBit);
    builder.sequence(sequence).status(status);
    return builder.build();
}

class AnalysisTest : public ::testing::Test {
  protected:
    const capture::Endpoint client = support::endpoint("192.0.2.10", 40001);
    const capture::Endpoint server = support::endpoint("192.0.2.20", 5019);

    Link connect() { return capture.connect(client, server, kCaptureStart); }

    Link bound() {
        Link link = connect();
        link.clientSends(bind(), at(1));
        link.serverSends(response(kBindTransceiver, 1), at(2));
        return link;
    }

    static LoadOptions with(int threads, std::size_t chunkBytes) {
        LoadOptions options;
        options.threads = threads;
        options.chunkBytes = chunkBytes;
        return options;
    }

    void loadAll(AnalysisOptions options = {}, LoadOptions how = {}) {
        capture.writeTo(path);
        analysis = std::make_shared<Analysis>(std::vector<std::string>{path}, options);
        const Result<void> loaded = load(*analysis, how);
        ASSERT_TRUE(loaded) << loaded.error().message;
        snapshot = analysis->snapshot();
    }

    std::vector<Row> partners() const {
        std::vector<Row> all;
        for (Row row = 0; row < analysis->pdus().size(); ++row) {
            all.push_back(analysis->pdus().partner(row));
        }
        return all;
    }

    std::vector<dissector::IssueCode> issues(Row row) const {
        std::vector<dissector::IssueCode> codes;
        for (const dissector::Issue& issue : analysis->issuesOf(row)) {
            codes.push_back(issue.code);
        }
        return codes;
    }

    support::TempDir directory;
    std::string path = directory.file("capture.pcap");
    CaptureBuilder capture;
    std::shared_ptr<Analysis> analysis;
    Snapshot snapshot;
};

TEST_F(AnalysisTest, PairsResponsesWithRequestsAndMeasuresTheirLatency) {
    Link link = bound();
    link.clientSends(concatenate({request(kSubmitSm, 2), request(kSubmitSm, 3)}), at(10));
    link.serverSends(response(kSubmitSm, 3), at(14));
    link.serverSends(response(kSubmitSm, 2, 0x58), at(25));
    loadAll();
    EXPECT_THAT(partners(), ElementsAre(1, 0, 5, 4, 3, 2));
    EXPECT_EQ(analysis->pdus().latency(2), 15 * kMillisecond);
    const Session& session = snapshot.sessions.at(0);
    EXPECT_EQ(session.maxOutstanding, 2u);
    EXPECT_EQ(session.statistics.totals.paired, 3u);
    EXPECT_EQ(session.statistics.totals.unanswered(), 0u);
    EXPECT_EQ(session.statistics.latencies.at(kSubmitSm).max(), 15 * kMillisecond);
    EXPECT_EQ(session.statistics.statuses.at({kSubmitSm | kResponseBit, 0x58u}), 1u);
}

TEST_F(AnalysisTest, KnowsWhoIsBoundHowAndWithWhatVersion) {
    bound();
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 1u);
    const Session& session = snapshot.sessions[0];
    EXPECT_EQ(session.systemId, "shop1");
    EXPECT_EQ(session.bindType, BindType::transceiver);
    EXPECT_EQ(session.interfaceVersion, 0x34);
    EXPECT_EQ(session.state, SessionState::boundTrx);
    EXPECT_EQ(session.closeReason, CloseReason::none);
    EXPECT_EQ(session.client, client);
    EXPECT_EQ(session.server, server);
    EXPECT_FALSE(session.begunBefore);
}

TEST_F(AnalysisTest, AnUnknownFirstCommandKeepsBindAndResponseInOrder) {
    Link link = connect();
    link.clientSends(PduBuilder(0x01020304).sequence(7).build(), at(1));
    link.clientSends(bind(), at(2));
    link.serverSends(response(kBindTransceiver, 1), at(3));
    loadAll();
    EXPECT_THAT(partners(), ElementsAre(kNoRow, 2, 1));
    EXPECT_EQ(snapshot.sessions.at(0).state, SessionState::boundTrx);
    EXPECT_EQ(snapshot.sessions.at(0).statistics.totals.orphanResponses, 0u);
}

TEST_F(AnalysisTest, ARefusedBindLeavesTheSessionOpen) {
    Link link = connect();
    link.clientSends(bind(kBindTransmitter), at(1));
    link.serverSends(response(kBindTransmitter, 1, 0x0E), at(2));
    loadAll();
    EXPECT_EQ(snapshot.sessions[0].state, SessionState::open);
    EXPECT_EQ(snapshot.sessions[0].bindType, BindType::transmitter);
}

TEST_F(AnalysisTest, TellsWhyASessionEnded) {
    Link unbinds = bound();
    unbinds.clientSends(request(kUnbind, 2), at(5));
    unbinds.serverSends(response(kUnbind, 2), at(6));
    unbinds.close(at(7));
    for (const std::uint16_t port : {std::uint16_t{40002}, std::uint16_t{40003}}) {
        Link link = capture.connect(support::endpoint("192.0.2.10", port), server, at(10));
        link.clientSends(bind(), at(11));
        if (port == 40002) {
            link.finishes(Direction::fromServer, at(12));
        } else {
            link.resets(Direction::fromClient, at(12));
        }
    }
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 3u);
    EXPECT_EQ(snapshot.sessions[0].closeReason, CloseReason::unbind);
    EXPECT_EQ(snapshot.sessions[1].closeReason, CloseReason::finByServer);
    EXPECT_EQ(snapshot.sessions[2].closeReason, CloseReason::resetByClient);
    for (const Session& session : snapshot.sessions) {
        EXPECT_EQ(session.state, SessionState::closed);
    }
}

TEST_F(AnalysisTest, PortsUsedAgainAreASessionOfTheirOwn) {
    bound();
    Link again = capture.connect(client, server, at(1000), {.client = 777'000, .server = 888'000});
    again.clientSends(bind(kBindTransmitter, "shop2"), at(1001));
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 2u);
    EXPECT_EQ(snapshot.sessions[0].closeReason, CloseReason::replaced);
    EXPECT_EQ(snapshot.sessions[1].systemId, "shop2");
}

TEST_F(AnalysisTest, CountsWhatWasNeverAnsweredAndWhatNobodyAsked) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.serverSends(response(kSubmitSm, 99), at(6));
    loadAll();
    EXPECT_EQ(snapshot.statistics.totals.unanswered(), 1u);
    EXPECT_EQ(snapshot.statistics.totals.orphanResponses, 1u);
    EXPECT_THAT(issues(3), ElementsAre(dissector::IssueCode::responseWithoutRequest));
    EXPECT_THAT(issues(2), IsEmpty());
}

TEST_F(AnalysisTest, AGenericNackAnswersByNumberAlone) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.serverSends(PduBuilder(kGenericNack).sequence(2).status(3).build(), at(6));
    loadAll();
    EXPECT_EQ(analysis->pdus().partner(2), 3u);
    EXPECT_EQ(snapshot.statistics.totals.unanswered(), 0u);
}

TEST_F(AnalysisTest, BothDirectionsMayUseTheSameNumbers) {
    Link link = bound();
    link.clientSends(request(kEnquireLink, 7), at(5));
    link.serverSends(request(kEnquireLink, 7), at(5));
    link.serverSends(response(kEnquireLink, 7), at(6));
    link.clientSends(response(kEnquireLink, 7), at(9));
    loadAll();
    EXPECT_EQ(analysis->pdus().partner(2), 4u);
    EXPECT_EQ(analysis->pdus().partner(3), 5u);
    EXPECT_EQ(snapshot.sessions[0].maxOutstanding, 1u);
}

TEST_F(AnalysisTest, ANumberReusedInFlightIsAnIssueOfTheSecondRequest) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.clientSends(request(kSubmitSm, 2), at(6));
    link.serverSends(response(kSubmitSm, 2), at(8));
    loadAll();
    EXPECT_THAT(issues(3), ElementsAre(dissector::IssueCode::sequenceReused));
    EXPECT_EQ(analysis->pdus().partner(2), 4u);
    EXPECT_EQ(analysis->pdus().partner(3), kNoRow);
}

TEST_F(AnalysisTest, ANumberUsedAgainLongAfterItsRequestGaveUpIsAnsweredForTheNewOne) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.clientSends(request(kSubmitSm, 2), at(60'000));
    link.serverSends(response(kSubmitSm, 2), at(60'008));
    loadAll();
    EXPECT_EQ(analysis->pdus().partner(2), kNoRow);
    EXPECT_EQ(analysis->pdus().partner(3), 4u);
    EXPECT_EQ(snapshot.statistics.totals.unanswered(), 1u);
    EXPECT_EQ(snapshot.sessions[0].maxOutstanding, 1u);
}

TEST_F(AnalysisTest, ASessionThatGoesOnAfterATimeoutIsStillSynchronous) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.clientSends(request(kSubmitSm, 3), at(30'000));
    link.clientSends(request(kEnquireLink, 4), at(30'001));
    link.serverSends(response(kSubmitSm, 3), at(30'008));
    loadAll();
    EXPECT_EQ(snapshot.sessions[0].maxOutstanding, 1u);
    EXPECT_EQ(analysis->pdus().outstanding(4), 3u) << "of the row all that wait";
}

TEST_F(AnalysisTest, ACaptureThatBeganLaterTakesTheSubmittingEndForTheClient) {
    Link link = capture.alreadyOpen(client, server);
    link.serverSends(response(kSubmitSm, 6), at(1));
    link.clientSends(request(kSubmitSm, 7), at(2));
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 1u);
    EXPECT_EQ(snapshot.sessions[0].client, client);
    EXPECT_TRUE(snapshot.sessions[0].begunBefore);
    EXPECT_EQ(analysis->pdus().row(1).direction(), Direction::fromClient);
}

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

TEST_F(AnalysisTest, PortsUsedAgainWithoutASynAreASessionOfTheirOwn) {
    Link link = bound();
    link.close(at(5));
    Link next = capture.alreadyOpen(client, server, {.client = 3'000'000'000, .server = 2'000'000'000});
    for (std::uint32_t sequence = 1; sequence <= 3; ++sequence) {
        next.clientSends(request(kEnquireLink, sequence), at(100 + static_cast<int>(sequence)));
        next.serverSends(response(kEnquireLink, sequence), at(200 + static_cast<int>(sequence)));
    }
    loadAll();
    ASSERT_EQ(snapshot.sessions.size(), 2u);
    EXPECT_TRUE(snapshot.sessions[1].begunBefore);
    EXPECT_EQ(snapshot.sessions[1].statistics.totals.paired, 3u);
    EXPECT_EQ(snapshot.sessions[0].lostBytes, 0u);
}

TEST_F(AnalysisTest, PortsThatAreSaidNotToBeSmppAreNot) {
    bound();
    Link other = capture.connect(support::endpoint("192.0.2.10", 40002),
                                 support::endpoint("192.0.2.20", 5020), kCaptureStart);
    other.clientSends(bind(kBindTransmitter, "shop2"), at(1));
    AnalysisOptions options;
    options.otherPorts = {5019};
    loadAll(options);
    ASSERT_EQ(snapshot.sessions.size(), 1u);
    EXPECT_EQ(snapshot.sessions[0].systemId, "shop2");
    EXPECT_EQ(snapshot.capture.connections, 2u);
}

TEST_F(AnalysisTest, ClosedConnectionsKeepNoMemory) {
    const auto memoryAfter = [this](int connections) {
        CaptureBuilder many;
        for (int i = 0; i < connections; ++i) {
            const auto port = static_cast<std::uint16_t>(20'000 + i);
            Link link = many.connect(support::endpoint("192.0.2.10", port), server, at(i));
            link.clientSends(support::bytesOf("GET / HTTP/1.1\r\n\r\n"), at(i + 1));
            if (i % 2 == 0) {
                link.close(at(i + 2));
            } else {
                link.resets(Direction::fromServer, at(i + 2));
            }
        }
        many.connect(support::endpoint("192.0.2.11", 1), server, at(60'000));
        many.writeTo(path);
        analysis = std::make_shared<Analysis>(std::vector<std::string>{path});
        const auto reader = capture::SegmentReader::open({path}, {});
        capture::SegmentBatch batch;
        while ((*reader)->read(batch) == capture::ReadStatus::more) {
            analysis->feed(batch, 0);
        }
        return analysis->memoryBytes();
    };
    EXPECT_LT(memoryAfter(1000), memoryAfter(10) + 1000 * std::size_t{100});
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

TEST_F(AnalysisTest, WhatWaitsInAllConnectionsTogetherIsBounded) {
    const ByteVector later(1400, 0x11);
    for (int i = 0; i < 100; ++i) {
        const auto port = static_cast<std::uint16_t>(20'000 + i);
        Link link = capture.connect(support::endpoint("192.0.2.10", port), server, at(i));
        link.clientSends(bind(), at(i));
        link.missing(Direction::fromClient, 100);
        link.clientSends(later, at(i));
    }
    AnalysisOptions options;
    options.maxWaitingBytes = 20 * (later.size() + 160);  // with what each segment costs
    loadAll(options);
    EXPECT_EQ(snapshot.sessions.size(), 100u);
    EXPECT_EQ(snapshot.capture.lostBytes, 10'000u);
    ASSERT_EQ(snapshot.capture.warnings.size(), 1u);
    EXPECT_THAT(snapshot.capture.warnings[0], ::testing::StartsWith("80 times too much waited"));
}

/// A capture in two files, of which the clock of the second is behind.
class TwoFilesTest : public AnalysisTest {
  protected:
    void SetUp() override {
        Link link = bound();
        for (std::uint32_t i = 2; i < 302; ++i) {
            link.clientSends(request(kEnquireLink, i), at(static_cast<int>(i) * 2));
            link.serverSends(response(kEnquireLink, i), at(static_cast<int>(i) * 2 + 1));
        }
        link.close(at(1000));
    }
    using Chosen = std::function<bool(const support::CapturedFrame&)>;
    std::string write(const std::string& name, TimeNs later, const Chosen& chosen) {
        ByteVector bytes;
        support::appendFileHeader(bytes, capture.format());
        for (const support::CapturedFrame& frame : capture.frames()) {
            if (chosen(frame)) {
                support::appendRecord(bytes, capture.format(), frame.time + later, frame.bytes,
                                      frame.originalLength);
            }
        }
        support::writeFile(directory.file(name), bytes);
        return directory.file(name);
    }
    void loadBoth(const std::string& one, const std::string& other) {
        analysis = std::make_shared<Analysis>(std::vector<std::string>{one, other});
        ASSERT_TRUE(load(*analysis, {}));
        snapshot = analysis->snapshot();
    }
    static bool isFromServer(const support::CapturedFrame& frame) { return frame.bytes[14 + 15] == 20; }
    static constexpr std::uint64_t kPdus = 602;
};

TEST_F(TwoFilesTest, OneForEachDirectionGiveAllPdusWhateverTheirClocks) {
    for (const int skew : {0, 5, -20, 100, -100, 2000, -2000}) {
        loadBoth(write("client.pcap", 0, [](const auto& frame) { return !isFromServer(frame); }),
                 write("server.pcap", skew * kMillisecond, isFromServer));
        EXPECT_EQ(snapshot.statistics.totals.pdus, kPdus) << skew;
        EXPECT_EQ(snapshot.capture.lostBytes, 0u) << skew;
        EXPECT_EQ(snapshot.capture.retransmittedSegments, 0u) << skew;
        // A round takes 2 ms. What comes before the first segment of the other direction can't know it.
        if (std::abs(skew) <= 100) {
            EXPECT_GE(snapshot.statistics.totals.paired,
                      kPdus / 2 - static_cast<unsigned>(std::abs(skew)) / 2)
                << skew;
        }
    }
}

TEST_F(TwoFilesTest, SaysThatTheDirectionsDisagreeInTime) {
    loadBoth(write("client.pcap", 0, [](const auto& frame) { return !isFromServer(frame); }),
             write("server.pcap", -2000 * kMillisecond, isFromServer));
    ASSERT_FALSE(snapshot.capture.warnings.empty());
    EXPECT_THAT(snapshot.capture.warnings.back(), ::testing::HasSubstr("disagree in time"));
}

TEST_F(TwoFilesTest, TheSameFramesCapturedTwiceCountOnceWhateverTheClocks) {
    const auto all = [](const auto&) { return true; };
    for (const int lag : {0, 1, 20, 500, 1500, 5000}) {
        loadBoth(write("one.pcap", 0, all), write("other.pcap", lag * kMillisecond, all));
        EXPECT_EQ(snapshot.statistics.totals.pdus, kPdus) << lag;
        EXPECT_EQ(snapshot.sessions.size(), 1u) << lag;
        EXPECT_EQ(snapshot.capture.duplicateSegments, capture.frameCount()) << lag;
        EXPECT_EQ(snapshot.capture.retransmittedSegments, 0u) << lag;
    }
}

TEST_F(AnalysisTest, OtherProtocolsAreNoSessions) {
    Link link = connect();
    link.clientSends(support::bytesOf("GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n"), at(1));
    link.serverSends(support::bytesOf("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), at(2));
    loadAll();
    EXPECT_EQ(snapshot.rows, 0u);
    EXPECT_TRUE(snapshot.sessions.empty());
    EXPECT_EQ(snapshot.capture.connections, 1u);
}

TEST_F(AnalysisTest, GivesBackTheBytesOfPdusThatSpanSegments) {
    const ByteVector pdu =
        PduBuilder(kSubmitSm).sequence(2).set("short_message", std::string(150, 'z')).build();
    Link link = bound();
    link.maxSegment(60).clientSends(pdu, at(5));
    loadAll();
    PduReader reader(analysis);
    const Result<capture::Bytes> bytes = reader.bytes(2);
    ASSERT_TRUE(bytes) << bytes.error().message;
    EXPECT_EQ(ByteVector(bytes->begin(), bytes->end()), pdu);
    EXPECT_EQ(analysis->extentsOf(2).size(), (pdu.size() + 59) / 60);
}

TEST_F(AnalysisTest, OneThreadOrTwoAndAnyChunkSizeGiveTheSameRows) {
    Link link = bound();
    for (std::uint32_t i = 2; i < 200; ++i) {
        link.clientSends(request(kSubmitSm, i), at(static_cast<int>(i) * 2));
        link.serverSends(response(kSubmitSm, i), at(static_cast<int>(i) * 2 + 1));
    }
    loadAll({}, with(1, 1 << 20));
    const std::vector<Row> expected = partners();
    for (const int threads : {1, 2}) {
        for (const std::size_t chunkBytes : {64u, 333u, 4096u}) {
            loadAll({}, with(threads, chunkBytes));
            EXPECT_EQ(partners(), expected);
        }
    }
}

TEST_F(AnalysisTest, AStoppedLoadLeavesWhatWasLoadedUsable) {
    bound();
    capture.writeTo(path);
    analysis = std::make_shared<Analysis>(std::vector<std::string>{path});
    std::stop_source stop;
    stop.request_stop();
    ASSERT_TRUE(load(*analysis, {}, stop.get_token()));
    snapshot = analysis->snapshot();
    EXPECT_TRUE(snapshot.finished);
    EXPECT_TRUE(snapshot.cancelled);
}

TEST_F(AnalysisTest, AMissingFileIsAnErrorThatNamesIt) {
    Analysis missing({directory.file("nothing.pcap")});
    const Result<void> loaded = load(missing, {});
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().message, ::testing::HasSubstr("nothing.pcap"));
}

}  // namespace
}  // namespace smppscope::model
