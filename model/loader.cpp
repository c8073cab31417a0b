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

ReadStatus readOn(SegmentReader& reader, capture::SegmentBatch& batch, const LoadOptions& options) {
    if (options.writerDone.stop_requested()) {
        reader.stopFollowing();
    }
    return reader.read(batch);
}

void pauseIfNothingNew(ReadStatus status) {
    if (status == ReadStatus::waiting) {
        std::this_thread::sleep_for(kFollowPause);
    }
}

void loadInTurn(SegmentReader& reader, Analysis& analysis, const LoadOptions& options,
                const std::stop_token& stop) {
    capture::SegmentBatch batch;
    ReadStatus status = ReadStatus::more;
    while (status != ReadStatus::end && !stop.stop_requested()) {
        status = readOn(reader, batch, options);
        analysis.feed(batch, reader.totalBytes());
        pauseIfNothingNew(status);
    }
}

/// Reads on a thread of its own, tracks on this one.
void loadInParallel(SegmentReader& reader, Analysis& analysis, const LoadOptions& options,
                    const std::stop_token& stop) {
    BatchQueue queue;
    std::atomic<std::uint64_t> totalBytes{reader.totalBytes()};
    const std::jthread reading([&] {
        ReadStatus status = ReadStatus::more;
        while (status != ReadStatus::end) {
            BatchQueue::Batch batch = queue.takeEmpty();
            if (!batch) {
                return;
            }
            status = readOn(reader, batch->segments, options);
            batch->foresight.look(batch->segments, analysis.followsMessages());
            totalBytes.store(reader.totalBytes(), std::memory_order_relaxed);
            pauseIfNothingNew(status);
            queue.putFilled(std::move(batch));
        }
        queue.finish();
    });
    const std::stop_callback closeQueue(stop, [&queue] { queue.close(); });
    while (BatchQueue::Batch batch = queue.takeFilled()) {
        analysis.feed(batch->segments, totalBytes.load(std::memory_order_relaxed), &batch->foresight);
        queue.putEmpty(std::move(batch));
    }
}

}  // namespace

Result<void> load(Analysis& analysis, const LoadOptions& options, std::stop_token stop) {
    SegmentReader::Options readerOptions;
    readerOptions.follow = options.follow;
    readerOptions.chunkBytes = options.chunkBytes;
    Result<std::unique_ptr<SegmentReader>> reader =
        SegmentReader::open(*analysis.captureFiles(), readerOptions);
    if (!reader) {
        analysis.finish(false);
        return tl::unexpected(reader.error());
    }
    if (options.threads > 1) {
        loadInParallel(**reader, analysis, options, stop);
    } else {
        loadInTurn(**reader, analysis, options, stop);
    }
    analysis.finish(stop.stop_requested());
    return {};
}

}  // namespace smppscope::model
