// What only shows in the real program: exit statuses, pipes and full disks.

#include <cstdlib>
#include <string>

#include <sys/wait.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/capture_file.h"
#include "tests/support/temp_dir.h"

namespace {

using testing::HasSubstr;

class ProcessTest : public testing::Test {
  protected:
    // Exit status of a line of bash; `cli` and `sample` are set in it.
    int run(const std::string& script) {
        const std::string command = "cli=" SMPPSCOPE_CLI " sample=" SMPPSCOPE_SOURCE_DIR
                                    "/samples/ordinary_day.pcap bash -c '" +
                                    script + "' 2>" + dir_.file("err");
        const int status = std::system(command.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string err() const {
        const auto bytes = smppscope::support::readFile(dir_.file("err"));
        return {bytes.begin(), bytes.end()};
    }

    smppscope::support::TempDir dir_;
};

TEST_F(ProcessTest, DoneIsZeroFailedIsOneUsageIsTwo) {
    EXPECT_EQ(run("$cli summary $sample >/dev/null"), 0);
    EXPECT_EQ(run("$cli summary /nonexistent.pcap"), 1);
    EXPECT_EQ(run("$cli summary"), 2);
}

TEST_F(ProcessTest, AClosedPipeEndsQuietly) {
    EXPECT_EQ(run("$cli tree $sample | head -n 1 >/dev/null; exit ${PIPESTATUS[0]}"), 0);
    EXPECT_EQ(err(), "");
    EXPECT_EQ(run("$cli pdus $sample | true; exit ${PIPESTATUS[0]}"), 0);
    EXPECT_EQ(err(), "");
}

TEST_F(ProcessTest, AFullDiskFails) {
    for (const char* verb : {"summary", "pdus", "tree", "sessions"}) {
        EXPECT_EQ(run(std::string("$cli ") + verb + " $sample >/dev/full"), 1);
        EXPECT_THAT(err(), HasSubstr("standard output: No space left on device")) << verb;
    }
    EXPECT_EQ(
        run("ln -s /dev/full " + dir_.file("r.json") + "; $cli report $sample -o " + dir_.file("r.json")), 1);
    EXPECT_THAT(err(), HasSubstr("r.json: can't be written: No space left on device"));
}

TEST_F(ProcessTest, AClosedStandardOutputFails) {
    EXPECT_EQ(run("$cli summary $sample >&-"), 1);
    EXPECT_THAT(err(), HasSubstr("standard output: Bad file descriptor"));
}

TEST_F(ProcessTest, DecodeReadsAPipe) {
    EXPECT_EQ(run("echo 00000010000000150000000000000001 | $cli decode | grep -q enquire_link"), 0);
}

}  // namespace
