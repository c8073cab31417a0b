#include "model/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <utility>

namespace smppscope::model {
namespace {

/// What posix_spawn is told, released with its owner.
class SpawnSetup {
  public:
    SpawnSetup(int output, int error) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, error, STDERR_FILENO);
        posix_spawnattr_init(&attributes_);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setflags(&attributes_,
                                 POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnSetup() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;

    int spawn(pid_t& pid, const std::string& program, char* const* arguments) const {
        return posix_spawn(&pid, program.c_str(), &actions_, &attributes_, arguments, environ);
    }

  private:
    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
};

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Result<Pipe> makePipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return failure(fmt::format("no pipe: {}", std::strerror(errno)));
    }
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        reset();
        value_ = other.release();
    }
    return *this;
}

void Descriptor::reset() {
    if (value_ >= 0) {
        ::close(std::exchange(value_, -1));
    }
}

int Descriptor::release() {
    return std::exchange(value_, -1);
}

Result<ChildProcess> startProcess(const std::string& program, const std::vector<std::string>& arguments) {
    auto output = makePipe();
    auto error = makePipe();
    if (!output || !error) {
        return tl::unexpected((output ? error : output).error());
    }
    std::vector<std::string> words = {program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);

    const SpawnSetup setup(output->write.get(), error->write.get());
    ChildProcess child;
    if (const int status = setup.spawn(child.pid, program, pointers.data()); status != 0) {
        return failure(fmt::format("{}: can't be started: {}", program, std::strerror(status)));
    }
    child.output = std::move(output->read);
    child.error = std::move(error->read);
    return child;
}

std::string besideThisProgram(const std::string& name) {
    std::error_code ignored;  // then the name alone is all there is, and starting it says why
    return (std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / name).string();
}

}  // namespace smppscope::model
