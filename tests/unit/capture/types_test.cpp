#include "capture/types.h"

#include <gtest/gtest.h>

#include "tests/support/frame_encoder.h"

namespace smppscope::capture {
namespace {

IpAddress v6(std::initializer_list<std::uint16_t> groups) {
    IpAddress address;
    std::size_t at = 0;
    for (const std::uint16_t group : groups) {
        address.bytes[at++] = static_cast<std::uint8_t>(group >> 8);
        address.bytes[at++] = static_cast<std::uint8_t>(group);
    }
    return address;
}

TEST(AddressText, Ipv4IsADottedQuad) {
    EXPECT_EQ(toString(support::endpoint("192.0.2.1", 2775)), "192.0.2.1:2775");
}

TEST(AddressText, TheLongestRunOfZeroGroupsIsShortened) {
    EXPECT_EQ(toString(v6({0x2001, 0xdb8, 0, 0, 1, 0, 0, 0})), "2001:db8:0:0:1::");
    EXPECT_EQ(toString(v6({0, 0, 0, 0, 0, 0, 0, 1})), "::1");
    EXPECT_EQ(toString(v6({0, 0, 0, 0, 0, 0, 0, 0})), "::");
}

TEST(AddressText, TheFirstOfEqualRunsIsShortened) {
    EXPECT_EQ(toString(v6({0x2001, 0xdb8, 0, 0, 1, 0, 0, 1})), "2001:db8::1:0:0:1");
}

TEST(AddressText, ASingleZeroGroupIsNotShortened) {
    EXPECT_EQ(toString(v6({0x2001, 0xdb8, 0, 1, 1, 1, 1, 1})), "2001:db8:0:1:1:1:1:1");
}

TEST(AddressText, GroupsHaveNoLeadingZerosAndSmallLetters) {
    EXPECT_EQ(toString(v6({0x2001, 0x0db8, 0x00aa, 0xff, 1, 2, 3, 0xABCD})), "2001:db8:aa:ff:1:2:3:abcd");
}

TEST(AddressText, AMappedIpv4AddressShowsItsQuad) {
    EXPECT_EQ(toString(v6({0, 0, 0, 0, 0, 0xffff, 0xc000, 0x0201})), "::ffff:192.0.2.1");
}

TEST(AddressText, AnIpv6EndpointHasBrackets) {
    EXPECT_EQ(toString(support::endpoint("2001:db8::1", 2775)), "[2001:db8::1]:2775");
}

TEST(FilePosition, KeepsFileAndOffsetOfLargeFiles) {
    const FilePosition position(32767, (std::uint64_t{1} << 48) - 1);
    EXPECT_EQ(position.file(), 32767u);
    EXPECT_EQ(position.offset(), (std::uint64_t{1} << 48) - 1);
    EXPECT_EQ(FilePosition::fromPacked(position.packed()), position);
}

}  // namespace
}  // namespace smppscope::capture
