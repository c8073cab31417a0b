#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace smppscope::capture {

inline std::uint16_t swapBytes(std::uint16_t value) {
    return __builtin_bswap16(value);
}
inline std::uint32_t swapBytes(std::uint32_t value) {
    return __builtin_bswap32(value);
}
inline std::uint64_t swapBytes(std::uint64_t value) {
    return __builtin_bswap64(value);
}

/// The integer at `at` (any alignment) in this machine's byte order.
template <class Integer>
Integer loadHost(const std::uint8_t* at) {
    Integer value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

/// The integer at `at` in network byte order.
template <class Integer>
Integer loadBig(const std::uint8_t* at) {
    const auto value = loadHost<Integer>(at);
    if constexpr (std::endian::native == std::endian::little) {
        return swapBytes(value);
    } else {
        return value;
    }
}

/// The integer at `at` as a file of the other (`swapped`) or of this machine's byte order holds it.
template <class Integer>
Integer loadOrdered(const std::uint8_t* at, bool swapped) {
    const auto value = loadHost<Integer>(at);
    return swapped ? swapBytes(value) : value;
}

}  // namespace smppscope::capture
