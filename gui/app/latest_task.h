#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace smppscope::gui {

/// A thread that runs the newest task it was given: run() replaces a task that has not begun and asks the one
/// that runs to stop. The destructor asks as well and waits for it, so tasks must look at their stop token
/// every few milliseconds. Tasks never touch widgets; they post results to the GUI thread.
class LatestTask {
  public:
    using Task = std::function<void(std::stop_token)>;

    LatestTask();
    ~LatestTask();
    LatestTask(const LatestTask&) = delete;
    LatestTask& operator=(const LatestTask&) = delete;

    /// Never waits.
    void run(Task task);
    /// Drops the task that waits and asks the running one to stop.
    void cancel() { run({}); }

  private:
    void work(const std::stop_token& quit);

    std::mutex mutex_;  // guards next_ and stopRunning_
    std::condition_variable_any wake_;
    Task next_;
    std::stop_source stopRunning_;
    std::jthread thread_;
};

}  // namespace smppscope::gui
