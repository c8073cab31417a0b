#include "cli/interrupt.h"

#include <array>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace smppscope::cli {

namespace {

sigset_t watchedSignals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

}  // namespace

Interrupt::Interrupt() {
    const sigset_t watched = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &watched, &before_);
    signals_ = signalfd(-1, &watched, SFD_CLOEXEC);
    wake_ = eventfd(0, EFD_CLOEXEC);
    watcher_ = std::thread([this] { watch(); });
}

Interrupt::~Interrupt() {
    const std::uint64_t one = 1;
    (void)!write(wake_, &one, sizeof(one));
    watcher_.join();
    close(signals_);
    close(wake_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::watch() {
    std::array<pollfd, 2> descriptors = {{{signals_, POLLIN, 0}, {wake_, POLLIN, 0}}};
    while (poll(descriptors.data(), descriptors.size(), -1) >= 0 && descriptors[1].revents == 0) {
        signalfd_siginfo info{};
        if (read(signals_, &info, sizeof(info)) != sizeof(info)) {
            return;
        }
        if (source_.stop_requested()) {
            _exit(128 + static_cast<int>(info.ssi_signo));
        }
        source_.request_stop();
    }
}

}  // namespace smppscope::cli
