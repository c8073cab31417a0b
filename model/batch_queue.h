#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "capture/segment.h"
#include "model/foresight.h"

namespace smppscope::model {

/// Segments, and what the reading thread found out about each of them.
struct LoadBatch {
    capture::SegmentBatch segments;
    BatchForesight foresight;
};

/// Hands batches from the reading thread to the tracking thread, at most kCapacity at a time, and the emptied
/// ones back for reuse. Its lock is held for a few instructions per batch.
class BatchQueue {
  public:
    static constexpr std::size_t kCapacity = 4;
    using Batch = std::unique_ptr<LoadBatch>;

    /// An empty batch to fill; waits while kCapacity are under way. Null after close().
    Batch takeEmpty();
    void putFilled(Batch batch);
    /// The next filled batch; waits for one. Null when the writer is done and everything was taken, or after
    /// close().
    Batch takeFilled();
    void putEmpty(Batch batch);
    /// The writer will put nothing more.
    void finish();
    /// Either side gives up: both get null from now on.
    void close();

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Batch> filled_;
    std::deque<Batch> empty_;
    std::size_t made_ = 0;
    bool finished_ = false;
    bool closed_ = false;
};

}  // namespace smppscope::model
