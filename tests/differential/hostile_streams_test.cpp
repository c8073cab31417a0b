// Streams that begin inside a large PDU, lose PDUs between others or at their end, or have a wrong length.

#include <string>

#include "tests/differential/loaded_capture.h"

namespace smppscope {
namespace {

using capture::Direction;
using dissector::kSubmitSm;
using support::ByteVector;
using support::Link;
using ::testing::ElementsAreArray;

class HostileStream : public LoadedCapture {};

TEST_F(HostileStream, ThatBeginsInsideALargePduIsRecognisedBehindIt) {
    for (const capture::Endpoint& server : {server_, registered_}) {
        Link link = capture_.alreadyOpen(client_, server);
        const ByteVector rest(60'000, 'x');
        link.clientSends(rest, next());
        link.serverSends(submitResponse(1), next());
        for (std::uint32_t sequence = 2; sequence < 22; ++sequence) {
            link.clientSends(submit(sequence), next());
            link.serverSends(submitResponse(sequence), next());
        }
    }
    load();
    EXPECT_EQ(snapshot_.sessions.size(), 2u);
    EXPECT_EQ(whole(kSubmitSm).size(), 40u);
    EXPECT_EQ(whole(kSubmitResponse).size(), 42u);
}

TEST_F(HostileStream, WholePdusLostBetweenOthersAreSaidOnTheNext) {
    Link link = bound();
    const std::size_t lost = submit(20).size() * 3;
    for (std::uint32_t sequence = 2; sequence < 42; ++sequence) {
        if (sequence >= 20 && sequence < 23) {
            link.missing(Direction::fromClient, submit(sequence).size());
        } else {
            link.clientSends(submit(sequence), next());
        }
        link.serverSends(submitResponse(sequence), next());
    }
    load();
    EXPECT_THAT(matching("pdu.issue == \"bytes-lost\""), ::testing::ElementsAre(23));
    for (model::Row number = 0; number < rows(); ++number) {
        if (row(number).command == kSubmitSm && row(number).sequence == 23) {
            EXPECT_THAT(analysis_->issuesOf(number).at(0).text,
                        ::testing::AllOf(::testing::HasSubstr(std::to_string(lost) + " bytes"),
                                         ::testing::HasSubstr("2026-01-01 00:00:00.0")));
        }
    }
}

TEST_F(HostileStream, BytesLostAtTheEndAreSaidOnTheLastPduOfTheirDirection) {
    Link link = bound();
    link.clientSends(submit(2), next());
    link.missing(Direction::fromClient, 500);
    link.serverSends(submitResponse(2), next());
    link.serverAcks(next());
    link.clientAcks(next());
    link.clientSends({}, next());
    link.close(next());
    load();
    EXPECT_THAT(matching("pdu.issue == \"bytes-lost\" and smpp.command_id == submit_sm"),
                ::testing::ElementsAre(2));
}

class WrongLength : public LoadedCapture, public ::testing::WithParamInterface<std::uint32_t> {};

TEST_P(WrongLength, IsNoticedByThePdusThatItSwallows) {
    Link link = bound();
    for (std::uint32_t sequence = 2; sequence < 40; ++sequence) {
        ByteVector pdu = submit(sequence);
        if (sequence == 8) {
            put(pdu, 0, GetParam());
        }
        link.clientSends(pdu, next());
        link.serverSends(submitResponse(sequence), next());
    }
    load();
    std::vector<std::uint32_t> expected = numbers(2, 39);
    std::erase(expected, 8u);
    EXPECT_THAT(whole(kSubmitSm), ElementsAreArray(expected));
    EXPECT_EQ(matching("pdu.issue == \"length-too-large\""), std::vector<std::uint32_t>{9});
}

INSTANTIATE_TEST_SUITE_P(Bytes, WrongLength, ::testing::Values(400u, 1'000u, 68'000u, 500'000u, 1u << 20));

}  // namespace
}  // namespace smppscope
