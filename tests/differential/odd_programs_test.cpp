// Programs with odd sequence numbers, statuses and commands are recognised and followed all the same.

#include <string>

#include "tests/differential/loaded_capture.h"
#include "tests/support/traffic/random.h"

namespace smppscope {
namespace {

using capture::Direction;
using dissector::kResponseBit;
using dissector::kSubmitSm;
using support::ByteVector;
using support::Link;
using support::Random;

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

class OddPrograms : public LoadedCapture, public ::testing::WithParamInterface<OddProgram> {
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

}  // namespace
}  // namespace smppscope
