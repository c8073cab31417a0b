#include "cli/interrupt.h"

#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>
#include <unistd.h>

namespace smppscope::cli {
namespace {

void waitForStop(const std::stop_token& token) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, token, [] { return false; });
}

TEST(Interrupt, TheFirstSignalOnlyAsksToStop) {
    for (const int signal : {SIGINT, SIGTERM}) {
        const Interrupt interrupt;
        EXPECT_FALSE(interrupt.token().stop_requested());
        kill(getpid(), signal);
        waitForStop(interrupt.token());
        EXPECT_TRUE(interrupt.token().stop_requested());
    }
}

TEST(InterruptDeathTest, TheSecondSignalEndsTheProcess) {
    EXPECT_EXIT(
        {
            const Interrupt interrupt;
            kill(getpid(), SIGINT);
            waitForStop(interrupt.token());
            kill(getpid(), SIGINT);
            pause();
        },
        testing::ExitedWithCode(130), "");
}

TEST(Interrupt, PutsTheSignalsBackAsTheyWere) {
    sigset_t before;
    sigset_t after;
    pthread_sigmask(SIG_BLOCK, nullptr, &before);
    { const Interrupt interrupt; }
    pthread_sigmask(SIG_BLOCK, nullptr, &after);
    EXPECT_EQ(sigismember(&before, SIGINT), sigismember(&after, SIGINT));
    EXPECT_EQ(sigismember(&before, SIGTERM), sigismember(&after, SIGTERM));
}

}  // namespace
}  // namespace smppscope::cli
