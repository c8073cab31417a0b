#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace smppscope::cli {

struct HexError {
    std::size_t offset = 0;  ///< bytes of the text
    std::string message;     ///< one sentence
};

/// Bytes from hexadecimal text as people paste it: digits with or without blanks, colons, commas, dashes,
/// quotes, braces, 0x or \x before each byte; or a dump with offsets and an ASCII column, as xxd, hexdump -C,
/// od and Wireshark print it.
tl::expected<std::vector<std::uint8_t>, HexError> parseHex(std::string_view text);

}  // namespace smppscope::cli
