#pragma once

#include <algorithm>
#include <string>

#include "dissector/text/decode_text.h"
#include "dissector/text/unicode_codec.h"

/// What holds of every decoded text, whatever the octets; for tests and the fuzzer.
namespace smppscope::dissector::tests {

inline Bytes bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

inline bool isValidUtf8(std::string_view text) {
    const Characters read = decodeUtf8(bytesOf(text));
    return std::none_of(read.list.begin(), read.list.end(), [](const TextCharacter& character) {
        return character.state == CharacterState::undefined;
    });
}

/// What is wrong with characters that were decoded from `octets`; empty if nothing is. Only characters of
/// packed text may share octets.
inline std::string fault(const Characters& characters, Bytes octets, bool packed) {
    if (!isValidUtf8(characters.text))
        return "not UTF-8";
    if (octets.empty() != characters.list.empty())
        return "characters without octets, or octets without characters";
    std::uint32_t end = 0;
    std::uint32_t textEnd = 0;
    for (const TextCharacter& character : characters.list) {
        const std::uint32_t begin = character.bytes.offset;
        if (begin > end || (begin < end && !(packed && end - begin == 1)))
            return "a character does not begin where the one before ends";
        if (character.bytes.end() < end || character.bytes.end() > octets.size())
            return "a character ends in a wrong place";
        if (character.textOffset < textEnd || character.textOffset >= characters.text.size())
            return "a character is not where it should be in the text";
        end = character.bytes.end();
        textEnd = character.textOffset + 1;
    }
    return end == octets.size() ? "" : "the last octets belong to no character";
}

inline std::string fault(const DecodedText& text, Bytes octets) {
    for (const Issue& issue : text.issues)
        if (issue.range.end() > octets.size() || issue.range.length == 0 || issue.text.empty())
            return "a bad issue: " + issue.text;
    if (text.evidence.empty())
        return "no evidence";
    if (text.other && !isValidUtf8(text.other->characters.text))
        return "the other reading is not UTF-8";
    if (text.set == CharacterSet::binary)
        return text.characters.list.empty() ? "" : "binary data with characters";
    return fault(text.characters, octets, text.set == CharacterSet::gsm7Packed);
}

}  // namespace smppscope::dissector::tests
