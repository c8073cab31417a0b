#pragma once

#include "dissector/header.h"
#include "dissector/text/characters.h"

/// Encodings of Unicode and its first parts.
namespace smppscope::dissector {

/// Octets above 0x7F are undefined characters.
Characters decodeAscii(Bytes octets);
Characters decodeLatin1(Bytes octets);

enum class ByteOrder : std::uint8_t { big, little };

/// UTF-16 (RFC 2781). Surrogates without their other half stand for themselves; a last octet without its
/// partner is an undefined character. A byte order mark is a character like others.
Characters decodeUtf16(Bytes octets, ByteOrder order = ByteOrder::big);

/// UTF-8 (RFC 3629). Each longest beginning of a sequence that cannot go on is one undefined character.
Characters decodeUtf8(Bytes octets);

}  // namespace smppscope::dissector
