#include "dissector/text/plausibility.h"

#include <algorithm>
#include <string_view>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace smppscope::dissector {

namespace {

/// What a character adds, by the kind of its code point.
double worthOfAscii(char32_t c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return 1;
    if (c == ' ' || c == '\n' || c == '\r')
        return 1;
    if (c < 0x20 || c == 0x7F)
        return c == '\t' ? 0.5 : -1;
    constexpr std::string_view kUsual = "!\"#$%&'()*+,-./:;=?@_";
    return kUsual.find(static_cast<char>(c)) != std::string_view::npos ? 0.8 : 0.6;
}

double worthOfOthers(char32_t c) {
    constexpr double kHalfWidth = 0.5;  // EUC-JP read as Shift_JIS is full of them
    if (c >= 0xFF61 && c <= 0xFF9F)
        return kHalfWidth;
    constexpr std::uint32_t kWritten = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_Z_MASK;
    constexpr std::uint32_t kAround = U_GC_P_MASK | U_GC_S_MASK | U_GC_CF_MASK;
    const std::uint32_t kind = U_GET_GC_MASK(static_cast<UChar32>(c));
    if ((kind & kWritten) != 0)
        return 1;
    if ((kind & kAround) != 0)
        return c < 0x100 ? 0.3 : 0.8;
    return kind == U_GC_CN_MASK ? -2 : -1;
}

double worth(const TextCharacter& character) {
    switch (character.state) {
        case CharacterState::undefined:
        case CharacterState::loneSurrogate:
            return -2;
        case CharacterState::cutEscape:
        case CharacterState::unknownEscape:
            return -1;
        case CharacterState::good:
        case CharacterState::possiblePadding:
            break;
    }
    return character.codePoint < 0x80 ? worthOfAscii(character.codePoint)
                                      : worthOfOthers(character.codePoint);
}

struct Letter {
    int script = USCRIPT_COMMON;  ///< those of East Asian texts, which are mixed, count as one
    bool lower = false;
    bool upper = false;
};

Letter letterOf(char32_t c) {
    if (c < 0x80) {
        const bool lower = c >= 'a' && c <= 'z';
        const bool upper = c >= 'A' && c <= 'Z';
        return {lower || upper ? USCRIPT_LATIN : USCRIPT_COMMON, lower, upper};
    }
    const auto codePoint = static_cast<UChar32>(c);
    if ((U_GET_GC_MASK(codePoint) & U_GC_L_MASK) == 0)
        return {};
    UErrorCode status = U_ZERO_ERROR;
    int script = uscript_getScript(codePoint, &status);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL)
        script = USCRIPT_HAN;
    return {script, u_islower(codePoint) != 0, u_isupper(codePoint) != 0};
}

/// What the step from one letter to the next takes away.
double strangeness(const Letter& before, const Letter& now) {
    if (before.script == USCRIPT_COMMON || now.script == USCRIPT_COMMON)
        return 0;
    if (before.script != now.script)
        return 1;
    return before.lower && now.upper ? 0.4 : 0;
}

}  // namespace

double plausibility(const Characters& characters) {
    if (characters.list.empty())
        return 0;
    double sum = 0;
    Letter before;
    for (const TextCharacter& character : characters.list) {
        const Letter now = letterOf(character.codePoint);
        sum += worth(character) - strangeness(before, now);
        before = now;
    }
    return std::clamp(sum / static_cast<double>(characters.list.size()), 0.0, 1.0);
}

bool hasUndefined(const Characters& characters) {
    return std::any_of(characters.list.begin(), characters.list.end(), [](const TextCharacter& character) {
        return character.state == CharacterState::undefined;
    });
}

}  // namespace smppscope::dissector
