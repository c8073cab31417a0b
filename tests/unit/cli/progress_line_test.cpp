#include "cli/progress_line.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smppscope::cli {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

TEST(ProgressText, HasBytesPercentPdusAndTimeLeft) {
    EXPECT_EQ(
        progressText({.bytes = 25'000'000, .totalBytes = 100'000'000, .frames = 1, .rows = 1'000'000}, 2s),
        "25.0 MB of 100 MB  25.0 %  1,000,000 PDUs  6.00 s left");
}

TEST(ProgressText, HasNoTimeLeftAtTheEndsOfTheFile) {
    EXPECT_EQ(progressText({.bytes = 0, .totalBytes = 1000, .frames = 0, .rows = 0}, 2s),
              "0 B of 1.00 kB  0 %  0 PDUs");
    EXPECT_EQ(progressText({.bytes = 1000, .totalBytes = 1000, .frames = 1, .rows = 4}, 2s),
              "1.00 kB of 1.00 kB  100 %  4 PDUs");
}

TEST(ProgressText, SurvivesAFileThatGrewBeyondItsSize) {
    EXPECT_EQ(progressText({.bytes = 2000, .totalBytes = 1000, .frames = 1, .rows = 4}, 2s),
              "2.00 kB of 2.00 kB  100 %  4 PDUs");
}

class ProgressLineTest : public testing::Test {
  protected:
    std::string shown(ProgressMode mode, bool terminal) {
        std::istringstream in;
        std::ostringstream out;
        std::ostringstream err;
        Context context{.in = in, .out = out, .err = err, .errIsTerminal = terminal};
        {
            const ProgressLine line(mode, context, [](std::chrono::nanoseconds) { return "half"; });
        }
        return err.str();
    }
};

TEST_F(ProgressLineTest, NeverShowsNothing) {
    EXPECT_EQ(shown(ProgressMode::never, true), "");
    EXPECT_EQ(shown(ProgressMode::never, false), "");
}

TEST_F(ProgressLineTest, AutoShowsNothingWhereThereIsNoTerminal) {
    EXPECT_EQ(shown(ProgressMode::automatic, false), "");
}

TEST_F(ProgressLineTest, AutoShowsNothingOfAQuickLoad) {
    EXPECT_EQ(shown(ProgressMode::automatic, true), "");
}

TEST_F(ProgressLineTest, AlwaysLeavesTheLastLineInALogFile) {
    const std::string err = shown(ProgressMode::always, false);
    EXPECT_TRUE(err.ends_with("half\n"));
    EXPECT_THAT(err, testing::Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace smppscope::cli
