#include "capture/chunk_pool.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace smppscope::capture {

namespace {

constexpr std::size_t kMostKept = 16;

}  // namespace

// Filled by whoever drops a chunk last, hence the lock: it is taken once per chunk.
struct ChunkPool::Returned {
    std::mutex mutex;
    std::vector<std::unique_ptr<Chunk>> chunks;

    std::unique_ptr<Chunk> take() {
        const std::lock_guard lock(mutex);
        if (chunks.empty()) {
            return nullptr;
        }
        auto chunk = std::move(chunks.back());
        chunks.pop_back();
        return chunk;
    }

    void put(std::unique_ptr<Chunk> chunk) {
        const std::lock_guard lock(mutex);
        if (chunks.size() < kMostKept) {
            chunks.push_back(std::move(chunk));
        }
    }
};

ChunkPool::ChunkPool(std::size_t chunkBytes)
    : chunkBytes_(std::max<std::size_t>(chunkBytes, 1)), returned_(std::make_shared<Returned>()) {}

std::shared_ptr<Chunk> ChunkPool::take(std::size_t bytes) {
    if (bytes > chunkBytes_) {
        return std::make_shared<Chunk>(bytes);
    }
    auto chunk = returned_->take();
    if (!chunk) {
        chunk = std::make_unique<Chunk>(chunkBytes_);
    }
    return {chunk.release(),
            [returned = returned_](Chunk* dropped) { returned->put(std::unique_ptr<Chunk>(dropped)); }};
}

}  // namespace smppscope::capture
