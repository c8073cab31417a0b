#include "capture/pcapng_format.h"

#include <gmock/gmock.h>

#include <limits>

#include "capture/pcapng_writer.h"
#include "tests/unit/capture/capture_bytes.h"
#include "tests/unit/capture/read_all.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::concatenate;
using testing::Blocks;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::readAll;

constexpr std::uint16_t kRaw = 101;

std::vector<Frame> framesOf(const ByteVector& file) {
    const Recognition found = recogniseFile(file);
    std::vector<Frame> frames;
    if (!found.format) {
        return frames;
    }
    Cursor cursor{file.data(), file.data() + file.size(), 0};
    Frame frame;
    while (found.format->next(cursor, frame) == Parse::frame) {
        frames.push_back(frame);
    }
    return frames;
}

/// Time of a packet of `ticks` on an interface with `options`.
TimeNs timeOf(std::uint64_t ticks, const ByteVector& options) {
    const Blocks blocks;
    const auto frames = framesOf(
        concatenate({blocks.section(), blocks.interface(kRaw, 0, options), blocks.packet(0, ticks, {1})}));
    return frames.size() == 1 ? frames[0].time : -1;
}

const ByteVector kData{1, 2, 3, 4, 5};

TEST(PcapngFormat, ReadsPacketsInBothByteOrders) {
    for (const bool bigEndian : {false, true}) {
        const Blocks blocks(bigEndian);
        const ByteVector file =
            concatenate({blocks.section(), blocks.interface(kRaw), blocks.packet(0, 5'000'007, kData, 9)});
        const auto frames = framesOf(file);
        ASSERT_EQ(frames.size(), 1u);
        EXPECT_EQ(frames[0].time, 5'000'007'000);
        EXPECT_EQ(frames[0].capturedLength, 5u);
        EXPECT_EQ(frames[0].length, 9u);
        EXPECT_EQ(frames[0].data, file.data() + frames[0].offset);
        EXPECT_EQ(frames[0].data[4], 5);
        EXPECT_EQ(frames[0].linkType, kRaw);
    }
}

TEST(PcapngFormat, ReadsWhatTheWriterWrote) {
    ByteVector file;
    PcapngWriter writer(file);
    writer.section({"a test"});
    writer.interface({"lo", "tcp port 2775", kRaw, 65535});
    writer.packet(0, 1'767'225'600'123'456'789, 100, kData);
    writer.statistics(0, {1'767'225'600'123'456'789, 1, 0, 0});
    writer.packet(0, 1'767'225'601'000'000'000, 5, kData);
    const auto frames = framesOf(file);
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[0].time, 1'767'225'600'123'456'789);
    EXPECT_EQ(frames[0].length, 100u);
    EXPECT_EQ(frames[1].time, 1'767'225'601'000'000'000);
    EXPECT_EQ(frames[1].capturedLength, 5u);
}

TEST(PcapngFormat, EverySectionHasItsOwnByteOrderAndInterfaces) {
    const Blocks little(false);
    const Blocks big(true);
    const auto frames = framesOf(
        concatenate({little.section(), little.interface(1), little.packet(0, 1, kData), big.section(),
                     big.interface(kRaw), big.interface(113), big.packet(1, 2, kData)}));
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[0].linkType, 1u);
    EXPECT_EQ(frames[1].linkType, 113u);
}

TEST(PcapngFormat, InterfacesMayComeBetweenPackets) {
    const Blocks blocks;
    const auto frames =
        framesOf(concatenate({blocks.section(), blocks.interface(1), blocks.packet(0, 1, kData),
                              blocks.interface(kRaw), blocks.packet(1, 2, kData)}));
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[1].linkType, kRaw);
}

TEST(PcapngFormat, TimesAreMicrosecondsUnlessTheInterfaceSaysOtherwise) {
    const Blocks blocks;
    EXPECT_EQ(timeOf(7, {}), 7'000);
    EXPECT_EQ(timeOf(7, blocks.timeResolution(9)), 7);
    EXPECT_EQ(timeOf(7, blocks.timeResolution(3)), 7'000'000);
    EXPECT_EQ(timeOf(7, blocks.timeResolution(0)), 7'000'000'000);
    EXPECT_EQ(timeOf(7'999, blocks.timeResolution(12)), 7);
    EXPECT_EQ(timeOf(7'999, blocks.timeResolution(127)), 0);
}

TEST(PcapngFormat, TimesMayCountPowersOfTwo) {
    const Blocks blocks;
    EXPECT_EQ(timeOf(3, blocks.timeResolution(0x80 | 1)), 1'500'000'000);
    EXPECT_EQ(timeOf((std::uint64_t{5} << 32) + (std::uint64_t{1} << 30), blocks.timeResolution(0x80 | 32)),
              5'250'000'000);
    EXPECT_EQ(timeOf(~std::uint64_t{0}, blocks.timeResolution(0x80 | 127)), 0);
}

TEST(PcapngFormat, TimesMayHaveAnOffset) {
    const Blocks blocks;
    EXPECT_EQ(timeOf(7, concatenate({blocks.timeResolution(9), blocks.timeOffset(10)})), 10'000'000'007);
    EXPECT_EQ(timeOf(11'000'000'000, concatenate({blocks.timeResolution(9), blocks.timeOffset(-10)})),
              1'000'000'000);
}

TEST(PcapngFormat, TimesNobodyCanMeanAreBounded) {
    const Blocks blocks;
    EXPECT_EQ(timeOf(~std::uint64_t{0}, {}), std::numeric_limits<TimeNs>::max());
    EXPECT_EQ(timeOf(7, blocks.timeOffset(-10)), 0);
    EXPECT_EQ(timeOf(0, blocks.timeOffset(std::numeric_limits<std::int64_t>::max())),
              std::numeric_limits<TimeNs>::max());
    EXPECT_EQ(timeOf(0, blocks.timeOffset(std::numeric_limits<std::int64_t>::min())), 0);
}

TEST(PcapngFormat, SimplePacketsBeforeAllOthersGetTheTimeOfTheNext) {
    const Blocks blocks;
    ByteVector simple{4, 0, 0, 0};
    simple.insert(simple.end(), kData.begin(), kData.begin() + 4);
    const auto frames = framesOf(concatenate(
        {blocks.section(), blocks.interface(kRaw, 5), blocks.block(3, simple), blocks.packet(0, 3, kData)}));
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[0].time, frames[1].time);
    EXPECT_NE(frames[0].time, 0);
}

TEST(PcapngFormat, SimplePacketsAreCutByTheSnapLengthAndGetTheTimeOfTheLastPacket) {
    const Blocks blocks;
    ByteVector simple{9, 0, 0, 0};
    simple.insert(simple.end(), kData.begin(), kData.end());
    const ByteVector file = concatenate(
        {blocks.section(), blocks.interface(kRaw, 5), blocks.packet(0, 3, kData), blocks.block(3, simple)});
    const auto frames = framesOf(file);
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[1].time, 3'000);
    EXPECT_EQ(frames[1].capturedLength, 5u);
    EXPECT_EQ(frames[1].length, 9u);
    EXPECT_EQ(frames[1].data[4], 5);
}

TEST(PcapngFormat, ReadsObsoletePacketBlocks) {
    const Blocks blocks;
    ByteVector packet = blocks.packet(0, 3, kData);
    packet[0] = 2;
    packet[10] = packet[11] = 0xff;  // a count of lost packets
    const auto frames = framesOf(concatenate({blocks.section(), blocks.interface(kRaw), packet}));
    ASSERT_EQ(frames.size(), 1u);
    EXPECT_EQ(frames[0].time, 3'000);
    EXPECT_EQ(frames[0].capturedLength, 5u);
}

TEST(PcapngFormat, OptionsBehindThePacketDontMatter) {
    const Blocks blocks;
    ByteVector packet = blocks.packet(0, 3, {1, 2, 3, 4});
    ByteVector body(packet.begin() + 8, packet.end() - 4);
    const ByteVector comment = blocks.option(1, support::bytesOf("a comment"));
    body.insert(body.end(), comment.begin(), comment.end());
    const auto frames = framesOf(concatenate(
        {blocks.section(), blocks.interface(kRaw), blocks.block(6, body), blocks.packet(0, 4, kData)}));
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[0].capturedLength, 4u);
}

TEST(PcapngFormat, PassesOverBlocksWithoutPacketsWhateverTheChunkSize) {
    const Blocks blocks;
    const ByteVector file = concatenate({blocks.section(), blocks.block(0x77777777, ByteVector(100'000)),
                                         blocks.interface(kRaw), blocks.block(4, ByteVector(1000)),
                                         blocks.packet(0, 1, kData), blocks.block(5, ByteVector(12)),
                                         blocks.packet(0, 1, kData), blocks.block(10, ByteVector(5000))});
    for (const std::size_t chunkBytes : {1u, 7u, 1000u, 262144u}) {
        const auto all = readAll({file}, chunkBytes);
        EXPECT_EQ(all.frames, 2u) << chunkBytes;
        EXPECT_THAT(all.warnings, IsEmpty());
        EXPECT_EQ(all.bytesRead, file.size());
    }
}

TEST(PcapngFormat, CustomAndJournalBlocksCountAsFramesAsInWireshark) {
    const Blocks blocks;
    const ByteVector file = concatenate(
        {blocks.section(), blocks.block(0xbad, ByteVector(8)), blocks.block(0x40000bad, ByteVector(90)),
         blocks.block(9, ByteVector(16)), blocks.interface(kRaw), blocks.packet(0, 1, kData)});
    for (const std::size_t chunkBytes : {1u, 262144u}) {
        const auto all = readAll({file}, chunkBytes);
        EXPECT_EQ(all.frames, 4u);
        EXPECT_THAT(all.warnings, IsEmpty());
    }
}

TEST(PcapngFormat, ASectionHeaderAloneIsAnEmptyCapture) {
    const auto all = readAll({Blocks().section()});
    EXPECT_EQ(all.frames, 0u);
    EXPECT_THAT(all.warnings, IsEmpty());
}

/// What is said of a file with one good packet and then `damage`.
std::vector<std::string> warningsAfter(const ByteVector& damage) {
    const Blocks blocks;
    const auto all = readAll(
        {concatenate({blocks.section(), blocks.interface(kRaw), blocks.packet(0, 1, {1, 2, 3, 4}), damage})});
    EXPECT_EQ(all.frames, 1u);
    EXPECT_EQ(all.last, ReadStatus::end);
    return all.warnings;
}

constexpr std::size_t kDamageAt = 28 + 20 + 36;

TEST(PcapngFormat, AbsurdBlockLengthsEndTheFileWithAWarning) {
    const Blocks blocks;
    for (const std::uint32_t length : {0u, 4u, 11u, 37u, 0xfffffffcu, 0xffffffffu, 0x80000000u}) {
        for (const std::uint8_t type : ByteVector{1, 3, 5, 6}) {
            ByteVector block = blocks.packet(0, 1, {1, 2, 3, 4});
            block[0] = type;
            for (std::size_t i = 0; i < 4; ++i) {
                block[4 + i] = static_cast<std::uint8_t>(length >> (8 * i));
            }
            EXPECT_THAT(warningsAfter(block),
                        ElementsAre("file0: byte 84: a block with an impossible length"))
                << length << " of type " << int{type};
        }
    }
    static_assert(kDamageAt == 84);
}

TEST(PcapngFormat, LengthsThatDifferEndTheFileWithAWarning) {
    const Blocks blocks;
    for (const std::uint32_t type : {1u, 3u, 5u, 6u, 0x0a0d0d0au}) {
        ByteVector block = type == 0x0a0d0d0a ? blocks.section() : blocks.block(type, ByteVector(24));
        block[block.size() - 4] ^= 4;
        EXPECT_THAT(warningsAfter(block), ElementsAre("file0: byte 84: a block whose two lengths differ"))
            << type;
    }
}

TEST(PcapngFormat, APacketLongerThanItsBlockEndsTheFileWithAWarning) {
    ByteVector packet = Blocks().packet(0, 1, {1, 2, 3, 4});
    packet[20] = 5;
    EXPECT_THAT(warningsAfter(packet), ElementsAre("file0: byte 84: a packet longer than its block"));
}

TEST(PcapngFormat, APacketOfAnUnknownInterfaceEndsTheFileWithAWarning) {
    EXPECT_THAT(warningsAfter(Blocks().packet(1, 1, kData)),
                ElementsAre("file0: byte 84: a packet of an interface that the file does not describe"));
}

TEST(PcapngFormat, ADamagedSectionHeaderEndsTheFileWithAWarning) {
    ByteVector section = Blocks().section();
    section[8] = 0;
    EXPECT_THAT(warningsAfter(section), ElementsAre("file0: byte 84: a section header without byte order"));
    section = Blocks().section();
    section[12] = 9;
    EXPECT_THAT(warningsAfter(section),
                ElementsAre("file0: byte 84: a section of a version that is not supported"));
}

TEST(PcapngFormat, AFileCutAnywhereInABlockDeliversWhatIsBefore) {
    const ByteVector packet = Blocks().packet(0, 1, kData);
    for (std::ptrdiff_t size = 1; size < static_cast<std::ptrdiff_t>(packet.size()); ++size) {
        EXPECT_THAT(warningsAfter(ByteVector(packet.begin(), packet.begin() + size)),
                    ElementsAre("file0: byte 84: the file is cut inside a record"));
    }
}

TEST(PcapngFormat, AFileCutInABlockThatIsPassedOverSaysWhereTheBlockBegins) {
    const ByteVector block = Blocks().block(0x77777777, ByteVector(1000));
    for (const std::ptrdiff_t size : {500, 1008, 1009, 1011}) {
        EXPECT_THAT(warningsAfter(ByteVector(block.begin(), block.begin() + size)),
                    ElementsAre("file0: byte 84: the file is cut inside a record"));
    }
}

TEST(PcapngFormat, AFileThatBeginsWithADamagedSectionHeaderIsRefused) {
    ByteVector section = Blocks().section();
    section[8] = 0;
    EXPECT_THAT(readAll({section}).warnings,
                ElementsAre("file0: is a pcapng file with a damaged section header"));
    section = Blocks().section();
    section[4] = 20;
    EXPECT_THAT(readAll({section}).warnings,
                ElementsAre("file0: is a pcapng file with a damaged section header"));
    section = Blocks().section();
    section[12] = 2;
    EXPECT_THAT(readAll({section}).warnings,
                ElementsAre("file0: is a pcapng file of a version that is not supported"));
}

}  // namespace
}  // namespace smppscope::capture
