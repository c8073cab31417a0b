#include "capture/pcapng_writer.h"

#include <gtest/gtest.h>

#include <cstring>

namespace smppscope::capture {
namespace {

using Buffer = std::vector<std::uint8_t>;

std::uint32_t word(const Buffer& buffer, std::size_t at) {
    std::uint32_t value = 0;
    std::memcpy(&value, buffer.data() + at, sizeof value);
    return value;
}

/// Type and length of the blocks; a block whose two lengths differ or that is not aligned ends the list.
std::vector<std::pair<std::uint32_t, std::uint32_t>> blocksOf(const Buffer& buffer) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> blocks;
    for (std::size_t at = 0; at + 12 <= buffer.size();) {
        const std::uint32_t length = word(buffer, at + 4);
        if (length < 12 || length % 4 != 0 || at + length > buffer.size() ||
            word(buffer, at + length - 4) != length) {
            break;
        }
        blocks.emplace_back(word(buffer, at), length);
        at += length;
    }
    return blocks;
}

TEST(PcapngWriter, BeginsASectionOfUnknownLength) {
    Buffer buffer;
    PcapngWriter(buffer).section({});
    ASSERT_EQ(buffer.size(), 32u);
    EXPECT_EQ(word(buffer, 0), 0x0A0D0D0Au);
    EXPECT_EQ(word(buffer, 8), 0x1A2B3C4Du);
    EXPECT_EQ(word(buffer, 12), 1u);  // version 1.0
    EXPECT_EQ(word(buffer, 16), 0xFFFFFFFFu);
    EXPECT_EQ(word(buffer, 20), 0xFFFFFFFFu);
    EXPECT_EQ(word(buffer, 24), 0u);  // end of options
}

TEST(PcapngWriter, DescribesAnInterfaceInNanoseconds) {
    Buffer buffer;
    PcapngWriter(buffer).interface({"eth0", "tcp", 113, 4096});
    const Buffer options = {2,  0, 4, 0, 'e', 't', 'h', '0',               // if_name
                            11, 0, 4, 0, 0,   't', 'c', 'p',               // if_filter, BPF text
                            9,  0, 1, 0, 9,   0,   0,   0,   0, 0, 0, 0};  // if_tsresol, end
    EXPECT_EQ(word(buffer, 0), 1u);
    EXPECT_EQ(word(buffer, 8), 113u);
    EXPECT_EQ(word(buffer, 12), 4096u);
    EXPECT_EQ(Buffer(buffer.begin() + 16, buffer.end() - 4), options);
}

TEST(PcapngWriter, PadsAPacketAndKeepsItsOriginalLength) {
    Buffer buffer;
    const Buffer bytes = {1, 2, 3, 4, 5};
    PcapngWriter(buffer).packet(7, 0x0123456789ABCDEF, 1500, bytes);
    ASSERT_EQ(buffer.size(), 40u);
    EXPECT_EQ(word(buffer, 0), 6u);
    EXPECT_EQ(word(buffer, 8), 7u);
    EXPECT_EQ(word(buffer, 12), 0x01234567u);  // the high word of the time comes first
    EXPECT_EQ(word(buffer, 16), 0x89ABCDEFu);
    EXPECT_EQ(word(buffer, 20), 5u);
    EXPECT_EQ(word(buffer, 24), 1500u);
    EXPECT_EQ(Buffer(buffer.begin() + 28, buffer.begin() + 36), (Buffer{1, 2, 3, 4, 5, 0, 0, 0}));
}

TEST(PcapngWriter, CountsWhatWasReceivedAndDropped) {
    Buffer buffer;
    PcapngWriter(buffer).statistics(
        0, {.time = 0, .written = 10, .droppedByInterface = 2, .droppedByKernel = 3});
    const auto option = [&buffer](std::size_t index) {
        const std::size_t at = 20 + index * 12;
        return std::pair(word(buffer, at) & 0xFFFF, word(buffer, at + 4));
    };
    EXPECT_EQ(option(0), std::pair(4u, 13u));  // isb_ifrecv
    EXPECT_EQ(option(1), std::pair(5u, 2u));   // isb_ifdrop
    EXPECT_EQ(option(2), std::pair(7u, 3u));   // isb_osdrop
    EXPECT_EQ(option(3), std::pair(8u, 10u));  // isb_usrdeliv
}

TEST(PcapngWriter, WritesBlocksOneAfterTheOther) {
    Buffer buffer;
    PcapngWriter writer(buffer);
    writer.section({"a recorder"});
    writer.interface({"any", "", 276, 0});
    for (std::uint8_t length = 0; length < 5; ++length) {
        writer.packet(0, length, length, Buffer(length));
    }
    writer.statistics(0, {});
    std::vector<std::uint32_t> types;
    for (const auto& block : blocksOf(buffer)) {
        types.push_back(block.first);
    }
    EXPECT_EQ(types, (std::vector<std::uint32_t>{0x0A0D0D0A, 1, 6, 6, 6, 6, 6, 5}));
}

TEST(PcapngWriter, CutsAnOptionThatIsTooLongForItsField) {
    Buffer buffer;
    PcapngWriter(buffer).interface({"eth0", std::string(100000, 'x'), 1, 0});
    EXPECT_EQ(blocksOf(buffer).size(), 1u);
    EXPECT_EQ(word(buffer, 24), 0xFFFF000Bu);
}

}  // namespace
}  // namespace smppscope::capture
