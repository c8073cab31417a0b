#pragma once

#include "dissector/header.h"

/// What the octets of a text look like before anything is decoded.
namespace smppscope::dissector {

bool hasHighBit(Bytes octets);

/// ISO 2022's ESC $ or ESC (.
bool hasJapaneseEscape(Bytes octets);

/// Pairs of octets of which most begin with the same octet below 0x20, as UTF-16BE of all alphabets does.
bool looksLikeUtf16(Bytes octets);

/// The same with the second octet of each pair.
bool looksLikeLittleEndianUtf16(Bytes octets);

/// Printable ASCII and line ends alone.
bool isPrintableAscii(Bytes octets);

/// @ or _ of ASCII between letters or digits, and no code that only the GSM alphabet uses:
/// "anna@example.com".
bool looksLikeAscii(Bytes octets);

/// Pairs of 0x21 to 0x7E of which many are kana, as JIS X 0208 without escape sequences has them.
bool looksLikeJisPairs(Bytes octets);

}  // namespace smppscope::dissector
