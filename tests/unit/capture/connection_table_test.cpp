#include "capture/connection_table.h"

#include <gtest/gtest.h>

#include "tests/support/frame_encoder.h"

namespace smppscope::capture {
namespace {

using namespace tcp_flag;

constexpr PacketKey<4> kToServer{{192, 0, 2, 1}, {192, 0, 2, 2}, {0x9c, 0x40}, {0x0a, 0xd7}};
const PacketKey<4> kToClient = kToServer.reversed();

class ConnectionTableTest : public ::testing::Test {
  protected:
    template <std::size_t AddressBytes>
    ConnectionTable::Hit find(const PacketKey<AddressBytes>& key, const TcpFacts& facts) {
        return table.find(key, facts, created);
    }
    /// SYN, SYN/ACK and ACK; returns the connection.
    ConnectionId open(std::uint32_t clientSequence, std::uint32_t serverSequence) {
        find(kToServer, {clientSequence, 0, kSyn});
        find(kToClient, {serverSequence, clientSequence + 1, kSyn | kAck});
        return find(kToServer, {clientSequence + 1, serverSequence + 1, kAck}).id;
    }

    ConnectionTable table;
    std::vector<NewConnection> created;
};

TEST_F(ConnectionTableTest, BothDirectionsAreOneConnection) {
    open(100, 500);
    EXPECT_EQ(find(kToServer, {101, 501, kAck}).direction, Direction::fromClient);
    EXPECT_EQ(find(kToClient, {501, 101, kAck}).direction, Direction::fromServer);
    EXPECT_EQ(find(kToClient, {501, 101, kAck}).id, 0u);
    ASSERT_EQ(created.size(), 1u);
    EXPECT_EQ(created[0].client, support::endpoint("192.0.2.1", 40000));
    EXPECT_EQ(created[0].server, support::endpoint("192.0.2.2", 2775));
    EXPECT_TRUE(created[0].sawSyn);
    EXPECT_FALSE(created[0].reusesPorts);
}

TEST_F(ConnectionTableTest, TheSenderOfASynAckIsTheServer) {
    EXPECT_EQ(find(kToClient, {500, 101, kSyn | kAck}).direction, Direction::fromServer);
    EXPECT_EQ(created[0].client, support::endpoint("192.0.2.1", 40000));
    EXPECT_TRUE(created[0].sawSyn);
}

TEST_F(ConnectionTableTest, WithoutASynTheFirstSenderIsTakenForTheClient) {
    EXPECT_EQ(find(kToClient, {500, 101, kAck}).direction, Direction::fromClient);
    EXPECT_EQ(created[0].client, support::endpoint("192.0.2.2", 2775));
    EXPECT_FALSE(created[0].sawSyn);
}

TEST_F(ConnectionTableTest, EveryPartOfTheKeyMatters) {
    std::vector<PacketKey<4>> keys(5, kToServer);
    keys[1].source[3] ^= 0x80;
    keys[2].destination[0] ^= 1;
    keys[3].sourcePort[1] ^= 1;
    keys[4].destinationPort[0] ^= 1;
    for (const auto& key : keys) {
        find(key, {1, 1, kAck});
    }
    EXPECT_EQ(created.size(), keys.size());
    EXPECT_EQ(find(keys[2].reversed(), {1, 1, kAck}).id, 2u);
}

TEST_F(ConnectionTableTest, Ipv6AddressesMatterInFull) {
    PacketKey<16> key{};
    key.source[15] = 1;
    key.destination[15] = 2;
    key.destinationPort = {0x0a, 0xd7};
    find(key, {1, 0, kSyn});
    PacketKey<16> other = key;
    other.source[0] = 0x20;
    find(other, {1, 0, kSyn});
    EXPECT_EQ(created.size(), 2u);
    EXPECT_EQ(find(key.reversed(), {5, 2, kSyn | kAck}).id, 0u);
    EXPECT_EQ(created[0].server, support::endpoint("::2", 2775));
}

TEST_F(ConnectionTableTest, AMappedIpv4AddressIsAnotherOneThanIpv4) {
    find(kToServer, {1, 0, kSyn});
    PacketKey<16> mapped{};
    mapped.source = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, 1};
    mapped.destination = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, 2};
    mapped.sourcePort = kToServer.sourcePort;
    mapped.destinationPort = kToServer.destinationPort;
    EXPECT_EQ(find(mapped, {1, 0, kSyn}).id, 1u);
    EXPECT_NE(created[0].client, created[1].client);
}

TEST_F(ConnectionTableTest, ASynWithAnotherSequenceNumberIsANewConnection) {
    open(100, 500);
    EXPECT_EQ(find(kToServer, {7000, 0, kSyn}).id, 1u);
    ASSERT_EQ(created.size(), 2u);
    EXPECT_TRUE(created[1].reusesPorts);
    EXPECT_EQ(created[1].previous, 0u);
    EXPECT_EQ(find(kToClient, {9000, 7001, kSyn | kAck}).id, 1u);
    EXPECT_EQ(find(kToServer, {7001, 9001, kAck}).id, 1u);
}

TEST_F(ConnectionTableTest, ASynSentAgainIsTheSameConnection) {
    find(kToServer, {100, 0, kSyn});
    EXPECT_EQ(find(kToServer, {100, 0, kSyn}).id, 0u);
    find(kToClient, {500, 101, kSyn | kAck});
    EXPECT_EQ(find(kToClient, {500, 101, kSyn | kAck}).id, 0u);
    EXPECT_EQ(find(kToServer, {100, 0, kSyn}).id, 0u);
}

TEST_F(ConnectionTableTest, AnySynAfterTheEndIsANewConnection) {
    for (const std::uint8_t end : {kFin, kRst}) {
        const ConnectionId id = open(100, 500);
        find(kToClient, {501, 101, static_cast<std::uint8_t>(end | kAck)});
        EXPECT_EQ(find(kToServer, {100, 0, kSyn}).id, id + 1);
    }
}

TEST_F(ConnectionTableTest, ACopyOfTheSynAfterTheEndIsNoNewConnection) {
    constexpr std::uint16_t kIdentification = 77;
    find(kToServer, {100, 0, kSyn, kIdentification, 0});
    find(kToClient, {500, 101, kSyn | kAck});
    find(kToServer, {101, 501, kFin | kAck});
    const TcpFacts samePacket{100, 0, kSyn, kIdentification, 0};
    const TcpFacts otherPoint{100, 0, kSyn, 0, 1};
    for (const TcpFacts& copy : {otherPoint, samePacket, otherPoint}) {
        EXPECT_EQ(find(kToServer, copy).id, 0u);
        EXPECT_EQ(find(kToClient, {500, 101, kSyn | kAck, 0, copy.point}).id, 0u);
        EXPECT_EQ(find(kToServer, {101, 501, kAck, 0, copy.point}).id, 0u);
    }
    EXPECT_EQ(find(kToServer, {100, 0, kSyn, kIdentification + 1, 0}).id, 1u);
}

TEST_F(ConnectionTableTest, SegmentsAfterTheEndBelongToTheOldConnection) {
    open(100, 500);
    find(kToServer, {101, 501, kFin | kAck});
    EXPECT_EQ(find(kToClient, {501, 102, kFin | kAck}).id, 0u);
    EXPECT_EQ(find(kToServer, {102, 502, kAck}).id, 0u);
}

TEST_F(ConnectionTableTest, PortsUsedAgainAreANewConnectionEvenIfTheSynIsMissing) {
    for (const std::uint8_t end : {kFin, kRst}) {
        const ConnectionId old = open(100, 500);
        find(kToServer, {1101, 1501, static_cast<std::uint8_t>(end | kAck)});
        EXPECT_EQ(find(kToClient, {1501, 1102, kAck}).id, old);
        const ConnectionTable::Hit next = find(kToClient, {3'000'000'000, 2'000'000'000, kAck});
        EXPECT_NE(next.id, old);
        EXPECT_TRUE(created.back().reusesPorts);
        EXPECT_EQ(created.back().previous, old);
        EXPECT_FALSE(created.back().sawSyn);
        EXPECT_EQ(find(kToServer, {2'000'000'000, 3'000'000'100, kAck}).id, next.id);
    }
}

TEST_F(ConnectionTableTest, AHalfClosedConnectionMayGoOnForLong) {
    const ConnectionId id = open(100, 500);
    find(kToServer, {101, 501, kFin | kAck});
    for (std::uint32_t sequence = 501; sequence < 4'000'000'000; sequence += 40'000'000) {
        ASSERT_EQ(find(kToClient, {sequence, 102, kAck}).id, id);
    }
    EXPECT_EQ(created.size(), 1u);
}

TEST_F(ConnectionTableTest, ASynCapturedAfterLaterSegmentsIsTheSameConnection) {
    find(kToServer, {139, 501, kAck | kPsh});
    EXPECT_EQ(find(kToServer, {100, 0, kSyn}).id, 0u);
    EXPECT_EQ(find(kToClient, {500, 101, kSyn | kAck}).id, 0u);
}

TEST_F(ConnectionTableTest, ASynOfAConnectionThatWasOpenBeforeTheCaptureIsANewOne) {
    find(kToServer, {5'000'000, 501, kAck});
    EXPECT_EQ(find(kToServer, {100, 0, kSyn}).id, 1u);
}

TEST_F(ConnectionTableTest, ASynOfTheOtherEndIsTheSameConnectionWhenBothOpenAtOnce) {
    find(kToServer, {100, 0, kSyn});
    EXPECT_EQ(find(kToClient, {500, 0, kSyn}).id, 0u);
}

TEST_F(ConnectionTableTest, ASynAckOfAConnectionWhoseSynIsMissingIsANewConnection) {
    open(100, 500);
    EXPECT_EQ(find(kToClient, {9000, 7001, kSyn | kAck}).id, 1u);
    EXPECT_EQ(created[1].client, support::endpoint("192.0.2.1", 40000));
}

TEST_F(ConnectionTableTest, APortTalkingToItselfIsOneConnection) {
    PacketKey<4> self = kToServer;
    self.destination = self.source;
    self.destinationPort = self.sourcePort;
    find(self, {100, 0, kSyn});
    EXPECT_EQ(find(self, {101, 101, kAck}).id, 0u);
}

TEST_F(ConnectionTableTest, ManyConnectionsAreAllFoundAgain) {
    constexpr std::uint32_t kMany = 50'000;
    PacketKey<4> key = kToServer;
    for (int round = 0; round < 2; ++round) {
        for (std::uint32_t index = 0; index < kMany; ++index) {
            key.source[1] = static_cast<std::uint8_t>(index >> 8);
            key.source[2] = static_cast<std::uint8_t>(index);
            ASSERT_EQ(find(key, {1, 1, kAck}).id, index);
        }
    }
    EXPECT_EQ(table.size(), kMany);
}

}  // namespace
}  // namespace smppscope::capture
