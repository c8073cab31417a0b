#include "model/pdu_store.h"

#include <thread>

#include <gtest/gtest.h>

namespace smppscope::model {
namespace {

PduRow sample(std::uint32_t i) {
    return {.time = 1000 + i,
            .location = 77u * i,
            .frame = i + 1u,
            .session = i % 5,
            .length = 16 + i % 100,
            .command = 4,
            .status = i % 3,
            .sequence = i,
            .partner = kNoRow,
            .flags = static_cast<std::uint8_t>(i % 2)};
}

TEST(PduStore, GivesBackWhatWasAppendedAcrossBlocks) {
    PduStore store;
    constexpr std::uint32_t kRows = 2 * PduStore::kBlockRows + 17;
    for (std::uint32_t i = 0; i < kRows; ++i) {
        EXPECT_EQ(store.append(sample(i)), i);
    }
    store.publish();
    ASSERT_EQ(store.size(), kRows);
    for (const std::uint32_t i : {0u, 1u, 32767u, 32768u, kRows - 1}) {
        const PduRow row = store.row(i);
        EXPECT_EQ(row.time, sample(i).time);
        EXPECT_EQ(row.location, sample(i).location);
        EXPECT_EQ(row.frame, sample(i).frame);
        EXPECT_EQ(row.session, sample(i).session);
        EXPECT_EQ(row.length, sample(i).length);
        EXPECT_EQ(row.status, sample(i).status);
        EXPECT_EQ(row.sequence, i);
        EXPECT_EQ(row.partner, kNoRow);
        EXPECT_EQ(row.flags, i % 2);
    }
}

TEST(PduStore, ShowsRowsOnlyAfterTheyArePublished) {
    PduStore store;
    store.append(sample(0));
    EXPECT_EQ(store.size(), 0u);
    store.publish();
    EXPECT_EQ(store.size(), 1u);
}

TEST(PduStore, LatencyIsTheTimeBetweenPartnersFromEitherEnd) {
    PduStore store;
    store.append({.time = 100});
    store.append({.time = 350, .partner = 0});
    store.append({.time = 400});
    store.setPartner(0, 1);
    store.publish();
    EXPECT_EQ(store.latency(0), 250);
    EXPECT_EQ(store.latency(1), 250);
    EXPECT_EQ(store.latency(2), -1);
}

TEST(PduStore, LatencyIsUnknownWhenTheClockRanBackwards) {
    PduStore store;
    store.append({.time = 900});
    store.append({.time = 100, .partner = 0});
    store.setPartner(0, 1);
    store.publish();
    EXPECT_EQ(store.latency(0), -1);
}

TEST(PduStore, ReadersSeeWholeRowsWhileTheWriterAppends) {
    PduStore store;
    constexpr std::uint32_t kRows = 300'000;
    std::jthread writer([&store] {
        for (std::uint32_t i = 0; i < kRows; ++i) {
            store.append(sample(i));
            if (i % 64 == 0) {
                store.publish();
            }
        }
        store.publish();
    });
    std::size_t seen = 0;
    while (seen < kRows) {
        seen = store.size();
        if (seen != 0) {
            const auto last = static_cast<Row>(seen - 1);
            ASSERT_EQ(store.sequence(last), last);
            ASSERT_EQ(store.time(last), sample(last).time);
        }
    }
}

TEST(PduStore, CostsAtMostSixtyBytesARow) {
    PduStore store;
    constexpr std::uint32_t kRows = 1'000'000;
    for (std::uint32_t i = 0; i < kRows; ++i) {
        store.append(sample(i));
    }
    EXPECT_LE(store.memoryBytes(), kRows * 60u);
}

}  // namespace
}  // namespace smppscope::model
