// Random loss in streams of messages that may look like PDUs themselves.

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "tests/differential/loaded_capture.h"
#include "tests/support/traffic/random.h"

namespace smppscope {
namespace {

using capture::Direction;
using dissector::kEnquireLink;
using dissector::kSubmitSm;
using dissector::PduBuilder;
using support::ByteVector;
using support::ByteWriter;
using support::Link;
using support::Random;

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

class RandomLoss : public LoadedCapture, public ::testing::WithParamInterface<Contents> {
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
