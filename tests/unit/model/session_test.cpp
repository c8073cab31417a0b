// Who is bound and how, where a session begins and why it ended.

#include "tests/unit/model/analysis_fixture.h"

namespace smppscope::model {
namespace {

using dissector::kBindTransmitter;
using dissector::kEnquireLink;
using dissector::kSubmitSm;
using dissector::kUnbind;
using support::kCaptureStart;
using support::Link;

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

TEST_F(AnalysisTest, OtherProtocolsAreNoSessions) {
    Link link = connect();
    link.clientSends(support::bytesOf("GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n"), at(1));
    link.serverSends(support::bytesOf("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), at(2));
    loadAll();
    EXPECT_EQ(snapshot.rows, 0u);
    EXPECT_TRUE(snapshot.sessions.empty());
    EXPECT_EQ(snapshot.capture.connections, 1u);
}

}  // namespace
}  // namespace smppscope::model
