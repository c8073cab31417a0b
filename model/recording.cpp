#include "model/recording.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <functional>
#include <utility>

namespace smppscope::model {
namespace {

using LineHandler = std::function<void(std::string_view)>;

constexpr const char* kRecorderName = "smppscope-recorder";
constexpr int kUsageStatus = 2;  // the recorder's exit status for options it can't do anything with

std::string recorderPath(const std::string& chosen) {
    return chosen.empty() ? besideThisProgram(kRecorderName) : chosen;
}

std::vector<std::string> arguments(const RecordingOptions& options) {
    std::vector<std::string> words = {"-i", options.interface, "-w", options.file};
    const auto add = [&words](const char* option, const auto& value) {
        if (value) {
            words.insert(words.end(), {option, fmt::format("{}", *value)});
        }
    };
    if (!options.filter.empty()) {
        words.insert(words.end(), {"-f", options.filter});
    }
    add("--snaplen", options.snapLength);
    add("--buffer", options.bufferMebibytes);
    add("--count", options.maxPackets);
    add("--duration", options.maxSeconds);
    return words;
}

/// Reads what is there and hands over its lines; closes the descriptor at its end.
void readLines(Descriptor& descriptor, LineSplitter& lines, const LineHandler& handle) {
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(descriptor.get(), buffer.data(), buffer.size());
    if (count > 0) {
        lines.add({buffer.data(), static_cast<std::size_t>(count)}, handle);
    } else if (count == 0 || errno != EINTR) {
        descriptor.reset();
    }
}

/// Hands over both outputs line by line until the process has closed them, or `leaving` can be read: then
/// false.
bool readToEnd(ChildProcess& child, const LineHandler& onOutput, const LineHandler& onError,
               int leaving = -1) {
    LineSplitter output;
    LineSplitter error;
    while (child.output.get() >= 0 || child.error.get() >= 0) {
        std::array<pollfd, 3> events = {
            {{child.output.get(), POLLIN, 0}, {child.error.get(), POLLIN, 0}, {leaving, POLLIN, 0}}};
        if (::poll(events.data(), events.size(), -1) < 0) {
            continue;  // interrupted
        }
        if (events[2].revents != 0) {
            return false;
        }
        if (events[0].revents != 0) {
            readLines(child.output, output, onOutput);
        }
        if (events[1].revents != 0) {
            readLines(child.error, error, onError);
        }
    }
    return true;
}

/// Without the program's name, which a user who didn't start it doesn't care for.
std::string complaintOf(std::string_view line) {
    const std::string prefix = fmt::format("{}: ", kRecorderName);
    return std::string(line.substr(line.substr(0, prefix.size()) == prefix ? prefix.size() : 0));
}

Result<void> outcome(int waitStatus, const std::string& complaint) {
    if (WIFEXITED(waitStatus) && WEXITSTATUS(waitStatus) == 0) {
        return {};
    }
    if (WIFSIGNALED(waitStatus)) {
        return failure(fmt::format("the recorder was ended by signal {}", WTERMSIG(waitStatus)));
    }
    return failure(complaint.empty() ? "the recorder failed and did not say why" : complaint);
}

}  // namespace

Recorder::~Recorder() {
    requestStop();
    if (watcher_.joinable()) {
        watcher_.join();
    }
}

Result<void> Recorder::start(const RecordingOptions& options) {
    auto child = startProcess(recorderPath(options.recorder), arguments(options));
    if (!child) {
        return tl::unexpected(child.error());
    }
    std::unique_lock lock(mutex_);
    pid_ = child->pid;
    leaving_ = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    watcher_ = std::thread(&Recorder::watch, this, std::move(*child));
    changed_.wait(lock, [this] { return heard_ || pid_ == 0; });
    if (!heard_ && result_) {
        return failure("the recorder ended before it had begun");
    }
    return heard_ ? Result<void>() : result_;
}

bool Recorder::refusedOptions() const {
    const std::lock_guard lock(mutex_);
    return refusedOptions_;
}

capture::RecorderStatus Recorder::counters() const {
    const std::lock_guard lock(mutex_);
    return status_;
}

bool Recorder::running() const {
    const std::lock_guard lock(mutex_);
    return pid_ != 0;
}

void Recorder::requestStop() {
    const std::lock_guard lock(mutex_);
    if (pid_ != 0) {
        ::kill(pid_, SIGTERM);
    }
}

void Recorder::leave() {
    const std::lock_guard lock(mutex_);
    pid_ = 0;
    if (leaving_.get() >= 0) {
        ::eventfd_write(leaving_.get(), 1);
    }
    changed_.notify_all();
}

Result<void> Recorder::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return pid_ == 0; });
    return result_;
}

Result<void> Recorder::stop() {
    requestStop();
    return wait();
}

void Recorder::watch(ChildProcess child) {
    std::string complaint;
    const bool ended = readToEnd(
        child, [this](std::string_view line) { takeLine(line); },
        [&complaint](std::string_view line) { complaint = complaintOf(line); }, leaving_.get());
    if (!ended) {
        return;
    }
    siginfo_t ignored;
    while (::waitid(P_PID, static_cast<id_t>(child.pid), &ignored, WEXITED | WNOWAIT) != 0 &&
           errno == EINTR) {
    }
    const std::lock_guard lock(
        mutex_);  // until here the process number is still its own: kill() hits no other
    int status = 0;
    ::waitpid(child.pid, &status, 0);
    result_ = outcome(status, complaint);
    refusedOptions_ = WIFEXITED(status) && WEXITSTATUS(status) == kUsageStatus;
    pid_ = 0;
    changed_.notify_all();
}

void Recorder::takeLine(std::string_view line) {
    auto status = capture::parseRecorderStatus(line);
    if (!status) {
        return;
    }
    const std::lock_guard lock(mutex_);
    status_ = std::move(*status);
    heard_ = true;
    changed_.notify_all();
}

Result<std::vector<capture::CaptureInterface>> captureInterfaces(const std::string& recorder) {
    auto child = startProcess(recorderPath(recorder), {"--list"});
    if (!child) {
        return tl::unexpected(child.error());
    }
    std::vector<capture::CaptureInterface> interfaces;
    std::string complaint;
    readToEnd(
        *child,
        [&interfaces](std::string_view line) {
            if (auto interface = capture::parseCaptureInterface(line)) {
                interfaces.push_back(std::move(*interface));
            }
        },
        [&complaint](std::string_view line) { complaint = complaintOf(line); });
    int status = 0;
    while (::waitpid(child->pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (auto result = outcome(status, complaint); !result) {
        return tl::unexpected(result.error());
    }
    return interfaces;
}

}  // namespace smppscope::model
