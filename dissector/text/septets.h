#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dissector/header.h"
#include "dissector/issue.h"

/// Septets run together, from the low bit of the first octet up (3GPP TS 23.038 6.1.2.1).
namespace smppscope::dissector {

/// Bits between a user data header and packed text, which begins at a septet boundary counted from the
/// header's length octet (3GPP TS 23.040 9.2.3.24). `headerOctets` counts that octet too; 0: no header.
constexpr unsigned fillBitsAfter(std::uint32_t headerOctets) {
    return (7 - headerOctets % 7 * 8 % 7) % 7;
}

/// Whole septets behind the fill bits.
constexpr std::uint32_t septetCount(std::uint32_t octets, unsigned fillBits) {
    return octets == 0 ? 0 : (octets * 8 - fillBits) / 7;
}

/// The septets of packed octets; as many as there is room for, so the last may be padding.
std::vector<std::uint8_t> unpackSeptets(Bytes packed, unsigned fillBits);

/// Packs septets behind zero fill bits (0 to 6); spare bits at the end are zero.
std::vector<std::uint8_t> packSeptets(std::span<const std::uint8_t> septets, unsigned fillBits);

/// The octets that hold a run of packed septets.
constexpr ByteRange octetsOfSeptets(std::uint32_t first, std::uint32_t count, unsigned fillBits) {
    const std::uint32_t begin = (fillBits + first * 7) / 8;
    const std::uint32_t end = (fillBits + (first + count) * 7 + 7) / 8;
    return {begin, end - begin};
}

}  // namespace smppscope::dissector
