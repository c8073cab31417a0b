#include "model/loader.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "capture/segment_reader.h"
#include "model/batch_queue.h"

namespace smppscope::model {

using capture::ReadStatus;
using capture::SegmentReader;

namespace {

/// How long to sleep when a followed file has nothing new: rows have to show within a second.
constexpr std::chrono::milliseconds kFollowPause{25};

void loadInTurn(SegmentReader& reader, Analysis& analysis, const std::stop_token& stop) {
    capture::SegmentBatch batch;
    while (!stop.stop_requested()) {
        const ReadStatus status = reader.read(batch);
        analysis.feed(batch, reader.totalBytes());
        if (status == ReadStatus::end) {
            return;
        }
        if (status == ReadStatus::waiting) {
            std::this_thread::sleep_for(kFollowPause);
        }
    }
}

/// Reads on a thread of its own, tracks on this one.
void loadInParallel(SegmentReader& reader, Analysis& analysis, const std::stop_token& stop) {
    BatchQueue queue;
    std::atomic<std::uint64_t> totalBytes{reader.totalBytes()};
    const std::jthread reading([&](const std::stop_token& giveUp) {
        while (BatchQueue::Batch batch = queue.takeEmpty()) {
            const ReadStatus status = reader.read(*batch);
            totalBytes.store(reader.totalBytes(), std::memory_order_relaxed);
            queue.putFilled(std::move(batch));
            if (status == ReadStatus::end || giveUp.stop_requested()) {
                break;
            }
            if (status == ReadStatus::waiting) {
                std::this_thread::sleep_for(kFollowPause);
            }
        }
        queue.finish();
    });
    const std::stop_callback closeQueue(stop, [&queue] { queue.close(); });
    while (BatchQueue::Batch batch = queue.takeFilled()) {
        analysis.feed(*batch, totalBytes.load(std::memory_order_relaxed));
        queue.putEmpty(std::move(batch));
    }
}

}  // namespace

Result<void> load(Analysis& analysis, const LoadOptions& options, std::stop_token stop) {
    SegmentReader::Options readerOptions;
    readerOptions.follow = options.follow;
    readerOptions.chunkBytes = options.chunkBytes;
    Result<std::unique_ptr<SegmentReader>> reader = SegmentReader::open(analysis.files(), readerOptions);
    if (!reader) {
        analysis.finish(false);
        return tl::unexpected(reader.error());
    }
    if (options.threads > 1) {
        loadInParallel(**reader, analysis, stop);
    } else {
        loadInTurn(**reader, analysis, stop);
    }
    analysis.finish(stop.stop_requested());
    return {};
}

}  // namespace smppscope::model
