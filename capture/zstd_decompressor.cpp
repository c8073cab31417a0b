#include <zstd.h>

#include "capture/decompressor.h"

namespace smppscope::capture {

namespace {

class ZstdDecompressor : public Decompressor {
  public:
    explicit ZstdDecompressor(ZSTD_DCtx* context) : context_(context) {}

    Step run(Bytes input, std::span<std::uint8_t> output) override {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{output.data(), output.size(), 0};
        const std::size_t left = ZSTD_decompressStream(context_.get(), &out, &in);
        Step step{in.pos, out.pos, nullptr};
        if (ZSTD_isError(left) != 0) {
            step.problem = ZSTD_getErrorName(left);
        } else if (step.consumed > 0 || step.produced > 0) {
            betweenFrames_ = left == 0;
        }
        return step;
    }

    bool mayEnd() const override { return betweenFrames_; }

  private:
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> context_;
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
