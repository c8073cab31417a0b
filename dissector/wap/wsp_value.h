#pragma once

#include <optional>
#include <string>

#include "dissector/wap/cursor.h"

namespace smppscope::dissector {

/// A header value of WSP or MMS by its form alone (WAP-230-WSP 8.4.1.2): what it means is its header's.
struct WspValue {
    enum class Form : std::uint8_t {
        shortInteger,  ///< an octet with the top bit set
        text,          ///< up to a NUL, a quote before it taken off
        block,         ///< a length, then so many octets
    };
    Form form = Form::text;
    ByteRange range;          ///< all of it
    ByteRange content;        ///< the characters, or the octets behind the length
    std::uint8_t number = 0;  ///< of a shortInteger, without the top bit
};

/// Nothing if the value is cut.
std::optional<WspValue> readWspValue(Cursor& cursor);

/// The number of a shortInteger, or of a block of 1 to 8 octets (a long integer).
std::optional<std::uint64_t> integerOf(const WspValue& value, const Cursor& cursor);

/// Characters as UTF-8. `charset` is a MIBenum, 0 if unknown: UTF-8 is taken where it is one, else Latin-1.
std::string wapText(Bytes characters, std::uint32_t charset);

/// Adds a character; U+FFFD for a number that is none.
void appendUtf8(std::string& text, std::uint32_t codePoint);

/// A text with an optional character set before it (encoded-string-value, OMA-MMS-ENC 7.2.9).
std::optional<std::string> encodedString(const WspValue& value, const Cursor& cursor);

/// "2026-01-02 03:04:05 UTC"
std::string wapTime(std::uint64_t secondsSince1970);

}  // namespace smppscope::dissector
