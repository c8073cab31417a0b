#include "model/session_tally.h"

#include <gtest/gtest.h>

#include "dissector/commands.h"

namespace smppscope::model {
namespace {

TEST(SessionTally, CountsAnyNumberOfCommandsEachApart) {
    constexpr std::uint32_t kCommands = 300;
    constexpr std::uint32_t kFirst = 0x00010200;  // reserved for vendors: SMPP v3.4 5.1.2.1
    SessionTally tally;
    for (const std::uint32_t round : {1u, 2u}) {
        for (std::uint32_t i = 0; i < kCommands; ++i) {
            tally.of(kFirst + i).count += i * round;
        }
    }
    const Statistics statistics = tally.statistics();
    EXPECT_EQ(statistics.commands.size(), kCommands - 1);  // the first was counted 0 times
    for (std::uint32_t i = 1; i < kCommands; ++i) {
        EXPECT_EQ(statistics.commands.at(kFirst + i), 3 * i) << i;
    }
}

TEST(SessionTally, AddsUpCommandByCommand) {
    SessionTally first;
    SessionTally second;
    first.of(dissector::kSubmitSm).count = 2;
    second.of(dissector::kEnquireLink).count = 3;
    second.of(dissector::kSubmitSm).count = 5;
    first += second;
    const Statistics sum = first.statistics();
    EXPECT_EQ(sum.commands.at(dissector::kSubmitSm), 7u);
    EXPECT_EQ(sum.commands.at(dissector::kEnquireLink), 3u);
}

}  // namespace
}  // namespace smppscope::model
