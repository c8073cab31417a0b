#pragma once

#include <memory>

#include "capture/segment.h"

namespace smppscope::capture {

/// Hands out chunks and takes them back when their last share is dropped, so that a long read allocates only
/// as many as are under way at once. Any thread may drop the last share, also after the pool is gone.
class ChunkPool {
  public:
    /// All chunks are of `chunkBytes`, but those for a longer need.
    explicit ChunkPool(std::size_t chunkBytes);

    /// A chunk of at least `bytes` bytes with any content.
    std::shared_ptr<Chunk> take(std::size_t bytes);

  private:
    struct Returned;
    std::size_t chunkBytes_;
    std::shared_ptr<Returned> returned_;
};

}  // namespace smppscope::capture
