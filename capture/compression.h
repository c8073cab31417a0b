#pragma once

#include <cstdint>

#include "capture/types.h"

namespace smppscope::capture {

/// How a file is stored that is read as if it were what is inside.
enum class Compression : std::uint8_t { none, gzip, zstd };

/// Bytes that tell it.
inline constexpr std::size_t kCompressionMagicBytes = 4;

/// By the first bytes of a file (RFC 1952 2.3.1, RFC 8878 3.1); `none` if there are too few of them.
Compression compressionOf(Bytes start);

/// "gzip".
const char* nameOf(Compression compression);

/// Why a file that begins so can't be read although it may hold a capture, and what to do about it: "is
/// compressed with xz, which ...". Null if it is not of a compression that we know and can't read.
const char* foreignCompression(Bytes start);

}  // namespace smppscope::capture
