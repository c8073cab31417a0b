#include "capture/x25_packet.h"

#include <gtest/gtest.h>

#include "tests/support/x25_builder.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;

X25Packet parsed(const ByteVector& bytes) {
    const auto packet = parseX25Packet(bytes);
    EXPECT_TRUE(packet);
    return packet.value_or(X25Packet{});
}

TEST(X25Packet, ReadsDataOfModulo8) {
    const X25Packet packet = parsed({0x1a, 0xbc, 0x34, 'x'});
    EXPECT_EQ(packet.type, X25Type::data);
    EXPECT_EQ(packet.channel, 0xabc);
    EXPECT_EQ(packet.modulo, 8);
    EXPECT_EQ(packet.sendNumber, 2);
    EXPECT_TRUE(packet.more);
    EXPECT_FALSE(packet.qualified);
    EXPECT_EQ(packet.headerLength, 3);
}

TEST(X25Packet, ReadsDataOfModulo128) {
    const X25Packet packet = parsed({0xa0, 0x05, 0xfe, 0x13, 'x'});
    EXPECT_EQ(packet.modulo, 128);
    EXPECT_EQ(packet.sendNumber, 127);
    EXPECT_TRUE(packet.more);
    EXPECT_TRUE(packet.qualified);
    EXPECT_EQ(packet.headerLength, 4);
}

TEST(X25Packet, KnowsEveryType) {
    struct Case {
        std::uint8_t octet;
        X25Type type;
    };
    for (const Case& one : {Case{0x0b, X25Type::call},
                            {0x0f, X25Type::callAccepted},
                            {0x13, X25Type::clear},
                            {0x17, X25Type::clearConfirmation},
                            {0x23, X25Type::interrupt},
                            {0x27, X25Type::interruptConfirmation},
                            {0x1b, X25Type::reset},
                            {0x1f, X25Type::resetConfirmation},
                            {0xfb, X25Type::restart},
                            {0xff, X25Type::restartConfirmation},
                            {0xf1, X25Type::diagnostic},
                            {0xf3, X25Type::registration},
                            {0xf7, X25Type::registrationConfirmation},
                            {0xf5, X25Type::pvcSetup},
                            {0xe1, X25Type::receiveReady},
                            {0x45, X25Type::receiveNotReady},
                            {0x29, X25Type::reject}}) {
        EXPECT_EQ(parsed({0x10, 0x01, one.octet}).type, one.type) << int{one.octet};
    }
    EXPECT_EQ(parsed({0x20, 0x01, 0x01, 0x0a}).type, X25Type::receiveReady);
}

TEST(X25Packet, RefusesWhatIsNone) {
    EXPECT_FALSE(parseX25Packet(ByteVector{}));
    EXPECT_FALSE(parseX25Packet(ByteVector{0x10, 0x01}));
    EXPECT_FALSE(parseX25Packet(ByteVector{0x00, 0x01, 0x00}));
    EXPECT_FALSE(parseX25Packet(ByteVector{0x30, 0x01, 0x00}));
    EXPECT_FALSE(parseX25Packet(ByteVector{0x10, 0x01, 0x03}));
    EXPECT_FALSE(parseX25Packet(ByteVector{0x20, 0x01, 0x00})) << "no fourth octet";
}

TEST(X25Packet, TellsWhoClearedByTheCause) {
    EXPECT_TRUE(parsed({0x10, 0x01, 0x13, 0x00, 0x00}).causedByDte());
    EXPECT_TRUE(parsed({0x10, 0x01, 0x13, 0x87, 0x01}).causedByDte());
    EXPECT_FALSE(parsed({0x10, 0x01, 0x13, 0x05, 0x01}).causedByDte());
    EXPECT_EQ(parsed({0x10, 0x01, 0x13, 0x05, 0x42}).diagnostic, 0x42);
    EXPECT_TRUE(parsed({0x10, 0x01, 0x13}).causedByDte()) << "cut behind the type";
}

TEST(X25Call, HasAddressesFacilitiesAndUserData) {
    const ByteVector bytes = {0x10, 0x01, 0x0b, 0x65, 0x23, 0x45, 0x01, 0x23, 0x45, 0x60, 0x09, 0x01,
                              0x80, 0x42, 0x08, 0x09, 0x43, 0x03, 0x04, 0xc9, 0x00, 0xc0, 0x00};
    const X25Call call = parseX25Call(parsed(bytes), bytes);
    EXPECT_EQ(call.called, "23450");
    EXPECT_EQ(call.calling, "123456");
    EXPECT_EQ(call.packetSize[0], 256);
    EXPECT_EQ(call.packetSize[1], 512);
    EXPECT_EQ(call.window[0], 3);
    EXPECT_EQ(call.userData.size(), 3u) << "the facilities end inside one of a length of its own";
}

TEST(X25Call, HasLongAddressesWithoutTypeAndPlan) {
    const ByteVector bytes = {0x90, 0x01, 0x0b, 0x06, 0x05, 0x11, 0x23, 0x45, 0x01, 0x98, 0x70, 0x00};
    const X25Call call = parseX25Call(parsed(bytes), bytes);
    EXPECT_EQ(call.called, "2345");
    EXPECT_EQ(call.calling, "987");
    EXPECT_TRUE(call.userData.empty());
}

TEST(X25Call, HasDefaultsWhereNothingIsSaid) {
    const ByteVector bytes = {0x10, 0x01, 0x0f};
    const X25Call call = parseX25Call(parsed(bytes), bytes);
    EXPECT_EQ(call.called, "");
    EXPECT_EQ(call.packetSize[0], 128);
    EXPECT_EQ(call.window[1], 2);
    EXPECT_FALSE(call.hasPacketSize);
}

TEST(X25Call, TakesWhatThereIsOfACutOne) {
    const ByteVector whole = support::x25Call({}, "123456", "2345");
    for (std::size_t length = kX25ShortestPacket; length <= whole.size(); ++length) {
        const ByteVector cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        const X25Call call = parseX25Call(parsed(cut), cut);
        EXPECT_TRUE(std::string("2345").starts_with(call.called)) << length;
        EXPECT_TRUE(std::string("123456").starts_with(call.calling)) << length;
    }
}

TEST(X25Call, NamesTheInterfacesOfAPermanentCircuit) {
    const ByteVector bytes = {0x10, 0x01, 0xf5, 0x81, 0x00, 7,   0,   1,   5,   0,   1,    2,   2,  7,
                              7,    'S',  'e',  'r',  'i',  'a', 'l', '0', 'a', 'b', 0x07, 'd', 'e'};
    const X25Call call = parseX25Call(parsed(bytes), bytes);
    EXPECT_EQ(call.calling, "Serial0");
    EXPECT_EQ(call.called, "ab?de");
}

}  // namespace
}  // namespace smppscope::capture
