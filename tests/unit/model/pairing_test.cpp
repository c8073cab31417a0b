// Which response answers which request, and what is left without one.

#include "tests/unit/model/analysis_fixture.h"

namespace smppscope::model {
namespace {

using dissector::kBindTransceiver;
using dissector::kEnquireLink;
using dissector::kGenericNack;
using dissector::kResponseBit;
using dissector::kSubmitSm;
using dissector::PduBuilder;
using support::concatenate;
using support::kMillisecond;
using support::Link;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(AnalysisTest, PairsResponsesWithRequestsAndMeasuresTheirLatency) {
    Link link = bound();
    link.clientSends(concatenate({request(kSubmitSm, 2), request(kSubmitSm, 3)}), at(10));
    link.serverSends(response(kSubmitSm, 3), at(14));
    link.serverSends(response(kSubmitSm, 2, 0x58), at(25));
    loadAll();
    EXPECT_THAT(partners(), ElementsAre(1, 0, 5, 4, 3, 2));
    EXPECT_EQ(analysis->pdus().latency(2), 15 * kMillisecond);
    const Session& session = snapshot.sessions.at(0);
    EXPECT_EQ(session.maxOutstanding, 2u);
    EXPECT_EQ(session.statistics.totals.paired, 3u);
    EXPECT_EQ(session.statistics.totals.unanswered(), 0u);
    EXPECT_EQ(session.statistics.latencies.at(kSubmitSm).max(), 15 * kMillisecond);
    EXPECT_EQ(session.statistics.statuses.at({kSubmitSm | kResponseBit, 0x58u}), 1u);
}

TEST_F(AnalysisTest, TheNumberInFlightIsKeptOverTime) {
    Link link = bound();
    link.clientSends(concatenate({request(kSubmitSm, 2), request(kSubmitSm, 3)}), at(1'000));
    link.serverSends(response(kSubmitSm, 2), at(3'000));
    link.serverSends(response(kSubmitSm, 3), at(5'000));
    link.clientSends(request(kSubmitSm, 4), at(9'000));
    link.serverSends(response(kSubmitSm, 4), at(9'001));
    loadAll();
    const OutstandingTimeline& timeline = snapshot.sessions.at(0).inFlight;
    EXPECT_LE(timeline.largest().size(), OutstandingTimeline::kSlices);
    EXPECT_EQ(timeline.max(), 2u);
    const auto largestAt = [&](int ms) { return timeline.at(support::kCaptureStart + ms * kMillisecond); };
    EXPECT_EQ(largestAt(500), 0u);
    EXPECT_EQ(largestAt(2'000), 2u);
    EXPECT_EQ(largestAt(4'000), 1u) << "one still waits, though nothing was sent";
    EXPECT_EQ(largestAt(7'000), 0u);
    EXPECT_EQ(largestAt(9'000), 1u);
}

TEST_F(AnalysisTest, WhatIsGivenUpIsNotInFlightForEver) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(1'000));
    link.clientSends(request(kSubmitSm, 3), at(30'000));
    loadAll();
    const OutstandingTimeline& timeline = snapshot.sessions.at(0).inFlight;
    EXPECT_EQ(timeline.at(support::kCaptureStart + 5'000 * kMillisecond), 1u);
    EXPECT_EQ(timeline.at(support::kCaptureStart + 20'000 * kMillisecond), 0u);
}

TEST_F(AnalysisTest, AnUnknownFirstCommandKeepsBindAndResponseInOrder) {
    Link link = connect();
    link.clientSends(PduBuilder(0x01020304).sequence(7).build(), at(1));
    link.clientSends(bind(), at(2));
    link.serverSends(response(kBindTransceiver, 1), at(3));
    loadAll();
    EXPECT_THAT(partners(), ElementsAre(kNoRow, 2, 1));
    EXPECT_EQ(snapshot.sessions.at(0).state, SessionState::boundTrx);
    EXPECT_EQ(snapshot.sessions.at(0).statistics.totals.orphanResponses, 0u);
}

TEST_F(AnalysisTest, CountsWhatWasNeverAnsweredAndWhatNobodyAsked) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.serverSends(response(kSubmitSm, 99), at(6));
    loadAll();
    EXPECT_EQ(snapshot.statistics.totals.unanswered(), 1u);
    EXPECT_EQ(snapshot.statistics.totals.orphanResponses, 1u);
    EXPECT_THAT(issues(3), ElementsAre(dissector::IssueCode::responseWithoutRequest));
    EXPECT_THAT(issues(2), IsEmpty());
}

TEST_F(AnalysisTest, AGenericNackAnswersByNumberAlone) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.serverSends(PduBuilder(kGenericNack).sequence(2).status(3).build(), at(6));
    loadAll();
    EXPECT_EQ(analysis->pdus().partner(2), 3u);
    EXPECT_EQ(snapshot.statistics.totals.unanswered(), 0u);
}

TEST_F(AnalysisTest, BothDirectionsMayUseTheSameNumbers) {
    Link link = bound();
    link.clientSends(request(kEnquireLink, 7), at(5));
    link.serverSends(request(kEnquireLink, 7), at(5));
    link.serverSends(response(kEnquireLink, 7), at(6));
    link.clientSends(response(kEnquireLink, 7), at(9));
    loadAll();
    EXPECT_EQ(analysis->pdus().partner(2), 4u);
    EXPECT_EQ(analysis->pdus().partner(3), 5u);
    EXPECT_EQ(snapshot.sessions[0].maxOutstanding, 1u);
}

TEST_F(AnalysisTest, ANumberReusedInFlightIsAnIssueOfTheSecondRequest) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.clientSends(request(kSubmitSm, 2), at(6));
    link.serverSends(response(kSubmitSm, 2), at(8));
    loadAll();
    EXPECT_THAT(issues(3), ElementsAre(dissector::IssueCode::sequenceReused));
    EXPECT_EQ(analysis->pdus().partner(2), 4u);
    EXPECT_EQ(analysis->pdus().partner(3), kNoRow);
}

TEST_F(AnalysisTest, ANumberUsedAgainLongAfterItsRequestGaveUpIsAnsweredForTheNewOne) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.clientSends(request(kSubmitSm, 2), at(60'000));
    link.serverSends(response(kSubmitSm, 2), at(60'008));
    loadAll();
    EXPECT_EQ(analysis->pdus().partner(2), kNoRow);
    EXPECT_EQ(analysis->pdus().partner(3), 4u);
    EXPECT_EQ(snapshot.statistics.totals.unanswered(), 1u);
    EXPECT_EQ(snapshot.sessions[0].maxOutstanding, 1u);
}

TEST_F(AnalysisTest, ASessionThatGoesOnAfterATimeoutIsStillSynchronous) {
    Link link = bound();
    link.clientSends(request(kSubmitSm, 2), at(5));
    link.clientSends(request(kSubmitSm, 3), at(30'000));
    link.clientSends(request(kEnquireLink, 4), at(30'001));
    link.serverSends(response(kSubmitSm, 3), at(30'008));
    loadAll();
    EXPECT_EQ(snapshot.sessions[0].maxOutstanding, 1u);
    EXPECT_EQ(analysis->pdus().outstanding(4), 3u) << "of the row all that wait";
}

}  // namespace
}  // namespace smppscope::model
