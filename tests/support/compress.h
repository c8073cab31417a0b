#pragma once

#include "tests/support/bytes.h"

namespace smppscope::support {

/// One gzip member, one zstd frame; throw std::runtime_error if the library fails, which ends a test.
ByteVector gzip(std::span<const std::uint8_t> bytes);
ByteVector zstd(std::span<const std::uint8_t> bytes);

}  // namespace smppscope::support
