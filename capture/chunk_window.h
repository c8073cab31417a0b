#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "capture/byte_source.h"
#include "capture/chunk_pool.h"
#include "capture/cursor.h"

namespace smppscope::capture {

/// A window that moves forward over a source. What it has shown stays where it is, in chunks that the user
/// shares; what crosses the end of a chunk is copied to the next one.
class ChunkWindow {
  public:
    enum class Fill : std::uint8_t { enough, endOfSource, failed };

    /// `frugal`: one of many at once. Holds no descriptor between reads, and little memory before the second.
    ChunkWindow(std::unique_ptr<ByteSource> source, ChunkPool& pool, bool frugal)
        : source_(std::move(source)), pool_(&pool), frugal_(frugal) {}

    const std::uint8_t* begin() const { return cursor_.at; }
    std::size_t available() const { return cursor_.available(); }
    /// Of begin() in the source.
    std::uint64_t offset() const { return cursor_.offset; }

    /// The window itself, for who goes forward in it. Not a copy: reading one whose parts were just written
    /// would wait, with every frame, for all that was written before.
    Cursor& cursor() { return cursor_; }
    /// Goes forward by any number of bytes without reading those outside the window.
    void skip(std::uint64_t bytes);

    /// Reads on, a chunk at a time, until at least `wanted` bytes are available. At the end of the source it
    /// may be tried again.
    Fill fill(std::size_t wanted);

    /// The chunk that holds the window.
    const std::shared_ptr<Chunk>& chunk() const { return chunk_; }
    const ByteSource& source() const { return *source_; }
    /// Why fill() failed.
    const std::string& reason() const { return reason_; }
    /// Drops the window and the source's descriptor.
    void close();

  private:
    void makeRoom(std::size_t wanted);

    std::unique_ptr<ByteSource> source_;
    ChunkPool* pool_;
    std::shared_ptr<Chunk> chunk_;
    Cursor cursor_;
    std::string reason_;
    bool frugal_;
};

}  // namespace smppscope::capture
