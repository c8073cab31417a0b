// What is kept of connections that aren't SMPP.

#include <gtest/gtest.h>

#include <algorithm>

#include "capture/waiting_budget.h"
#include "model/smpp_probe.h"
#include "tests/support/bytes.h"
#include "tests/support/traffic/random.h"

namespace smppscope {
namespace {

using capture::Direction;
using support::ByteVector;
using support::Random;

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

}  // namespace
}  // namespace smppscope
