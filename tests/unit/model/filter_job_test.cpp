#include "model/filter_job.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/filter_run.h"
#include "tests/unit/model/small_capture.h"

namespace smppscope::model {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FilterJobTest : public ::testing::Test {
  protected:
    SmallCapture capture;
    Filter responses = *Filter::parse("pdu.is_response");
};

TEST_F(FilterJobTest, LooksAtTheRowsAskedFor) {
    EXPECT_THAT(matchingRows(capture.analysis(), responses, 0, 11), ElementsAre(1, 4, 5, 9));
    EXPECT_THAT(matchingRows(capture.analysis(), responses, 2, 9), ElementsAre(4, 5));
    EXPECT_THAT(matchingRows(capture.analysis(), responses, 9, kNoRow), ElementsAre(9));
    EXPECT_THAT(matchingRows(capture.analysis(), responses, 11, 11), IsEmpty());
    EXPECT_THAT(matchingRows(capture.analysis(), responses, 50, 60), IsEmpty());
}

TEST_F(FilterJobTest, TellsHowFarItIsAndWhatItFound) {
    Row last = 0;
    std::vector<Row> found;
    matchingRows(capture.analysis(), responses, 0, 11, {}, [&](Row done, const std::vector<Row>& rows) {
        last = done;
        found = rows;
    });
    EXPECT_EQ(last, 11u);
    EXPECT_THAT(found, ElementsAre(1, 4, 5, 9));
}

TEST_F(FilterJobTest, StopsEarlyWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(matchingRows(capture.analysis(), responses, 0, 11, stop.get_token()), IsEmpty());
}

}  // namespace
}  // namespace smppscope::model
