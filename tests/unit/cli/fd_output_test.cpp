#include "cli/fd_output.h"

#include <cerrno>
#include <csignal>
#include <ostream>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tests/support/capture_file.h"
#include "tests/support/temp_dir.h"

namespace smppscope::cli {
namespace {

class FdOutputTest : public testing::Test {
  protected:
    FdOutputTest() : descriptor_(open(dir_.file("out").c_str(), O_CREAT | O_WRONLY, 0600)) {}
    ~FdOutputTest() override { close(descriptor_); }

    std::string content() const {
        const support::ByteVector bytes = support::readFile(dir_.file("out"));
        return {bytes.begin(), bytes.end()};
    }

    support::TempDir dir_;
    int descriptor_;
};

TEST_F(FdOutputTest, WritesNothingBeforeItsBufferIsFullOrFlushed) {
    FdOutput buffer(descriptor_);
    std::ostream out(&buffer);
    out << "hello" << ' ' << 42;
    EXPECT_EQ(content(), "");
    out.flush();
    EXPECT_EQ(content(), "hello 42");
    EXPECT_EQ(buffer.error(), 0);
}

TEST_F(FdOutputTest, KeepsTheOrderOfSmallAndLargeWrites) {
    FdOutput buffer(descriptor_);
    std::ostream out(&buffer);
    std::string expected;
    for (const std::size_t size : {std::size_t{1}, FdOutput::kBufferBytes - 1, FdOutput::kBufferBytes,
                                   FdOutput::kBufferBytes + 1, std::size_t{5}, 3 * FdOutput::kBufferBytes}) {
        const std::string part(size, static_cast<char>('a' + size % 23));
        expected += part;
        out << part;
    }
    for (std::size_t i = 0; i < FdOutput::kBufferBytes + 10; ++i) {
        out.put('x');
        expected += 'x';
    }
    out.flush();
    EXPECT_EQ(content(), expected);
    EXPECT_TRUE(out.good());
}

TEST(FdOutputFailure, AFullDiskIsRememberedAndTurnsTheStreamBad) {
    const int full = open("/dev/full", O_WRONLY);
    ASSERT_GE(full, 0);
    FdOutput buffer(full);
    std::ostream out(&buffer);
    out << "x" << std::flush;
    EXPECT_FALSE(out.good());
    EXPECT_EQ(buffer.error(), ENOSPC);
    close(full);
}

TEST(FdOutputFailure, AClosedPipeIsRememberedAndTurnsTheStreamBad) {
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    close(ends[0]);
    FdOutput buffer(ends[1]);
    std::ostream out(&buffer);
    out << std::string(2 * FdOutput::kBufferBytes, 'x');
    EXPECT_FALSE(out.good());
    EXPECT_EQ(buffer.error(), EPIPE);
    close(ends[1]);
    std::signal(SIGPIPE, before);
}

}  // namespace
}  // namespace smppscope::cli
