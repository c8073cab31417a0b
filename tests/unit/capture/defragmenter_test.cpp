#include "capture/defragmenter.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/support/bytes.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;

constexpr std::array<std::uint8_t, 8> kAddresses{192, 0, 2, 1, 192, 0, 2, 2};

struct Part {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    bool more = true;
    std::uint32_t identification = 1;
    TimeNs time = 0;
};

class DefragmenterTest : public ::testing::Test {
  protected:
    std::optional<Defragmenter::Packet> add(const Part& part) {
        const ByteVector bytes(part.length, static_cast<std::uint8_t>(part.offset));
        TransportPart fragment;
        fragment.addresses = kAddresses.data();
        fragment.begin = bytes.data();
        fragment.end = bytes.data() + bytes.size();
        fragment.length = part.length;
        fragment.fragmentOffset = part.offset;
        fragment.identification = part.identification;
        fragment.moreFragments = part.more;
        return defragmenter.add(fragment, kAddresses.size(), FilePosition(0, 1000 + part.offset), part.time);
    }

    Defragmenter defragmenter;
};

TEST_F(DefragmenterTest, APacketIsHandedOutWhenItsLastHoleIsFilled) {
    EXPECT_FALSE(add({.offset = 16, .length = 5, .more = false}));
    EXPECT_FALSE(add({.offset = 0, .length = 8}));
    const auto packet = add({.offset = 8, .length = 8});
    ASSERT_TRUE(packet);
    EXPECT_EQ(packet->length, 21u);
    ASSERT_EQ(packet->pieces.size(), 3u);
    EXPECT_EQ(packet->pieces[1].offset, 8u);
    EXPECT_EQ(packet->pieces[1].bytes, ByteVector(8, 8));
    EXPECT_EQ(packet->pieces[2].position, FilePosition(0, 1016));
}

TEST_F(DefragmenterTest, PacketsWithOtherIdentificationsDontMix) {
    EXPECT_FALSE(add({.offset = 0, .length = 8, .identification = 1}));
    EXPECT_FALSE(add({.offset = 8, .length = 8, .more = false, .identification = 2}));
    EXPECT_TRUE(add({.offset = 8, .length = 8, .more = false, .identification = 1}));
}

TEST_F(DefragmenterTest, AFragmentSeenTwiceCountsOnce) {
    EXPECT_FALSE(add({.offset = 0, .length = 8}));
    EXPECT_FALSE(add({.offset = 0, .length = 8}));
    const auto packet = add({.offset = 8, .length = 8, .more = false});
    ASSERT_TRUE(packet);
    EXPECT_EQ(packet->pieces.size(), 2u);
}

TEST_F(DefragmenterTest, OverlappingFragmentsSpoilTheirPacket) {
    EXPECT_FALSE(add({.offset = 0, .length = 16}));
    EXPECT_FALSE(add({.offset = 8, .length = 16}));
    EXPECT_FALSE(add({.offset = 16, .length = 8, .more = false}));
}

TEST_F(DefragmenterTest, FragmentsOfLongAgoDontMixWithNewOnes) {
    EXPECT_FALSE(add({.offset = 0, .length = 8, .time = 0}));
    EXPECT_FALSE(add({.offset = 8, .length = 8, .more = false, .time = Defragmenter::kLongestWait + 1}));
}

TEST_F(DefragmenterTest, TheOldestPacketGoesWhenThereAreTooMany) {
    for (std::uint32_t id = 0; id <= Defragmenter::kMostPackets; ++id) {
        EXPECT_FALSE(add({.offset = 0, .length = 8, .identification = id}));
    }
    EXPECT_FALSE(add({.offset = 8, .length = 8, .more = false, .identification = 0}));
    EXPECT_TRUE(add({.offset = 8, .length = 8, .more = false, .identification = Defragmenter::kMostPackets}));
}

TEST_F(DefragmenterTest, FragmentsBeyondTheLongestPacketAreIgnored) {
    EXPECT_FALSE(add({.offset = 65528, .length = 8, .more = false}));
    EXPECT_FALSE(add({.offset = 0, .length = 65528}));
}

}  // namespace
}  // namespace smppscope::capture
