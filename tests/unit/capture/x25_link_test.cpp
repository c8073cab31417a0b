// Links and circuits together: which packet belongs to which circuit, and what comes out of it.

#include "capture/x25_link.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/support/x25_builder.h"
#include "tests/unit/capture/stream_log.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::x25Call;
using support::x25Data;
using support::X25Numbers;
using support::x25Packet;
using ::testing::ElementsAre;
using testing::StreamLog;

constexpr auto kDte = X25Side::first;
constexpr auto kDce = X25Side::second;
constexpr X25Numbers kOne{1, 8};

/// Keeps what the circuits of a link deliver, by their numbers.
class LinkLog final : public X25LinkSink {
  public:
    struct Circuit {
        X25Side caller;
        std::array<StreamLog, 2> streams;
        X25Facts facts;  // at its end
        X25Counters fromClient;
        bool ended = false;
    };

    void onOpened(X25CircuitNumber number, const X25Circuit&, X25Side caller) override {
        circuits[number].caller = caller;
    }
    X25Circuit::Sinks streams(X25CircuitNumber number) override {
        Circuit& circuit = circuits.at(number);
        return {&circuit.streams[0], &circuit.streams[1]};
    }
    void onEnded(X25CircuitNumber number, const X25Circuit& circuit) override {
        circuits.at(number).facts = circuit.facts();
        circuits.at(number).fromClient = circuit.counters(Direction::fromClient);
        circuits.at(number).ended = true;
    }
    std::string client(X25CircuitNumber number) { return circuits.at(number).streams[0].text(); }
    std::string server(X25CircuitNumber number) { return circuits.at(number).streams[1].text(); }

    std::map<X25CircuitNumber, Circuit> circuits;
};

class X25LinkTest : public ::testing::Test {
  protected:
    void packet(X25Side from, const ByteVector& bytes, std::uint32_t cut = 0) {
        const StreamPiece piece{bytes, FilePosition(0, 100), 7, 8, 7};
        link.add(from, {piece.bytes, {&piece, 1}, static_cast<std::uint32_t>(bytes.size()) + cut}, log);
    }
    void data(X25Side from, int number, const std::string& text, bool more = false, bool qualified = false) {
        packet(from, x25Data(kOne, {number, more, qualified}, support::bytesOf(text)));
    }
    void connect() {
        packet(kDte, x25Call(kOne, "123456", "2345"));
        packet(kDce, x25Packet(kOne, {0x0f}));
    }
    void finish() { link.finish(log); }

    X25Link link;
    LinkLog log;
};

TEST_F(X25LinkTest, HandsOnBothDirectionsWithWhereTheyLie) {
    connect();
    data(kDte, 0, "abc", true);
    data(kDce, 0, "xyz");
    data(kDte, 1, "def");
    data(kDte, 2, "ghi");
    finish();
    EXPECT_EQ(log.client(0), "|abcdef|ghi");
    EXPECT_EQ(log.server(0), "|xyz");
    const StreamLog::Event& event = log.circuits[0].streams[0].events[1];
    EXPECT_EQ(event.position, FilePosition(0, 103));
    EXPECT_EQ(event.frame, 7u);
    EXPECT_EQ(log.circuits[0].facts.calling, "123456");
    EXPECT_EQ(log.circuits[0].facts.called, "2345");
    EXPECT_TRUE(log.circuits[0].facts.sawCall);
}

TEST_F(X25LinkTest, TheCallerIsTheClientWhicheverSideItIs) {
    packet(kDce, x25Call(kOne, "9", "8"));
    packet(kDte, x25Packet(kOne, {0x0f}));
    data(kDte, 0, "server");
    finish();
    EXPECT_EQ(log.circuits[0].caller, kDce);
    EXPECT_EQ(log.server(0), "|server");
}

TEST_F(X25LinkTest, FlowControlAndInterruptsTouchNothing) {
    connect();
    data(kDte, 0, "ab", true);
    for (const std::uint8_t type : ByteVector{0x21, 0x25, 0x29, 0x23, 0x27}) {
        packet(kDte, x25Packet(kOne, {type}));
        packet(kDce, x25Packet(kOne, {type}));
    }
    data(kDte, 1, "cd");
    EXPECT_EQ(log.client(0), "|abcd");
}

TEST_F(X25LinkTest, QualifiedPacketsAreNoPartOfTheStream) {
    connect();
    data(kDte, 0, "ab", true);
    data(kDte, 1, "QQ", false, true);
    data(kDte, 2, "cd");
    finish();
    EXPECT_EQ(log.client(0), "|abcd");
    EXPECT_EQ(log.circuits[0].facts.qualifiedPackets, 1u);
    EXPECT_EQ(log.circuits[0].facts.lostPackets, 0u);
}

TEST_F(X25LinkTest, ACopyOfAPacketCountsOnce) {
    connect();
    data(kDte, 0, "ab", true);
    data(kDte, 0, "ab", true);
    data(kDte, 1, "cd");
    data(kDte, 0, "ab", true);
    data(kDte, 1, "cd");
    data(kDte, 2, "ef");
    finish();
    EXPECT_EQ(log.client(0), "|abcd|ef");
    EXPECT_EQ(log.circuits[0].fromClient.repeated, 3u);
}

TEST_F(X25LinkTest, EqualContentsInARowAreNoCopies) {
    connect();
    for (int number = 0; number < 20; ++number) {
        data(kDte, number % 8, "same", true);
    }
    EXPECT_EQ(log.client(0).size(), 1 + 20 * 4u);
}

TEST_F(X25LinkTest, ANumberThatJumpsIsALoss) {
    connect();
    data(kDte, 0, "ab", true);
    data(kDte, 3, "cd");
    data(kDte, 4, "ef");
    finish();
    EXPECT_EQ(log.client(0), "|ab[loss]cd|ef");
    EXPECT_EQ(log.circuits[0].facts.lostPackets, 2u);
}

TEST_F(X25LinkTest, NumbersOfModulo128WrapThere) {
    const X25Numbers numbers{5, 128};
    for (int number = 120; number < 135; ++number) {
        packet(kDte, x25Data(numbers, {number % 128, true, false}, support::bytesOf("x")));
    }
    finish();
    EXPECT_EQ(log.client(0), "xxxxxxxxxxxxxxx");
    EXPECT_FALSE(log.circuits[0].facts.sawCall);
}

TEST_F(X25LinkTest, AResetBeginsBothDirectionsAnew) {
    connect();
    data(kDte, 0, "ab", true);
    data(kDce, 0, "xy", true);
    packet(kDce, x25Packet(kOne, {0x1b, 5, 0}));
    data(kDte, 1, "late");
    packet(kDte, x25Packet(kOne, {0x1f}));
    data(kDte, 0, "cd");
    data(kDce, 0, "zz");
    finish();
    EXPECT_EQ(log.client(0), "|ab[reset]|cd");
    EXPECT_EQ(log.server(0), "|xy[reset]|zz");
    EXPECT_EQ(log.circuits[0].facts.resets, 1u);
}

TEST_F(X25LinkTest, TwoResetsThatMeetAreOne) {
    connect();
    packet(kDce, x25Packet(kOne, {0x1b, 5, 0}));
    packet(kDte, x25Packet(kOne, {0x1b, 5, 0}));
    finish();
    EXPECT_EQ(log.circuits[0].facts.resets, 1u);
}

TEST_F(X25LinkTest, AChannelUsedAgainIsAnotherCircuit) {
    connect();
    data(kDte, 0, "one");
    packet(kDte, x25Packet(kOne, {0x13, 0, 0}));
    data(kDce, 0, "too late");
    packet(kDce, x25Packet(kOne, {0x17}));
    packet(kDce, x25Call(kOne, "77", "66"));
    data(kDce, 0, "two");
    EXPECT_EQ(log.circuits[0].facts.end, X25End::clearedByClient);
    EXPECT_EQ(log.client(0), "|one");
    EXPECT_EQ(log.server(0), "");
    EXPECT_EQ(log.client(1), "|two");
}

TEST_F(X25LinkTest, ACallOnAChannelInUseReplacesItsCircuit) {
    connect();
    data(kDte, 0, "one");
    connect();
    EXPECT_EQ(log.circuits[0].facts.end, X25End::replaced);
    EXPECT_EQ(log.circuits.size(), 2u);
}

TEST_F(X25LinkTest, ACallCapturedTwiceIsOne) {
    packet(kDte, x25Call(kOne, "123456", "2345"));
    packet(kDte, x25Call(kOne, "123456", "2345"));
    packet(kDce, x25Packet(kOne, {0x0f}));
    EXPECT_EQ(log.circuits.size(), 1u);
}

TEST_F(X25LinkTest, TheNetworkClearsWithACause) {
    connect();
    packet(kDce, x25Packet(kOne, {0x13, 0x09, 0x31}));
    EXPECT_EQ(log.circuits[0].facts.end, X25End::clearedByNetwork);
    EXPECT_EQ(log.circuits[0].facts.clearCause, 0x09);
    EXPECT_EQ(log.circuits[0].facts.clearDiagnostic, 0x31);
}

TEST_F(X25LinkTest, ARestartEndsAllCircuits) {
    connect();
    packet(kDte, x25Data({2, 8}, {3, false, false}, support::bytesOf("x")));
    packet(kDce, x25Packet({0, 8}, {0xfb, 7, 0}));
    EXPECT_EQ(log.circuits[0].facts.end, X25End::restarted);
    EXPECT_EQ(log.circuits[1].facts.end, X25End::restarted);
}

TEST_F(X25LinkTest, WithoutACallTheFirstSenderIsTheClientAndAnyNumberWillDo) {
    data(kDce, 5, "abc");
    data(kDte, 2, "xyz");
    data(kDce, 6, "def");
    finish();
    EXPECT_EQ(log.circuits[0].caller, kDce);
    EXPECT_EQ(log.client(0), "abc|def");
    EXPECT_EQ(log.circuits[0].facts.lostPackets, 0u);
}

TEST_F(X25LinkTest, AnAcceptedCallTellsWhoCalled) {
    packet(kDce, x25Packet(kOne, {0x0f}));
    data(kDce, 0, "server");
    EXPECT_EQ(log.circuits[0].caller, kDte);
    EXPECT_EQ(log.server(0), "|server");
}

TEST_F(X25LinkTest, WhatTheSnapshotLengthCutIsAGap) {
    connect();
    packet(kDte, x25Data(kOne, {0, false, false}, support::bytesOf("abc")), 5);
    packet(kDte, x25Packet(kOne, {0x02}), 9);
    finish();
    EXPECT_EQ(log.client(0), "|abc[lost 5][lost 9]");
    EXPECT_EQ(log.circuits[0].fromClient.lostBytes, 14u);
}

TEST_F(X25LinkTest, OverTcpThereIsOneCircuitWhateverTheChannelAndNoRestart) {
    link = X25Link(X25Link::Kind::single, kDce);
    packet(kDte, x25Data({9, 8}, {0, false, false}, support::bytesOf("a")));
    packet(kDte, x25Data({10, 8}, {1, false, false}, support::bytesOf("b")));
    packet(kDte, x25Packet({0, 8}, {0xfb, 7, 0}));
    packet(kDte, x25Data({9, 8}, {2, false, false}, support::bytesOf("c")));
    EXPECT_EQ(log.circuits[0].caller, kDce);
    EXPECT_EQ(log.server(0), "a|b|c");
}

TEST_F(X25LinkTest, APermanentCircuitOverTcpIsSetUpByBothEnds) {
    link = X25Link(X25Link::Kind::single);
    const ByteVector setUp = {0x10, 0x01, 0xf5, 0x81, 0x00, 1, 0, 1, 1, 0, 1, 2, 2, 7, 7, 'a', 'b'};
    packet(kDte, setUp);
    packet(kDce, setUp);
    data(kDte, 0, "x");
    EXPECT_EQ(log.circuits.size(), 1u);
    EXPECT_EQ(log.client(0), "|x");
}

TEST_F(X25LinkTest, RubbishDoesNothing) {
    packet(kDte, {});
    packet(kDte, {0x10});
    packet(kDte, {0x10, 0x01, 0x13});
    packet(kDte, {0x10, 0x01, 0x17});
    packet(kDte, {0x10, 0x01, 0x1b});
    packet(kDte, {0x10, 0x00, 0xfb});
    packet(kDte, {0x00, 0x00, 0x00, 0x00});
    EXPECT_TRUE(log.circuits.empty());
    packet(kDte, {0x10, 0x01, 0x00});
    EXPECT_EQ(log.client(0), "") << "a data packet without data";
}

TEST_F(X25LinkTest, EveryChannelMayBeInUse) {
    for (std::uint16_t channel = 0; channel < 4096; ++channel) {
        packet(kDte, x25Call({channel, 8}, "1", "2"));
        packet(kDte, x25Data({channel, 8}, {0, true, false}, support::bytesOf("x")));
    }
    EXPECT_EQ(log.circuits.size(), 4096u);
    finish();
    EXPECT_EQ(log.client(4095), "|x");
    EXPECT_TRUE(log.circuits[0].ended);
}

}  // namespace
}  // namespace smppscope::capture
