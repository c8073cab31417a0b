#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "capture/compression.h"

namespace smppscope::capture {

/// Decompresses one file from its beginning. Pure: bytes in, bytes out, of any sizes; its memory is bounded
/// by the format whatever they expand to (gzip 40 KiB; zstd the window that the file asks for, at most
/// kLargestWindow).
class Decompressor {
  public:
    /// More than `zstd --ultra -22` makes (128 MiB); with `--long` there may be up to 2 GiB.
    static constexpr std::uint64_t kLargestWindow = std::uint64_t{512} << 20;

    struct Step {
        std::size_t consumed = 0;  ///< from the front of the input
        std::size_t produced = 0;  ///< into the front of the output
        const char* problem =
            nullptr;               ///< why the input can't be used behind what was consumed; call no more
        std::uint64_t window = 0;  ///< with `problem`: so much memory it needs, more than there is for it
    };

    virtual ~Decompressor() = default;
    /// Neither consumes nor produces only if it has to have more input (or more output). After the last input
    /// it may still have output: call it with no input until it produces nothing.
    virtual Step run(Bytes input, std::span<std::uint8_t> output) = 0;
    /// The input may end here: all members (gzip) or frames (zstd) that have begun are complete.
    virtual bool mayEnd() const = 0;
};

/// Of any number of members or frames behind each other; zeros behind the last gzip member are padding, as
/// gzip has it. Null for Compression::none, or if there is no memory.
std::unique_ptr<Decompressor> makeDecompressor(Compression compression);

std::unique_ptr<Decompressor> makeGzipDecompressor();
std::unique_ptr<Decompressor> makeZstdDecompressor();

}  // namespace smppscope::capture
