#include "capture/lapb.h"

#include <gtest/gtest.h>

#include "tests/support/bytes.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;

/// Where the packet of a frame begins; 0: it brings none.
std::size_t packetAt(LapbLink& link, const ByteVector& frame) {
    const auto information = link.add(std::nullopt, frame);
    return information ? information->offset : 0;
}

TEST(LapbLink, TakesThePacketOutOfAnInformationFrame) {
    LapbLink link;
    const auto fromDte = link.add(std::nullopt, ByteVector{0x01, 0x00, 0x10, 0x01, 0x21});
    const auto fromDce = link.add(std::nullopt, ByteVector{0x03, 0x20, 0x10, 0x01, 0x21});
    ASSERT_TRUE(fromDte && fromDce);
    EXPECT_EQ(fromDte->offset, 2u);
    EXPECT_EQ(fromDte->from, X25Side::first);
    EXPECT_EQ(fromDce->from, X25Side::second);
}

TEST(LapbLink, BelievesTheCaptureWhoSentAFrame) {
    LapbLink link;
    const auto information = link.add(X25Side::second, ByteVector{0x01, 0x00, 0x10, 0x01, 0x21});
    ASSERT_TRUE(information);
    EXPECT_EQ(information->from, X25Side::second);
    EXPECT_EQ(link.dte(), X25Side::second);
}

TEST(LapbLink, OtherFramesBringNoPacket) {
    LapbLink link;
    for (const std::uint8_t control : ByteVector{0x3f, 0x7f, 0x53, 0x73, 0x1f, 0x97, 0x01, 0x25, 0x49}) {
        EXPECT_EQ(packetAt(link, {0x01, control, 0x10, 0x01, 0x21}), 0u) << int{control};
    }
    EXPECT_EQ(packetAt(link, {0x05, 0x00, 0x10, 0x01, 0x21}), 0u) << "no address of LAPB";
    EXPECT_EQ(packetAt(link, {0x01, 0x00, 0x10, 0x01}), 0u) << "too short for a packet";
    EXPECT_EQ(packetAt(link, {0x01}), 0u);
    EXPECT_EQ(packetAt(link, {}), 0u);
}

TEST(LapbLink, AFrameSentAgainCountsOnce) {
    LapbLink link;
    EXPECT_NE(packetAt(link, {0x01, 0x00, 0x10, 0x01, 0x00, 'a'}), 0u);
    EXPECT_EQ(packetAt(link, {0x01, 0x30, 0x10, 0x01, 0x00, 'a'}), 0u) << "with another N(R) and P";
    EXPECT_NE(packetAt(link, {0x01, 0x02, 0x10, 0x01, 0x02, 'b'}), 0u);
    EXPECT_EQ(packetAt(link, {0x01, 0x00, 0x10, 0x01, 0x00, 'a'}), 0u);
    EXPECT_EQ(packetAt(link, {0x01, 0x02, 0x10, 0x01, 0x02, 'b'}), 0u);
    EXPECT_NE(packetAt(link, {0x03, 0x00, 0x10, 0x01, 0x00, 'a'}), 0u) << "the other end's numbers";
    EXPECT_EQ(link.repeated(), 3u);
}

TEST(LapbLink, SettingUpBeginsTheNumbersAnew) {
    LapbLink link;
    EXPECT_NE(packetAt(link, {0x01, 0x00, 0x10, 0x01, 0x00, 'a'}), 0u);
    packetAt(link, {0x01, 0x3f});
    EXPECT_NE(packetAt(link, {0x01, 0x00, 0x10, 0x01, 0x00, 'a'}), 0u);
}

TEST(LapbLink, ExtendedModeHasTwoOctetsOfControl) {
    LapbLink link;
    packetAt(link, {0x01, 0x7f});
    EXPECT_EQ(link.modulo(), 128);
    EXPECT_EQ(packetAt(link, {0x01, 0x00, 0x10, 0x10, 0x01, 0x21}), 3u) << "N(R) looks like a packet";
}

TEST(LapbLink, GuessesTheModuloFromWherePacketsBegin) {
    LapbLink link;
    EXPECT_EQ(packetAt(link, {0x01, 0x00, 0x02, 0x10, 0x01, 0x21}), 3u);
    EXPECT_EQ(link.modulo(), 128);
    EXPECT_EQ(packetAt(link, {0x01, 0x02, 0x10, 0x10, 0x01, 0x21}), 3u) << "fits both: as before";
    EXPECT_EQ(packetAt(link, {0x01, 0x04, 0x10, 0x01, 0x21, 0x00}), 2u) << "fits modulo 8 only";
    EXPECT_EQ(link.modulo(), 8);
}

}  // namespace
}  // namespace smppscope::capture
