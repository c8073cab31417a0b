// Captures of many origins with what tshark sees in them, where the folder with them is present.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "tests/unit/capture/read_all.h"

namespace smppscope::capture {
namespace {

namespace fs = std::filesystem;

fs::path capturesFolder() {
    const char* const shared = std::getenv("SMPPSCOPE_SHARED");
    return fs::path(shared != nullptr ? shared : SMPPSCOPE_SOURCE_DIR "/../shared") / "captures";
}

nlohmann::json truthOf(const fs::path& capture) {
    std::ifstream in(capture.string() + ".truth.json");
    return nlohmann::json::parse(in);
}

/// Files with a truth beside them, in a format and with the layers that are read so far.
std::vector<fs::path> readableCaptures() {
    static const std::set<std::string> kFormats{".pcap", ".pcapng", ".cap", ".gz", ".zst"};
    // Links that are not looked into, and files that are no captures.
    static const char* const kLayers[] = {"nflog"};
    static const std::set<std::string> kRefused{"bad_empty.pcap", "fmt_unknown_dlt.pcap",
                                                "pub_libpcap_pcap-invalid-version-1.pcap",
                                                "pub_libpcap_pcapng-invalid-vers-1.pcapng"};
    std::vector<fs::path> captures;
    for (const auto& entry : fs::directory_iterator(capturesFolder())) {
        const fs::path& path = entry.path();
        if (kFormats.count(path.extension()) == 0 || kRefused.count(path.filename()) != 0 ||
            !fs::exists(path.string() + ".truth.json")) {
            continue;
        }
        const std::string protocols = truthOf(path)["protocols"].dump();
        const bool tunnelled = std::any_of(std::begin(kLayers), std::end(kLayers), [&](const char* layer) {
            return protocols.find(layer) != std::string::npos;
        });
        if (!tunnelled) {
            captures.push_back(path);
        }
    }
    std::sort(captures.begin(), captures.end());
    return captures;
}

testing::Everything readCapture(const fs::path& path) {
    testing::Everything all;
    const auto reader = SegmentReader::open({path.string()}, {});
    EXPECT_TRUE(reader) << reader.error().message;
    if (reader) {
        testing::readOn(**reader, all);
    }
    return all;
}

/// Files in which tshark and we count connections differently, and why.
const std::map<std::string, std::string> kOtherConnections{
    {"pub_flowlab_01_mpls_pw_eth_ipv4_tcp_no_cw.pcap", "tshark takes the frame for a control word"},
    {"pub_flowlab_18_mpls_pw_outer_legacy_vlan_ipv4_tcp_cw.pcap", "tshark doesn't know this VLAN tag"},
    {"pub_ndpi_6in4tunnel.pcap", "tshark counts the TCP header in an ICMP error"},
    {"pub_ndpi_fuzz-2006-09-29-28586.pcap", "tshark counts segments whose header is longer than themselves"},
    {"pub_zeek_fragmented-3.pcap", "tshark counts no packet that is never whole"},
};

class SharedCaptures : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!fs::is_directory(capturesFolder())) {
            GTEST_SKIP() << "no folder " << capturesFolder() << " with captures to compare with";
        }
    }
};

TEST_F(SharedCaptures, HaveAsManyFramesAndConnectionsAsInTshark) {
    const auto captures = readableCaptures();
    EXPECT_GT(captures.size(), 100u);
    for (const fs::path& path : captures) {
        const auto truth = truthOf(path);
        const auto all = readCapture(path);
        EXPECT_EQ(all.frames, truth["frames"].get<std::uint64_t>()) << path;
        if (kOtherConnections.count(path.filename()) == 0) {
            EXPECT_EQ(all.connections.size(), truth["tcp_streams"].get<std::size_t>()) << path;
        }
    }
}

/// A line of X.frames.tsv, by column name.
using Columns = std::map<std::string, std::string>;

std::vector<Columns> framesOf(const fs::path& capture) {
    std::ifstream in(capture.string() + ".frames.tsv");
    const auto split = [](const std::string& line) {
        std::vector<std::string> cells;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, '\t');) {
            cells.push_back(cell);
        }
        return cells;
    };
    std::string line;
    std::vector<Columns> rows;
    if (!std::getline(in, line)) {
        return rows;
    }
    const auto names = split(line);
    while (std::getline(in, line)) {
        const auto cells = split(line);
        Columns& row = rows.emplace_back();
        for (std::size_t index = 0; index < cells.size(); ++index) {
            row[names[index]] = cells[index];
        }
    }
    return rows;
}

TEST_F(SharedCaptures, HaveTheSameTcpNumbersInEachFrameAsInTshark) {
    std::size_t compared = 0;
    for (const fs::path& path : readableCaptures()) {
        std::map<FrameNumber, Segment> segments;
        for (const auto& kept : readCapture(path).segments) {
            segments.emplace(kept.segment.frame, kept.segment);
        }
        const bool sameConnections = kOtherConnections.count(path.filename()) == 0;
        for (Columns& row : framesOf(path)) {
            const auto found = segments.find(std::stoull(row["frame.number"]));
            // Two TCP headers in one frame (in an ICMP error), headers without payload length, and fragments.
            if (found == segments.end() || row["tcp.len"].empty() ||
                row["tcp.seq_raw"].find(',') != std::string::npos ||
                row["frame.protocols"].find("fraghdr") != std::string::npos) {
                continue;
            }
            const Segment& segment = found->second;
            const std::uint32_t syn = (segment.flags & tcp_flag::kSyn) != 0 ? 1 : 0;
            EXPECT_EQ(segment.sequence - syn, std::stoull(row["tcp.seq_raw"]))
                << path << " frame " << segment.frame;
            EXPECT_EQ(segment.length, std::stoull(row["tcp.len"])) << path << " frame " << segment.frame;
            EXPECT_EQ(segment.flags, std::stoull(row["tcp.flags"], nullptr, 16) & 0xff);
            if (sameConnections) {
                EXPECT_EQ(segment.connection, std::stoull(row["tcp.stream"]))
                    << path << " frame " << segment.frame;
            }
            ++compared;
        }
    }
    EXPECT_GT(compared, 500u);
}

}  // namespace
}  // namespace smppscope::capture
