#include "capture/recorder_engine.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <deque>
#include <filesystem>

#include "tests/support/temp_dir.h"

namespace smppscope::capture {
namespace {

using std::chrono::milliseconds;

/// Hands over the packets that a test put in.
class PreparedSource : public PacketSource {
  public:
    void put(std::size_t packets, std::size_t bytes = 100) {
        for (std::size_t i = 0; i < packets; ++i) {
            waiting_.emplace_back(bytes);
        }
    }
    std::size_t left() const { return waiting_.size(); }

    Result<std::size_t> read(std::size_t limit, const Handler& handler) override {
        if (gone) {
            return failure("eth0: the interface is gone");
        }
        std::size_t count = 0;
        for (; count < limit && !waiting_.empty(); ++count, waiting_.pop_front()) {
            handler({++time_, static_cast<std::uint32_t>(waiting_.front().size()), waiting_.front()});
        }
        return count;
    }
    DropCounters drops() override { return counters; }
    int descriptor() const override { return -1; }

    DropCounters counters;
    bool gone = false;

  private:
    std::deque<std::vector<std::uint8_t>> waiting_;
    TimeNs time_ = 0;
};

class RecorderEngineTest : public testing::Test {
  protected:
    void recordTo(const std::string& path, std::optional<std::uint64_t> maxPackets = std::nullopt) {
        auto created = RecordingFile::create(path, {"eth0", "tcp", 1, 65535});
        ASSERT_TRUE(created);
        file_ = std::move(*created);
        RecorderStatus names;
        names.interface = "eth0";
        names.file = path;
        engine_ = std::make_unique<RecorderEngine>(
            source_, *file_, names, [this](const RecorderStatus& status) { reports_.push_back(status); },
            maxPackets);
    }
    std::uintmax_t bytesOnDisk() const { return std::filesystem::file_size(path_); }

    support::TempDir directory_;
    std::string path_ = directory_.file("a.pcapng");
    PreparedSource source_;
    std::unique_ptr<RecordingFile> file_;
    std::unique_ptr<RecorderEngine> engine_;
    std::vector<RecorderStatus> reports_;
    RecorderEngine::Clock::time_point begin_;
};

TEST_F(RecorderEngineTest, SaysThatItRecordsOnlyWhenTheFileCanBeFollowed) {
    recordTo(path_);
    EXPECT_EQ(bytesOnDisk(), 0u);
    ASSERT_TRUE(engine_->start(begin_));
    ASSERT_EQ(reports_.size(), 1u);
    EXPECT_FALSE(reports_[0].finished);
    EXPECT_EQ(reports_[0].interface, "eth0");
    EXPECT_EQ(reports_[0].file, path_);
    EXPECT_GT(reports_[0].fileBytes, 0u);
    EXPECT_EQ(reports_[0].fileBytes, bytesOnDisk());
}

TEST_F(RecorderEngineTest, MakesPacketsVisibleAtEveryFlushInterval) {
    recordTo(path_);
    ASSERT_TRUE(engine_->start(begin_));
    const auto header = bytesOnDisk();
    source_.put(3);
    ASSERT_TRUE(engine_->turn(begin_ + RecorderEngine::kFlushInterval - milliseconds(1)));
    EXPECT_EQ(bytesOnDisk(), header);
    ASSERT_TRUE(engine_->turn(begin_ + RecorderEngine::kFlushInterval));
    EXPECT_GT(bytesOnDisk(), header + 3 * 100);
}

TEST_F(RecorderEngineTest, ReportsAtEveryStatusInterval) {
    recordTo(path_);
    source_.counters = {5, 2};
    ASSERT_TRUE(engine_->start(begin_));
    source_.put(4, 60);
    ASSERT_TRUE(engine_->turn(begin_ + RecorderEngine::kStatusInterval / 2));
    EXPECT_EQ(reports_.size(), 1u);
    ASSERT_TRUE(engine_->turn(begin_ + RecorderEngine::kStatusInterval));
    ASSERT_EQ(reports_.size(), 2u);
    EXPECT_EQ(reports_[1].packets, 4u);
    EXPECT_EQ(reports_[1].bytes, 240u);
    EXPECT_EQ(reports_[1].droppedByKernel, 5u);
    EXPECT_EQ(reports_[1].droppedByInterface, 2u);
}

TEST_F(RecorderEngineTest, TakesABoundedNumberOfPacketsInATurn) {
    recordTo(path_);
    ASSERT_TRUE(engine_->start(begin_));
    source_.put(100000, 10);
    const auto taken = engine_->turn(begin_);
    ASSERT_TRUE(taken);
    EXPECT_GT(*taken, 0u);
    EXPECT_LT(*taken, 10000u);
    EXPECT_EQ(source_.left() + *taken, 100000u);
}

TEST_F(RecorderEngineTest, StopsExactlyAtThePacketsAskedFor) {
    recordTo(path_, 5);
    ASSERT_TRUE(engine_->start(begin_));
    source_.put(3);
    ASSERT_TRUE(engine_->turn(begin_));
    EXPECT_FALSE(engine_->full());
    source_.put(9);
    ASSERT_TRUE(engine_->turn(begin_));
    EXPECT_TRUE(engine_->full());
    ASSERT_TRUE(engine_->turn(begin_));
    EXPECT_EQ(engine_->status().packets, 5u);
    EXPECT_EQ(source_.left(), 7u);
}

TEST_F(RecorderEngineTest, FinishesWithStatisticsInTheFileAndALastReport) {
    recordTo(path_);
    ASSERT_TRUE(engine_->start(begin_));
    source_.put(2);
    ASSERT_TRUE(engine_->turn(begin_));
    ASSERT_TRUE(engine_->finish());
    ASSERT_EQ(reports_.size(), 2u);
    EXPECT_TRUE(reports_[1].finished);
    EXPECT_EQ(reports_[1].packets, 2u);
    EXPECT_EQ(reports_[1].fileBytes, bytesOnDisk());
}

TEST_F(RecorderEngineTest, KeepsWhatItHasWhenTheInterfaceGoes) {
    recordTo(path_);
    ASSERT_TRUE(engine_->start(begin_));
    source_.put(2);
    ASSERT_TRUE(engine_->turn(begin_));
    source_.gone = true;
    const auto taken = engine_->turn(begin_);
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().message, "eth0: the interface is gone");
    ASSERT_TRUE(engine_->finish());
    EXPECT_EQ(reports_.back().packets, 2u);
    EXPECT_EQ(reports_.back().fileBytes, bytesOnDisk());
}

TEST_F(RecorderEngineTest, SaysThatTheDiskIsFull) {
    recordTo("/dev/full");
    const auto started = engine_->start(begin_);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().message, "/dev/full: can't be written: No space left on device");
    EXPECT_TRUE(reports_.empty());
}

TEST_F(RecorderEngineTest, CountsOnlyPacketsThatReachedTheFile) {
    recordTo("/dev/full");
    source_.put(4000, 2000);  // more than is gathered in memory
    EXPECT_FALSE(engine_->turn(begin_));
    EXPECT_LT(engine_->status().packets, 4000u);
}

TEST(RecordingFile, IsReadableByItsOwnerOnly) {
    const support::TempDir directory;
    ASSERT_TRUE(RecordingFile::create(directory.file("a.pcapng"), {}));
    struct stat information {};
    ASSERT_EQ(::stat(directory.file("a.pcapng").c_str(), &information), 0);
    EXPECT_EQ(information.st_mode & 0777, 0600u);
}

TEST(RecordingFile, SaysWhyItCannotBeMade) {
    const support::TempDir directory;
    const auto none = RecordingFile::create(directory.file("none/a.pcapng"), {});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().message,
              directory.file("none/a.pcapng") + ": can't be written: No such file or directory");
    const auto itself = RecordingFile::create(directory.path(), {});
    ASSERT_FALSE(itself);
    EXPECT_EQ(itself.error().message, directory.path() + ": can't be written: Is a directory");
}

}  // namespace
}  // namespace smppscope::capture
