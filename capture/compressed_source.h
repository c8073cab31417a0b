#pragma once

#include "capture/byte_source.h"
#include "capture/decompressor.h"
#include "capture/temporary_copy.h"

namespace smppscope::capture {

/// What is inside a compressed source, read once from front to back: offsets mean positions inside. Whatever
/// passes by is added to `copy`, for those who want to look at it again. Memory: a buffer and the
/// decompressor's, however much comes out.
///
/// Of damaged data everything before the damage is read, then a failure says where in the file it is. If the
/// copy gets no room, reading goes on without, and notice() tells.
class CompressedSource : public ByteSource {
  public:
    CompressedSource(std::unique_ptr<ByteSource> stored, Compression compression,
                     std::shared_ptr<TemporaryCopy> copy);

    /// Never from before where the last read ended; bytes in between are passed over.
    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) override;
    /// kUnknownSize until the end has been reached.
    std::uint64_t size() const override { return size_; }
    void rest() override { stored_->rest(); }

    Compression compression() const override { return compression_; }
    std::uint64_t storedSize() const override { return stored_->size(); }
    std::uint64_t storedOffset(std::uint64_t /*offset*/) const override { return storedEnd_ - input_.size(); }
    std::string notice() const override { return notice_; }

  private:
    Result<std::size_t> produce(std::span<std::uint8_t> into);
    Result<void> loadInput();
    Result<std::size_t> atEndOfInput();
    void keep(Bytes bytes);
    tl::unexpected<Error> damage(std::string_view what);

    std::unique_ptr<ByteSource> stored_;
    std::unique_ptr<Decompressor> decompressor_;
    std::shared_ptr<TemporaryCopy> copy_;
    Compression compression_;
    std::vector<std::uint8_t> buffer_;
    Bytes input_;                  // what of the buffer is still to be decompressed
    std::uint64_t storedEnd_ = 0;  // of the input, in the file
    std::uint64_t position_ = 0;   // inside
    std::uint64_t size_ = kUnknownSize;
    bool inputEnded_ = false;
    std::string damage_;
    std::string notice_;
};

}  // namespace smppscope::capture
