#include "cli/split_pdus.h"

#include <gtest/gtest.h>

namespace smppscope::cli {
namespace {

std::vector<std::uint8_t> header(std::uint32_t length, std::size_t bytes) {
    std::vector<std::uint8_t> out(bytes);
    for (std::size_t i = 0; i < std::min<std::size_t>(bytes, 4); ++i) {
        out[i] = static_cast<std::uint8_t>(length >> (24 - 8 * i));
    }
    return out;
}

std::vector<std::uint8_t> joined(std::vector<std::uint8_t> a, const std::vector<std::uint8_t>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

TEST(SplitPdus, NothingGivesNothing) {
    EXPECT_TRUE(splitPdus({}).empty());
}

TEST(SplitPdus, CutsByCommandLength) {
    const auto bytes = joined(header(16, 16), header(20, 20));
    const auto pdus = splitPdus(bytes);
    ASSERT_EQ(pdus.size(), 2u);
    EXPECT_EQ(pdus[0].bytes.size(), 16u);
    EXPECT_EQ(pdus[1].bytes.data(), bytes.data() + 16);
    EXPECT_EQ(pdus[1].bytes.size(), 20u);
    EXPECT_EQ(pdus[1].declaredLength, 0u);
}

TEST(SplitPdus, KeepsWhatIsThereOfACutPdu) {
    const auto pdus = splitPdus(joined(header(16, 16), header(100, 30)));
    ASSERT_EQ(pdus.size(), 2u);
    EXPECT_EQ(pdus[1].bytes.size(), 30u);
    EXPECT_EQ(pdus[1].declaredLength, 100u);
}

TEST(SplitPdus, StopsAtAnImpossibleLength) {
    for (const std::uint32_t length : {0u, 4u, 15u}) {
        const auto pdus = splitPdus(header(length, 40));
        ASSERT_EQ(pdus.size(), 1u);
        EXPECT_EQ(pdus[0].bytes.size(), 40u);
        EXPECT_EQ(pdus[0].declaredLength, 0u);
    }
    const auto huge = splitPdus(header(0xFFFFFFFF, 40));
    ASSERT_EQ(huge.size(), 1u);
    EXPECT_EQ(huge[0].declaredLength, 0xFFFFFFFF);
}

TEST(SplitPdus, KeepsARestThatIsTooShortForALength) {
    const auto pdus = splitPdus(joined(header(16, 16), {0, 0, 0}));
    ASSERT_EQ(pdus.size(), 2u);
    EXPECT_EQ(pdus[1].bytes.size(), 3u);
}

}  // namespace
}  // namespace smppscope::cli
