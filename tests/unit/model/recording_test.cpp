#include "model/recording.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temp_dir.h"

namespace smppscope::model {
namespace {

/// A recorder that is a shell script: says what a test wants, when it wants it.
class RecorderTest : public testing::Test {
  protected:
    static constexpr const char* kStatus =
        R"({"state":"recording","interface":"eth0","file":"a.pcapng","packets":%d,"bytes":0,)"
        R"("dropped_by_kernel":0,"dropped_by_interface":0,"file_bytes":0}\n)";

    RecordingOptions scripted(const std::string& body) {
        std::ofstream(script_) << "#!/bin/sh\nstatus() { printf '" << kStatus << "' $1; }\n" << body;
        std::filesystem::permissions(script_, std::filesystem::perms::owner_all);
        RecordingOptions options;
        options.interface = "eth0";
        options.file = "a.pcapng";
        options.recorder = script_;
        return options;
    }
    std::string contents(const std::string& name) const {
        std::ifstream file(directory_.file(name));
        return {std::istreambuf_iterator<char>(file), {}};
    }

    support::TempDir directory_;
    std::string script_ = directory_.file("recorder");
    Recorder recorder_;
};

TEST_F(RecorderTest, StartsWhenTheRecorderSaysSo) {
    ASSERT_TRUE(recorder_.start(scripted("trap 'exit 0' TERM; status 3; while :; do sleep 0.05; done")));
    EXPECT_TRUE(recorder_.running());
    EXPECT_EQ(recorder_.counters().packets, 3u);
    EXPECT_EQ(recorder_.counters().interface, "eth0");
    EXPECT_TRUE(recorder_.stop());
    EXPECT_FALSE(recorder_.running());
}

TEST_F(RecorderTest, PassesOnWhatIsToBeRecorded) {
    RecordingOptions options =
        scripted("printf '%s\\n' \"$@\" >" + directory_.file("arguments") + "; status 0");
    options.filter = "tcp port 2775";
    options.snapLength = 96;
    options.bufferMebibytes = 4;
    options.maxPackets = 10;
    options.maxSeconds = 1.5;
    ASSERT_TRUE(recorder_.start(options));
    ASSERT_TRUE(recorder_.wait());
    EXPECT_EQ(contents("arguments"),
              "-i\neth0\n-w\na.pcapng\n-f\ntcp port 2775\n--snaplen\n96\n--buffer\n4\n--count\n10\n"
              "--duration\n1.5\n");
}

TEST_F(RecorderTest, KeepsTheLastCounters) {
    ASSERT_TRUE(recorder_.start(scripted("status 1; status 2; echo 'no status'; status 7")));
    ASSERT_TRUE(recorder_.wait());
    EXPECT_EQ(recorder_.counters().packets, 7u);
}

TEST_F(RecorderTest, FailsWithTheRecordersOwnSentence) {
    const auto started =
        recorder_.start(scripted("echo 'smppscope-recorder: eth0: there is no such interface' >&2; exit 1"));
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().message, "eth0: there is no such interface");
    EXPECT_FALSE(recorder_.refusedOptions());
    EXPECT_FALSE(recorder_.running());
}

TEST_F(RecorderTest, TellsBadOptionsFromBadDevices) {
    const auto started = recorder_.start(scripted("echo 'filter \"xx\": syntax error' >&2; exit 2"));
    ASSERT_FALSE(started);
    EXPECT_TRUE(recorder_.refusedOptions());
}

TEST_F(RecorderTest, SaysThatAnAbruptEndIsAFailure) {
    ASSERT_TRUE(recorder_.start(scripted("status 1; kill -KILL $$")));
    const auto result = recorder_.wait();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "the recorder was ended by signal 9");
}

TEST_F(RecorderTest, SaysThatARecorderThatNeverBeganFailed) {
    EXPECT_FALSE(recorder_.start(scripted("exit 0")));
}

TEST_F(RecorderTest, FailsIfThereIsNoRecorder) {
    RecordingOptions options;
    options.recorder = directory_.file("none");
    const auto started = recorder_.start(options);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().message, options.recorder + ": can't be started: No such file or directory");
}

TEST_F(RecorderTest, LooksForTheRecorderBesideTheRunningProgram) {
    RecordingOptions options;
    options.interface = "no-such-interface";
    options.file = "/dev/null";
    const auto started = recorder_.start(options);
    ASSERT_FALSE(started);
    EXPECT_NE(started.error().message.find("no-such-interface"), std::string::npos)
        << started.error().message;
}

TEST_F(RecorderTest, StopsTheRecordingWhenItGoes) {
    {
        Recorder shortLived;
        ASSERT_TRUE(shortLived.start(scripted("trap 'echo stopped >" + directory_.file("end") +
                                              "; exit 0' TERM; status 0; while :; do sleep 0.05; done")));
    }
    EXPECT_EQ(contents("end"), "stopped\n");
}

TEST_F(RecorderTest, LeavesTheRecorderRunningIfItIsToldTo) {
    {
        Recorder left;
        ASSERT_TRUE(left.start(scripted("echo $$ >" + directory_.file("pid") +
                                        "; trap 'exit 0' TERM; status 1; while :; do sleep 0.05; done")));
        left.leave();
        EXPECT_FALSE(left.running());
        EXPECT_TRUE(left.wait());
    }
    const auto pid = static_cast<pid_t>(std::stol(contents("pid")));
    EXPECT_EQ(::waitpid(pid, nullptr, WNOHANG), 0);  // still there
    ::kill(pid, SIGTERM);
    EXPECT_EQ(::waitpid(pid, nullptr, 0), pid);
}

TEST_F(RecorderTest, KeepsTheRecorderOutOfReachOfTheTerminal) {
    ASSERT_TRUE(recorder_.start(scripted("cut -d ' ' -f 6 /proc/$$/stat >" + directory_.file("session") +
                                         "; echo $$ >" + directory_.file("pid") + "; status 0")));
    ASSERT_TRUE(recorder_.wait());
    EXPECT_EQ(contents("session"), contents("pid"));
}

TEST_F(RecorderTest, ListsTheInterfacesThatTheRecorderNames) {
    const auto options = scripted(
        R"(echo '{"name":"eth0","description":"","addresses":["192.0.2.1"],"up":true,"loopback":false}')");
    const auto interfaces = captureInterfaces(options.recorder);
    ASSERT_TRUE(interfaces);
    ASSERT_EQ(interfaces->size(), 1u);
    EXPECT_EQ((*interfaces)[0].name, "eth0");
    EXPECT_EQ((*interfaces)[0].addresses, std::vector<std::string>{"192.0.2.1"});
}

}  // namespace
}  // namespace smppscope::model
