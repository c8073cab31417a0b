#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <csignal>
#include <cstdio>

#include "capture/recorder_device.h"
#include "capture/recorder_engine.h"
#include "capture/recorder_options.h"

namespace smppscope::capture {
namespace {

using Clock = RecorderEngine::Clock;

constexpr int kFailed = 1;
constexpr int kUsage = 2;

/// How often the engine turns when there is nothing to wake it.
constexpr int kTurnMilliseconds = 50;
/// After a stop: how long packets that came before it may still take to come out of the kernel.
constexpr auto kDrainTime = std::chrono::milliseconds(150);

int complain(const std::string& message, int status) {
    fmt::print(stderr, "smppscope-recorder: {}\n", message);
    return status;
}

/// Takes SIGINT, SIGTERM and SIGHUP out of the way of the recording; the descriptor is readable once one
/// came.
int stopSignals() {
    std::signal(SIGPIPE, SIG_IGN);  // whoever read the counters is gone: that is no reason to stop
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        sigaddset(&signals, signal);
    }
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// Writes a status line if it can be had without waiting: a reader that is slow misses some, one that is gone
/// misses all, and the recording goes on. The last line is worth a short wait.
void reportOnStandardOutput(const RecorderStatus& status) {
    pollfd out{STDOUT_FILENO, POLLOUT, 0};
    if (::poll(&out, 1, status.finished ? 1000 : 0) != 1 || (out.revents & POLLOUT) == 0) {
        return;
    }
    const std::string line = toLine(status);
    if (line.size() <= PIPE_BUF) {  // then it is written whole and without waiting
        [[maybe_unused]] const ssize_t written = ::write(STDOUT_FILENO, line.data(), line.size());
    }
}

/// Turns the engine until a signal, a limit or a failure ends the recording.
Result<void> recordUntilStopped(RecorderEngine& engine, int packets, int stop,
                                std::optional<Clock::time_point> end) {
    std::array<pollfd, 2> events = {{{packets, POLLIN, 0}, {stop, POLLIN, 0}}};
    bool draining = false;
    for (;;) {
        ::poll(events.data(), events.size(), kTurnMilliseconds);
        const auto now = Clock::now();
        if (auto taken = engine.turn(now); !taken) {
            return tl::unexpected(taken.error());
        }
        if (engine.full() || (draining && now >= *end)) {
            return {};
        }
        const bool stopped = (events[1].revents & POLLIN) != 0 || (end && now >= *end);
        if (stopped && !draining) {
            draining = true;
            end = now + kDrainTime;
            events[1].fd = -1;
        }
    }
}

int record(const RecorderOptions& options, int stop) {
    auto device = LiveDevice::open(options);
    if (!device) {
        return complain(device.error().message, kFailed);
    }
    // Here, with the device open and the file not yet, is where privileges are to be dropped.
    if (auto filtered = (*device)->setFilter(options.filter); !filtered) {
        return complain(filtered.error().message, kUsage);
    }
    auto file = RecordingFile::create(
        options.file, {options.interface, options.filter, (*device)->linkType(), options.snapLength});
    if (!file) {
        return complain(file.error().message, kFailed);
    }
    RecorderStatus status;
    status.interface = options.interface;
    status.file = options.file;
    RecorderEngine engine(**device, **file, status, reportOnStandardOutput, options.maxPackets);
    const auto begin = Clock::now();
    std::optional<Clock::time_point> end;
    if (options.maxSeconds) {
        end = begin +
              std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(*options.maxSeconds));
    }
    auto result = engine.start(begin);
    if (result) {
        result = recordUntilStopped(engine, (*device)->descriptor(), stop, end);
    }
    const auto finished = engine.finish();  // also after a failure: what was recorded stays readable
    if (!result || !finished) {
        return complain((result ? finished : result).error().message, kFailed);
    }
    return 0;
}

int list() {
    const auto interfaces = listInterfaces();
    if (!interfaces) {
        return complain(interfaces.error().message, kFailed);
    }
    for (const CaptureInterface& interface : *interfaces) {
        fmt::print("{}", toLine(interface));
    }
    return 0;
}

}  // namespace
}  // namespace smppscope::capture

int main(int argc, char** argv) {
    using namespace smppscope::capture;
    const int stop = stopSignals();
    const auto options = parseRecorderOptions({argv + 1, argv + argc});
    if (!options) {
        if (options.error().exitStatus == 0) {
            fmt::print("{}", options.error().text);
            return 0;
        }
        return complain(options.error().text, options.error().exitStatus);
    }
    return options->listInterfaces ? list() : record(*options, stop);
}
