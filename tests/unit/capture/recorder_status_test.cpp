#include "capture/recorder_status.h"

#include <gtest/gtest.h>

namespace smppscope::capture {
namespace {

RecorderStatus someStatus() {
    RecorderStatus status;
    status.interface = "eth0";
    status.file = "monday.pcapng";
    status.packets = 12;
    status.bytes = 3400;
    status.droppedByKernel = 3;
    status.droppedByInterface = 1;
    status.fileBytes = 3924;
    return status;
}

TEST(RecorderStatus, IsOneLineOfJson) {
    EXPECT_EQ(toLine(someStatus()),
              "{\"state\":\"recording\",\"interface\":\"eth0\",\"file\":\"monday.pcapng\",\"packets\":12,"
              "\"bytes\":3400,\"dropped_by_kernel\":3,\"dropped_by_interface\":1,\"file_bytes\":3924}\n");
}

TEST(RecorderStatus, SurvivesTheWayThroughThePipe) {
    RecorderStatus status = someStatus();
    status.finished = true;
    status.file = "with \"quotes\" and\nnewline.pcapng";
    const std::string line = toLine(status);
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_EQ(parseRecorderStatus(line), status);
}

TEST(RecorderStatus, ReplacesBytesThatAreNotUtf8) {
    RecorderStatus status = someStatus();
    status.file = "caf\xe9.pcapng";
    const auto parsed = parseRecorderStatus(toLine(status));
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->file, "caf\xef\xbf\xbd.pcapng");
}

TEST(RecorderStatus, IsReadWithMembersFromTheFuture) {
    std::string line = toLine(someStatus());
    line.insert(1, "\"ring\":[1,2],");
    EXPECT_EQ(parseRecorderStatus(line), someStatus());
}

TEST(RecorderStatus, IsNotReadFromAnythingElse) {
    EXPECT_FALSE(parseRecorderStatus(""));
    EXPECT_FALSE(parseRecorderStatus("error while loading shared libraries"));
    EXPECT_FALSE(parseRecorderStatus("[1,2,3]"));
    EXPECT_FALSE(parseRecorderStatus(R"({"state":"recording"})"));
    std::string negative = toLine(someStatus());
    negative.replace(negative.find("12"), 2, "-1");
    EXPECT_FALSE(parseRecorderStatus(negative));
    std::string unknownState = toLine(someStatus());
    unknownState.replace(unknownState.find("recording"), 9, "dreaming!");
    EXPECT_FALSE(parseRecorderStatus(unknownState));
}

TEST(CaptureInterface, SurvivesTheWayThroughThePipe) {
    const CaptureInterface interface {
        "eth0", "the \"fast\" one", {"192.0.2.1", "2001:db8::1"}, true, false
    };
    EXPECT_EQ(parseCaptureInterface(toLine(interface)), interface);
}

TEST(CaptureInterface, IsNotReadFromAStatus) {
    EXPECT_FALSE(parseCaptureInterface(toLine(someStatus())));
}

}  // namespace
}  // namespace smppscope::capture
