// Captures of X.25 of every kind, from the file to rows and sessions.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "model/loader.h"
#include "model/report.h"
#include "tests/support/temp_dir.h"
#include "tests/support/x25_builder.h"

namespace smppscope::model {
namespace {

using capture::X25Side;
using dissector::IssueCode;
using dissector::kBindTransceiver;
using dissector::kDeliverSm;
using dissector::kEnquireLink;
using dissector::kResponseBit;
using dissector::kSubmitSm;
using dissector::PduBuilder;
using support::ByteVector;
using support::CaptureBuilder;
using support::kCaptureStart;
using support::kMillisecond;
using support::LinkLayer;
using support::X25Call;
using support::X25Line;
using support::X25Wrapping;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kEsme = X25Side::first;
constexpr auto kSmsc = X25Side::second;

constexpr TimeNs at(int milliseconds) {
    return kCaptureStart + milliseconds * kMillisecond;
}

ByteVector bind(std::string_view systemId = "shop1") {
    return PduBuilder(kBindTransceiver)
        .sequence(1)
        .set("system_id", systemId)
        .set("interface_version", std::uint64_t{0x34})
        .build();
}

ByteVector submit(std::uint32_t sequence, std::size_t length = 140) {
    return PduBuilder(kSubmitSm)
        .sequence(sequence)
        .set("destination_addr", "491701234567")
        .set("short_message", std::string(length, 'x'))
        .build();
}

ByteVector pdu(std::uint32_t command, std::uint32_t sequence) {
    return PduBuilder(command).sequence(sequence).build();
}

struct Loaded {
    std::shared_ptr<Analysis> analysis;
    Snapshot snapshot;

    std::vector<std::uint32_t> commands() const {
        std::vector<std::uint32_t> all;
        for (Row row = 0; row < analysis->pdus().size(); ++row) {
            all.push_back(analysis->pdus().command(row));
        }
        return all;
    }
    std::vector<IssueCode> issues(Row row) const {
        std::vector<IssueCode> codes;
        for (const dissector::Issue& issue : analysis->issuesOf(row)) {
            codes.push_back(issue.code);
        }
        return codes;
    }
    std::string client(std::size_t session = 0) const {
        return endpointText(snapshot.sessions.at(session), Direction::fromClient);
    }
    std::string server(std::size_t session = 0) const {
        return endpointText(snapshot.sessions.at(session), Direction::fromServer);
    }
};

Loaded load(const CaptureBuilder& capture, AnalysisOptions options = {}, std::size_t chunkBytes = 1000) {
    const support::TempDir directory;
    const std::string path = directory.file("capture.pcap");
    capture.writeTo(path);
    Loaded loaded;
    loaded.analysis = std::make_shared<Analysis>(std::vector<std::string>{path}, options);
    LoadOptions how;
    how.chunkBytes = chunkBytes;
    const Result<void> done = load(*loaded.analysis, how);
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    loaded.snapshot = loaded.analysis->snapshot();
    return loaded;
}

support::CaptureFormat formatOf(LinkLayer layer) {
    support::CaptureFormat format;
    format.linkLayer = layer;
    return format;
}

/// Bind, a submit_sm over two packets and a deliver_sm, all answered.
void converse(X25Call& call, int time) {
    call.sends(kEsme, bind(), at(time));
    call.sends(kSmsc, pdu(kBindTransceiver | kResponseBit, 1), at(time + 2));
    call.sends(kEsme, submit(2), at(time + 10));
    call.sends(kSmsc, pdu(kSubmitSm | kResponseBit, 2), at(time + 15));
    call.sends(kSmsc, pdu(kDeliverSm, 1), at(time + 20));
    call.sends(kEsme, pdu(kDeliverSm | kResponseBit, 1), at(time + 21));
}

void expectTheConversation(const Loaded& loaded) {
    ASSERT_EQ(loaded.snapshot.sessions.size(), 1u);
    EXPECT_EQ(loaded.snapshot.rows, 6u);
    const Session& session = loaded.snapshot.sessions[0];
    EXPECT_EQ(session.systemId, "shop1");
    EXPECT_EQ(session.bindType, BindType::transceiver);
    EXPECT_EQ(session.interfaceVersion, 0x34);
    EXPECT_EQ(session.statistics.totals.paired, 3u);
    EXPECT_EQ(session.statistics.totals.unanswered(), 0u);
    EXPECT_EQ(session.lostBytes, 0u);
    EXPECT_EQ(session.skippedBytes, 0u);
    EXPECT_EQ(loaded.analysis->pdus().latency(2), 5 * kMillisecond);
    EXPECT_EQ(loaded.analysis->extentsOf(2).size(), 2u);
    EXPECT_THAT(loaded.snapshot.capture.warnings, IsEmpty());
}

/// Sixty messages, captured in two files.
Loaded loadTwice(X25Wrapping wrapping, LinkLayer linkLayer, TimeNs later) {
    const support::TempDir directory;
    std::vector<std::string> paths;
    for (const auto& [name, lag] : {std::pair{"near", TimeNs{0}}, std::pair{"far", later}}) {
        CaptureBuilder capture(formatOf(linkLayer));
        X25Line line(capture, wrapping);
        line.setsUp(at(0) + lag);
        X25Call call(line);
        call.connects(kEsme, "1234", "5678", at(1) + lag);
        for (int number = 1; number <= 60; ++number) {
            call.sends(kEsme, submit(static_cast<std::uint32_t>(number)), at(4 * number) + lag);
            call.sends(kSmsc, pdu(kSubmitSm | kResponseBit, static_cast<std::uint32_t>(number)),
                       at(4 * number + 2) + lag);
        }
        call.clears(kEsme, at(300) + lag);
        paths.push_back(directory.file(name));
        capture.writeTo(paths.back());
    }
    Loaded loaded;
    loaded.analysis = std::make_shared<Analysis>(paths);
    EXPECT_TRUE(load(*loaded.analysis, {}));
    loaded.snapshot = loaded.analysis->snapshot();
    return loaded;
}

TEST(X25Analysis, ALinkCapturedAtTwoPointsCountsOnceWhateverTheLag) {
    for (const int lag : {0, 1, 7, 16, 100, 1000, 5000}) {
        for (const auto& [wrapping, linkLayer] :
             {std::pair{X25Wrapping::lapbWithDirection, LinkLayer::lapbWithDirection},
              std::pair{X25Wrapping::ethernet, LinkLayer::ethernet}}) {
            const Loaded loaded = loadTwice(wrapping, linkLayer, lag * kMillisecond);
            EXPECT_EQ(loaded.snapshot.rows, 120u) << lag;
            EXPECT_EQ(loaded.snapshot.statistics.totals.paired, 60u) << lag;
            EXPECT_EQ(loaded.snapshot.sessions.size(), 1u) << lag;
        }
    }
}

TEST(X25Analysis, EveryWrappingOfALinkGivesTheSession) {
    struct Case {
        X25Wrapping wrapping;
        LinkLayer linkLayer;
        int lapbModulo = 8;
    };
    for (const Case& one :
         {Case{X25Wrapping::lapbWithDirection, LinkLayer::lapbWithDirection},
          Case{X25Wrapping::lapbWithDirection, LinkLayer::lapbWithDirection, 128},
          Case{X25Wrapping::sita, LinkLayer::sita}, Case{X25Wrapping::lapbEthernet, LinkLayer::ethernet},
          Case{X25Wrapping::ethernet, LinkLayer::ethernet}, Case{X25Wrapping::llc, LinkLayer::ethernet},
          Case{X25Wrapping::cooked, LinkLayer::linuxCooked},
          Case{X25Wrapping::cooked2Lapb, LinkLayer::linuxCooked2}}) {
        for (const int modulo : {8, 128}) {
            SCOPED_TRACE(static_cast<int>(one.wrapping) * 1000 + modulo);
            CaptureBuilder capture(formatOf(one.linkLayer));
            X25Line line(capture, one.wrapping, one.lapbModulo);
            if (one.lapbModulo == 128) {
                line.setsUp(at(0));
            }
            X25Call call(line, {7, modulo});
            call.connects(kEsme, "123456", "2345", at(1));
            converse(call, 10);
            call.clears(kEsme, at(50));
            const Loaded loaded = load(capture);
            expectTheConversation(loaded);
            const Session& session = loaded.snapshot.sessions[0];
            EXPECT_EQ(session.transport, Transport::x25);
            EXPECT_EQ(session.closeReason, CloseReason::clearedByClient);
            EXPECT_EQ(session.state, SessionState::closed);
            EXPECT_FALSE(session.begunBefore);
            EXPECT_EQ(loaded.client(), "X.25 123456 lcn 7");
            EXPECT_EQ(loaded.server(), "X.25 2345 lcn 7");
        }
    }
}

TEST(X25Analysis, OverTcpTheEndsAreThoseOfTcp) {
    CaptureBuilder capture;
    support::Link tcp =
        capture.connect(support::endpoint("192.0.2.1", 40000), support::endpoint("192.0.2.2", 1998), at(0));
    X25Line line(tcp);
    X25Call call(line);
    call.connects(kEsme, "123456", "2345", at(1));
    converse(call, 10);
    call.clears(kEsme, at(50));
    tcp.close(at(51));
    const Loaded loaded = load(capture);
    expectTheConversation(loaded);
    EXPECT_EQ(loaded.snapshot.sessions[0].transport, Transport::xot);
    EXPECT_EQ(loaded.client(), "192.0.2.1:40000");
    EXPECT_THAT(loaded.snapshot.sessions[0].circuit.addresses, ElementsAre("123456", "2345"));
    const SessionReport report = buildReport(loaded.snapshot);
    EXPECT_EQ(report.sessions(0).transport(), "xot");
    EXPECT_EQ(report.sessions(0).client().dte_address(), "123456");
    EXPECT_EQ(report.sessions(0).client().port(), 40000u);
    EXPECT_EQ(report.sessions(0).circuit().end(), "cleared_by_client");
    EXPECT_EQ(report.sessions(0).tcp().end(), "cleared_by_client");
}

TEST(X25Analysis, ATcpConnectionKeptForTheNextCallIsAnotherSession) {
    CaptureBuilder capture;
    support::Link tcp =
        capture.connect(support::endpoint("192.0.2.1", 40000), support::endpoint("192.0.2.2", 1998), at(0));
    X25Line line(tcp);
    for (const int time : {100, 200}) {
        X25Call call(line);
        call.connects(kEsme, "123456", "2345", at(time));
        converse(call, time + 1);
        call.clears(kSmsc, at(time + 50));
    }
    const Loaded loaded = load(capture);
    ASSERT_EQ(loaded.snapshot.sessions.size(), 2u);
    EXPECT_EQ(loaded.snapshot.sessions[1].connection, 0u);
    EXPECT_EQ(loaded.snapshot.sessions[1].closeReason, CloseReason::clearedByServer);
}

TEST(X25Analysis, SmppRightOnPort1998IsFoundAllTheSame) {
    CaptureBuilder capture;
    support::Link tcp =
        capture.connect(support::endpoint("192.0.2.1", 40000), support::endpoint("192.0.2.2", 1998), at(0));
    tcp.maxSegment(7);
    tcp.clientSends(bind(), at(1));
    tcp.serverSends(pdu(kBindTransceiver | kResponseBit, 1), at(2));
    tcp.close(at(3));
    const Loaded loaded = load(capture);
    EXPECT_EQ(loaded.snapshot.rows, 2u);
    EXPECT_EQ(loaded.snapshot.sessions.at(0).transport, Transport::tcp);
    EXPECT_EQ(loaded.snapshot.sessions.at(0).closeReason, CloseReason::finByClient);
}

TEST(X25Analysis, OnAnotherPortXotHasToBeNamed) {
    CaptureBuilder capture;
    support::Link tcp =
        capture.connect(support::endpoint("192.0.2.1", 40000), support::endpoint("192.0.2.2", 5000), at(0));
    X25Line line(tcp);
    X25Call call(line);
    call.connects(kEsme, "123456", "2345", at(1));
    converse(call, 10);
    AnalysisOptions options;
    options.xotPorts = {5000};
    expectTheConversation(load(capture, options));
}

TEST(X25Analysis, WithoutItsCallTheBindTellsTheClient) {
    CaptureBuilder capture(formatOf(LinkLayer::lapbWithDirection));
    X25Line line(capture, X25Wrapping::lapbWithDirection);
    X25Call call(line);
    call.sends(kSmsc, pdu(kEnquireLink, 9), at(1));
    call.sends(kEsme, pdu(kEnquireLink | kResponseBit, 9), at(2));
    call.sends(kEsme, submit(3), at(3));
    const Loaded outOfTurn = load(capture);
    ASSERT_EQ(outOfTurn.snapshot.sessions.size(), 1u);
    EXPECT_TRUE(outOfTurn.snapshot.sessions[0].begunBefore);

    CaptureBuilder second(formatOf(LinkLayer::lapbWithDirection));
    X25Line other(second, X25Wrapping::lapbWithDirection);
    X25Call permanent(other);
    permanent.sends(kSmsc, pdu(kDeliverSm, 1), at(1));
    permanent.sends(kEsme, pdu(kDeliverSm | kResponseBit, 1), at(2));
    const Loaded loaded = load(second);
    EXPECT_EQ(loaded.client(), "X.25 DTE lcn 1");
    EXPECT_EQ(loaded.server(), "X.25 DCE lcn 1");
    EXPECT_TRUE(loaded.analysis->pdus().flags(0) & pdu_flag::kFromServer);
}

TEST(X25Analysis, TheMessageCentreThatCallsIsTheClientAsOnTcp) {
    CaptureBuilder capture(formatOf(LinkLayer::lapbWithDirection));
    X25Line line(capture, X25Wrapping::lapbWithDirection);
    X25Call call(line);
    call.connects(kSmsc, "77", "88", at(0));
    call.sends(kSmsc, PduBuilder(dissector::kOutbind).sequence(1).set("system_id", "centre").build(), at(1));
    const Loaded loaded = load(capture);
    EXPECT_EQ(loaded.client(), "X.25 77 lcn 1");
    EXPECT_EQ(loaded.snapshot.sessions.at(0).state, SessionState::outbound);
}

class X25OnOneCircuit : public ::testing::Test {
  protected:
    X25OnOneCircuit() {
        call.connects(kEsme, "123456", "2345", at(0));
        call.sends(kEsme, bind(), at(1));
        call.sends(kSmsc, pdu(kBindTransceiver | kResponseBit, 1), at(2));
    }
    ByteVector head(const ByteVector& whole, std::size_t length) const {
        return {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)};
    }

    CaptureBuilder capture{formatOf(LinkLayer::lapbWithDirection)};
    X25Line line{capture, X25Wrapping::lapbWithDirection};
    X25Call call{line};
};

TEST_F(X25OnOneCircuit, AResetDropsThePduUnderWayAndSaysSo) {
    call.sendsPacket(kEsme, head(submit(2), 100), true, at(10));
    call.resets(kSmsc, at(11));
    call.sends(kEsme, submit(3), at(12));
    const Loaded loaded = load(capture);
    EXPECT_EQ(loaded.snapshot.rows, 3u);
    EXPECT_THAT(loaded.issues(2), ElementsAre(IssueCode::streamReset));
    EXPECT_EQ(loaded.snapshot.sessions[0].circuit.resets, 1u);
}

TEST_F(X25OnOneCircuit, AResetBetweenPdusIsNotTheirs) {
    call.resets(kSmsc, at(11));
    call.sends(kEsme, submit(3), at(12));
    const Loaded loaded = load(capture);
    EXPECT_THAT(loaded.issues(2), IsEmpty());
}

TEST_F(X25OnOneCircuit, LostPacketsCostThePduUnderWayOnly) {
    const ByteVector whole = submit(2);
    call.sendsPacket(kEsme, head(whole, 100), true, at(10));
    call.missing(kEsme, 1);
    call.sends(kEsme, submit(3), at(12));
    call.sends(kEsme, submit(4), at(13));
    const Loaded loaded = load(capture);
    EXPECT_EQ(loaded.snapshot.rows, 4u);
    EXPECT_THAT(loaded.issues(2), ElementsAre(IssueCode::packetsLost, IssueCode::skippedBytes));
    EXPECT_THAT(loaded.issues(3), IsEmpty());
    EXPECT_EQ(loaded.snapshot.sessions[0].circuit.lostPackets, 1u);
}

TEST_F(X25OnOneCircuit, LostFirstPacketsLeaveTheEndOfAMessageUnread) {
    const ByteVector whole = submit(2);
    call.missing(kEsme, 1);
    call.sendsPacket(kEsme, ByteVector(whole.begin() + 128, whole.end()), false, at(10));
    call.sends(kEsme, submit(3), at(12));
    const Loaded loaded = load(capture);
    EXPECT_EQ(loaded.snapshot.rows, 3u);
    EXPECT_EQ(loaded.analysis->pdus().sequence(2), 3u);
}

TEST_F(X25OnOneCircuit, AMessageThatLacksItsEndIsDroppedWhereTheNextBegins) {
    call.sendsPacket(kEsme, head(submit(2), 100), false, at(10));
    call.sends(kEsme, submit(3), at(12));
    const Loaded loaded = load(capture);
    EXPECT_EQ(loaded.snapshot.rows, 3u);
    EXPECT_THAT(loaded.issues(2), ElementsAre(IssueCode::skippedBytes));
}

TEST_F(X25OnOneCircuit, APduCutWithoutTheMBitIsJoined) {
    const ByteVector whole = submit(2);
    call.sendsPacket(kEsme, head(whole, 100), false, at(10));
    call.sendsPacket(kEsme, ByteVector(whole.begin() + 100, whole.end()), false, at(11));
    const Loaded loaded = load(capture);
    EXPECT_EQ(loaded.snapshot.rows, 3u);
    EXPECT_THAT(loaded.issues(2), IsEmpty());
}

TEST_F(X25OnOneCircuit, EndlessMessagesStayWithinTheLongestPdu) {
    ByteVector huge = submit(2);
    huge[1] = 0x0f;  // command_length just below 1 MiB
    call.sendsPacket(kEsme, huge, true, at(10));
    for (int packet = 0; packet < 10000; ++packet) {
        call.sendsPacket(kEsme, ByteVector(128, 'x'), true, at(11));
    }
    const Loaded loaded = load(capture, {}, 1 << 18);
    EXPECT_EQ(loaded.snapshot.rows, 3u);
}

TEST(X25Analysis, ACircuitOfSomethingElseIsNoSession) {
    CaptureBuilder capture(formatOf(LinkLayer::lapbWithDirection));
    X25Line line(capture, X25Wrapping::lapbWithDirection);
    X25Call call(line);
    call.connects(kEsme, "1", "2", at(0));
    for (int packet = 0; packet < 300; ++packet) {
        call.sends(kEsme, ByteVector(100, 'a'), at(packet));
        call.sends(kSmsc, ByteVector(100, 'b'), at(packet));
    }
    call.clears(kEsme, at(400));
    const Loaded loaded = load(capture);
    EXPECT_EQ(loaded.snapshot.sessions.size(), 0u);
    EXPECT_EQ(loaded.snapshot.capture.connections, 1u);
}

TEST(X25Analysis, ManyChannelsOfALinkAreManySessions) {
    CaptureBuilder capture(formatOf(LinkLayer::lapbWithDirection));
    X25Line line(capture, X25Wrapping::lapbWithDirection);
    for (std::uint16_t channel = 1; channel <= 1000; ++channel) {
        X25Call call(line, {channel, 8});
        call.connects(kEsme, "1", "2", at(channel));
        call.sends(kEsme, bind(), at(channel));
    }
    line.sends(kSmsc, support::x25Packet({0, 8}, {0xfb, 7, 0}), at(2000));
    const Loaded loaded = load(capture);
    ASSERT_EQ(loaded.snapshot.sessions.size(), 1000u);
    EXPECT_EQ(loaded.snapshot.sessions[999].closeReason, CloseReason::restarted);
    EXPECT_EQ(loaded.client(999), "X.25 1 lcn 1000");
}

}  // namespace
}  // namespace smppscope::model
