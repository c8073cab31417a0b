#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace smppscope::dissector {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint32_t kHeaderLength = 16;         // SMPP v3.4 3.2
constexpr std::uint32_t kResponseBit = 0x80000000;  // SMPP v3.4 5.1.2.1
constexpr std::uint32_t kDefaultMaxPduLength = 1u << 20;

/// The four integers that begin every PDU (SMPP v3.4 3.2), host byte order.
struct Header {
    std::uint32_t length = 0;
    std::uint32_t command = 0;
    std::uint32_t status = 0;
    std::uint32_t sequence = 0;
};

constexpr std::uint32_t loadU32(const std::uint8_t* p) {
    return (std::uint32_t{p[0]} << 24) | (std::uint32_t{p[1]} << 16) | (std::uint32_t{p[2]} << 8) | p[3];
}

constexpr std::uint16_t loadU16(const std::uint8_t* p) {
    return static_cast<std::uint16_t>((p[0] << 8) | p[1]);
}

/// `bytes` must hold at least kHeaderLength bytes.
constexpr Header loadHeader(const std::uint8_t* bytes) {
    return {loadU32(bytes), loadU32(bytes + 4), loadU32(bytes + 8), loadU32(bytes + 12)};
}

constexpr bool isResponse(std::uint32_t command) {
    return (command & kResponseBit) != 0;
}

/// Whether a table has this command, so that its length and body can be judged.
bool isKnownCommand(std::uint32_t command);

/// Whether vendors may use this command for what they like (SMPP v3.4 5.1.2.1).
bool isVendorCommand(std::uint32_t command);

/// How surely 16 bytes begin a PDU.
enum class Plausibility : std::uint8_t {
    no,       ///< the length or the sequence number can't be
    perhaps,  ///< a believable length, but a command or status nobody knows
    yes,      ///< a known command with a length that it can have, a believable status and sequence number
};

/// Judges a header by content alone (used to find SMPP on any port and to resynchronise).
Plausibility judgeHeader(const Header& header, std::uint32_t maxPduLength = kDefaultMaxPduLength);

}  // namespace smppscope::dissector
