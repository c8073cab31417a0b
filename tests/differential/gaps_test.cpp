// Inputs at which other analyzers stop, each as a capture of its own: G1 to G8, G10 and G11.

#include "tests/differential/loaded_capture.h"

namespace smppscope {
namespace {

using capture::Direction;
using dissector::IssueCode;
using dissector::kSubmitSm;
using dissector::PduBuilder;
using support::ByteVector;
using support::concatenate;
using support::Link;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

class Gap : public LoadedCapture {};

TEST_F(Gap, Gap1AfterALostSegmentAllPdusThatAreThereAreFoundAndTheLossIsSaid) {
    const std::size_t overhead = submit(2, "").size();
    ByteVector stream;
    for (std::uint32_t sequence = 2; sequence < 61; ++sequence) {
        const ByteVector pdu = submit(sequence, std::string(145 - overhead, 'x'));
        ASSERT_EQ(pdu.size(), 145u);
        stream.insert(stream.end(), pdu.begin(), pdu.end());
    }
    Link link = bound();
    link.maxSegment(1000);
    const support::FrameIndex first = link.clientSends(stream, next());
    link.serverAcks(next());
    capture_.drop(first + 2);  // bytes 2000 to 2999: the end of the 14th PDU to the beginning of the 21st
    load();
    std::vector<std::uint32_t> expected = numbers(2, 14);
    const std::vector<std::uint32_t> behind = numbers(23, 60);
    expected.insert(expected.end(), behind.begin(), behind.end());
    ASSERT_EQ(expected.size(), 51u);
    EXPECT_THAT(whole(kSubmitSm), ElementsAreArray(expected));
    EXPECT_THAT(matching("pdu.cut"), ElementsAre(15));
    EXPECT_EQ(snapshot_.capture.lostBytes, 1000u);
    EXPECT_THAT(matching("pdu.issue == \"bytes-lost\""), ElementsAre(23));
}

TEST_F(Gap, Gap2ACaptureThatBeginsInTheMiddleOfAPduHasAllThatFollow) {
    Link link = capture_.alreadyOpen(client_, server_);
    const ByteVector first = submit(1, std::string(100, 'x'));
    link.clientSends(capture::Bytes(first).subspan(70), next());
    for (std::uint32_t sequence = 2; sequence < 28; ++sequence) {
        link.clientSends(submit(sequence), next());
        link.serverSends(submitResponse(sequence), next());
    }
    load();
    ASSERT_EQ(rows(), 52u);
    EXPECT_THAT(whole(kSubmitSm), ElementsAreArray(numbers(2, 27)));
    EXPECT_THAT(whole(kSubmitResponse), ElementsAreArray(numbers(2, 27)));
    EXPECT_EQ(snapshot_.statistics.totals.paired, 26u);
    EXPECT_TRUE(snapshot_.sessions.at(0).begunBefore);
}

TEST_F(Gap, Gap3AReorderedSegmentIsPutInOrder) {
    Link link = bound();
    std::vector<support::FrameIndex> frames;
    for (std::uint32_t sequence = 2; sequence < 36; ++sequence) {
        frames.push_back(link.clientSends(submit(sequence), next()));
    }
    capture_.moveBehind(frames[10], frames[13]);
    link.serverAcks(next());
    load();
    EXPECT_THAT(whole(kSubmitSm), ElementsAreArray(numbers(2, 35)));
    EXPECT_EQ(snapshot_.capture.lostBytes, 0u);
}

TEST_F(Gap, Gap4ARetransmissionWithNewDataIsTrimmedAndDifferingBytesAreSaid) {
    Link link = bound();
    for (std::uint32_t sequence = 2; sequence < 8; ++sequence) {
        link.clientSends(submit(sequence), next());
    }
    const ByteVector old = submit(7, "HELLO");
    const ByteVector added =
        concatenate({submit(8), submit(9), submit(10), submit(11), submit(12), submit(13)});
    link.resends(Direction::fromClient, link.sent(Direction::fromClient) - old.size(),
                 concatenate({old, added}), next());
    link.missing(Direction::fromClient, added.size());
    link.serverAcks(next());
    load();
    EXPECT_THAT(whole(kSubmitSm), ElementsAreArray(numbers(2, 13)));
    EXPECT_EQ(matching("pdu.issue == \"bytes-differ\"").size(), 1u);
    EXPECT_EQ(matching("smpp.message contains \"HELLO\""), std::vector<std::uint32_t>{});
}

TEST_F(Gap, Gap5ATlvOfAnotherLengthThanItsTagHasIsAnIssueOnThatTlvOnly) {
    Link link = bound();
    link.clientSends(PduBuilder(kSubmitSm)
                         .sequence(2)
                         .tlv(0x0204, {0, 0, 7})
                         .tlv("source_port", 4711)
                         .tlv("destination_port", 4712)
                         .build(),
                     next());
    link.clientSends(submit(3), next());
    load();
    EXPECT_THAT(whole(kSubmitSm), ElementsAre(2, 3));
    EXPECT_THAT(matching("smpp.source_port == 4711 and smpp.destination_port == 4712"), ElementsAre(2));
    model::PduReader reader(analysis_);
    const auto tree = reader.tree(2);
    ASSERT_TRUE(tree);
    ASSERT_EQ(tree->issues.size(), 1u);
    EXPECT_EQ(tree->issues[0].code, IssueCode::tlvLength);
}

TEST_F(Gap, Gap6AResponseWithAnUnassignedStatusIsDecoded) {
    Link link = capture_.alreadyOpen(client_, server_);
    for (std::uint32_t status = 0x113; status <= 0x3FF; status += 0x31) {
        link.clientSends(submit(status), next());
        link.serverSends(submitResponse(status, status), next());
    }
    load();
    EXPECT_EQ(whole(kSubmitResponse).size(), 16u);
    EXPECT_THAT(matching("smpp.command_status == 0x113"), ElementsAre(0x113));
    EXPECT_EQ(snapshot_.statistics.totals.paired, 16u);
}

TEST_F(Gap, Gap7AnUnknownCommandAtTheStartOfASegmentIsAPduWithItsBytes) {
    Link link = bound();
    ByteVector unknown = PduBuilder(0x00010201).sequence(2).build();
    const ByteVector body = support::bytesOf("what the vendor put here");
    unknown.insert(unknown.end(), body.begin(), body.end());
    unknown[3] = static_cast<std::uint8_t>(unknown.size());
    link.clientSends(unknown, next());
    link.clientSends(submit(3), next());
    load();
    ASSERT_THAT(whole(0x00010201), ElementsAre(2));
    model::PduReader reader(analysis_);
    const auto bytes = reader.bytes(2);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(ByteVector(bytes->begin(), bytes->end()), unknown);
    EXPECT_THAT(whole(kSubmitSm), ElementsAre(3));
}

TEST_F(Gap, Gap8ALengthBelow16IsAnIssueAndTheNextPduIsFound) {
    Link link = bound();
    link.clientSends(PduBuilder(kSubmitSm).sequence(2).declaredLength(8).build(), next());
    link.clientSends(submit(3), next());
    link.clientSends(submit(4), next());
    load();
    EXPECT_THAT(whole(kSubmitSm), ElementsAre(3, 4));
    EXPECT_THAT(issues(2), Contains(IssueCode::lengthTooSmall));
}

/// A submit_sm with `payloads` TLVs of 60,000 bytes.
ByteVector large(std::uint32_t sequence, int payloads) {
    PduBuilder builder(kSubmitSm);
    builder.sequence(sequence).set("destination_addr", "999000111");
    for (int i = 0; i < payloads; ++i) {
        builder.tlv(static_cast<std::uint16_t>(0x1400 + i), ByteVector(60'000, 'x'));
    }
    return builder.tlv(0x3FFF, ByteVector(8'000, 'y')).build();
}

TEST_F(Gap, Gap8APduOf68KilobytesIsDecoded) {
    Link link = bound();
    ASSERT_GT(large(2, 1).size(), 68'000u);
    link.clientSends(concatenate({large(2, 1), submit(3)}), next());
    load();
    EXPECT_THAT(whole(kSubmitSm), ElementsAre(2, 3));
    EXPECT_EQ(snapshot_.capture.skippedBytes, 0u);
    EXPECT_EQ(snapshot_.statistics.totals.malformed, 0u);
}

TEST_F(Gap, Gap8TheLargestPduIsConfigurable) {
    Link link = bound();
    link.clientSends(concatenate({large(2, 20), submit(3), submit(4)}), next());
    load();
    EXPECT_THAT(whole(kSubmitSm), ElementsAre(3, 4));
    EXPECT_THAT(issues(2), Contains(IssueCode::lengthTooLarge));
    model::AnalysisOptions options;
    options.maxPduLength = 2u << 20;
    load(options);
    EXPECT_THAT(whole(kSubmitSm), ElementsAre(2, 3, 4));
}

TEST_F(Gap, Gap10OfAFrameCutBySnaplenWhatIsThereIsDecodedAndTheNextBoundaryIsKept) {
    Link link = bound();
    const ByteVector second = submit(3, std::string(120, 'x'));
    const support::FrameIndex frame = link.clientSends(concatenate({submit(2), second}), next());
    const std::size_t missing = 100;
    capture_.cut(frame, capture_.frames()[frame].bytes.size() - missing);
    link.clientSends(submit(4), next());
    load();
    EXPECT_THAT(whole(kSubmitSm), ElementsAre(2, 4));
    EXPECT_THAT(matching("pdu.cut"), ElementsAre(3));
    EXPECT_THAT(issues(3), ElementsAre(IssueCode::pduCut));
    EXPECT_THAT(analysis_->issuesOf(3).at(0).text, ::testing::HasSubstr("100 bytes"));
    EXPECT_EQ(snapshot_.capture.skippedBytes, 0u);
}

TEST_F(Gap, Gap10ACaptureCutBeforeThePdusSaysSo) {
    Link link = capture_.alreadyOpen(client_, registered_);
    for (std::uint32_t sequence = 1; sequence < 6; ++sequence) {
        capture_.cut(link.clientSends(submit(sequence), next()), 60);
    }
    load();
    EXPECT_EQ(snapshot_.capture.cutSegments, 5u);
    EXPECT_THAT(snapshot_.capture.warnings, Contains(::testing::HasSubstr("5 TCP segments were cut")));
}

TEST_F(Gap, Gap11TheFilterAndTheRowAreThePduHoweverManyAreInAFrame) {
    Link link = bound();
    for (std::uint32_t sequence = 2; sequence < 7; ++sequence) {
        link.clientSends(submit(sequence), next());
    }
    link.serverSends(concatenate({submitResponse(2), submitResponse(3), submitResponse(4, 0x58),
                                  submitResponse(5), submitResponse(6)}),
                     next());
    load();
    EXPECT_THAT(whole(kSubmitResponse), ElementsAre(2, 3, 4, 5, 6));
    EXPECT_THAT(matching("smpp.command_status == 0x58"), ElementsAre(4));
    EXPECT_THAT(matching("smpp.command_status == 0x58 and smpp.sequence_number == 2"), IsEmpty());
    EXPECT_EQ(row(7).frame, row(11).frame);
}

}  // namespace
}  // namespace smppscope
