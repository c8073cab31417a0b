#include "capture/link_layer.h"

#include <gtest/gtest.h>

#include <tuple>

#include "tests/support/bytes.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::concatenate;

const ByteVector kPacket4{0x45, 0, 0, 20};
const ByteVector kPacket6{0x60, 0, 0, 0};
const ByteVector kMacs(12, 0x02);

struct Found {
    Network protocol = Network::none;
    std::ptrdiff_t offset = -1;
    bool operator==(const Found&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Found& found) {
    return out << "protocol " << static_cast<int>(found.protocol) << " at " << found.offset;
}

Found find(std::uint32_t linkType, std::initializer_list<std::span<const std::uint8_t>> parts) {
    const ByteVector frame = concatenate(parts);
    const NetworkPart part = findLink(linkType)(frame.data(), frame.data() + frame.size());
    return part.protocol == Network::none ? Found{} : Found{part.protocol, part.begin - frame.data()};
}

const Found kNothing{};

TEST(LinkLayer, EthernetNamesTheProtocolBehindTheAddresses) {
    EXPECT_EQ(find(1, {kMacs, ByteVector{0x08, 0x00}, kPacket4}), (Found{Network::ipv4, 14}));
    EXPECT_EQ(find(1, {kMacs, ByteVector{0x86, 0xdd}, kPacket6}), (Found{Network::ipv6, 14}));
    EXPECT_EQ(find(1, {kMacs, ByteVector{0x08, 0x06}, kPacket4}), kNothing);
}

TEST(LinkLayer, VlanTagsArePassedOverHoweverMany) {
    const ByteVector tag{0x81, 0x00, 0x00, 0x64};
    const ByteVector service{0x88, 0xa8, 0x00, 0x64};
    const ByteVector old{0x91, 0x00, 0x00, 0x64};
    const ByteVector ipv4{0x08, 0x00};
    EXPECT_EQ(find(1, {kMacs, tag, ipv4, kPacket4}), (Found{Network::ipv4, 18}));
    EXPECT_EQ(find(1, {kMacs, service, tag, ipv4, kPacket4}), (Found{Network::ipv4, 22}));
    EXPECT_EQ(find(1, {kMacs, old, tag, tag, ipv4, kPacket4}), (Found{Network::ipv4, 26}));
}

TEST(LinkLayer, SnapAndPppoeCarryIpOnEthernet) {
    const ByteVector snap{0x00, 0x1c, 0xaa, 0xaa, 0x03, 0, 0, 0, 0x08, 0x00};
    EXPECT_EQ(find(1, {kMacs, snap, kPacket4}), (Found{Network::ipv4, 22}));
    const ByteVector otherLlc{0x00, 0x1c, 0x42, 0x42, 0x03, 0, 0, 0, 0x08, 0x00};
    EXPECT_EQ(find(1, {kMacs, otherLlc, kPacket4}), kNothing);
    const ByteVector pppoe{0x88, 0x64, 0x11, 0, 0, 1, 0, 6, 0x00, 0x57};
    EXPECT_EQ(find(1, {kMacs, pppoe, kPacket6}), (Found{Network::ipv6, 22}));
}

TEST(LinkLayer, LinuxCookedHeadersNameTheProtocol) {
    EXPECT_EQ(find(113, {ByteVector(14), ByteVector{0x08, 0x00}, kPacket4}), (Found{Network::ipv4, 16}));
    EXPECT_EQ(find(113, {ByteVector(14), ByteVector{0x81, 0x00, 0, 5, 0x86, 0xdd}, kPacket6}),
              (Found{Network::ipv6, 20}));
    EXPECT_EQ(find(276, {ByteVector{0x86, 0xdd}, ByteVector(18), kPacket6}), (Found{Network::ipv6, 20}));
}

TEST(LinkLayer, RawFramesTellIpByItsVersion) {
    for (const std::uint32_t linkType : {101u, 12u, 14u, 228u, 229u}) {
        EXPECT_EQ(find(linkType, {kPacket4}), (Found{Network::ipv4, 0})) << linkType;
        EXPECT_EQ(find(linkType, {kPacket6}), (Found{Network::ipv6, 0})) << linkType;
        EXPECT_EQ(find(linkType, {ByteVector{0x50}}), kNothing) << linkType;
        EXPECT_EQ(find(linkType, {}), kNothing) << linkType;
    }
}

TEST(LinkLayer, LoopbackKnowsTheAddressFamiliesOfAllSystemsInBothByteOrders) {
    for (const std::uint32_t linkType : {0u, 108u}) {
        EXPECT_EQ(find(linkType, {ByteVector{2, 0, 0, 0}, kPacket4}), (Found{Network::ipv4, 4}));
        EXPECT_EQ(find(linkType, {ByteVector{0, 0, 0, 2}, kPacket4}), (Found{Network::ipv4, 4}));
        for (const std::uint8_t family : ByteVector{10, 23, 24, 28, 30}) {
            EXPECT_EQ(find(linkType, {ByteVector{family, 0, 0, 0}, kPacket6}), (Found{Network::ipv6, 4}));
            EXPECT_EQ(find(linkType, {ByteVector{0, 0, 0, family}, kPacket6}), (Found{Network::ipv6, 4}));
        }
        EXPECT_EQ(find(linkType, {ByteVector{7, 0, 0, 0}, kPacket4}), kNothing);
    }
}

TEST(LinkLayer, PppMayLeaveOutItsAddressAndHalfItsProtocol) {
    EXPECT_EQ(find(9, {ByteVector{0xff, 0x03, 0x00, 0x21}, kPacket4}), (Found{Network::ipv4, 4}));
    EXPECT_EQ(find(9, {ByteVector{0x00, 0x57}, kPacket6}), (Found{Network::ipv6, 2}));
    EXPECT_EQ(find(9, {ByteVector{0x21}, kPacket4}), (Found{Network::ipv4, 1}));
    EXPECT_EQ(find(9, {ByteVector{0xff, 0x03, 0xc0, 0x21}, kPacket4}), kNothing);
}

TEST(LinkLayer, MplsLabelsArePassedOverHoweverMany) {
    const ByteVector one{0x88, 0x47, 0, 1, 0x01, 64};
    const ByteVector three{0x88, 0x48, 0, 1, 0, 64, 0, 2, 0, 64, 0, 3, 0x01, 64};
    EXPECT_EQ(find(1, {kMacs, one, kPacket4}), (Found{Network::ipv4, 18}));
    EXPECT_EQ(find(1, {kMacs, three, kPacket6}), (Found{Network::ipv6, 26}));
    EXPECT_EQ(find(9, {ByteVector{0xff, 0x03, 0x02, 0x81, 0, 1, 0x01, 64}, kPacket4}),
              (Found{Network::ipv4, 8}));
    EXPECT_EQ(find(1, {kMacs, one, ByteVector{0x50, 0, 0, 0}}), kNothing);
}

TEST(LinkLayer, MplsMayCarryEthernetWithOrWithoutAControlWord) {
    const ByteVector label{0x88, 0x47, 0, 1, 0x01, 64};
    const ByteVector word{0, 0, 0, 7};
    const ByteVector ipv4{0x08, 0x00};
    EXPECT_EQ(find(1, {kMacs, label, word, kMacs, ipv4, kPacket4}), (Found{Network::ipv4, 36}));
    EXPECT_EQ(find(1, {kMacs, label, kMacs, ipv4, kPacket4}), (Found{Network::ipv4, 32}));
    const ByteVector high(12, 0xa2);
    const ByteVector tag{0x81, 0x00, 0, 5};
    EXPECT_EQ(find(1, {kMacs, label, high, tag, ipv4, kPacket4}), (Found{Network::ipv4, 36}));
}

TEST(LinkLayer, CiscoHdlcHasEthernetTypes) {
    EXPECT_EQ(find(104, {ByteVector{0x0f, 0, 0x08, 0x00}, kPacket4}), (Found{Network::ipv4, 4}));
    EXPECT_EQ(find(104, {ByteVector{0x8f, 0, 0x86, 0xdd}, kPacket6}), (Found{Network::ipv6, 4}));
    EXPECT_EQ(find(50, {ByteVector{0x0f, 0, 0x08, 0x00}, kPacket4}), (Found{Network::ipv4, 4}));
    EXPECT_EQ(find(50, {ByteVector{0xff, 0x03, 0x00, 0x21}, kPacket4}), (Found{Network::ipv4, 4}));
}

TEST(LinkLayer, PppComesWithItsDirectionOrInPppoeToo) {
    EXPECT_EQ(find(204, {ByteVector{1, 0xff, 0x03, 0x00, 0x21}, kPacket4}), (Found{Network::ipv4, 5}));
    EXPECT_EQ(find(51, {ByteVector{0x11, 0, 0, 1, 0, 6, 0x00, 0x57}, kPacket6}), (Found{Network::ipv6, 8}));
}

TEST(LinkLayer, FramesCutAnywhereHoldNothingOrEndBehindTheHeader) {
    const std::pair<std::uint32_t, ByteVector> frames[] = {
        {1, concatenate({kMacs, ByteVector{0x81, 0, 0, 1, 0x81, 0, 0, 1, 0x08, 0}})},
        {1, concatenate({kMacs, ByteVector{0x88, 0x64, 0x11, 0, 0, 1, 0, 6, 0, 0x57}})},
        {1, concatenate({kMacs, ByteVector{0, 8, 0xaa, 0xaa, 3, 0, 0, 0, 8, 0}})},
        {1, concatenate({kMacs, ByteVector{0x88, 0xa8, 0, 1, 0x88, 0x64, 0x11, 0, 0, 1, 0, 6, 0, 0x57}})},
        {50, ByteVector{0x0f, 0, 8, 0}},
        {51, ByteVector{0x11, 0, 0, 1, 0, 6, 0, 0x57}},
        {104, ByteVector{0x0f, 0, 8, 0}},
        {204, ByteVector{1, 0xff, 3, 0, 0x21}},
        {113, concatenate({ByteVector(14), ByteVector{0x81, 0, 0, 5, 0x86, 0xdd}})},
        {276, concatenate({ByteVector{0x81, 0}, ByteVector(18), ByteVector{0, 1, 8, 0}})},
        {0, ByteVector{2, 0, 0, 0}},
        {9, ByteVector{0xff, 3, 0, 0x21}},
    };
    for (const auto& [linkType, whole] : frames) {
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            const ByteVector frame(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
            const NetworkPart part = findLink(linkType)(frame.data(), frame.data() + size);
            EXPECT_EQ(part.protocol != Network::none, size == whole.size()) << linkType << " cut at " << size;
            EXPECT_TRUE(part.protocol == Network::none || part.begin == frame.data() + size);
        }
    }
}

TEST(LinkLayer, OtherLinkTypesAreNotSupported) {
    EXPECT_EQ(findLink(105), nullptr);
    EXPECT_EQ(findLink(0xffffffff), nullptr);
}

}  // namespace
}  // namespace smppscope::capture
