#include "model/foresight.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "tests/support/bytes.h"

namespace smppscope::model {
namespace {

using support::ByteVector;

BodyCheck checkOf(const ByteVector& payload) {
    capture::SegmentBatch batch;
    capture::Segment& segment = batch.segments.emplace_back();
    segment.payload = payload.data();
    segment.length = segment.capturedLength = static_cast<std::uint32_t>(payload.size());
    BatchForesight foresight;
    foresight.look(batch, true);
    return foresight[0].check;
}

ByteVector submit() {
    return dissector::PduBuilder(dissector::kSubmitSm).sequence(1).set("short_message", "hello").build();
}

TEST(Foresight, SaysWhetherTheOnlyPduOfASegmentIsWellFormed) {
    EXPECT_EQ(checkOf(submit()), BodyCheck::wellFormed);
    ByteVector withoutNul = submit();
    std::fill(withoutNul.begin() + dissector::kHeaderLength, withoutNul.end(), std::uint8_t{'x'});
    EXPECT_EQ(checkOf(withoutNul), BodyCheck::malformed);
}

TEST(Foresight, IsNotMadeOfSegmentsThatHoldMoreOrLessThanOnePdu) {
    EXPECT_EQ(checkOf({}), BodyCheck::notMade);
    EXPECT_EQ(checkOf({0, 0, 0, 4}), BodyCheck::notMade);
    EXPECT_EQ(checkOf(support::concatenate({submit(), submit()})), BodyCheck::notMade);
    ByteVector cut = submit();
    cut.pop_back();
    EXPECT_EQ(checkOf(cut), BodyCheck::notMade);
}

}  // namespace
}  // namespace smppscope::model
