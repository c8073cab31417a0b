#include "capture/pcap_format.h"

#include <gmock/gmock.h>

#include "tests/unit/capture/capture_bytes.h"
#include "tests/unit/capture/read_all.h"

namespace smppscope::capture {
namespace {

using support::ByteVector;
using support::concatenate;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::pcapHeader;
using testing::pcapRecord;
using testing::readAll;

/// The frames of a file that is all there.
std::vector<Frame> framesOf(const ByteVector& file) {
    const Recognition found = recogniseFile(file);
    std::vector<Frame> frames;
    if (!found.format) {
        return frames;
    }
    Cursor cursor{file.data() + found.headerBytes, file.data() + file.size(), found.headerBytes};
    Frame frame;
    while (found.format->next(cursor, frame) == Parse::frame) {
        frames.push_back(frame);
    }
    return frames;
}

const ByteVector kData{1, 2, 3, 4};

TEST(PcapFormat, ReadsMicrosecondsInBothByteOrders) {
    for (const bool bigEndian : {false, true}) {
        const ByteVector file =
            concatenate({pcapHeader({}, bigEndian), pcapRecord({5, 7, 4, 9}, kData, bigEndian)});
        const auto frames = framesOf(file);
        ASSERT_EQ(frames.size(), 1u);
        EXPECT_EQ(frames[0].time, 5'000'007'000);
        EXPECT_EQ(frames[0].capturedLength, 4u);
        EXPECT_EQ(frames[0].length, 9u);
        EXPECT_EQ(frames[0].offset, 40u);
        EXPECT_EQ(frames[0].data, file.data() + 40);
        EXPECT_EQ(frames[0].linkType, 1u);
    }
}

TEST(PcapFormat, ReadsNanosecondsInBothByteOrders) {
    for (const bool bigEndian : {false, true}) {
        const ByteVector file = concatenate(
            {pcapHeader({.magic = 0xa1b23c4d}, bigEndian), pcapRecord({5, 7, 4, 4}, kData, bigEndian)});
        const auto frames = framesOf(file);
        ASSERT_EQ(frames.size(), 1u);
        EXPECT_EQ(frames[0].time, 5'000'000'007);
    }
}

TEST(PcapFormat, ReadsTheLongRecordHeadersOfModifiedFiles) {
    ByteVector record = pcapRecord({5, 0, 4, 4}, ByteVector(8, 0xee));
    record.insert(record.end(), kData.begin(), kData.end());
    const ByteVector file = concatenate({pcapHeader({.magic = 0xa1b2cd34}), record, record});
    const auto frames = framesOf(file);
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[1].data[0], 1);
}

TEST(PcapFormat, ReadsFilesOfIxiaWhoseHeaderIsLonger) {
    for (const std::uint32_t magic : {0x1c0001acu, 0x1c0001abu}) {
        for (const bool bigEndian : {false, true}) {
            const ByteVector file = concatenate({pcapHeader({.magic = magic}, bigEndian), ByteVector(4, 0xee),
                                                 pcapRecord({5, 7, 4, 9}, kData, bigEndian)});
            const auto frames = framesOf(file);
            ASSERT_EQ(frames.size(), 1u);
            EXPECT_EQ(frames[0].time, 5'000'007'000);
            EXPECT_EQ(frames[0].offset, 44u);
            EXPECT_EQ(readAll({file}, 25).frames, 1u);
        }
    }
}

TEST(PcapFormat, ReadsFilesOfNavtelInNanoseconds) {
    const auto frames =
        framesOf(concatenate({pcapHeader({.magic = 0xa12b3c4d}), pcapRecord({5, 7, 4, 9}, kData)}));
    ASSERT_EQ(frames.size(), 1u);
    EXPECT_EQ(frames[0].time, 5'000'000'007);
}

TEST(PcapFormat, ReadsTheSwappedLengthsOfOldVersions) {
    const ByteVector file = concatenate({pcapHeader({.minor = 3}), pcapRecord({0, 0, 60, 4}, kData)});
    const auto frames = framesOf(file);
    ASSERT_EQ(frames.size(), 1u);
    EXPECT_EQ(frames[0].capturedLength, 4u);
    EXPECT_EQ(frames[0].length, 60u);
}

TEST(PcapFormat, IgnoresTheUpperBitsOfTheLinkType) {
    const ByteVector file =
        concatenate({pcapHeader({.linkType = 0x14000065}), pcapRecord({0, 0, 4, 4}, kData)});
    ASSERT_EQ(framesOf(file).size(), 1u);
    EXPECT_EQ(framesOf(file)[0].linkType, 101u);
}

TEST(PcapFormat, AFrameIsNeverShorterThanWhatWasCaptured) {
    const ByteVector file = concatenate({pcapHeader(), pcapRecord({0, 0, 4, 2}, kData)});
    ASSERT_EQ(framesOf(file).size(), 1u);
    EXPECT_EQ(framesOf(file)[0].length, 4u);
}

TEST(PcapFormat, ToleratesAbsurdSnapLengths) {
    for (const std::uint32_t snapLength : {0u, 1u, 0x80000000u, 0xffffffffu}) {
        const auto all =
            readAll({concatenate({pcapHeader({.snapLength = snapLength}), pcapRecord({0, 0, 4, 4}, kData)})});
        EXPECT_EQ(all.frames, 1u) << snapLength;
        EXPECT_THAT(all.warnings, IsEmpty());
    }
}

TEST(PcapFormat, AHeaderWithoutFramesIsAnEmptyCapture) {
    const auto all = readAll({pcapHeader()});
    EXPECT_EQ(all.frames, 0u);
    EXPECT_THAT(all.warnings, IsEmpty());
    EXPECT_EQ(all.last, ReadStatus::end);
}

TEST(PcapFormat, AnImpossibleLengthEndsTheFileWithAWarning) {
    for (const std::uint32_t captured : {0x80000000u, 0xffffffffu, 262145u}) {
        const auto all = readAll({concatenate({pcapHeader(), pcapRecord({0, 0, 4, 4}, kData),
                                               pcapRecord({0, 0, captured, 60}, kData), kData})});
        EXPECT_EQ(all.frames, 1u);
        EXPECT_THAT(all.warnings, ElementsAre("file0: byte 44: a frame with an impossible length"));
        EXPECT_EQ(all.last, ReadStatus::end);
    }
}

TEST(PcapFormat, AcceptsLongFramesUpToTheSnapLength) {
    const ByteVector data(300'000);
    const auto all = readAll(
        {concatenate({pcapHeader({.snapLength = 300'000}), pcapRecord({0, 0, 300'000, 300'000}, data)})});
    EXPECT_EQ(all.frames, 1u);
    EXPECT_THAT(all.warnings, IsEmpty());
}

TEST(PcapFormat, AFileCutInARecordHeaderDeliversWhatIsBefore) {
    const ByteVector record = pcapRecord({0, 0, 4, 4}, kData);
    const auto all =
        readAll({concatenate({pcapHeader(), record, ByteVector(record.begin(), record.begin() + 7)})});
    EXPECT_EQ(all.frames, 1u);
    EXPECT_THAT(all.warnings, ElementsAre("file0: byte 44: the file is cut inside a record"));
}

TEST(PcapFormat, AFileCutInAFrameDeliversWhatIsBefore) {
    const ByteVector record = pcapRecord({0, 0, 4, 4}, kData);
    const auto all =
        readAll({concatenate({pcapHeader(), record, ByteVector(record.begin(), record.end() - 1)})});
    EXPECT_EQ(all.frames, 1u);
    EXPECT_THAT(all.warnings, ElementsAre("file0: byte 44: the file is cut inside a record"));
}

TEST(PcapFormat, RefusesVersionsThatNobodyWrote) {
    EXPECT_THAT(readAll({pcapHeader({.major = 1})}).warnings,
                ElementsAre("file0: is a pcap file of a version that is not supported"));
    EXPECT_THAT(readAll({pcapHeader({.minor = 5})}).warnings,
                ElementsAre("file0: is a pcap file of a version that is not supported"));
}

}  // namespace
}  // namespace smppscope::capture
