#include <random>

#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/header.h"
#include "dissector/tables/command_row.h"

namespace smppscope::dissector::tests {

namespace {

Plausibility judge(std::uint32_t length, std::uint32_t command, std::uint32_t status = 0,
                   std::uint32_t sequence = 1) {
    return judgeHeader({length, command, status, sequence});
}

}  // namespace

TEST(JudgeHeader, AcceptsEveryKnownCommandWithItsLeastLength) {
    for (const auto table : {standardCommands(), vendorCommands()})
        for (const CommandRow& row : table)
            EXPECT_EQ(judge(kHeaderLength + row.minimumBody, row.id), Plausibility::yes) << row.name;
}

TEST(JudgeHeader, AcceptsErrorResponsesWithoutBody) {
    EXPECT_EQ(judge(16, 0x80000004, 0x58), Plausibility::yes);
    EXPECT_EQ(judge(16, 0x80000009, 0x0E), Plausibility::yes);
    EXPECT_EQ(judge(16, 0x80000005, 0), Plausibility::yes);
}

TEST(JudgeHeader, DoubtsLengthsThatACommandCannotHave) {
    EXPECT_EQ(judge(16, kSubmitSm), Plausibility::perhaps);
    EXPECT_EQ(judge(17, kEnquireLink), Plausibility::perhaps);
    EXPECT_EQ(judge(21, 0x80000015), Plausibility::yes);  // with congestion_state
    EXPECT_EQ(judge(23, 0x80000015), Plausibility::perhaps);
}

TEST(JudgeHeader, RefusesLengthsThatNoPduCanHave) {
    for (const std::uint32_t length : {0u, 4u, 15u, kDefaultMaxPduLength + 1, 0xFFFFFFFFu})
        EXPECT_EQ(judge(length, kEnquireLink), Plausibility::no) << length;
    EXPECT_EQ(judgeHeader({200, kSubmitSm, 0, 1}, 199), Plausibility::no);
}

TEST(JudgeHeader, DoubtsOddSequenceNumbersAndStatuses) {
    EXPECT_EQ(judge(16, kEnquireLink, 0, 0), Plausibility::perhaps);
    EXPECT_EQ(judge(16, kEnquireLink, 8, 1), Plausibility::perhaps);
    EXPECT_EQ(judge(16, kEnquireLink, 0, 0x80000000), Plausibility::perhaps);
    EXPECT_EQ(judge(16, kGenericNack, 3, 0), Plausibility::yes);
    EXPECT_EQ(judge(16, kGenericNack, 3, 0xFFFFFFFF), Plausibility::yes);
    EXPECT_EQ(judge(17, 0x80000004, 0x3AB), Plausibility::yes);
    EXPECT_EQ(judge(17, 0x80000004, 0x500), Plausibility::perhaps);
}

TEST(JudgeHeader, DoubtsVendorAndUnknownCommandsAndRefusesNonsense) {
    EXPECT_EQ(judge(40, 0x00010201), Plausibility::perhaps);
    EXPECT_EQ(judge(40, 0x80010201), Plausibility::perhaps);
    EXPECT_EQ(judge(40, 0x12345678), Plausibility::perhaps);
    EXPECT_EQ(judge(40, 0x12345678, 0x12345678), Plausibility::no);
    EXPECT_EQ(judge(40, 0x12345678, 0, 0), Plausibility::no);
}

TEST(JudgeHeader, HardlyEverTakesNoiseForAPdu) {
    std::mt19937 engine(1);
    const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
    int accepted = 0;
    for (int i = 0; i < 1'000'000; ++i)
        if (judge(random() & 0xFFFF, random(), random(), random()) == Plausibility::yes)
            ++accepted;
    EXPECT_EQ(accepted, 0);
}

}  // namespace smppscope::dissector::tests
