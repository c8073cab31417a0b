#include "model/in_flight.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dissector/commands.h"

namespace smppscope::model {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr TimeNs kSecond = 1'000'000'000;

class InFlightTest : public ::testing::Test {
  protected:
    Row request(double seconds, std::uint32_t command = dissector::kSubmitSm, std::uint8_t flags = 0) {
        session.lastTime = timeOf(seconds);
        return pdus.append({.time = session.lastTime,
                            .command = command,
                            .flags = static_cast<std::uint8_t>(flags | pdu_flag::kExpectsResponse)});
    }
    void response(double seconds, Row to) {
        session.lastTime = timeOf(seconds);
        const auto fromServer = static_cast<std::uint8_t>(pdus.flags(to) ^ pdu_flag::kFromServer);
        pdus.setPartner(
            to, pdus.append({.time = session.lastTime,
                             .command = pdus.command(to) | dissector::kResponseBit,
                             .partner = to,
                             .flags = static_cast<std::uint8_t>(fromServer & pdu_flag::kFromServer)}));
    }
    std::vector<std::uint32_t> series(std::size_t mostSlices) {
        pdus.publish();
        return inFlightOverTime(pdus, pdus.size(), std::span(&session, 1), mostSlices).at(0).largest;
    }

    PduStore pdus;
    Session session;

  private:
    static TimeNs timeOf(double seconds) {
        return static_cast<TimeNs>(seconds * static_cast<double>(kSecond));
    }
};

TEST_F(InFlightTest, IsTheLargestNumberTogetherInEachSliceOfTheTime) {
    const Row first = request(0.0);
    const Row second = request(0.1);
    response(0.2, first);
    response(0.3, second);
    response(1.5, request(1.2));
    response(2.5, request(2.5));
    response(3.9, request(3.6));
    EXPECT_THAT(series(4), ElementsAre(2, 1, 1, 1));
}

TEST_F(InFlightTest, ARequestCountsUntilItsResponseComes) {
    const Row slow = request(0.0);
    response(3.6, slow);
    response(3.9, request(3.8));
    EXPECT_THAT(series(4), ElementsAre(1, 1, 1, 1));
}

TEST_F(InFlightTest, ARequestWithoutResponseCountsForTenSeconds) {
    request(0.0);
    response(19.9, request(19.8));
    EXPECT_THAT(series(4), ElementsAre(1, 1, 1, 1));  // the third slice begins when the ten seconds end
    EXPECT_THAT(series(8), ElementsAre(1, 1, 1, 1, 1, 0, 0, 1));
}

TEST_F(InFlightTest, AResponseThatComesLaterChangesNothing) {
    const Row late = request(0.0);
    response(39.9, late);
    EXPECT_THAT(series(4), ElementsAre(1, 1, 0, 0));
}

TEST_F(InFlightTest, DirectionsAreNotAddedUp) {
    const Row fromClient = request(0.0);
    const Row fromServer = request(0.1, dissector::kDeliverSm, pdu_flag::kFromServer);
    response(0.5, fromClient);
    response(0.6, fromServer);
    EXPECT_THAT(series(1), ElementsAre(1));
}

TEST_F(InFlightTest, EnquireLinkDoesNotCount) {
    response(0.5, request(0.0, dissector::kEnquireLink));
    EXPECT_THAT(series(2), IsEmpty());
}

TEST_F(InFlightTest, EqualTimesAreOneSlice) {
    const Row first = request(0.0);
    const Row second = request(0.0);
    response(0.0, first);
    response(0.0, second);
    EXPECT_THAT(series(3), ElementsAre(2));
}

}  // namespace
}  // namespace smppscope::model
