#include "model/outstanding_requests.h"

#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/header.h"

namespace smppscope::model {
namespace {

using dissector::kEnquireLink;
using dissector::kGenericNack;
using dissector::kResponseBit;
using dissector::kSubmitSm;

TEST(OutstandingRequests, AResponseTakesTheRequestWithItsNumberAndCommand) {
    OutstandingRequests outstanding;
    EXPECT_EQ(outstanding.add(1, kSubmitSm, 10), kNoRow);
    EXPECT_EQ(outstanding.add(2, kSubmitSm, 11), kNoRow);
    EXPECT_EQ(outstanding.take(2, kSubmitSm | kResponseBit), 11u);
    EXPECT_EQ(outstanding.take(2, kSubmitSm | kResponseBit), kNoRow);
    EXPECT_EQ(outstanding.size(), 1u);
}

TEST(OutstandingRequests, AResponseOfAnotherCommandTakesNothing) {
    OutstandingRequests outstanding;
    outstanding.add(1, kSubmitSm, 10);
    EXPECT_EQ(outstanding.take(1, kEnquireLink | kResponseBit), kNoRow);
    EXPECT_EQ(outstanding.size(), 1u);
}

TEST(OutstandingRequests, AGenericNackTakesTheOldestWhateverItsCommand) {
    OutstandingRequests outstanding;
    outstanding.add(5, kEnquireLink, 20);
    outstanding.add(5, kSubmitSm, 21);
    EXPECT_EQ(outstanding.take(5, kGenericNack), 20u);
    EXPECT_EQ(outstanding.take(5, kGenericNack), 21u);
}

TEST(OutstandingRequests, ANumberReusedInFlightIsToldAndAnsweredOldestFirst) {
    OutstandingRequests outstanding;
    outstanding.add(1, kSubmitSm, 30);
    EXPECT_EQ(outstanding.add(1, kSubmitSm, 31), 30u);
    EXPECT_EQ(outstanding.add(1, kEnquireLink, 32), 30u);
    EXPECT_EQ(outstanding.size(), 3u);
    EXPECT_EQ(outstanding.take(1, kEnquireLink | kResponseBit), 32u);
    EXPECT_EQ(outstanding.take(1, kSubmitSm | kResponseBit), 30u);
    EXPECT_EQ(outstanding.take(1, kSubmitSm | kResponseBit), 31u);
    EXPECT_EQ(outstanding.size(), 0u);
}

TEST(OutstandingRequests, AForgottenRequestLeavesItsNumberToTheNext) {
    OutstandingRequests outstanding;
    outstanding.add(1, kSubmitSm, 30);
    outstanding.add(1, kSubmitSm, 31);
    outstanding.forgetOldest(1);
    EXPECT_EQ(outstanding.size(), 1u);
    EXPECT_EQ(outstanding.take(1, kSubmitSm | kResponseBit), 31u);
    outstanding.add(2, kSubmitSm, 32);
    outstanding.forgetOldest(2);
    EXPECT_EQ(outstanding.size(), 0u);
}

TEST(OutstandingRequests, APeerThatAlwaysUsesOneNumberCostsNoMoreForEachRequest) {
    OutstandingRequests outstanding;
    constexpr Row kRows = 200'000;
    for (Row row = 0; row < kRows; ++row) {
        outstanding.add(0, kSubmitSm, row);
    }
    for (Row row = 0; row < kRows; ++row) {
        EXPECT_EQ(outstanding.take(0, kEnquireLink | kResponseBit), kNoRow);
        ASSERT_EQ(outstanding.take(0, kSubmitSm | kResponseBit), row);
    }
}

}  // namespace
}  // namespace smppscope::model
