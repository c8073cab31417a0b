#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dissector/issue.h"

namespace smppscope::dissector {

/// What is to be said of a decoded character beside itself.
enum class CharacterState : std::uint8_t {
    good,
    undefined,        ///< the set has no character for the bytes; shown as U+FFFD
    loneSurrogate,    ///< half a surrogate pair; shown as "\uD83D"
    cutEscape,        ///< a GSM escape as the last septet, shown as a space
    unknownEscape,    ///< a GSM escape pair without a character of its own, shown as that of its second code
    possiblePadding,  ///< in the last 7 bits of packed text: a character, or what fills the octet
};

/// One character of a text: a code point with the bytes that it was read from.
struct TextCharacter {
    ByteRange bytes;               ///< within the bytes that were decoded
    std::uint32_t textOffset = 0;  ///< of its UTF-8 in the text
    char32_t codePoint = 0;
    CharacterState state = CharacterState::good;
};

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// Decoded text. The characters stand in the order of their bytes and leave out none of these; of packed
/// text, characters that share an octet both have it. A second code point from the same bytes has an empty
/// range.
struct Characters {
    std::string text;  ///< valid UTF-8
    std::vector<TextCharacter> list;

    /// Appends a code point; what is not one becomes U+FFFD, a surrogate its number.
    void add(char32_t codePoint, ByteRange bytes, CharacterState state = CharacterState::good);
    void addUndefined(ByteRange bytes);
};

/// Appends a Unicode scalar value.
void appendUtf8(std::string& text, char32_t codePoint);

constexpr bool isSurrogate(char32_t codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF;
}

}  // namespace smppscope::dissector
