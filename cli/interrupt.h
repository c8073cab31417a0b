#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace smppscope::cli {

/// Turns the first SIGINT or SIGTERM into a stop request; the second ends the process at once. Make it in
/// main() before any other thread: it blocks both signals in the calling thread, and threads and children
/// made later inherit that.
class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return source_.get_token(); }

  private:
    void watch();

    sigset_t before_{};
    int signals_ = -1;  // signalfd
    int wake_ = -1;     // eventfd that ends the watcher
    std::stop_source source_;
    std::thread watcher_;
};

}  // namespace smppscope::cli
