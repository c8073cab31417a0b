#include "model/reassembly_warnings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smppscope::model {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(ReassemblyWarnings, AreNoneWhenAllWasWell) {
    EXPECT_THAT(warningsOf({}), IsEmpty());
}

TEST(ReassemblyWarnings, CountOneAndSeveralInGoodEnglish) {
    EXPECT_THAT(warningsOf({.leftOutSegments = 1}), ElementsAre(StartsWith("1 segment was captured")));
    EXPECT_THAT(warningsOf({.leftOutSegments = 1'200}),
                ElementsAre(StartsWith("1,200 segments were captured")));
    EXPECT_THAT(warningsOf({.lateSegments = 1}),
                ElementsAre(HasSubstr("1 segment came long after what acknowledges it")));
    EXPECT_THAT(warningsOf({.crowdedOut = 1}), ElementsAre(StartsWith("1 connection was given up")));
    EXPECT_THAT(warningsOf({.waitsGivenUp = 1}), ElementsAre(StartsWith("Once too much waited")));
    EXPECT_THAT(warningsOf({.waitsGivenUp = 2}), ElementsAre(StartsWith("2 times too much waited")));
}

TEST(ReassemblyWarnings, SayHowFarClocksDisagreeOnlyIfADeviceCantCauseIt) {
    EXPECT_THAT(warningsOf({.clocksApart = 999'999}), IsEmpty());
    EXPECT_THAT(warningsOf({.clocksApart = 20'000'000}),
                ElementsAre(HasSubstr("disagree, by 20.0 ms or more")));
}

TEST(ReassemblyWarnings, SayWhatASnapshotLengthCost) {
    EXPECT_THAT(warningsOf({.cutSegments = 3, .cutBytes = 2'000}),
                ElementsAre(AllOf(StartsWith("3 TCP segments were cut"), HasSubstr("2.00 kB"))));
}

}  // namespace
}  // namespace smppscope::model
