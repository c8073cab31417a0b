// Streams that look like what they aren't: other protocols that frame alike, messages that hold PDUs, wrong
// lengths, programs with odd numbers; with and without loss.

#include <map>
#include <set>

#include "capture/waiting_budget.h"
#include "model/smpp_probe.h"
#include "tests/differential/loaded_capture.h"
#include "tests/support/traffic/random.h"

namespace smppscope {
namespace {

using capture::Direction;
using dissector::IssueCode;
using dissector::kEnquireLink;
using dissector::kResponseBit;
using dissector::kSubmitSm;
using dissector::PduBuilder;
using support::ByteVector;
using support::ByteWriter;
using support::Link;
using support::Random;
using ::testing::Contains;
using ::testing::ElementsAreArray;

constexpr std::uint32_t kSubmitResponse = kSubmitSm | kResponseBit;

class HostileStream : public LoadedCapture {
  protected:
    Link bound() {
        Link link = capture_.connect(client_, server_, next());
        link.clientSends(bindRequest(), next());
        link.serverSends(bindResponse(), next());
        return link;
    }
};

void put(ByteVector& pdu, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) {
        pdu[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
    }
}

// --- what is kept of connections that aren't SMPP

TEST(ProbeMemory, StaysSmallDuringADownloadThatIsNotSmpp) {
    capture::WaitingBudget budget(std::uint64_t{256} << 20);
    Random random(1);
    {
        model::SmppProbe probe(model::SmppProbe::Hint::none, 1u << 20, &budget);
        const ByteVector question = support::bytesOf("GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n");
        EXPECT_FALSE(probe.onBytes(Direction::fromClient, {question, {}, 1, 0, 1}));
        std::uint64_t most = 0;
        int pieces = 0;
        for (; !probe.hopeless() && pieces < 4000; ++pieces) {
            ByteVector answer(1400);
            for (std::uint8_t& byte : answer) {
                byte = static_cast<std::uint8_t>(random.next());
            }
            ASSERT_FALSE(probe.onBytes(Direction::fromServer, {answer, {}, 1, 0, 1}));
            most = std::max(most, budget.used());
        }
        EXPECT_LT(most, 64u << 10);
        EXPECT_LT(pieces, 4000) << "never given up";
    }
    EXPECT_EQ(budget.used(), 0u);
}

TEST(ProbeMemory, StaysSmallOnTheRegisteredPortWhichIsNeverGivenUp) {
    capture::WaitingBudget budget(std::uint64_t{256} << 20);
    model::SmppProbe probe(model::SmppProbe::Hint::likely, 1u << 20, &budget);
    const ByteVector text(1400, 'x');
    for (int i = 0; i < 4000; ++i) {
        ASSERT_FALSE(probe.onBytes(Direction::fromServer, {text, {}, 1, 0, 1}));
        ASSERT_FALSE(probe.onBytes(Direction::fromClient, {text, {}, 1, 0, 1}));
        ASSERT_LT(budget.used(), 256u << 10);
    }
    EXPECT_FALSE(probe.hopeless());
}

// --- a capture that begins inside a large PDU

TEST_F(HostileStream, ThatBeginsInsideALargePduIsRecognisedBehindIt) {
    for (const capture::Endpoint& server : {server_, registered_}) {
        Link link = capture_.alreadyOpen(client_, server);
        const ByteVector rest(60'000, 'x');
        link.clientSends(rest, next());
        link.serverSends(submitResponse(1), next());
        for (std::uint32_t sequence = 2; sequence < 22; ++sequence) {
            link.clientSends(submit(sequence), next());
            link.serverSends(submitResponse(sequence), next());
        }
    }
    load();
    EXPECT_EQ(snapshot_.sessions.size(), 2u);
    EXPECT_EQ(whole(kSubmitSm).size(), 40u);
    EXPECT_EQ(whole(kSubmitResponse).size(), 42u);
}

// --- programs with odd numbers

struct OddProgram {
    const char* name;
    std::uint32_t command = kSubmitSm;
    std::uint32_t firstSequence = 2;
    std::uint32_t step = 1;
    std::uint32_t numbers = 0;  ///< they begin anew after so many; 0: never
    bool random = false;
    std::uint32_t requestStatus = 0;
    std::uint32_t responseStatus = 0;
};

class OddPrograms : public HostileStream, public ::testing::WithParamInterface<OddProgram> {
  protected:
    static constexpr std::uint32_t kExchanges = 40;
    static constexpr std::uint32_t kLostBehind = 10;

    void exchange(Link& link, bool loss) {
        const OddProgram& program = GetParam();
        Random random(1);
        for (std::uint32_t i = 0; i < kExchanges; ++i) {
            const std::uint32_t place = program.numbers == 0 ? i : i % program.numbers;
            const std::uint32_t sequence = program.random
                                               ? static_cast<std::uint32_t>(random.next()) & 0x7FFFFFFF
                                               : program.firstSequence + program.step * place;
            ByteVector request = submit(sequence);
            put(request, 4, program.command);
            put(request, 8, program.requestStatus);
            ByteVector response = submitResponse(sequence);
            put(response, 4, program.command | kResponseBit);
            put(response, 8, program.responseStatus);
            link.clientSends(request, next());
            link.serverSends(response, next());
            if (loss && i == kLostBehind) {
                link.missing(Direction::fromClient, 37);
                link.missing(Direction::fromServer, 41);
            }
        }
        link.serverAcks(next());
        link.clientAcks(next());
    }
};

TEST_P(OddPrograms, AreFollowedBehindAGap) {
    Link link = bound();
    exchange(link, true);
    load();
    EXPECT_EQ(whole(GetParam().command).size(), kExchanges);
    EXPECT_EQ(whole(GetParam().command | kResponseBit).size(), kExchanges);
}

TEST_P(OddPrograms, AreRecognisedInTheMiddleOfAStreamOnTheRegisteredPort) {
    Link link = capture_.alreadyOpen(client_, registered_);
    link.clientSends(ByteVector(30, 'x'), next());
    exchange(link, false);
    load();
    EXPECT_EQ(whole(GetParam().command).size(), kExchanges);
    EXPECT_EQ(whole(GetParam().command | kResponseBit).size(), kExchanges);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, OddPrograms,
    ::testing::Values(OddProgram{.name = "HighSequences", .firstSequence = 0x80000005},
                      OddProgram{.name = "SequenceAlwaysZero", .firstSequence = 0, .step = 0},
                      OddProgram{.name = "StepOf10", .step = 10},
                      OddProgram{.name = "StepOf1000", .step = 1000},
                      OddProgram{.name = "BeginsAnewBehindTheGap", .firstSequence = 1'000'000, .numbers = 11},
                      OddProgram{.name = "RandomSequences", .random = true},
                      OddProgram{.name = "UnassignedResponseStatus", .responseStatus = 0x501},
                      OddProgram{.name = "ResponseStatusOfAllBits", .responseStatus = 0xC0000001},
                      OddProgram{.name = "StatusInRequests", .requestStatus = 0xFFFFFFFF},
                      OddProgram{.name = "VendorCommand", .command = 0x00010200},
                      OddProgram{.name = "UnknownCommand", .command = 0x0000000A}),
    [](const auto& test) { return std::string(test.param.name); });

// --- protocols that frame alike

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

class OtherProtocols : public HostileStream, public ::testing::WithParamInterface<OtherProtocol> {};

TEST_P(OtherProtocols, HoldNoSmpp) {
    Random random(1);
    for (int connection = 0; connection < 20; ++connection) {
        const capture::Endpoint client =
            support::endpoint("192.0.2.10", static_cast<std::uint16_t>(41000 + connection));
        const bool fromItsBeginning = connection % 2 == 0;
        Link link = fromItsBeginning ? capture_.connect(client, server_, next())
                                     : capture_.alreadyOpen(client, server_);
        for (std::uint32_t number = fromItsBeginning ? 1 : 7; number < 200; ++number) {
            link.clientSends(GetParam().unit(random, number, false), next());
            link.serverSends(GetParam().unit(random, number, true), next());
        }
    }
    load();
    EXPECT_EQ(rows(), 0u);
}

INSTANTIATE_TEST_SUITE_P(Kinds, OtherProtocols,
                         ::testing::Values(OtherProtocol{"Cmpp", cmpp}, OtherProtocol{"Sgip", sgip},
                                           OtherProtocol{"SmallIntegers", smallIntegers},
                                           OtherProtocol{"Records", records},
                                           OtherProtocol{"LengthPrefixed", lengthPrefixed}),
                         [](const auto& test) { return std::string(test.param.name); });

// --- what is lost is said

TEST_F(HostileStream, WholePdusLostBetweenOthersAreSaidOnTheNext) {
    Link link = bound();
    const std::size_t lost = submit(20).size() * 3;
    for (std::uint32_t sequence = 2; sequence < 42; ++sequence) {
        if (sequence >= 20 && sequence < 23) {
            link.missing(Direction::fromClient, submit(sequence).size());
        } else {
            link.clientSends(submit(sequence), next());
        }
        link.serverSends(submitResponse(sequence), next());
    }
    load();
    EXPECT_THAT(matching("pdu.issue == \"bytes-lost\""), ::testing::ElementsAre(23));
    for (model::Row number = 0; number < rows(); ++number) {
        if (row(number).command == kSubmitSm && row(number).sequence == 23) {
            EXPECT_THAT(analysis_->issuesOf(number).at(0).text,
                        ::testing::AllOf(::testing::HasSubstr(std::to_string(lost) + " bytes"),
                                         ::testing::HasSubstr("2026-01-01 00:00:00.0")));
        }
    }
}

TEST_F(HostileStream, BytesLostAtTheEndAreSaidOnTheLastPduOfTheirDirection) {
    Link link = bound();
    link.clientSends(submit(2), next());
    link.missing(Direction::fromClient, 500);
    link.serverSends(submitResponse(2), next());
    link.serverAcks(next());
    link.clientAcks(next());
    link.clientSends({}, next());
    link.close(next());
    load();
    EXPECT_THAT(matching("pdu.issue == \"bytes-lost\" and smpp.command_id == submit_sm"),
                ::testing::ElementsAre(2));
}

// --- lengths that can be and are wrong

class WrongLength : public HostileStream, public ::testing::WithParamInterface<std::uint32_t> {};

TEST_P(WrongLength, IsNoticedByThePdusThatItSwallows) {
    Link link = bound();
    for (std::uint32_t sequence = 2; sequence < 40; ++sequence) {
        ByteVector pdu = submit(sequence);
        if (sequence == 8) {
            put(pdu, 0, GetParam());
        }
        link.clientSends(pdu, next());
        link.serverSends(submitResponse(sequence), next());
    }
    load();
    std::vector<std::uint32_t> expected = numbers(2, 39);
    std::erase(expected, 8u);
    EXPECT_THAT(whole(kSubmitSm), ElementsAreArray(expected));
    EXPECT_EQ(matching("pdu.issue == \"length-too-large\""), std::vector<std::uint32_t>{9});
}

INSTANTIATE_TEST_SUITE_P(Bytes, WrongLength, ::testing::Values(400u, 1'000u, 68'000u, 500'000u, 1u << 20));

// --- loss in streams of messages that are like PDUs themselves

ByteVector text(Random& random, std::size_t length) {
    ByteVector bytes(length);
    for (std::uint8_t& byte : bytes) {
        byte = static_cast<std::uint8_t>(random.between('a', 'z'));
    }
    return bytes;
}

ByteVector zeros(Random& /*random*/, std::size_t length) {
    return ByteVector(length, 0);
}

ByteVector noise(Random& random, std::size_t length) {
    ByteVector bytes(length);
    for (std::uint8_t& byte : bytes) {
        byte = static_cast<std::uint8_t>(random.next());
    }
    return bytes;
}

ByteVector integers(Random& random, std::size_t length) {
    static constexpr std::uint32_t kSmall[] = {0, 0, 1, 4, 5, 16, 20, 21, 32, 64};
    ByteVector bytes;
    ByteWriter out(bytes);
    while (bytes.size() < length) {
        out.u32(kSmall[random.next() % std::size(kSmall)]);
    }
    bytes.resize(length);
    return bytes;
}

ByteVector pdus(Random& random, std::size_t length) {
    ByteVector bytes;
    while (bytes.size() < length) {
        const auto sequence = static_cast<std::uint32_t>(random.between(1, 1'000'000));
        const ByteVector pdu = random.chance(0.3)   ? submit(sequence)
                               : random.chance(0.5) ? submitResponse(sequence)
                                                    : PduBuilder(kEnquireLink).sequence(sequence).build();
        bytes.insert(bytes.end(), pdu.begin(), pdu.end());
    }
    bytes.resize(length);
    return bytes;
}

struct Contents {
    const char* name;
    ByteVector (*message)(Random& random, std::size_t length);
    bool large;
    double mostMissed;    // of the PDUs that are there in full
    double mostInvented;  // likewise
};

class RandomLoss : public HostileStream, public ::testing::WithParamInterface<Contents> {
  protected:
    ByteVector pduOf(Random& random, std::uint32_t sequence) const {
        if (GetParam().large) {
            const auto length = static_cast<std::size_t>(random.between(200, 1400));
            return PduBuilder(kSubmitSm)
                .sequence(sequence)
                .set("destination_addr", "999000111")
                .tlv(0x0424, GetParam().message(random, length))
                .build();
        }
        const ByteVector message =
            GetParam().message(random, static_cast<std::size_t>(random.between(20, 140)));
        return submit(sequence, std::string(message.begin(), message.end()));
    }
};

TEST_P(RandomLoss, MissesAndInventsHardlyAnyPdu) {
    constexpr std::uint32_t kFirst = 1000;
    Random random(7);
    std::size_t all = 0;
    std::size_t missed = 0;
    std::size_t invented = 0;
    for (int connection = 0; connection < 8; ++connection) {
        // Each PDU is known by its direction, command, sequence number and length.
        ByteVector stream;
        struct Place {
            std::size_t begin;
            std::size_t end;
        };
        std::vector<Place> places;
        for (std::uint32_t i = 0; i < 300; ++i) {
            const ByteVector pdu = pduOf(random, kFirst + i);
            places.push_back({stream.size(), stream.size() + pdu.size()});
            stream.insert(stream.end(), pdu.begin(), pdu.end());
        }
        const capture::Endpoint client =
            support::endpoint("192.0.2.10", static_cast<std::uint16_t>(42000 + connection));
        Link link = capture_.connect(client, server_, next());
        link.clientSends(bindRequest(), next());
        link.serverSends(bindResponse(), next());
        std::vector<bool> there(stream.size(), true);
        for (std::size_t at = 0; at < stream.size();) {
            const std::size_t length =
                std::min(stream.size() - at, static_cast<std::size_t>(random.between(200, 1000)));
            if (at != 0 && random.chance(0.05)) {
                link.missing(Direction::fromClient, length);
                std::fill_n(there.begin() + static_cast<std::ptrdiff_t>(at), length, false);
            } else {
                link.clientSends(capture::Bytes(stream).subspan(at, length), next());
            }
            link.serverAcks(next());
            at += length;
        }
        link.close(next());
        load();
        std::map<std::uint32_t, std::uint32_t> expected;  // length by sequence number
        for (std::uint32_t i = 0; i < places.size(); ++i) {
            const auto [begin, end] = places[i];
            if (std::all_of(there.begin() + static_cast<std::ptrdiff_t>(begin),
                            there.begin() + static_cast<std::ptrdiff_t>(end), [](bool is) { return is; })) {
                expected.emplace(kFirst + i, static_cast<std::uint32_t>(end - begin));
            }
        }
        all += expected.size();
        for (model::Row number = 0; number < rows(); ++number) {
            const model::PduRow pdu = row(number);
            if (pdu.session != snapshot_.sessions.size() - 1 || pdu.sequence == 1) {
                continue;
            }
            const bool cut = (pdu.flags & model::pdu_flag::kCut) != 0;
            const std::uint32_t index = pdu.sequence - kFirst;
            const bool real = pdu.command == kSubmitSm && index < places.size() &&
                              places[index].end - places[index].begin == pdu.length;
            if (!real) {
                ++invented;
            } else if (!cut) {
                expected.erase(pdu.sequence);
            }
        }
        missed += expected.size();
    }
    RecordProperty("missed", static_cast<int>(missed));
    RecordProperty("invented", static_cast<int>(invented));
    EXPECT_LE(static_cast<double>(missed), GetParam().mostMissed * static_cast<double>(all));
    EXPECT_LE(static_cast<double>(invented), GetParam().mostInvented * static_cast<double>(all));
}

INSTANTIATE_TEST_SUITE_P(Of, RandomLoss,
                         ::testing::Values(Contents{"Text", text, false, 0, 0},
                                           Contents{"Zeros", zeros, false, 0, 0},
                                           Contents{"Noise", noise, false, 0, 0},
                                           Contents{"Integers", integers, false, 0.002, 0.002},
                                           Contents{"Pdus", pdus, false, 0.005, 0.01},
                                           Contents{"LargeText", text, true, 0, 0},
                                           Contents{"LargeIntegers", integers, true, 0.02, 0.005},
                                           Contents{"LargePdus", pdus, true, 0.02, 0.05}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace smppscope
