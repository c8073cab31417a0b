// Generated captures: the session report equals the truth that the generator worked out by itself.

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>
#include <algorithm>

#include <cstdio>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "model/loader.h"
#include "model/report.h"
#include "tests/support/report_comparison.h"
#include "tests/support/temp_dir.h"
#include "tests/support/traffic/random.h"
#include "tests/support/traffic_generator.h"

namespace smppscope {
namespace {

using model::SessionReport;
using support::CaptureFormat;
using support::LinkLayer;
using support::TrafficOptions;
using ::testing::IsEmpty;

SessionReport reportOf(const std::string& path, int threads = 2, std::size_t chunkBytes = 256 * 1024) {
    model::LoadOptions options;
    options.threads = threads;
    options.chunkBytes = chunkBytes;
    model::Analysis analysis({path});
    const Result<void> loaded = model::load(analysis, options);
    EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : loaded.error().message);
    const model::Snapshot snapshot = analysis.snapshot();
    return model::buildReport(snapshot, analysis.pdus());
}

/// What a kind of traffic is called in the name of its test, and how it differs from the usual.
struct Traffic {
    const char* name;
    TrafficOptions options;

    friend std::ostream& operator<<(std::ostream& out, const Traffic& traffic) { return out << traffic.name; }
};

TrafficOptions small(std::uint64_t seed) {
    TrafficOptions options;
    options.seed = seed;
    options.pdus = 6000;
    options.sessions = 8;
    return options;
}

template <class Change>
TrafficOptions changed(std::uint64_t seed, Change change) {
    TrafficOptions options = small(seed);
    change(options);
    return options;
}

std::vector<Traffic> exactTraffic() {
    return {
        {"Clean", small(1)},
        {"InStepOnly", changed(2, [](auto& o) { o.sessions = 1; })},
        {"WideWindows", changed(3, [](auto& o) { o.window = 500, o.requestsPerSecond = 5000; })},
        {"ManyErrors",
         changed(4, [](auto& o) { o.throttled = 0.2, o.failed = 0.2, o.nacks = 0.05, o.malformed = 0.05; })},
        {"UnansweredAndOrphans",
         changed(5, [](auto& o) { o.unanswered = 0.05, o.orphans = 0.05, o.alerts = 0.05; })},
        {"ReusedSequenceNumbers", changed(6, [](auto& o) { o.sequenceReuse = 0.1, o.unanswered = 0.01; })},
        {"PdusOverSegments", changed(7, [](auto& o) { o.split = 0.5; })},
        {"SegmentsOfManyPdus", changed(8, [](auto& o) { o.merge = 0.8, o.requestsPerSecond = 4000; })},
        {"Reordered", changed(9, [](auto& o) { o.reorder = 0.05, o.late = 0.005; })},
        {"Duplicated", changed(10, [](auto& o) { o.duplicate = 0.1, o.retransmit = 0.05; })},
        {"EverythingAtOnce", changed(11,
                                     [](auto& o) {
                                         o.split = 0.2, o.merge = 0.3, o.reorder = 0.03, o.late = 0.003;
                                         o.duplicate = 0.05, o.retransmit = 0.02, o.noise = 0.05;
                                         o.portReuse = 0.5, o.sequenceReuse = 0.01, o.unanswered = 0.01;
                                     })},
        {"PortsReused", changed(12, [](auto& o) { o.sessions = 40, o.portReuse = 1, o.abruptEnds = 0.7; })},
        {"ManySessions", changed(13, [](auto& o) { o.sessions = 400; })},
        {"OverIpv6", changed(14, [](auto& o) { o.ipv6 = 1; })},
        {"AmongOtherTraffic", changed(15, [](auto& o) { o.noise = 0.5; })},
        {"PcapngInVlan", changed(16,
                                 [](auto& o) {
                                     o.format.kind = CaptureFormat::Kind::pcapng,
                                     o.format.linkLayer = LinkLayer::vlan;
                                 })},
        {"BigEndianNanosecondsRawIp", changed(17,
                                              [](auto& o) {
                                                  o.format.kind = CaptureFormat::Kind::pcapNanoseconds;
                                                  o.format.bigEndian = true;
                                                  o.format.linkLayer = LinkLayer::rawIp;
                                              })},
        {"LinuxCooked", changed(18, [](auto& o) { o.format.linkLayer = LinkLayer::linuxCooked; })},
        {"LinuxCooked2", changed(19, [](auto& o) { o.format.linkLayer = LinkLayer::linuxCooked2; })},
        {"Loopback", changed(20, [](auto& o) { o.format.linkLayer = LinkLayer::loopback, o.ipv6 = 0.5; })},
    };
}

class GeneratedTruth : public ::testing::TestWithParam<Traffic> {
  protected:
    support::TempDir dir_;
    const std::string path_ = dir_.file("generated");
};

TEST_P(GeneratedTruth, EqualsTheReport) {
    const SessionReport truth = support::generateTraffic(GetParam().options, path_);
    EXPECT_THAT(support::differences(reportOf(path_), truth), IsEmpty());
}

TEST_P(GeneratedTruth, WhatIsInFlightOverTimeReachesItsLargest) {
    support::generateTraffic(GetParam().options, path_);
    const SessionReport report = reportOf(path_);
    for (const model::SessionSummary& session : report.sessions()) {
        const auto& inFlight = session.in_flight().largest();
        EXPECT_EQ(inFlight.empty() ? 0 : *std::ranges::max_element(inFlight), session.max_outstanding())
            << "session " << session.id();
    }
}

TEST_P(GeneratedTruth, EqualsTheReportOfOneThread) {
    const SessionReport truth = support::generateTraffic(GetParam().options, path_);
    EXPECT_THAT(support::differences(reportOf(path_, 1), truth), IsEmpty());
}

TEST_P(GeneratedTruth, EqualsTheReportWhateverTheChunkSize) {
    const SessionReport truth = support::generateTraffic(GetParam().options, path_);
    for (const std::size_t chunk :
         {std::size_t{1}, std::size_t{1000}, std::size_t{4096}, std::size_t{1} << 24}) {
        EXPECT_THAT(support::differences(reportOf(path_, 1, chunk), truth), IsEmpty())
            << "chunks of " << chunk << " bytes";
    }
}

INSTANTIATE_TEST_SUITE_P(Traffic, GeneratedTruth, ::testing::ValuesIn(exactTraffic()),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(GeneratedLoss, LosesNoPduThatWasCapturedWholeAndPairsThemAll) {
    const support::TempDir dir;
    for (const std::uint64_t seed : {1, 2, 3}) {
        TrafficOptions options = small(seed);
        options.loss = 0.02;
        options.malformed = 0;
        const std::string path = dir.file("lossy.pcap");
        const SessionReport truth = support::generateTraffic(options, path);
        ASSERT_GT(truth.capture().lost_bytes(), 0U);
        const SessionReport report = reportOf(path);
        EXPECT_THAT(support::differences(report, truth), IsEmpty()) << "seed " << seed;
    }
}

/// What tells one PDU of a generated capture from the others: session's ports, sender, command, sequence
/// number, length.
using Identity = std::tuple<std::uint16_t, bool, std::uint32_t, std::uint32_t, std::uint32_t>;

Identity identityOf(const model::Analysis& analysis, const model::PduRow& row) {
    return {analysis.session(row.session).client.port, row.direction() == capture::Direction::fromServer,
            row.command, row.sequence, row.length};
}

/// A little-endian pcap file without some of its frames, which are counted from 1.
support::ByteVector without(const support::ByteVector& file, const std::set<capture::FrameNumber>& frames) {
    support::ByteVector left(file.begin(), file.begin() + 24);
    capture::FrameNumber frame = 1;
    for (std::size_t at = 24; at < file.size(); ++frame) {
        const std::size_t length = file[at + 8] + 256u * file[at + 9] + 65536u * file[at + 10];
        const auto begin = file.begin() + static_cast<std::ptrdiff_t>(at);
        at += 16 + length;
        if (!frames.contains(frame)) {
            left.insert(left.end(), begin, file.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
    return left;
}

TEST(GeneratedLoss, MissesAndInventsNoPduWhereSegmentsAreCutAnywhere) {
    const support::TempDir dir;
    const std::string path = dir.file("lossy.pcap");
    for (const double loss : {0.001, 0.01, 0.05}) {
        std::size_t all = 0;
        std::size_t missed = 0;
        std::size_t invented = 0;
        for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
            TrafficOptions options = small(seed);
            options.split = 0.3;
            options.merge = 0.3;
            options.malformed = 0;
            support::generateTraffic(options, path);
            model::Analysis clean({path});
            ASSERT_TRUE(model::load(clean, {}));
            support::Random random(seed);
            std::map<capture::FrameNumber, bool> lost;  // frames with bytes of PDUs
            std::multiset<Identity> sent;
            std::multiset<Identity> expected;
            for (model::Row number = 0; number < clean.pdus().size(); ++number) {
                const Identity identity = identityOf(clean, clean.pdus().row(number));
                bool captured = true;
                for (const model::Extent& extent : clean.extentsOf(number)) {
                    captured = !lost.try_emplace(extent.frame, random.chance(loss)).first->second && captured;
                }
                sent.insert(identity);
                if (captured) {
                    expected.insert(identity);
                }
            }
            std::set<capture::FrameNumber> frames;
            for (const auto& [frame, isLost] : lost) {
                if (isLost) {
                    frames.insert(frame);
                }
            }
            support::writeFile(path, without(support::readFile(path), frames));
            model::Analysis lossy({path});
            ASSERT_TRUE(model::load(lossy, {}));
            all += expected.size();
            for (model::Row number = 0; number < lossy.pdus().size(); ++number) {
                const model::PduRow row = lossy.pdus().row(number);
                const Identity identity = identityOf(lossy, row);
                if (!sent.contains(identity)) {
                    ++invented;
                } else if (const auto one = expected.find(identity);
                           (row.flags & model::pdu_flag::kCut) == 0 && one != expected.end()) {
                    expected.erase(one);
                }
            }
            missed += expected.size();
        }
        EXPECT_EQ(invented, 0u) << "beside " << all << " at loss " << loss;
        // One that stands alone between two holes may have a number that nobody expects.
        EXPECT_LE(missed, all / 10'000) << "of " << all << " at loss " << loss;
    }
}

TEST(GeneratedTraffic, IsTheSameForASeed) {
    const support::TempDir dir;
    const SessionReport first = support::generateTraffic(small(7), dir.file("first.pcap"));
    const SessionReport second = support::generateTraffic(small(7), dir.file("second.pcap"));
    EXPECT_EQ(first.SerializeAsString(), second.SerializeAsString());
    EXPECT_EQ(support::readFile(dir.file("first.pcap")), support::readFile(dir.file("second.pcap")));
    support::generateTraffic(small(8), dir.file("other.pcap"));
    EXPECT_NE(support::readFile(dir.file("first.pcap")), support::readFile(dir.file("other.pcap")));
}

TEST(GeneratedTruthOnTheCommandLine, EqualsTheJsonOfSummary) {
    const support::TempDir dir;
    const std::string path = dir.file("generated.pcap");
    const SessionReport truth = support::generateTraffic(small(21), path);
    const std::string command = std::string(SMPPSCOPE_CLI) + " summary " + path + " --format json";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    ASSERT_TRUE(pipe);
    std::string json;
    char buffer[65536];
    while (const std::size_t length = std::fread(buffer, 1, sizeof(buffer), pipe.get())) {
        json.append(buffer, length);
    }
    SessionReport report;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json, &report).ok()) << json;
    EXPECT_THAT(support::differences(report, truth), IsEmpty());
}

}  // namespace
}  // namespace smppscope
