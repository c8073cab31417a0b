#include "capture/rotated_files.h"

#include <gtest/gtest.h>

namespace smppscope::capture {
namespace {

TEST(RotatedFiles, AFileThatBeginsWhenTheOneBeforeHasEndedIsOfTheSamePlace) {
    for (const std::vector<std::string>& paths : std::vector<std::vector<std::string>>{
             {"d/smpp_00001_20261125101500.pcapng", "d/smpp_00002_20261125102000.pcapng"},
             {"d/smpp.pcap", "d/smpp.pcap1"},
             {"d/smpp.pcap.2.gz", "d/smpp.pcap.1"},
             {"d/smpp-2026-11-25_10:15:00.pcap.zst", "d/smpp-2026-11-25_10:20:00.pcap"},
         }) {
        RotatedFiles files(paths);
        EXPECT_EQ(files.begin(0), 0u);
        files.end(0);
        EXPECT_EQ(files.begin(1), 0u) << paths[1];
    }
}

TEST(RotatedFiles, FilesOfTheSameTimeAreOfTwoPlaces) {
    RotatedFiles files({"probe1.pcap", "probe2.pcap"});
    EXPECT_EQ(files.begin(0), 0u);
    EXPECT_EQ(files.begin(1), 1u);
}

TEST(RotatedFiles, FilesOfOtherFoldersOrNamesAreOfOtherPlaces) {
    RotatedFiles files({"a/smpp1.pcap", "b/smpp2.pcap", "a/other2.pcap"});
    EXPECT_EQ(files.begin(0), 0u);
    files.end(0);
    EXPECT_EQ(files.begin(1), 1u);
    EXPECT_EQ(files.begin(2), 2u);
}

TEST(RotatedFiles, TwoPlacesMayRotateAtOnce) {
    RotatedFiles files({"a1.pcap", "a2.pcap", "a3.pcap", "a4.pcap"});
    EXPECT_EQ(files.begin(0), 0u);
    EXPECT_EQ(files.begin(1), 1u);
    files.end(1);
    EXPECT_EQ(files.begin(3), 1u);
    files.end(0);
    EXPECT_EQ(files.begin(2), 0u);
}

}  // namespace
}  // namespace smppscope::capture
