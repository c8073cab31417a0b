#include "gui/app/latest_task.h"

#include <utility>

namespace smppscope::gui {

LatestTask::LatestTask() : thread_([this](const std::stop_token& quit) { work(quit); }) {}

LatestTask::~LatestTask() {
    cancel();
    thread_.request_stop();
    thread_.join();
}

void LatestTask::run(Task task) {
    {
        const std::lock_guard lock(mutex_);
        stopRunning_.request_stop();
        next_ = std::move(task);
    }
    wake_.notify_one();
}

void LatestTask::work(const std::stop_token& quit) {
    while (true) {
        Task task;
        std::stop_token stop;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, quit, [this] { return static_cast<bool>(next_); })) {
                return;
            }
            task = std::exchange(next_, {});
            stopRunning_ = std::stop_source();
            stop = stopRunning_.get_token();
        }
        task(stop);
    }
}

}  // namespace smppscope::gui
