// Bytes that a capture shows behind later ones of their stream, whose begin it has not.

#include "tests/differential/loaded_capture.h"

namespace smppscope {
namespace {

using dissector::kResponseBit;
using dissector::kSubmitSm;
using support::Link;
using ::testing::UnorderedElementsAreArray;

constexpr std::uint32_t kSubmitResponse = kSubmitSm | kResponseBit;
constexpr std::uint32_t kExchanges = 40;

class EarlyBytes : public LoadedCapture {
  protected:
    /// Frames of requests and responses by turns.
    std::vector<support::FrameIndex> exchange(Link& link) {
        std::vector<support::FrameIndex> frames;
        for (std::uint32_t sequence = 1; sequence <= kExchanges; ++sequence) {
            frames.push_back(link.clientSends(submit(sequence), next()));
            frames.push_back(link.serverSends(submitResponse(sequence), next()));
        }
        return frames;
    }
    void expectAll() {
        EXPECT_THAT(whole(kSubmitSm), UnorderedElementsAreArray(numbers(1, kExchanges)));
        EXPECT_THAT(whole(kSubmitResponse), UnorderedElementsAreArray(numbers(1, kExchanges)));
        EXPECT_EQ(rows(), 2 * kExchanges);
        EXPECT_EQ(snapshot_.sessions.size(), 1u);
        EXPECT_EQ(snapshot_.capture.lostBytes, 0u);
    }
};

TEST_F(EarlyBytes, OfACaptureThatBeginsAmongSegmentsOutOfOrderAreShown) {
    Link link = capture_.alreadyOpen(client_, registered_);
    const auto frames = exchange(link);
    capture_.moveBehind(frames[0], frames[6]);
    load();
    expectAll();
}

TEST_F(EarlyBytes, OfAFirstHalfThatComesBehindTheSecondAreShownAndNoCopies) {
    Link link = capture_.alreadyOpen(client_, registered_);
    const auto frames = exchange(link);
    for (std::size_t i = 0; i < kExchanges; ++i) {
        capture_.moveBehind(frames.front(), frames.back());
    }
    load();
    expectAll();
    EXPECT_EQ(snapshot_.statistics.totals.paired, kExchanges);
    EXPECT_EQ(snapshot_.sessions.at(0).health.tcp.duplicates, 0u);
    EXPECT_EQ(snapshot_.sessions.at(0).health.retransmitted, 0u);
}

TEST_F(EarlyBytes, ShownOutOfOrderAreSaidToBe) {
    Link link = capture_.alreadyOpen(client_, registered_);
    const auto frames = exchange(link);
    for (std::size_t i = 0; i < kExchanges; ++i) {
        capture_.moveBehind(frames.front(), frames.back());
    }
    load();
    EXPECT_THAT(snapshot_.capture.warnings,
                ::testing::ElementsAre(::testing::StartsWith(
                    "40 PDUs were captured only after later ones of the same connection")));
}

TEST_F(EarlyBytes, WhereAllIsInOrderNothingIsSaid) {
    Link link = capture_.alreadyOpen(client_, registered_);
    exchange(link);
    load();
    EXPECT_THAT(snapshot_.capture.warnings, ::testing::IsEmpty());
}

TEST_F(EarlyBytes, InReverseOrderAreShown) {
    Link link = capture_.alreadyOpen(client_, registered_);
    const auto frames = exchange(link);
    for (std::size_t i = 0; i < 10; ++i) {
        capture_.moveBehind(frames[9 - i], frames.back());
    }
    load();
    EXPECT_EQ(whole(kSubmitSm).size(), kExchanges);
    EXPECT_EQ(whole(kSubmitResponse).size(), kExchanges);
}

TEST_F(EarlyBytes, OfAFirstHalfWithItsSynAreNoCopies) {
    Link link = capture_.connect(client_, registered_, next());
    const auto frames = exchange(link);
    for (std::size_t i = 0; i < kExchanges + 3; ++i) {
        capture_.moveBehind(0, frames.back());
    }
    load();
    expectAll();
    EXPECT_EQ(snapshot_.sessions.at(0).health.tcp.duplicates, 0u);
    EXPECT_EQ(snapshot_.sessions.at(0).health.retransmitted, 0u);
}

TEST_F(EarlyBytes, OfAHoleThatWasGivenUpAreShownAndNeitherLostNorSentAgain) {
    constexpr std::uint32_t kMany = 800;
    Link link = capture_.connect(client_, registered_, next());
    std::vector<support::FrameIndex> frames;
    for (std::uint32_t sequence = 1; sequence <= kMany; ++sequence) {
        frames.push_back(link.clientSends(submit(sequence), next()));
        frames.push_back(link.serverSends(submitResponse(sequence), next()));
    }
    for (std::size_t i = 0; i < 100; ++i) {
        capture_.moveBehind(frames[100], frames[1400]);
    }
    load();
    EXPECT_THAT(whole(kSubmitSm), UnorderedElementsAreArray(numbers(1, kMany)));
    EXPECT_THAT(whole(kSubmitResponse), UnorderedElementsAreArray(numbers(1, kMany)));
    EXPECT_EQ(snapshot_.capture.lostBytes, 0u);
    EXPECT_EQ(snapshot_.capture.retransmittedSegments, 0u);
    EXPECT_EQ(snapshot_.capture.duplicateSegments, 0u);
}

TEST_F(EarlyBytes, OfManyHolesAreNotLostBetweenThem) {
    constexpr std::uint32_t kMany = 1000;
    Link link = capture_.connect(client_, registered_, next());
    std::vector<support::FrameIndex> frames;
    for (std::uint32_t sequence = 1; sequence <= kMany; ++sequence) {
        frames.push_back(link.clientSends(submit(sequence), next()));
        frames.push_back(link.serverSends(submitResponse(sequence), next()));
    }
    for (std::size_t i = 0; i < 10; ++i) {
        capture_.moveBehind(frames[100 + 9 * i], frames.back());
    }
    load();
    EXPECT_THAT(whole(kSubmitSm), UnorderedElementsAreArray(numbers(1, kMany)));
    EXPECT_THAT(whole(kSubmitResponse), UnorderedElementsAreArray(numbers(1, kMany)));
    EXPECT_EQ(snapshot_.capture.lostBytes, 0u);
}

TEST_F(EarlyBytes, ThatAreSmppMakeTheConnectionSmppWhateverFollowsThem) {
    Link link = capture_.alreadyOpen(client_, server_);
    const auto frames = exchange(link);
    std::uint32_t noise = 1;
    const auto block = [&noise] {
        support::ByteVector bytes(1400);
        for (std::uint8_t& byte : bytes) {
            noise = noise * 1664525 + 1013904223;
            byte = static_cast<std::uint8_t>(noise >> 24);
        }
        return bytes;
    };
    const support::FrameIndex first = link.clientSends(block(), next());
    const support::FrameIndex second = link.serverSends(block(), next());
    for (int i = 0; i < 100; ++i) {
        link.clientSends(block(), next());
        link.serverSends(block(), next());
    }
    ASSERT_EQ(second, first + 1);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        capture_.moveBehind(0, second);
    }
    load();
    expectAll();
}

TEST_F(EarlyBytes, OfXotAreSaidToBeLeftOut) {
    Link link = capture_.alreadyOpen(client_, support::endpoint("192.0.2.20", 1998));
    const auto frames = exchange(link);
    capture_.moveBehind(frames[0], frames[6]);
    load();
    EXPECT_THAT(snapshot_.capture.warnings,
                ::testing::Contains(::testing::HasSubstr("1 segment was captured too late to be used")));
}

}  // namespace
}  // namespace smppscope
