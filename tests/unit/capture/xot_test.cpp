#include "capture/xot.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/bytes.h"
#include "tests/support/x25_builder.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;

ByteVector xotOf(const ByteVector& packet) {
    ByteVector bytes;
    support::ByteWriter writer(bytes);
    writer.u16(0);
    writer.u16(static_cast<std::uint16_t>(packet.size()));
    writer.bytes(packet);
    return bytes;
}

ByteVector dataOf(int number, const std::string& text) {
    return support::x25Data({1, 8}, {number, false, false}, support::bytesOf(text));
}

/// A stream of one byte after the other, at the position that its offset is.
class XotTest : public ::testing::Test, public XotSink {
  protected:
    void onPacket(const X25PacketBytes& packet) override {
        packets.emplace_back(packet.bytes.begin(), packet.bytes.end());
        std::size_t length = 0;
        for (const StreamPiece& piece : packet.pieces) {
            EXPECT_EQ(ByteVector(piece.bytes.begin(), piece.bytes.end()),
                      ByteVector(all.begin() + static_cast<std::ptrdiff_t>(piece.position.offset()),
                                 all.begin() + static_cast<std::ptrdiff_t>(piece.position.offset() +
                                                                           piece.bytes.size())));
            length += piece.bytes.size();
        }
        EXPECT_EQ(length, packet.bytes.size());
        EXPECT_EQ(packet.length, packet.bytes.size());
    }
    void onLoss(TimeNs) override { ++losses; }

    void bytes(const ByteVector& more, std::size_t pieceSize = 1000) {
        const std::size_t from = all.size();
        all.insert(all.end(), more.begin(), more.end());
        for (std::size_t at = from; at < all.size(); at += pieceSize) {
            const std::size_t length = std::min(pieceSize, all.size() - at);
            const ByteVector copy(all.begin() + static_cast<std::ptrdiff_t>(at),
                                  all.begin() + static_cast<std::ptrdiff_t>(at + length));
            stream.onBytes({copy, FilePosition(0, at), 1, 2, 1}, *this);
        }
    }

    XotStream stream;
    ByteVector all;
    std::vector<ByteVector> packets;
    int losses = 0;
};

TEST_F(XotTest, CutsPacketsOutOfPiecesOfAnySize) {
    const std::vector<ByteVector> sent = {support::x25Call({1, 8}, "12", "34"), dataOf(0, "hello"),
                                          support::x25Packet({1, 8}, {0x21}),
                                          dataOf(1, std::string(900, 'x'))};
    for (const std::size_t pieceSize : {1u, 2u, 3u, 5u, 7u, 64u, 5000u}) {
        packets.clear();
        all.clear();
        stream = {};
        bytes(support::concatenate({xotOf(sent[0]), xotOf(sent[1]), xotOf(sent[2]), xotOf(sent[3])}),
              pieceSize);
        EXPECT_EQ(packets, sent) << pieceSize;
    }
    EXPECT_EQ(losses, 0);
    EXPECT_EQ(stream.skippedBytes(), 0u);
}

TEST_F(XotTest, EmptyAndTinyPacketsAreHandedOnForWhatTheyAre) {
    bytes({0, 0, 0, 0, 0, 0, 0, 1, 0x10});
    bytes(xotOf(dataOf(0, "a")));
    EXPECT_EQ(packets, (std::vector<ByteVector>{{}, {0x10}, dataOf(0, "a")}));
}

TEST_F(XotTest, AGapInsideAPacketCostsThatPacket) {
    const ByteVector first = xotOf(dataOf(0, "lost in part"));
    bytes(ByteVector(first.begin(), first.begin() + 8));
    stream.onGap(3, 0, *this);
    bytes(ByteVector(first.begin() + 11, first.end()));
    bytes(xotOf(dataOf(1, "next")));
    EXPECT_EQ(packets, (std::vector<ByteVector>{dataOf(1, "next")}));
    EXPECT_EQ(losses, 0) << "the numbers of the packets tell";
}

TEST_F(XotTest, BehindALongerGapItSearchesForAHeaderOnItsChannel) {
    bytes(xotOf(dataOf(0, "first")));
    stream.onGap(1000, 0, *this);
    bytes(support::bytesOf("tail of something"));
    bytes(xotOf(support::x25Data({2, 8}, {0, false, false}, support::bytesOf("no"))));
    bytes(xotOf(dataOf(5, "found")), 3);
    bytes(xotOf(dataOf(6, "again")));
    EXPECT_EQ(packets, (std::vector<ByteVector>{dataOf(0, "first"), dataOf(5, "found"), dataOf(6, "again")}));
    EXPECT_EQ(losses, 1);
    EXPECT_EQ(stream.skippedBytes(), 17u + 9);
}

TEST_F(XotTest, AnImpossibleHeaderIsSearchedPast) {
    bytes(xotOf(dataOf(0, "a")));
    bytes({0, 0, 0xff, 0xff, 0x10, 0x01, 0x02});
    bytes({0, 1, 0, 5});
    bytes(xotOf(dataOf(1, "b")), 1);
    EXPECT_EQ(packets, (std::vector<ByteVector>{dataOf(0, "a"), dataOf(1, "b")}));
    EXPECT_EQ(losses, 1);
}

TEST_F(XotTest, ABeginInsideAPacketIsNotTakenForAHeaderThatNoneFollows) {
    // The end of a submit_sm_resp: its sequence number and message_id look like a header and a packet.
    bytes({0x01, 0x28, 0, 0, 0, 0x14, 0x80, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 5, 'i', 'd', '5', 0});
    std::vector<ByteVector> sent;
    for (int number = 0; number < 5; ++number) {
        sent.push_back(dataOf(number, "response"));
        bytes(xotOf(sent.back()));
    }
    EXPECT_EQ(packets, sent);
    EXPECT_EQ(losses, 1);
}

TEST_F(XotTest, AChannelThatIsSearchedForInVainIsForgotten) {
    bytes({0, 0, 0, 3, 0x19, 0x64, 0x35});  // no packet of this connection
    bytes({0, 1});
    const std::size_t foreign = packets.size();
    for (int number = 0; number < 40; ++number) {
        bytes(xotOf(dataOf(number % 8, "some text of a response that goes on")));
    }
    EXPECT_EQ(foreign, 1u);
    EXPECT_GT(packets.size(), 15u);
    EXPECT_EQ(packets.back(), dataOf(7, "some text of a response that goes on"));
}

TEST(XotHeader, IsNoPdu) {
    EXPECT_TRUE(xot::isHeader(xotOf(dataOf(0, "x"))));
    EXPECT_FALSE(xot::isHeader(ByteVector{0, 0, 0, 0x21, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 1}));
    EXPECT_FALSE(xot::isHeader(ByteVector{0, 0, 0, 3, 0x10, 1}));
    EXPECT_FALSE(xot::isHeader(xotOf(dataOf(0, "x")), 2));
}

}  // namespace
}  // namespace smppscope::capture
