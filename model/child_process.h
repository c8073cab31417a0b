#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "capture/result.h"

namespace smppscope::model {

/// A file descriptor that is closed with its owner.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor&& other) noexcept : value_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;

    int get() const { return value_; }
    void reset();
    int release();

  private:
    int value_ = -1;
};

/// A program that was started, with the reading ends of its standard output and standard error.
/// Whoever starts it must waitpid() for it.
struct ChildProcess {
    pid_t pid = 0;
    Descriptor output;
    Descriptor error;
};

/// Starts `program` with `arguments` (without its own name) in a session of its own: signals from a terminal
/// don't reach it, and it outlives this program. Its standard input is empty. Fails if it can't be started.
Result<ChildProcess> startProcess(const std::string& program, const std::vector<std::string>& arguments);

/// The path of a program that lies beside the running one.
std::string besideThisProgram(const std::string& name);

/// Cuts what comes from a pipe into lines.
class LineSplitter {
  public:
    /// Calls `handle(std::string_view)` for each line that `bytes` complete, without newlines.
    template <class Handler>
    void add(std::string_view bytes, Handler&& handle) {
        rest_ += bytes;
        std::size_t begin = 0;
        for (std::size_t end; (end = rest_.find('\n', begin)) != std::string::npos; begin = end + 1) {
            handle(std::string_view(rest_).substr(begin, end - begin));
        }
        rest_.erase(0, begin);
    }

  private:
    std::string rest_;
};

}  // namespace smppscope::model
