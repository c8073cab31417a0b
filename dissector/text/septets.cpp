#include "dissector/text/septets.h"

namespace smppscope::dissector {

std::vector<std::uint8_t> unpackSeptets(Bytes packed, unsigned fillBits) {
    const auto octets = static_cast<std::uint32_t>(packed.size());
    std::vector<std::uint8_t> septets(septetCount(octets, fillBits));
    std::size_t bit = fillBits;
    for (std::uint8_t& septet : septets) {
        const unsigned low = packed[bit / 8];
        const unsigned high = bit / 8 + 1 < packed.size() ? packed[bit / 8 + 1] : 0;
        septet = static_cast<std::uint8_t>(((high << 8 | low) >> (bit % 8)) & 0x7F);
        bit += 7;
    }
    return septets;
}

std::vector<std::uint8_t> packSeptets(std::span<const std::uint8_t> septets, unsigned fillBits) {
    std::vector<std::uint8_t> packed((septets.size() * 7 + fillBits + 7) / 8);
    std::size_t bit = fillBits;
    for (const std::uint8_t septet : septets) {
        const unsigned shifted = static_cast<unsigned>(septet & 0x7F) << (bit % 8);
        packed[bit / 8] = static_cast<std::uint8_t>(packed[bit / 8] | shifted);
        if (shifted > 0xFF)
            packed[bit / 8 + 1] = static_cast<std::uint8_t>(shifted >> 8);
        bit += 7;
    }
    return packed;
}

}  // namespace smppscope::dissector
