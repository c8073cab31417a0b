#include "model/analysis.h"

#include <stop_token>

#include "capture/segment_reader.h"
#include "model/pdu_reader.h"
#include "tests/unit/model/analysis_fixture.h"

namespace smppscope::model {
namespace {

using dissector::kSubmitSm;
using dissector::PduBuilder;
using support::ByteVector;
using support::CaptureBuilder;
using support::Link;

TEST_F(AnalysisTest, GivesBackTheBytesOfPdusThatSpanSegments) {
    const ByteVector pdu =
        PduBuilder(kSubmitSm).sequence(2).set("short_message", std::string(150, 'z')).build();
    Link link = bound();
    link.maxSegment(60).clientSends(pdu, at(5));
    loadAll();
    PduReader reader(analysis);
    const Result<capture::Bytes> bytes = reader.bytes(2);
    ASSERT_TRUE(bytes) << bytes.error().message;
    EXPECT_EQ(ByteVector(bytes->begin(), bytes->end()), pdu);
    EXPECT_EQ(analysis->extentsOf(2).size(), (pdu.size() + 59) / 60);
}

TEST_F(AnalysisTest, OneThreadOrTwoAndAnyChunkSizeGiveTheSameRows) {
    Link link = bound();
    for (std::uint32_t i = 2; i < 200; ++i) {
        link.clientSends(request(kSubmitSm, i), at(static_cast<int>(i) * 2));
        link.serverSends(response(kSubmitSm, i), at(static_cast<int>(i) * 2 + 1));
    }
    loadAll({}, with(1, 1 << 20));
    const std::vector<Row> expected = partners();
    for (const int threads : {1, 2}) {
        for (const std::size_t chunkBytes : {64u, 333u, 4096u}) {
            loadAll({}, with(threads, chunkBytes));
            EXPECT_EQ(partners(), expected);
        }
    }
}

TEST_F(AnalysisTest, ClosedConnectionsKeepNoMemory) {
    const auto memoryAfter = [this](int connections) {
        CaptureBuilder many;
        for (int i = 0; i < connections; ++i) {
            const auto port = static_cast<std::uint16_t>(20'000 + i);
            Link link = many.connect(support::endpoint("192.0.2.10", port), server, at(i));
            link.clientSends(support::bytesOf("GET / HTTP/1.1\r\n\r\n"), at(i + 1));
            if (i % 2 == 0) {
                link.close(at(i + 2));
            } else {
                link.resets(Direction::fromServer, at(i + 2));
            }
        }
        many.connect(support::endpoint("192.0.2.11", 1), server, at(60'000));
        many.writeTo(path);
        analysis = std::make_shared<Analysis>(std::vector<std::string>{path});
        const auto reader = capture::SegmentReader::open({path}, {});
        capture::SegmentBatch batch;
        while ((*reader)->read(batch) == capture::ReadStatus::more) {
            analysis->feed(batch, 0);
        }
        return analysis->memoryBytes();
    };
    EXPECT_LT(memoryAfter(1000), memoryAfter(10) + 1000 * std::size_t{100});
}

TEST_F(AnalysisTest, WhatWaitsInAllConnectionsTogetherIsBounded) {
    const ByteVector later(1400, 0x11);
    for (int i = 0; i < 100; ++i) {
        const auto port = static_cast<std::uint16_t>(20'000 + i);
        Link link = capture.connect(support::endpoint("192.0.2.10", port), server, at(i));
        link.clientSends(bind(), at(i));
        link.missing(Direction::fromClient, 100);
        link.clientSends(later, at(i));
    }
    AnalysisOptions options;
    options.maxWaitingBytes = 20 * (later.size() + 160);  // with what each segment costs
    loadAll(options);
    EXPECT_EQ(snapshot.sessions.size(), 100u);
    EXPECT_EQ(snapshot.capture.lostBytes, 10'000u);
    ASSERT_EQ(snapshot.capture.warnings.size(), 1u);
    EXPECT_THAT(snapshot.capture.warnings[0], ::testing::StartsWith("80 times too much waited"));
}

TEST_F(AnalysisTest, AStoppedLoadLeavesWhatWasLoadedUsable) {
    bound();
    capture.writeTo(path);
    analysis = std::make_shared<Analysis>(std::vector<std::string>{path});
    std::stop_source stop;
    stop.request_stop();
    ASSERT_TRUE(load(*analysis, {}, stop.get_token()));
    snapshot = analysis->snapshot();
    EXPECT_TRUE(snapshot.finished);
    EXPECT_TRUE(snapshot.cancelled);
}

TEST_F(AnalysisTest, AMissingFileIsAnErrorThatNamesIt) {
    Analysis missing({directory.file("nothing.pcap")});
    const Result<void> loaded = load(missing, {});
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().message, ::testing::HasSubstr("nothing.pcap"));
}

}  // namespace
}  // namespace smppscope::model
