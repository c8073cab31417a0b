#include "model/batch_queue.h"

namespace smppscope::model {

BatchQueue::Batch BatchQueue::takeEmpty() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !empty_.empty() || made_ < kCapacity; });
    if (closed_) {
        return nullptr;
    }
    if (empty_.empty()) {
        ++made_;
        return std::make_unique<LoadBatch>();
    }
    Batch batch = std::move(empty_.front());
    empty_.pop_front();
    return batch;
}

void BatchQueue::putFilled(Batch batch) {
    const std::scoped_lock lock(mutex_);
    filled_.push_back(std::move(batch));
    changed_.notify_all();
}

BatchQueue::Batch BatchQueue::takeFilled() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || finished_ || !filled_.empty(); });
    if (closed_ || filled_.empty()) {
        return nullptr;
    }
    Batch batch = std::move(filled_.front());
    filled_.pop_front();
    return batch;
}

void BatchQueue::putEmpty(Batch batch) {
    batch->segments.clear();
    const std::scoped_lock lock(mutex_);
    empty_.push_back(std::move(batch));
    changed_.notify_all();
}

void BatchQueue::finish() {
    const std::scoped_lock lock(mutex_);
    finished_ = true;
    changed_.notify_all();
}

void BatchQueue::close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
}

}  // namespace smppscope::model
