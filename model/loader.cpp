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

/// One read, and whether there is more to come.
bool readOn(SegmentReader& reader, capture::SegmentBatch& batch, const LoadOptions& options) {
    if (options.writerDone.stop_requested()) {
        reader.stopFollowing();
    }
    return reader.read(batch) != ReadStatus::end;
}

void pauseIfNothingNew(const capture::SegmentBatch& batch) {
    if (batch.bytesRead == 0) {
        std::this_thread::sleep_for(kFollowPause);
    }
}

void loadInTurn(SegmentReader& reader, Analysis& analysis, const LoadOptions& options,
                const std::stop_token& stop) {
    capture::SegmentBatch batch;
    bool more = true;
    while (more && !stop.stop_requested()) {
        more = readOn(reader, batch, options);
        analysis.feed(batch, reader.totalBytes());
        if (more) {
            pauseIfNothingNew(batch);
        }
    }
}

/// Reads on a thread of its own, tracks on this one.
void loadInParallel(SegmentReader& reader, Analysis& analysis, const LoadOptions& options,
                    const std::stop_token& stop) {
    BatchQueue queue;
    std::atomic<std::uint64_t> totalBytes{reader.totalBytes()};
    const std::jthread reading([&] {
        bool more = true;
        while (more) {
            BatchQueue::Batch batch = queue.takeEmpty();
            if (!batch) {
                return;
            }
            more = readOn(reader, batch->segments, options);
            checkBodies(batch->segments, batch->checks);
            totalBytes.store(reader.totalBytes(), std::memory_order_relaxed);
            if (more) {
                pauseIfNothingNew(batch->segments);
            }
            queue.putFilled(std::move(batch));
        }
        queue.finish();
    });
    const std::stop_callback closeQueue(stop, [&queue] { queue.close(); });
    while (BatchQueue::Batch batch = queue.takeFilled()) {
        analysis.feed(batch->segments, totalBytes.load(std::memory_order_relaxed), batch->checks);
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
