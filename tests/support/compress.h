#pragma once

#include "tests/support/bytes.h"

namespace smppscope::support {

/// One gzip member, one zstd frame; throw std::runtime_error if the library fails, which ends a test.
ByteVector gzip(std::span<const std::uint8_t> bytes);
ByteVector zstd(std::span<const std::uint8_t> bytes);
/// One zstd frame that asks for a window of 2 ^ `windowLog` bytes, as `zstd --long` does for what it can't
/// see the end of.
ByteVector zstdWithWindow(std::span<const std::uint8_t> bytes, int windowLog);

}  // namespace smppscope::support
