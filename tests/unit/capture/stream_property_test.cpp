// What holds for every stream, however it was cut, shuffled and repeated.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/unit/capture/stream_log.h"

namespace smppscope::capture {
namespace {

using testing::SegmentMaker;
using testing::StreamLog;

std::string randomText(std::mt19937& random, std::size_t size) {
    std::string text(size, ' ');
    for (char& letter : text) {
        letter = static_cast<char>('a' + random() % 26);
    }
    return text;
}

struct Cut {
    std::uint32_t begin;
    std::uint32_t end;
};

/// Pieces that cover all of `size` bytes, some of them overlapping.
std::vector<Cut> randomCuts(std::mt19937& random, std::uint32_t size) {
    std::vector<Cut> cuts;
    for (std::uint32_t at = 0; at < size;) {
        const std::uint32_t end =
            std::min<std::uint32_t>(size, at + 1 + static_cast<std::uint32_t>(random() % 40));
        const std::uint32_t back = std::min<std::uint32_t>(at, static_cast<std::uint32_t>(random() % 20));
        cuts.push_back({random() % 4 == 0 ? at - back : at, end});
        at = end;
    }
    for (std::size_t again = random() % 5; again > 0; --again) {
        cuts.push_back(cuts[random() % cuts.size()]);
    }
    return cuts;
}

/// Moves each cut by a few places at most.
void shuffleLocally(std::mt19937& random, std::vector<Cut>& cuts) {
    for (std::size_t at = 0; at + 1 < cuts.size(); ++at) {
        std::swap(cuts[at], cuts[std::min(cuts.size() - 1, at + random() % 4)]);
    }
}

class StreamProperty : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(StreamProperty, SameBytesInAnySegmentationAndOrderGiveTheSameStream) {
    std::mt19937 random(GetParam());
    for (int round = 0; round < 200; ++round) {
        const auto size = static_cast<std::uint32_t>(random() % 1000 + 1);
        const std::string text = randomText(random, size);
        auto cuts = randomCuts(random, size);
        shuffleLocally(random, cuts);
        SegmentMaker maker(static_cast<std::uint32_t>(random()));
        TcpStream stream;
        StreamLog log;
        stream.add(maker.at(0, "", tcp_flag::kSyn), log);
        stream.acknowledged(maker.sequence(0), 0, log);
        for (const Cut& cut : cuts) {
            stream.add(maker.at(cut.begin, text.substr(cut.begin, cut.end - cut.begin)), log);
        }
        stream.finish(log);
        ASSERT_EQ(log.text(), text);
        ASSERT_EQ(stream.counters().bytes, text.size());
        ASSERT_EQ(stream.counters().lostBytes, 0u);
        ASSERT_EQ(stream.counters().conflictingBytes, 0u);
    }
}

TEST_P(StreamProperty, WithSegmentsMissingEveryByteIsDeliveredOrLost) {
    std::mt19937 random(GetParam());
    for (int round = 0; round < 200; ++round) {
        const auto size = static_cast<std::uint32_t>(random() % 1000 + 1);
        const std::string text = randomText(random, size);
        auto cuts = randomCuts(random, size);
        shuffleLocally(random, cuts);
        SegmentMaker maker(static_cast<std::uint32_t>(random()));
        TcpStream stream;
        StreamLog log;
        stream.add(maker.at(0, "", tcp_flag::kSyn), log);
        std::uint32_t furthest = 0;
        for (const Cut& cut : cuts) {
            if (random() % 5 == 0) {
                continue;
            }
            furthest = std::max(furthest, cut.end);
            stream.add(maker.at(cut.begin, text.substr(cut.begin, cut.end - cut.begin)), log);
            if (random() % 3 == 0) {
                stream.acknowledged(maker.sequence(cut.end), static_cast<TimeNs>(maker.frame) * 1'000'000,
                                    log);
            }
        }
        stream.finish(log);
        std::size_t at = 0;
        for (const auto& event : log.events) {
            ASSERT_EQ(event.bytes, text.substr(at, event.bytes.size()));
            at += event.bytes.size() + event.lost;
        }
        ASSERT_EQ(at, furthest);
        ASSERT_EQ(stream.counters().bytes + stream.counters().lostBytes, furthest);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, StreamProperty, ::testing::Range(1u, 6u));

}  // namespace
}  // namespace smppscope::capture
