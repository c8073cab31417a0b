#include "dissector/text/characters.h"

#include <fmt/format.h>

namespace smppscope::dissector {

void appendUtf8(std::string& text, char32_t codePoint) {
    const auto tail = [codePoint](unsigned shift) {
        return static_cast<char>(0x80 | ((codePoint >> shift) & 0x3F));
    };
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        text += static_cast<char>(0xC0 | (codePoint >> 6));
        text += tail(0);
    } else if (codePoint < 0x10000) {
        text += static_cast<char>(0xE0 | (codePoint >> 12));
        text += tail(6);
        text += tail(0);
    } else {
        text += static_cast<char>(0xF0 | (codePoint >> 18));
        text += tail(12);
        text += tail(6);
        text += tail(0);
    }
}

void Characters::add(char32_t codePoint, ByteRange bytes, CharacterState state) {
    if (codePoint > 0x10FFFF) {
        addUndefined(bytes);
        return;
    }
    const bool lone = isSurrogate(codePoint);
    list.push_back({bytes, static_cast<std::uint32_t>(text.size()), codePoint,
                    lone ? CharacterState::loneSurrogate : state});
    if (lone)
        text += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(codePoint));
    else
        appendUtf8(text, codePoint);
}

void Characters::addUndefined(ByteRange bytes) {
    add(kReplacementCharacter, bytes, CharacterState::undefined);
}

}  // namespace smppscope::dissector
