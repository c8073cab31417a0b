#include <zlib.h>

#include <algorithm>
#include <limits>

#include "capture/decompressor.h"

namespace smppscope::capture {

namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS;

unsigned limited(std::size_t size) {
    return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<unsigned>::max()));
}

class GzipDecompressor : public Decompressor {
  public:
    GzipDecompressor() : usable_(inflateInit2(&stream_, kGzipOnly) == Z_OK) {}
    ~GzipDecompressor() override { inflateEnd(&stream_); }
    GzipDecompressor(const GzipDecompressor&) = delete;
    GzipDecompressor& operator=(const GzipDecompressor&) = delete;

    bool usable() const { return usable_; }

    Step run(Bytes input, std::span<std::uint8_t> output) override {
        if (betweenMembers_ && !input.empty()) {
            const auto padding = static_cast<std::size_t>(
                std::find_if(input.begin(), input.end(), [](std::uint8_t byte) { return byte != 0; }) -
                input.begin());
            if (padding > 0) {
                return {padding, 0, nullptr};
            }
            inflateReset(&stream_);
            betweenMembers_ = false;
        }
        if (betweenMembers_) {
            return {};
        }
        return inflateOn(input, output);
    }

    bool mayEnd() const override { return betweenMembers_; }

  private:
    Step inflateOn(Bytes input, std::span<std::uint8_t> output) {
        stream_.next_in = const_cast<Bytef*>(input.data());  // zlib doesn't write there
        stream_.avail_in = limited(input.size());
        stream_.next_out = output.data();
        stream_.avail_out = limited(output.size());
        const int code = inflate(&stream_, Z_NO_FLUSH);
        Step step;
        step.consumed = static_cast<std::size_t>(stream_.next_in - input.data());
        step.produced = static_cast<std::size_t>(stream_.next_out - output.data());
        betweenMembers_ = code == Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
            step.problem = stream_.msg != nullptr ? stream_.msg : zError(code);
        }
        return step;
    }

    z_stream stream_{};
    bool usable_;
    bool betweenMembers_ = false;
};

}  // namespace

std::unique_ptr<Decompressor> makeGzipDecompressor() {
    auto made = std::make_unique<GzipDecompressor>();
    return made->usable() ? std::move(made) : nullptr;
}

}  // namespace smppscope::capture
