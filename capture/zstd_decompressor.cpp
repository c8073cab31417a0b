#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <bit>

#include "capture/decompressor.h"

namespace smppscope::capture {

namespace {

constexpr std::size_t kFrameStart = 5;
constexpr std::size_t kBlockHeader = 3;
constexpr std::size_t kLongestWindowField = 14;  // with all before it

/// The window that the header of a frame asks for (RFC 8878 3.1.1.1), behind which that field is there.
std::uint64_t windowOf(std::span<const std::uint8_t> header) {
    constexpr std::size_t kDescriptor = 4;
    constexpr std::array<std::size_t, 4> kDictionaryBytes{0, 1, 2, 4};
    const unsigned descriptor = header[kDescriptor];
    const bool singleSegment = (descriptor & 0x20) != 0;
    if (!singleSegment) {
        const unsigned window = header[kDescriptor + 1];
        const std::uint64_t base = std::uint64_t{1} << (10 + (window >> 3));
        return base + base / 8 * (window & 7);
    }
    // All of the content.
    const unsigned sizeFlag = descriptor >> 6;
    std::uint64_t size = 0;
    for (std::size_t i = 0; i < std::size_t{1} << sizeFlag; ++i) {
        size |= std::uint64_t{header[kDescriptor + 1 + kDictionaryBytes[descriptor & 3] + i]} << (8 * i);
    }
    return size + (sizeFlag == 1 ? 256 : 0);
}

/// The library keeps to itself what it decompressed in the very call that comes upon damage. So every call
/// gets the header of a block, or its content, or room for what is left of it, and no call does two of these.
class ZstdDecompressor : public Decompressor {
  public:
    explicit ZstdDecompressor(ZSTD_DCtx* context) : context_(context) {
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, std::countr_zero(kLargestWindow));
    }

    Step run(Bytes input, std::span<std::uint8_t> output) override {
        if (mayHoldOutput_) {
            const Step rest = call({}, output);
            if (rest.produced > 0 || rest.problem != nullptr) {
                return rest;
            }
        }
        return call(input.first(std::min(input.size(), wanted_)), output);
    }

    bool mayEnd() const override { return betweenFrames_; }

  private:
    Step call(Bytes input, std::span<std::uint8_t> output) {
        keepHeader(input);
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{output.data(), output.size(), 0};
        const std::size_t hint = ZSTD_decompressStream(context_.get(), &out, &in);
        if (ZSTD_isError(hint) != 0) {
            const bool tooLarge = ZSTD_getErrorCode(hint) == ZSTD_error_frameParameter_windowTooLarge;
            return {in.pos, out.pos, ZSTD_getErrorName(hint), tooLarge ? windowOf(header_) : 0};
        }
        mayHoldOutput_ = out.pos == out.size;
        if (in.pos > 0 || out.pos > 0) {
            betweenFrames_ = hint == 0;
            // The hint for a block's content counts the header of the next one.
            wanted_ = betweenFrames_ ? kFrameStart : hint > kBlockHeader ? hint - kBlockHeader : hint;
            headerBytes_ = betweenFrames_ ? 0 : headerBytes_;
        }
        return {in.pos, out.pos, nullptr, 0};
    }

    /// Of the frame in work, for telling its window.
    void keepHeader(Bytes input) {
        const std::size_t kept = std::min(input.size(), header_.size() - headerBytes_);
        std::copy_n(input.begin(), kept, header_.begin() + static_cast<std::ptrdiff_t>(headerBytes_));
        headerBytes_ += kept;
    }

    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> context_;
    std::array<std::uint8_t, kLongestWindowField + 4> header_{};
    std::size_t headerBytes_ = 0;
    std::size_t wanted_ = kFrameStart;
    bool mayHoldOutput_ = false;
    bool betweenFrames_ = false;
};

}  // namespace

std::unique_ptr<Decompressor> makeZstdDecompressor() {
    ZSTD_DCtx* const context = ZSTD_createDCtx();
    return context != nullptr ? std::make_unique<ZstdDecompressor>(context) : nullptr;
}

std::unique_ptr<Decompressor> makeDecompressor(Compression compression) {
    switch (compression) {
        case Compression::gzip:
            return makeGzipDecompressor();
        case Compression::zstd:
            return makeZstdDecompressor();
        case Compression::none:
            break;
    }
    return nullptr;
}

}  // namespace smppscope::capture
