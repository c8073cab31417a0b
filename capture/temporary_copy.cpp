#include "capture/temporary_copy.h"

#include <algorithm>

namespace smppscope::capture {

namespace {

constexpr std::size_t kBlock = TemporaryFile::kBlockBytes;

class CopySource : public ByteSource {
  public:
    explicit CopySource(std::shared_ptr<const TemporaryCopy> copy) : copy_(std::move(copy)) {}
    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) override {
        return copy_->readAt(offset, into);
    }
    std::uint64_t size() const override { return copy_->size(); }
    Compression compression() const override { return copy_->compression(); }

  private:
    std::shared_ptr<const TemporaryCopy> copy_;
};

}  // namespace

Result<std::uint32_t> TemporaryCopy::blockAt(std::uint64_t offset) {
    const std::scoped_lock lock(mutex_);
    if (offset / kBlock == blocks_.size()) {
        const auto taken = file_->takeBlock();
        if (!taken) {
            return taken;
        }
        blocks_.push_back(*taken);
    }
    return blocks_[offset / kBlock];
}

Result<void> TemporaryCopy::append(Bytes bytes) {
    while (!bytes.empty()) {
        if (full_) {
            return failure("is full");
        }
        const std::uint64_t end = size();
        const Bytes part = bytes.first(std::min<std::size_t>(bytes.size(), kBlock - end % kBlock));
        const auto block = blockAt(end);
        const auto written =
            block ? file_->write(*block, end % kBlock, part) : Result<void>(tl::unexpected(block.error()));
        if (!written) {
            full_ = true;
            return written;
        }
        size_.store(end + part.size(), std::memory_order_release);
        bytes = bytes.subspan(part.size());
    }
    return {};
}

Result<std::size_t> TemporaryCopy::readAt(std::uint64_t offset, std::span<std::uint8_t> into) const {
    const std::uint64_t end = size();
    into = into.first(std::min<std::uint64_t>(into.size(), end - std::min(offset, end)));
    std::size_t done = 0;
    while (done < into.size()) {
        const std::uint64_t from = offset + done;
        const auto part =
            into.subspan(done, std::min<std::size_t>(into.size() - done, kBlock - from % kBlock));
        std::uint32_t block = 0;
        {
            const std::scoped_lock lock(mutex_);
            block = blocks_[from / kBlock];
        }
        if (const auto read = file_->read(block, from % kBlock, part); !read) {
            return tl::unexpected(read.error());
        }
        done += part.size();
    }
    return done;
}

std::unique_ptr<ByteSource> openCopy(std::shared_ptr<const TemporaryCopy> copy) {
    return std::make_unique<CopySource>(std::move(copy));
}

}  // namespace smppscope::capture
