#include <zstd.h>

#include <algorithm>

#include "capture/decompressor.h"

namespace smppscope::capture {

namespace {

constexpr std::size_t kFrameStart = 5;
constexpr std::size_t kBlockHeader = 3;

/// The library keeps to itself what it decompressed in the very call that comes upon damage. So every call
/// gets the header of a block, or its content, or room for what is left of it, and no call does two of these.
class ZstdDecompressor : public Decompressor {
  public:
    explicit ZstdDecompressor(ZSTD_DCtx* context) : context_(context) {}

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
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{output.data(), output.size(), 0};
        const std::size_t hint = ZSTD_decompressStream(context_.get(), &out, &in);
        if (ZSTD_isError(hint) != 0) {
            return {in.pos, out.pos, ZSTD_getErrorName(hint)};
        }
        mayHoldOutput_ = out.pos == out.size;
        if (in.pos > 0 || out.pos > 0) {
            betweenFrames_ = hint == 0;
            // The hint for a block's content counts the header of the next one.
            wanted_ = betweenFrames_ ? kFrameStart : hint > kBlockHeader ? hint - kBlockHeader : hint;
        }
        return {in.pos, out.pos, nullptr};
    }

    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> context_;
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
