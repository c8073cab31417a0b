#include "model/capture_notes.h"

#include <gmock/gmock.h>

#include "model/analysis.h"
#include "model/loader.h"
#include "model/pdu_reader.h"
#include "model/report.h"
#include "tests/support/capture_builder.h"
#include "tests/support/compress.h"
#include "tests/support/temp_dir.h"

namespace smppscope::model {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(CaptureNotes, TheLastWordAboutAnInterfaceCounts) {
    CaptureNotes notes;
    notes.add({.drops = {{0, 0, 1, "eth1", 1, 1}, {0, 0, 0, "eth0", 0, 5}}, .comments = {}, .secrets = {}});
    notes.add({.drops = {{0, 0, 1, "eth1", 2, 3}}, .comments = {}, .secrets = {}});
    ASSERT_EQ(notes.drops().size(), 2u);
    EXPECT_EQ(notes.drops()[0].name, "eth0");
    EXPECT_EQ(notes.drops()[1].byInterface, 2u);
    EXPECT_EQ(notes.drops()[1].bySystem, 3u);
}

TEST(CaptureNotes, OneSentenceSaysWhatAnInterfaceLost) {
    CaptureNotes notes;
    notes.add({.drops = {{0, 0, 0, "eth0", 1, 12}, {1, 0, 3, "", 0, 2}, {1, 0, 4, "lo", 0, 0}},
               .comments = {},
               .secrets = {}});
    EXPECT_THAT(
        notes.warnings({"a.pcapng", "b.pcapng"}),
        ElementsAre("a.pcapng: interface eth0 lost packets while it was captured (1 packet dropped by the "
                    "interface, 12 packets by the system): PDUs may be missing",
                    "b.pcapng: interface number 3 lost packets while it was captured (0 packets dropped by "
                    "the interface, 2 packets by the system): PDUs may be missing"));
}

TEST(CaptureNotes, CommentsAreBoundedInNumberAndLength) {
    CaptureNotes notes;
    const std::string longText(CaptureNotes::kLongestComment + 10, 'x');
    for (std::size_t i = 0; i < CaptureNotes::kMostComments + 7; ++i) {
        notes.add({.drops = {}, .comments = {{0, i, longText}}, .secrets = {}});
    }
    ASSERT_EQ(notes.comments().size(), CaptureNotes::kMostComments);
    EXPECT_EQ(notes.comments().back().text.size(), CaptureNotes::kLongestComment);
    EXPECT_THAT(notes.warnings({"a"}), ElementsAre("only the first 1000 comments are shown, 7 are left out"));
}

TEST(CaptureNotes, SecretsAreBoundedAndThoseThatAreEqualKeptOnce) {
    CaptureNotes notes;
    const std::vector<std::uint8_t> large(CaptureNotes::kMostSecretBytes - 1000);
    std::vector<std::uint8_t> other = large;
    other.back() = 1;
    notes.add({.drops = {}, .comments = {}, .secrets = {{0, 1, large}, {0, 1, large}, {1, 2, {1, 2, 3}}}});
    EXPECT_THAT(notes.warnings({"a"}), IsEmpty());
    notes.add({.drops = {}, .comments = {}, .secrets = {{0, 1, other}, {0, 2, {1, 2, 3}}, {1, 1, large}}});
    ASSERT_EQ(notes.secrets().size(), 2u);
    EXPECT_EQ(notes.secrets()[1].type, 2u);
    EXPECT_THAT(notes.warnings({"a"}),
                ElementsAre("too many decryption secrets: 1 blocks of them are left out"));
}

TEST(CaptureNotes, InterfacesOfManySectionsAreOneSentence) {
    CaptureNotes notes;
    for (std::uint32_t section = 0; section < CaptureNotes::kMostDrops + 5; ++section) {
        notes.add({.drops = {{0, section, 0, "eth0", 1, 2}}, .comments = {}, .secrets = {}});
    }
    EXPECT_EQ(notes.drops().size(), CaptureNotes::kMostDrops);
    EXPECT_THAT(
        notes.warnings({"a"}),
        ElementsAre("a: interface eth0 lost packets while it was captured (1000 packets dropped by the "
                    "interface, 2000 packets by the system): PDUs may be missing",
                    "what was lost is only known of the first 1000 interfaces, 5 statistics are left out"));
}

/// A block of a little-endian pcapng file.
void addBlock(support::ByteVector& file, std::uint32_t type, const support::ByteVector& body) {
    support::ByteWriter out(file, false);
    out.u32(type);
    out.u32(static_cast<std::uint32_t>(body.size() + 12));
    out.bytes(body);
    out.u32(static_cast<std::uint32_t>(body.size() + 12));
}

support::ByteVector statisticsBody(std::uint32_t drops) {
    support::ByteVector body;
    support::ByteWriter out(body, false);
    out.zeros(12);
    out.u32(7 | 8u << 16);
    out.u32(drops);
    out.u32(0);
    return body;
}

support::ByteVector secretsBody() {
    support::ByteVector body;
    support::ByteWriter out(body, false);
    out.u32(0x544c534b);
    out.u32(4);
    out.bytes(support::bytesOf("KEYS"));
    return body;
}

TEST(NotesOfACapture, AreInItsReportButNotItsSecrets) {
    const support::TempDir dir;
    support::CaptureBuilder capture({.kind = support::CaptureFormat::Kind::pcapng});
    capture.connect(support::endpoint("192.0.2.1", 40000), support::endpoint("192.0.2.2", 2775),
                    support::kCaptureStart);
    support::ByteVector file = capture.bytes();
    addBlock(file, 10, secretsBody());
    addBlock(file, 5, statisticsBody(4));
    addBlock(file, 5, statisticsBody(9));
    support::writeFile(dir.file("x.pcapng"), file);
    Analysis analysis({dir.file("x.pcapng")});
    ASSERT_TRUE(load(analysis, {}));
    ASSERT_EQ(analysis.decryptionSecrets().size(), 1u);
    EXPECT_EQ(analysis.decryptionSecrets()[0].bytes, support::bytesOf("KEYS"));

    const SessionReport report = buildReport(analysis.snapshot());
    ASSERT_EQ(report.capture().interfaces_size(), 1);
    EXPECT_EQ(report.capture().interfaces(0).file(), dir.file("x.pcapng"));
    EXPECT_EQ(report.capture().interfaces(0).dropped_by_system(), 9u);
    ASSERT_EQ(report.capture().warnings_size(), 1);
    EXPECT_THAT(report.capture().warnings(0), HasSubstr("9 packets by the system"));
    EXPECT_EQ(reportAsJson(report).find("KEYS"), std::string::npos);
}

TEST(NotesOfACapture, CommentsStandInEveryReportWithoutControls) {
    Snapshot snapshot;
    snapshot.capture.files = {"x.pcapng"};
    snapshot.capture.comments = {{0, 0, "from probe 7"}, {0, 12, "<late>\x1b[2J"}};
    const SessionReport report = buildReport(snapshot);
    EXPECT_EQ(report.capture().comments(1).frame(), 12u);
    EXPECT_THAT(reportAsText(report), HasSubstr("\nComments\n  from probe 7\n  frame 12: <late>\\x1b[2J\n"));
    EXPECT_THAT(reportAsHtml(report), HasSubstr("<li>from probe 7</li>\n<li>frame 12: &lt;late&gt;"));
}

TEST(ACompressedCapture, HasTheRowsAndBytesOfThePlainOne) {
    const support::TempDir dir;
    support::CaptureBuilder capture;
    auto link = capture.connect(support::endpoint("192.0.2.1", 40000), support::endpoint("192.0.2.2", 2775),
                                support::kCaptureStart);
    for (std::uint8_t sequence = 1; sequence < 200; ++sequence) {
        link.clientSends(support::ByteVector{0, 0, 0, 16, 0, 0, 0, 0x15, 0, 0, 0, 0, 0, 0, 0, sequence},
                         support::kCaptureStart + sequence * support::kMillisecond);
        link.resends(capture::Direction::fromClient, (sequence - 1) * 16u,
                     support::ByteVector{0, 0, 0, 16, 0, 0, 0, 0x15, 0, 0, 0, 0, 0, 0, 0, sequence},
                     support::kCaptureStart + sequence * support::kMillisecond);
    }
    const support::ByteVector plain = capture.bytes();
    support::writeFile(dir.file("plain"), plain);
    support::writeFile(dir.file("gzip"), support::gzip(plain));
    support::writeFile(dir.file("zstd"), support::zstd(plain));
    const auto rowsOf = [&](const std::string& name, int threads) {
        const auto analysis = std::make_shared<Analysis>(std::vector{dir.file(name)});
        EXPECT_TRUE(load(*analysis, {.threads = threads, .chunkBytes = 1000}));
        EXPECT_THAT(analysis->snapshot().capture.warnings, IsEmpty());
        PduReader reader(analysis);
        std::vector<support::ByteVector> rows;
        for (Row row = static_cast<Row>(analysis->pdus().size()); row-- > 0;) {
            const auto bytes = reader.bytes(row);
            EXPECT_TRUE(bytes) << bytes.error().message;
            rows.emplace_back(bytes->begin(), bytes->end());
        }
        return rows;
    };
    const auto expected = rowsOf("plain", 1);
    EXPECT_EQ(expected.size(), 199u);
    for (const int threads : {1, 2}) {
        EXPECT_EQ(rowsOf("gzip", threads), expected);
        EXPECT_EQ(rowsOf("zstd", threads), expected);
    }
}

}  // namespace
}  // namespace smppscope::model
