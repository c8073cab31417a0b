#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "capture/byte_source.h"
#include "capture/result.h"
#include "capture/types.h"

namespace smppscope::capture {

/// Where temporary files are made, and what is left free there.
struct TemporaryRoom {
    static constexpr std::uint64_t kLeaveFree = std::uint64_t{1} << 30;

    std::string folder = {};  ///< empty: $TMPDIR, or else /var/tmp, which unlike /tmp is not in memory
    std::uint64_t leaveFree = kLeaveFree;
};

/// A temporary file without a name, gone when the last user is, that several copies share block by block; so
/// any number of them needs one descriptor. Made when the first block is taken. Any thread.
class TemporaryFile {
  public:
    static constexpr std::size_t kBlockBytes = std::size_t{1} << 20;

    explicit TemporaryFile(TemporaryRoom room);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    /// Number of a block that nobody else has. Fails in one sentence if the folder has no room for it.
    Result<std::uint32_t> takeBlock();
    /// Within the block.
    Result<void> write(std::uint32_t block, std::size_t at, Bytes bytes);
    Result<void> read(std::uint32_t block, std::size_t at, std::span<std::uint8_t> into) const;

  private:
    Result<void> open();
    Result<void> checkRoom() const;

    TemporaryRoom room_;
    std::mutex mutex_;  // of what follows, while a block is taken
    std::uint32_t blocks_ = 0;
    std::atomic<int> descriptor_ = -1;
};

/// What is inside a compressed file, as far as it has been decompressed: written by the one who decompresses
/// it, read by any threads at the same time.
class TemporaryCopy {
  public:
    TemporaryCopy(std::shared_ptr<TemporaryFile> file, Compression compression)
        : file_(std::move(file)), compression_(compression) {}

    /// What it was taken out of.
    Compression compression() const { return compression_; }

    /// Adds to the end. Fails once there is no room; from then on the copy stays as it is.
    Result<void> append(Bytes bytes);
    /// Bytes that may be read.
    std::uint64_t size() const { return size_.load(std::memory_order_acquire); }
    /// Fills as much of `into` as there is from `offset`.
    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) const;

  private:
    Result<std::uint32_t> blockAt(std::uint64_t offset);

    std::shared_ptr<TemporaryFile> file_;
    const Compression compression_;
    mutable std::mutex mutex_;  // of blocks_
    std::vector<std::uint32_t> blocks_;
    std::atomic<std::uint64_t> size_ = 0;
    bool full_ = false;
};

/// The copy as a source.
std::unique_ptr<ByteSource> openCopy(std::shared_ptr<const TemporaryCopy> copy);

}  // namespace smppscope::capture
