#include "model/framer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "tests/support/bytes.h"

namespace smppscope::model {
namespace {

using dissector::PduBuilder;
using support::ByteVector;
using support::concatenate;
using ::testing::ElementsAre;

/// Keeps what a framer finds.
class Found final : public PduSink {
  public:
    struct Pdu {
        ByteVector bytes;
        std::vector<Extent> extents;
        std::uint32_t declared;
        TimeNs time;
        std::uint64_t skippedBefore;
        std::optional<std::uint32_t> badLength;
    };

    void onPdu(const FramedPdu& pdu) override {
        pdus.push_back({{pdu.bytes.begin(), pdu.bytes.end()},
                        {pdu.extents.begin(), pdu.extents.end()},
                        pdu.declaredLength,
                        pdu.time,
                        pdu.skippedBefore,
                        pdu.badLengthBefore});
    }

    std::vector<std::uint32_t> sequences() const {
        std::vector<std::uint32_t> all;
        for (const Pdu& pdu : pdus) {
            all.push_back(dissector::loadHeader(pdu.bytes.data()).sequence);
        }
        return all;
    }

    std::vector<Pdu> pdus;
};

ByteVector submit(std::uint32_t sequence, std::string_view message = "hello") {
    return PduBuilder(dissector::kSubmitSm)
        .sequence(sequence)
        .set("source_addr", "1000")
        .set("destination_addr", "999000111")
        .set("short_message", message)
        .build();
}

class FramerTest : public ::testing::Test {
  protected:
    /// Feeds `bytes` in pieces of `pieceSize` bytes, each in a frame of its own, 100 bytes apart in the file.
    void feed(const ByteVector& bytes, std::size_t pieceSize) {
        for (std::size_t at = 0; at < bytes.size(); at += pieceSize) {
            const std::size_t size = std::min(pieceSize, bytes.size() - at);
            capture::StreamPiece piece;
            piece.bytes = capture::Bytes(bytes).subspan(at, size);
            piece.position = capture::FilePosition(0, filePosition_);
            piece.frame = piece.completingFrame = ++frame_;
            piece.time = static_cast<TimeNs>(frame_) * 1000;
            framer.onBytes(piece, found);
            filePosition_ += size + 100;
        }
    }
    void feed(const ByteVector& bytes) { feed(bytes, bytes.size()); }

    Framer framer{dissector::kDefaultMaxPduLength};
    Found found;

  private:
    capture::FrameNumber frame_ = 0;
    std::uint64_t filePosition_ = 24;
};

TEST_F(FramerTest, CutsSeveralPdusOutOfOneSegment) {
    feed(concatenate({submit(1), submit(2), submit(3)}));
    EXPECT_THAT(found.sequences(), ElementsAre(1, 2, 3));
    EXPECT_EQ(found.pdus[1].bytes, submit(2));
    EXPECT_EQ(found.pdus[1].extents.size(), 1u);
}

TEST_F(FramerTest, FindsTheSamePdusWhateverThePieces) {
    const ByteVector stream =
        concatenate({submit(1), submit(2, std::string(200, 'x')), submit(3), submit(4)});
    for (std::size_t pieceSize = 1; pieceSize <= stream.size(); ++pieceSize) {
        Found whole;
        std::swap(found, whole);
        framer = Framer(dissector::kDefaultMaxPduLength);
        feed(stream, pieceSize);
        ASSERT_THAT(found.sequences(), ElementsAre(1, 2, 3, 4)) << "pieces of " << pieceSize;
        ASSERT_EQ(found.pdus[1].bytes, submit(2, std::string(200, 'x')));
    }
}

TEST_F(FramerTest, KnowsWhereTheBytesOfAScatteredPduLie) {
    const ByteVector pdu = submit(1);
    feed(pdu, 20);
    ASSERT_EQ(found.pdus.size(), 1u);
    std::size_t total = 0;
    for (std::size_t i = 0; i < found.pdus[0].extents.size(); ++i) {
        const Extent& extent = found.pdus[0].extents[i];
        EXPECT_EQ(extent.position.offset(), 24 + i * 120);
        EXPECT_EQ(extent.frame, i + 1);
        total += extent.length;
    }
    EXPECT_EQ(total, pdu.size());
    EXPECT_EQ(found.pdus[0].time, static_cast<TimeNs>(found.pdus[0].extents.size()) * 1000);
}

TEST_F(FramerTest, StartsInTheMiddleOfAPdu) {
    const ByteVector cutOff = submit(1);
    feed(concatenate({capture::Bytes(cutOff).subspan(30), submit(2), submit(3)}));
    framer.finish(found);
    EXPECT_THAT(found.sequences(), ElementsAre(2, 3));
    EXPECT_EQ(found.pdus[0].skippedBefore, cutOff.size() - 30);
    EXPECT_EQ(framer.skippedBytes(), cutOff.size() - 30);
}

TEST_F(FramerTest, ResynchronisesInsideASegmentAfterAGap) {
    feed(submit(1));
    framer.onGap(1000, 0, found);
    const ByteVector cutOff = submit(2);
    feed(concatenate({capture::Bytes(cutOff).subspan(11), submit(3), submit(4)}));
    EXPECT_THAT(found.sequences(), ElementsAre(1, 3, 4));
}

TEST_F(FramerTest, KeepsTheNextBoundaryWhenAGapEndsInsideThePduItCuts) {
    const ByteVector cut = submit(2, std::string(100, 'y'));
    feed(submit(1));
    feed(ByteVector(cut.begin(), cut.begin() + 60));
    framer.onGap(50, 0, found);
    feed(ByteVector(cut.begin() + 110, cut.end()));
    feed(submit(3));
    EXPECT_THAT(found.sequences(), ElementsAre(1, 2, 3));
    EXPECT_EQ(found.pdus[1].bytes.size(), 60u);
    EXPECT_EQ(found.pdus[1].declared, cut.size());
    EXPECT_EQ(framer.skippedBytes(), 0u);
}

class BadLength : public FramerTest, public ::testing::WithParamInterface<std::uint32_t> {};

TEST_P(BadLength, IsToldAndThePdusBehindItAreFound) {
    feed(submit(1));
    ByteVector bad = submit(66);
    for (std::size_t i = 0; i < 4; ++i) {
        bad[i] = static_cast<std::uint8_t>(GetParam() >> (24 - 8 * i));
    }
    feed(bad);
    feed(submit(2));
    feed(submit(3));
    EXPECT_THAT(found.sequences(), ElementsAre(1, 2, 3));
    EXPECT_EQ(found.pdus[1].badLength, GetParam());
    EXPECT_GT(found.pdus[1].skippedBefore, 0u);
}

INSTANTIATE_TEST_SUITE_P(Lengths, BadLength, ::testing::Values(0u, 4u, 15u, 0x7FFFFFFFu, 0xFFFFFFFFu));

TEST_F(FramerTest, AnUnknownCommandInStepIsAPdu) {
    feed(submit(1));
    feed(concatenate({PduBuilder(0x00010201).sequence(2).build(), submit(3)}));
    EXPECT_THAT(found.sequences(), ElementsAre(1, 2, 3));
}

TEST_F(FramerTest, BelievesADubiousFirstHeaderOnceTheStreamIsTrusted) {
    const ByteVector bindWithoutBody = PduBuilder(dissector::kBindTransceiver).sequence(1).noBody().build();
    feed(bindWithoutBody);
    EXPECT_TRUE(found.pdus.empty());
    Framer trusting(dissector::kDefaultMaxPduLength);
    trusting.trust();
    trusting.onBytes({bindWithoutBody, {}, 1, 0, 1}, found);
    EXPECT_THAT(found.sequences(), ElementsAre(1));
}

TEST_F(FramerTest, AFrameThatWasCutInsideItsPduIsProofEnough) {
    const ByteVector whole = submit(1);
    feed({whole.begin(), whole.begin() + 16});
    framer.onGap(whole.size() - 16, 0, found);
    feed(submit(2));
    EXPECT_THAT(found.sequences(), ElementsAre(1, 2));
    EXPECT_EQ(framer.skippedBytes(), 0u);
}

TEST_F(FramerTest, AGapElsewhereIsNone) {
    const ByteVector whole = submit(1);
    feed({whole.begin(), whole.begin() + 16});
    framer.onGap(whole.size(), 0, found);
    framer.finish(found);
    EXPECT_TRUE(found.pdus.empty());
}

TEST_F(FramerTest, TakesNoTableOfSmallNumbersInsideAnUnknownStreamForABind) {
    ByteVector stream = support::bytesOf("not SMPP");
    const ByteVector looksLikeABind = PduBuilder(dissector::kBindReceiver).sequence(1).build();
    stream.insert(stream.end(), looksLikeABind.begin(), looksLikeABind.end());
    const ByteVector rest = support::bytesOf("nor is this, which goes on for a while");
    stream.insert(stream.end(), rest.begin(), rest.end());
    feed(stream);
    framer.finish(found);
    EXPECT_TRUE(found.pdus.empty());
}

TEST_F(FramerTest, FindsAPduBetweenRubbishWhereverTheSegmentsEnd) {
    const ByteVector rubbish(20, 0xEE);
    const ByteVector stream = concatenate({submit(1), rubbish, submit(2), rubbish, submit(3)});
    for (std::size_t pieceSize = 1; pieceSize <= stream.size(); ++pieceSize) {
        Found whole;
        std::swap(found, whole);
        framer = Framer(dissector::kDefaultMaxPduLength);
        feed(stream, pieceSize);
        framer.finish(found);
        ASSERT_THAT(found.sequences(), ElementsAre(1, 2, 3)) << "pieces of " << pieceSize;
    }
}

TEST_F(FramerTest, HandsOverAPduThatTheEndOfTheStreamCuts) {
    const ByteVector last = submit(2);
    feed(submit(1));
    feed(ByteVector(last.begin(), last.end() - 3));
    framer.finish(found);
    EXPECT_THAT(found.sequences(), ElementsAre(1, 2));
    EXPECT_EQ(found.pdus[1].bytes.size(), last.size() - 3);
}

TEST_F(FramerTest, FindsNothingInText) {
    ByteVector text;
    for (int i = 0; i < 1000; ++i) {
        const ByteVector line = support::bytesOf("GET /index.html HTTP/1.1\r\nHost: shop.example\r\n\r\n");
        text.insert(text.end(), line.begin(), line.end());
    }
    feed(text, 1400);
    framer.finish(found);
    EXPECT_TRUE(found.pdus.empty());
    EXPECT_FALSE(framer.found());
}

}  // namespace
}  // namespace smppscope::model
