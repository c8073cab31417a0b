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

}  // namespace
}  // namespace smppscope
