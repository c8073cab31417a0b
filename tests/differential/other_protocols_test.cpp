// Protocols that frame as SMPP does are not taken for it.

#include <iterator>
#include <string>

#include "tests/differential/loaded_capture.h"
#include "tests/support/traffic/random.h"

namespace smppscope {
namespace {

using dissector::kResponseBit;
using support::ByteVector;
using support::ByteWriter;
using support::Link;
using support::Random;

struct OtherProtocol {
    const char* name;
    ByteVector (*unit)(Random& random, std::uint32_t number, bool answer);
};

/// command_length and command_id as in SMPP, then the sequence number.
ByteVector cmpp(Random& random, std::uint32_t number, bool answer) {
    ByteVector unit;
    ByteWriter out(unit);
    const std::uint32_t command = number == 1 ? 1 : number % 5 == 0 ? 8 : 4;
    const std::size_t body = command == 8 ? 1 : answer ? 9 : command == 1 ? 27 : 150;
    out.u32(static_cast<std::uint32_t>(12 + body));
    out.u32(command | (answer ? kResponseBit : 0));
    out.u32(number);
    for (std::size_t i = 0; i < body; ++i) {
        out.u8(i % 3 == 0 ? static_cast<std::uint8_t>(random.next()) : std::uint8_t{0});
    }
    return unit;
}

/// The same, then a sequence number of three integers, the first of them the number of a node.
ByteVector sgip(Random& /*random*/, std::uint32_t number, bool answer) {
    ByteVector unit;
    ByteWriter out(unit);
    const std::size_t body = answer ? 9 : 130;
    out.u32(static_cast<std::uint32_t>(20 + body));
    out.u32((number % 2 == 0 ? 3 : 4) | (answer ? kResponseBit : 0));
    out.u32(number % 3 == 0 ? 1 : 0);
    out.u32(1'125'120'000 + number);
    out.u32(number);
    out.bytes(support::bytesOf(answer ? std::string(9, '\0')
                                      : std::string("8613900139000") + std::string(body - 13, '\0')));
    return unit;
}

ByteVector smallIntegers(Random& random, std::uint32_t /*number*/, bool /*answer*/) {
    static constexpr std::uint32_t kSmall[] = {0, 0, 0, 1, 2, 4, 5, 9, 16, 20, 21, 24, 32};
    ByteVector unit;
    ByteWriter out(unit);
    for (int i = 0; i < 200; ++i) {
        out.u32(kSmall[random.next() % std::size(kSmall)]);
    }
    return unit;
}

/// Records of 16 bytes: their length, a type, a reserved integer, a number.
ByteVector records(Random& /*random*/, std::uint32_t number, bool /*answer*/) {
    ByteVector unit;
    ByteWriter out(unit);
    out.u32(16);
    out.u32(number % 30);
    out.u32(0);
    out.u32(number);
    return unit;
}

/// A length in front, then small numbers, as Kafka has it.
ByteVector lengthPrefixed(Random& random, std::uint32_t number, bool answer) {
    ByteVector unit;
    ByteWriter out(unit);
    out.u32(32);
    out.u32(answer ? number : 1);
    out.u32(0);
    for (int i = 0; i < 24; ++i) {
        out.u8(static_cast<std::uint8_t>(random.next()));
    }
    return unit;
}

/// Integers that count on, whatever the units.
ByteVector counters(Random& /*random*/, std::uint32_t number, bool answer) {
    ByteVector unit;
    ByteWriter out(unit);
    for (std::uint32_t i = 0; i < 400; ++i) {
        out.u32((number - 1) % 7 * 400 + i + (answer ? 16 : 0));
    }
    return unit;
}

/// CMPP without anything random: its message ids begin with zeros.
ByteVector plainCmpp(Random& /*random*/, std::uint32_t number, bool answer) {
    ByteVector unit;
    ByteWriter out(unit);
    const std::size_t body = answer ? 9 : 177;
    out.u32(static_cast<std::uint32_t>(12 + body));
    out.u32(4 | (answer ? kResponseBit : 0));
    out.u32(number);
    if (answer) {
        out.bytes(ByteVector(body));
    } else {
        out.bytes(ByteVector(8));
        out.bytes(support::bytesOf(std::string("\1\1\1") + std::string(1, '\0') + "svc"));
        out.bytes(ByteVector(body - 15));
    }
    return unit;
}

/// SGIP of a real node, that binds first.
ByteVector sgipWithNode(Random& /*random*/, std::uint32_t number, bool answer) {
    ByteVector unit;
    ByteWriter out(unit);
    const std::size_t body = answer ? 9 : 41;
    out.u32(static_cast<std::uint32_t>(20 + body));
    out.u32(1 | (answer ? kResponseBit : 0));
    out.u32(3'000'012'345);
    out.u32(1'125'101'010);
    out.u32(number);
    out.bytes(support::bytesOf(answer ? std::string(body, '\0')
                                      : "\1user" + std::string(12, '\0') + "pw" + std::string(22, '\0')));
    return unit;
}

class OtherProtocols : public LoadedCapture, public ::testing::WithParamInterface<OtherProtocol> {
  protected:
    void expectNothingOn(const capture::Endpoint& server);
};

void OtherProtocols::expectNothingOn(const capture::Endpoint& server) {
    Random random(1);
    for (int connection = 0; connection < 20; ++connection) {
        const capture::Endpoint client =
            support::endpoint("192.0.2.10", static_cast<std::uint16_t>(41000 + connection));
        const bool fromItsBeginning = connection % 2 == 0;
        Link link = fromItsBeginning ? capture_.connect(client, server, next())
                                     : capture_.alreadyOpen(client, server);
        for (std::uint32_t number = fromItsBeginning ? 1 : 7; number < 200; ++number) {
            link.clientSends(GetParam().unit(random, number, false), next());
            link.serverSends(GetParam().unit(random, number, true), next());
        }
    }
    load();
    EXPECT_EQ(rows(), 0u);
}

TEST_P(OtherProtocols, HoldNoSmpp) {
    expectNothingOn(server_);
}

TEST_P(OtherProtocols, HoldNoSmppOnItsPortEither) {
    expectNothingOn(registered_);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, OtherProtocols,
    ::testing::Values(OtherProtocol{"Cmpp", cmpp}, OtherProtocol{"Sgip", sgip},
                      OtherProtocol{"SmallIntegers", smallIntegers}, OtherProtocol{"Records", records},
                      OtherProtocol{"LengthPrefixed", lengthPrefixed}, OtherProtocol{"Counters", counters},
                      OtherProtocol{"PlainCmpp", plainCmpp}, OtherProtocol{"SgipWithNode", sgipWithNode}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace smppscope
