#pragma once

#include <cstdint>
#include <span>

#include <xxhash.h>

namespace smppscope::model {

/// The same on every run and machine.
inline std::uint64_t hashOf(std::span<const std::uint8_t> bytes, std::uint64_t seed = 0) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

inline std::uint32_t shortHashOf(std::span<const std::uint8_t> bytes) {
    return static_cast<std::uint32_t>(hashOf(bytes));
}

}  // namespace smppscope::model
