// What pcapng files say beside their packets.

#include "capture/file_notes.h"

#include <gmock/gmock.h>

#include "capture/pcapng_writer.h"
#include "tests/unit/capture/capture_bytes.h"
#include "tests/unit/capture/read_all.h"

namespace smppscope::capture {
namespace {

using support::bytesOf;
using support::ByteVector;
using support::concatenate;
using testing::Blocks;
using ::testing::ElementsAre;
using testing::Everything;
using ::testing::IsEmpty;
using testing::readAll;

constexpr std::uint16_t kRaw = 101;
const ByteVector kData{1, 2, 3, 4};

class NotesOfFiles : public ::testing::TestWithParam<bool> {
  protected:
    ByteVector word(std::uint32_t value) const {
        ByteVector bytes;
        support::ByteWriter(bytes, GetParam()).u32(value);
        return bytes;
    }
    ByteVector counter(std::uint16_t code, std::uint8_t value) const {
        ByteVector number(8);
        number[GetParam() ? 7 : 0] = value;
        return blocks.option(code, number);
    }
    ByteVector statistics(std::uint32_t interface, const ByteVector& options) const {
        return blocks.block(5, concatenate({word(interface), ByteVector(8), options}));
    }
    ByteVector commented(std::uint64_t ticks, std::initializer_list<std::string_view> comments) const {
        const ByteVector packet = blocks.packet(0, ticks, kData);
        ByteVector body(packet.begin() + 8, packet.end() - 4);
        for (const std::string_view comment : comments) {
            body = concatenate({body, blocks.option(1, bytesOf(comment))});
        }
        return blocks.block(6, body);
    }
    ByteVector named(std::string_view name) const {
        return blocks.interface(kRaw, 0, blocks.option(2, bytesOf(name)));
    }

    const Blocks blocks{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(ByteOrders, NotesOfFiles, ::testing::Bool(),
                         [](const auto& tested) { return std::string(tested.param ? "Big" : "Little"); });

TEST_P(NotesOfFiles, StatisticsSayWhatEachInterfaceLost) {
    const ByteVector file = concatenate(
        {blocks.section(), named("eth0"), named("eth1"), blocks.packet(1, 1, kData),
         statistics(1, concatenate({counter(4, 90), counter(5, 2), counter(7, 3), counter(8, 85)})),
         statistics(0, counter(4, 7))});
    for (const std::size_t chunkBytes : {1u, 262144u}) {
        const Everything all = readAll({file}, chunkBytes);
        EXPECT_EQ(all.frames, 1u);
        ASSERT_EQ(all.notes.drops.size(), 1u) << "statistics without drops are no note";
        const InterfaceDrops& drops = all.notes.drops[0];
        EXPECT_EQ(drops.interface, 1u);
        EXPECT_EQ(drops.name, "eth1");
        EXPECT_EQ(drops.byInterface, 2u);
        EXPECT_EQ(drops.bySystem, 3u);
    }
}

TEST_P(NotesOfFiles, EachSectionHasItsOwnInterfacesAndEachFileToo) {
    const ByteVector section = concatenate({blocks.section(), named("eth0"), statistics(0, counter(5, 1))});
    const Everything all = readAll({concatenate({section, section}), section});
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
    for (const InterfaceDrops& drops : all.notes.drops) {
        places.emplace_back(drops.file, drops.section);
    }
    EXPECT_THAT(places,
                ::testing::UnorderedElementsAre(std::pair(0u, 0u), std::pair(0u, 1u), std::pair(1u, 0u)));
}

TEST_P(NotesOfFiles, StatisticsThatMakeNoSenseAreNoNotes) {
    const Everything all = readAll({concatenate(
        {blocks.section(), named("eth0"), statistics(7, counter(5, 1)), blocks.block(5, ByteVector(4)),
         statistics(0, blocks.option(5, {1, 2})), blocks.packet(0, 1, kData)})});
    EXPECT_EQ(all.frames, 1u);
    EXPECT_THAT(all.warnings, IsEmpty());
    ASSERT_EQ(all.notes.drops.size(), 1u);
    EXPECT_EQ(all.notes.drops[0].byInterface, 0u);
}

TEST_P(NotesOfFiles, CommentsTellTheFrameTheyAreAbout) {
    const ByteVector file =
        concatenate({blocks.section(), named("eth0"), blocks.packet(0, 1, kData),
                     commented(2, {"late", "why?"}), blocks.packet(0, 3, kData), commented(4, {"the last"})});
    for (const std::size_t chunkBytes : {1u, 262144u}) {
        std::vector<std::pair<FrameNumber, std::string>> comments;
        for (const FileComment& comment : readAll({file}, chunkBytes).notes.comments) {
            comments.emplace_back(comment.frame, comment.text);
        }
        EXPECT_THAT(comments,
                    ElementsAre(std::pair(2u, "late"), std::pair(2u, "why?"), std::pair(4u, "the last")));
    }
}

TEST_P(NotesOfFiles, FramesOfMergedFilesKeepTheirComments) {
    const ByteVector first =
        concatenate({blocks.section(), named("a"), commented(1, {"one"}), commented(3, {"three"})});
    const ByteVector second =
        concatenate({blocks.section(), named("b"), blocks.packet(0, 2, kData), commented(4, {"four"})});
    std::vector<std::tuple<std::uint32_t, FrameNumber, std::string>> comments;
    for (const FileComment& comment : readAll({first, second}).notes.comments) {
        comments.emplace_back(comment.file, comment.frame, comment.text);
    }
    EXPECT_THAT(comments,
                ::testing::UnorderedElementsAre(std::tuple(0u, 1u, "one"), std::tuple(0u, 3u, "three"),
                                                std::tuple(1u, 4u, "four")));
}

TEST_P(NotesOfFiles, CommentsOfSectionsAndInterfacesAreAboutNoFrame) {
    const ByteVector plain = blocks.section();
    ByteVector body(plain.begin() + 8, plain.end() - 4);
    body = concatenate(
        {body, blocks.option(3, bytesOf("an operating system")), blocks.option(1, bytesOf("probe 7"))});
    const Everything all = readAll({concatenate(
        {blocks.block(0x0a0d0d0a, body), blocks.interface(kRaw, 0, blocks.option(1, bytesOf("uplink"))),
         blocks.packet(0, 1, kData)})});
    ASSERT_EQ(all.notes.comments.size(), 2u);
    EXPECT_EQ(all.notes.comments[0].text, "probe 7");
    EXPECT_EQ(all.notes.comments[1].text, "uplink");
    EXPECT_EQ(all.notes.comments[1].frame, 0u);
    EXPECT_EQ(all.frames, 1u);
}

TEST_P(NotesOfFiles, SecretsAreKeptAsTheyAre) {
    const ByteVector log = bytesOf("CLIENT_RANDOM 00 11");
    const ByteVector file = concatenate(
        {blocks.section(), blocks.block(10, concatenate({word(0x544c534b), word(19), log})), named("a"),
         blocks.block(10, concatenate({word(1), word(0xffffffff), ByteVector{1, 2, 3, 4}})),
         blocks.block(10, ByteVector(4)), blocks.packet(0, 1, kData)});
    const Everything all = readAll({file}, 50);
    EXPECT_THAT(all.warnings, IsEmpty());
    ASSERT_EQ(all.notes.secrets.size(), 2u);
    EXPECT_EQ(all.notes.secrets[0].type, 0x544c534bu);
    EXPECT_EQ(all.notes.secrets[0].bytes, log);
    EXPECT_THAT(all.notes.secrets[1].bytes, ElementsAre(1, 2, 3, 4));
}

TEST_P(NotesOfFiles, TheSameSecretsOnceMoreAreKeptOnce) {
    const ByteVector one = blocks.block(10, concatenate({word(1), word(4), ByteVector{1, 2, 3, 4}}));
    const ByteVector other = blocks.block(10, concatenate({word(2), word(4), ByteVector{1, 2, 3, 4}}));
    const Everything all = readAll({concatenate({blocks.section(), one, other, one, one, named("a")})});
    EXPECT_EQ(all.notes.secrets.size(), 2u);
    EXPECT_EQ(all.notes.secretsLeftOut, 0u);
}

TEST_P(NotesOfFiles, WhatIsBetweenTwoFramesIsBounded) {
    const ByteVector comment = blocks.option(1, bytesOf(std::string(60000, 'c')));
    const ByteVector section =
        concatenate({blocks.section(), blocks.interface(kRaw, 0, comment), statistics(0, counter(5, 1))});
    ByteVector file;
    for (int i = 0; i < 1100; ++i) {
        file.insert(file.end(), section.begin(), section.end());
    }
    for (int i = 0; i < 6; ++i) {
        ByteVector secrets(3u << 20);
        secrets[0] = static_cast<std::uint8_t>(i);
        file = concatenate({file, blocks.block(10, concatenate({word(1), word(3u << 20), secrets}))});
    }
    const Everything all = readAll({file});
    EXPECT_EQ(all.notes.drops.size(), FileNotes::kMostDrops);
    EXPECT_EQ(all.notes.dropsLeftOut, 100u);
    ASSERT_EQ(all.notes.comments.size(), FileNotes::kMostComments);
    EXPECT_EQ(all.notes.comments[0].text.size(), FileNotes::kLongestComment);
    EXPECT_EQ(all.notes.commentsLeftOut, 100u);
    EXPECT_EQ(all.notes.secrets.size(), 5u);
    EXPECT_EQ(all.notes.secretsLeftOut, 1u);
}

TEST_P(NotesOfFiles, TheLastStatisticsOfAnInterfaceStandForIt) {
    ByteVector file = concatenate({blocks.section(), named("a"), named("b")});
    for (int i = 1; i <= 100; ++i) {
        file = concatenate({file, statistics(0, counter(5, static_cast<std::uint8_t>(i))),
                            statistics(1, counter(7, static_cast<std::uint8_t>(i)))});
    }
    const Everything all = readAll({file});
    ASSERT_EQ(all.notes.drops.size(), 2u);
    EXPECT_EQ(all.notes.drops[0].byInterface, 100u);
    EXPECT_EQ(all.notes.drops[1].bySystem, 100u);
}

TEST_P(NotesOfFiles, CommentsOfManyFramesAreBoundedInEachBatch) {
    ByteVector file = concatenate({blocks.section(), named("a")});
    for (std::uint64_t i = 0; i < 1500; ++i) {
        file = concatenate({file, commented(i, {"one", "two"})});
    }
    const Everything all = readAll({file}, 1u << 20);
    EXPECT_EQ(all.notes.comments.size() + all.notes.commentsLeftOut, 3000u);
    EXPECT_LE(all.notes.comments.size(), 2 * FileNotes::kMostComments);
}

TEST_P(NotesOfFiles, NamesAndBlocksNobodyKnowsArePassedOver) {
    const ByteVector names = concatenate(
        {word(GetParam() ? 0x00010008 : 0x00080001), ByteVector{192, 0, 2, 1}, bytesOf("gw\0\0"), word(0)});
    const Everything all = readAll(
        {concatenate({blocks.section(), named("a"), blocks.block(4, names), blocks.block(0x0bad0bad, names),
                      blocks.block(0x80000001, {}), blocks.packet(0, 1, kData)})});
    EXPECT_EQ(all.frames, 1u);
    EXPECT_THAT(all.warnings, IsEmpty());
    EXPECT_TRUE(all.notes.empty());
}

TEST_P(NotesOfFiles, OptionsLongerThanTheirBlockEndTheNotesOnly) {
    ByteVector broken = blocks.option(1, bytesOf("a comment"));
    broken[GetParam() ? 2 : 3] = 0xff;
    const Everything all = readAll(
        {concatenate({blocks.section(), blocks.interface(kRaw, 0, broken), blocks.packet(0, 1, kData)})});
    EXPECT_EQ(all.frames, 1u);
    EXPECT_TRUE(all.notes.empty());
}

TEST(NotesOfOurRecordings, SayWhatWasDropped) {
    ByteVector file;
    PcapngWriter writer(file);
    writer.section({"a test"});
    writer.interface({"lo", "", kRaw, 65535});
    writer.packet(0, 1'767'225'600'000'000'000, 4, kData);
    writer.statistics(0, {1'767'225'600'000'000'000, 1, 20, 300});
    const Everything all = readAll({file});
    ASSERT_EQ(all.notes.drops.size(), 1u);
    EXPECT_EQ(all.notes.drops[0].name, "lo");
    EXPECT_EQ(all.notes.drops[0].byInterface, 20u);
    EXPECT_EQ(all.notes.drops[0].bySystem, 300u);
}

}  // namespace
}  // namespace smppscope::capture
