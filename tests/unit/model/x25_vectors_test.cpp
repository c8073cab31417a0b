// Every vector of tests/data/x25_vectors.json, as packets, over LAPB and over XOT.

#include <fstream>
#include <memory>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "capture/lapb.h"
#include "capture/xot.h"
#include "model/x25_circuits.h"
#include "tests/support/bytes.h"

namespace smppscope::model {
namespace {

using capture::X25Side;
using nlohmann::json;
using support::ByteVector;

ByteVector fromHex(const std::string& hex) {
    ByteVector bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
        bytes.push_back(static_cast<std::uint8_t>(std::stoul(hex.substr(at, 2), nullptr, 16)));
    }
    return bytes;
}

const json& vectors() {
    static const json all = [] {
        std::ifstream file(SMPPSCOPE_SOURCE_DIR "/tests/data/x25_vectors.json");
        return json::parse(file).at("vectors");
    }();
    return all;
}

struct Pdus final : ConnectionSink {
    void onPdu(SmppConnection&, Direction, const FramedPdu& pdu) override {
        EXPECT_FALSE(pdu.cut());
        all.emplace_back(pdu.bytes.begin(), pdu.bytes.end());
    }
    std::vector<ByteVector> all;
};

struct NoCarrier final : X25Carrier {
    capture::NewConnection connectionOf(X25Side) const override { return {}; }
    std::string nameOf(X25Side) const override { return {}; }
    ConnectionFacts factsFor(X25Side) const override { return {}; }
};

struct Packet {
    X25Side from = X25Side::first;
    ByteVector bytes;
};

/// The packets of a vector; of one that has frames only, those in the frames.
std::vector<Packet> packetsOf(const json& vector) {
    std::vector<Packet> packets;
    for (const json& packet : vector.value("packets", json::array())) {
        packets.push_back({packet.at("from") == "dte" ? X25Side::first : X25Side::second,
                           fromHex(packet.at("x25").get<std::string>())});
    }
    for (const json& hex : vector.value("lapb", json::array())) {
        const ByteVector frame = fromHex(hex.get<std::string>());
        packets.push_back({X25Side::first, {frame.begin() + 2, frame.end()}});
    }
    return packets;
}

/// The frames of a vector; of one that has none, frames around its packets.
std::vector<ByteVector> framesOf(const json& vector) {
    std::vector<ByteVector> frames;
    for (const json& frame : vector.value("lapb", json::array())) {
        frames.push_back(fromHex(frame.get<std::string>()));
    }
    std::array<int, 2> sent{};
    for (const json& packet : vector.value("packets", json::array())) {
        if (packet.contains("lapb")) {
            frames.push_back(fromHex(packet.at("lapb").get<std::string>()));
            continue;
        }
        const bool dte = packet.at("from") == "dte";
        const int number = sent[dte ? 0 : 1]++;
        ByteVector& frame = frames.emplace_back(fromHex(packet.at("x25").get<std::string>()));
        const ByteVector header = {static_cast<std::uint8_t>(dte ? 0x01 : 0x03),
                                   static_cast<std::uint8_t>(number % 8 << 1)};
        frame.insert(frame.begin(), header.begin(), header.end());
    }
    return frames;
}

class X25Vectors : public ::testing::TestWithParam<std::size_t> {
  protected:
    X25Circuits circuitsOf(capture::X25Link::Kind kind) {
        return X25Circuits(kind, std::nullopt, carrier_, 1 << 16, pdus_);
    }
    static void add(X25Circuits& circuits, X25Side from, capture::Bytes bytes) {
        const capture::StreamPiece piece{bytes, {}, 1, 1, 1};
        circuits.add(from, {bytes, {&piece, 1}, static_cast<std::uint32_t>(bytes.size())});
    }
    void expectPdus() {
        std::vector<ByteVector> wanted;
        for (const json& pdu : vector_.at("smpp")) {
            wanted.push_back(fromHex(pdu.get<std::string>()));
        }
        EXPECT_EQ(pdus_.all, wanted);
    }

    const json& vector_ = vectors().at(GetParam());
    NoCarrier carrier_;
    Pdus pdus_;
};

TEST_P(X25Vectors, GiveTheirPdusAsPackets) {
    X25Circuits circuits = circuitsOf(capture::X25Link::Kind::channels);
    for (const Packet& packet : packetsOf(vector_)) {
        add(circuits, packet.from, packet.bytes);
    }
    circuits.finish();
    expectPdus();
}

TEST_P(X25Vectors, GiveTheirPdusOverLapb) {
    X25Circuits circuits = circuitsOf(capture::X25Link::Kind::channels);
    capture::LapbLink link;
    for (const ByteVector& frame : framesOf(vector_)) {
        if (const auto packet = link.add(std::nullopt, frame)) {
            add(circuits, packet->from, capture::Bytes(frame).subspan(packet->offset));
        }
    }
    circuits.finish();
    expectPdus();
}

/// Packets of one direction, on their way to the circuits.
struct Receiver final : capture::XotSink {
    Receiver(X25Circuits& to, X25Side sender) : circuits(to), from(sender) {}
    void onPacket(const capture::X25PacketBytes& packet) override { circuits.add(from, packet); }
    void onLoss(TimeNs) override { ADD_FAILURE(); }
    X25Circuits& circuits;
    X25Side from;
    capture::XotStream stream;
};

TEST_P(X25Vectors, GiveTheirPdusOverTcpHoweverItIsCut) {
    const std::vector<Packet> packets = packetsOf(vector_);
    for (const std::size_t pieceSize : {1u, 2u, 5u, 4000u}) {
        pdus_.all.clear();
        X25Circuits circuits = circuitsOf(capture::X25Link::Kind::single);
        std::array receivers{Receiver(circuits, X25Side::first), Receiver(circuits, X25Side::second)};
        for (const Packet& packet : packets) {
            ByteVector bytes = {0, 0, 0, static_cast<std::uint8_t>(packet.bytes.size())};
            bytes.insert(bytes.end(), packet.bytes.begin(), packet.bytes.end());
            Receiver& receiver = receivers[static_cast<std::size_t>(packet.from)];
            for (std::size_t at = 0; at < bytes.size(); at += pieceSize) {
                const auto length = std::min(pieceSize, bytes.size() - at);
                receiver.stream.onBytes({capture::Bytes(bytes).subspan(at, length), {}, 1, 1, 1}, receiver);
            }
        }
        circuits.finish();
        expectPdus();
    }
}

TEST_P(X25Vectors, HaveTheFieldsThatTheyName) {
    const std::vector<Packet> packets = packetsOf(vector_);
    const json fields = vector_.value("fields", json::array());
    for (std::size_t at = 0; at < fields.size(); ++at) {
        const auto packet = capture::parseX25Packet(packets.at(at).bytes);
        ASSERT_TRUE(packet);
        EXPECT_EQ(packet->channel, fields[at].at("lcn"));
        EXPECT_EQ(packet->sendNumber, fields[at].at("ps"));
        EXPECT_EQ(packet->more ? 1 : 0, fields[at].at("m"));
    }
    if (vector_.contains("called")) {
        const ByteVector& bytes = packets.at(0).bytes;
        const capture::X25Call call = parseX25Call(capture::parseX25Packet(bytes).value(), bytes);
        EXPECT_EQ(call.called, vector_.at("called"));
        EXPECT_EQ(call.calling, vector_.at("calling"));
        EXPECT_EQ(ByteVector(call.userData.begin(), call.userData.end()),
                  fromHex(vector_.at("call_user_data").get<std::string>()));
        EXPECT_EQ(json(call.packetSize), vector_.at("packet_size"));
        EXPECT_EQ(json(call.window), vector_.at("window"));
    }
}

INSTANTIATE_TEST_SUITE_P(All, X25Vectors, ::testing::Range<std::size_t>(0, 6));

TEST(X25VectorFile, HasNoMoreVectorsThanAreTested) {
    EXPECT_EQ(vectors().size(), 6u);
}

}  // namespace
}  // namespace smppscope::model
