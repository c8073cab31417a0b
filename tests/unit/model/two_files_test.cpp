#include <cstdlib>
#include <functional>

#include "tests/unit/model/analysis_fixture.h"

namespace smppscope::model {
namespace {

using dissector::kEnquireLink;
using support::ByteVector;
using support::kMillisecond;
using support::Link;

/// A capture in two files, of which the clock of the second is behind.
class TwoFilesTest : public AnalysisTest {
  protected:
    void SetUp() override {
        Link link = bound();
        for (std::uint32_t i = 2; i < 302; ++i) {
            link.clientSends(request(kEnquireLink, i), at(static_cast<int>(i) * 2));
            link.serverSends(response(kEnquireLink, i), at(static_cast<int>(i) * 2 + 1));
        }
        link.close(at(1000));
    }
    using Chosen = std::function<bool(const support::CapturedFrame&)>;
    std::string write(const std::string& name, TimeNs later, const Chosen& chosen) {
        ByteVector bytes;
        support::appendFileHeader(bytes, capture.format());
        for (const support::CapturedFrame& frame : capture.frames()) {
            if (chosen(frame)) {
                support::appendRecord(bytes, capture.format(), frame.time + later, frame.bytes,
                                      frame.originalLength);
            }
        }
        support::writeFile(directory.file(name), bytes);
        return directory.file(name);
    }
    void loadBoth(const std::string& one, const std::string& other) {
        analysis = std::make_shared<Analysis>(std::vector<std::string>{one, other});
        ASSERT_TRUE(load(*analysis, {}));
        snapshot = analysis->snapshot();
    }
    static bool isFromServer(const support::CapturedFrame& frame) { return frame.bytes[14 + 15] == 20; }
    static constexpr std::uint64_t kPdus = 602;
};

TEST_F(TwoFilesTest, OneForEachDirectionGiveAllPairsWhateverTheirClocks) {
    for (const int skew : {0, 5, -20, 100, -100, 2000, -2000, 5000, -5000}) {
        loadBoth(write("client.pcap", 0, [](const auto& frame) { return !isFromServer(frame); }),
                 write("server.pcap", skew * kMillisecond, isFromServer));
        EXPECT_EQ(snapshot.statistics.totals.pdus, kPdus) << skew;
        EXPECT_EQ(snapshot.capture.lostBytes, 0u) << skew;
        EXPECT_EQ(snapshot.capture.retransmittedSegments, 0u) << skew;
        EXPECT_EQ(snapshot.statistics.totals.paired, kPdus / 2) << skew;
        EXPECT_EQ(snapshot.statistics.totals.orphanResponses, 0u) << skew;
    }
}

TEST_F(TwoFilesTest, SaysThatTheClocksDisagreeIfTheyDo) {
    for (const int skew : {-2000, -500, -10, 10, 500, 2000}) {
        loadBoth(write("client.pcap", 0, [](const auto& frame) { return !isFromServer(frame); }),
                 write("server.pcap", skew * kMillisecond, isFromServer));
        EXPECT_THAT(snapshot.capture.warnings,
                    ::testing::ElementsAre(::testing::HasSubstr("clocks of the capture points disagree")))
            << skew;
    }
    loadBoth(write("client.pcap", 0, [](const auto& frame) { return !isFromServer(frame); }),
             write("server.pcap", 0, isFromServer));
    EXPECT_THAT(snapshot.capture.warnings, ::testing::IsEmpty());
}

TEST_F(TwoFilesTest, SaysHowFarTheClocksAreApartAtLeast) {
    loadBoth(write("client.pcap", 0, [](const auto& frame) { return !isFromServer(frame); }),
             write("server.pcap", 500 * kMillisecond, isFromServer));
    ASSERT_FALSE(snapshot.capture.warnings.empty());
    EXPECT_THAT(snapshot.capture.warnings.back(),
                ::testing::ContainsRegex("by (49[0-9]|50[0-9]) ms or more"));
}

TEST_F(TwoFilesTest, AResponseThatSeemsToComeBeforeItsRequestHasNoLatency) {
    loadBoth(write("client.pcap", 0, [](const auto& frame) { return !isFromServer(frame); }),
             write("server.pcap", -500 * kMillisecond, isFromServer));
    EXPECT_EQ(analysis->pdus().latency(2), -1);
    EXPECT_EQ(analysis->pdus().partner(2), 3u);
    for (const auto& [command, latency] : snapshot.statistics.latencies) {
        EXPECT_EQ(latency.count(), 0u) << command;
    }
}

TEST_F(TwoFilesTest, OneDirectionAloneIsShownInFull) {
    const auto none = [](const auto&) { return false; };
    loadBoth(write("client.pcap", 0, none), write("server.pcap", 0, isFromServer));
    EXPECT_EQ(snapshot.statistics.totals.pdus, kPdus / 2);
    EXPECT_THAT(snapshot.capture.warnings, ::testing::IsEmpty());
}

TEST_F(TwoFilesTest, TheSameFramesCapturedTwiceCountOnceWhateverTheClocks) {
    const auto all = [](const auto&) { return true; };
    for (const int lag : {0, 1, 20, 500, 1500, 5000}) {
        loadBoth(write("one.pcap", 0, all), write("other.pcap", lag * kMillisecond, all));
        EXPECT_EQ(snapshot.statistics.totals.pdus, kPdus) << lag;
        EXPECT_EQ(snapshot.sessions.size(), 1u) << lag;
        EXPECT_EQ(snapshot.capture.duplicateSegments, capture.frameCount()) << lag;
        EXPECT_EQ(snapshot.capture.retransmittedSegments, 0u) << lag;
    }
}

}  // namespace
}  // namespace smppscope::model
