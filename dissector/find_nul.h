#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace smppscope::dissector {

/// Index of the first NUL among `size` bytes, or `size`. Strings in PDUs are short, so the first bytes are
/// looked at eight at a time without a call.
inline std::uint32_t findNul(const std::uint8_t* bytes, std::uint32_t size) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kHighs = 0x8080808080808080;
    constexpr std::uint32_t kShort = 24;
    std::uint32_t at = 0;
    if constexpr (std::endian::native == std::endian::little) {
        for (; at < kShort && size - at >= 8; at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes + at, 8);
            if (const std::uint64_t nuls =
                    (word - kOnes) & ~word & kHighs)  // the lowest one is never a false alarm
                return at + static_cast<std::uint32_t>(std::countr_zero(nuls)) / 8;
        }
    }
    const void* nul = size == at ? nullptr : std::memchr(bytes + at, 0, size - at);
    return nul == nullptr ? size : static_cast<std::uint32_t>(static_cast<const std::uint8_t*>(nul) - bytes);
}

}  // namespace smppscope::dissector
