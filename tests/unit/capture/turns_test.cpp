#include "capture/turns.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace smppscope::capture {
namespace {

TEST(Turns, AreInOrderOfTimesAndThenOfIndexes) {
    std::mt19937 random(1);
    Turns turns;
    std::map<std::uint32_t, TimeNs> expected;
    for (int step = 0; step < 5000; ++step) {
        const auto time = static_cast<TimeNs>(random() % 20);
        const auto index = static_cast<std::uint32_t>(random() % 30);
        if (expected.emplace(index, time).second) {
            turns.add(index, time);
        }
        ASSERT_EQ(turns.size(), expected.size());
        const auto first =
            std::min_element(expected.begin(), expected.end(), [](const auto& a, const auto& b) {
                return std::pair(a.second, a.first) < std::pair(b.second, b.first);
            });
        ASSERT_EQ(turns.first(), first->first);
        if (step % 3 == 0) {
            turns.removeFirst();
            expected.erase(first);
        } else {
            first->second = static_cast<TimeNs>(random() % 20);
            turns.renewFirst(first->second);
        }
    }
    EXPECT_FALSE(turns.empty());
}

}  // namespace
}  // namespace smppscope::capture
