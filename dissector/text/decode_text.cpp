#include "dissector/text/decode_text.h"

#include <fmt/format.h>

#include "dissector/text/charset_guess.h"
#include "dissector/text/declared_set.h"
#include "dissector/text/gsm_tables.h"
#include "dissector/text/text_issues.h"

namespace smppscope::dissector {

namespace {

CharsetGuess chooseForm(Bytes octets, const TextContext& context, CharacterSet declared,
                        TextDecoder& decoder) {
    if (context.dataCoding.value_or(0) == 0)
        return guessDefaultAlphabet(octets, context.layout, context.settings.peer, decoder);
    if (declared == CharacterSet::gsm7)
        return guessPacking(octets, context.layout, decoder);
    return guessJapanese(octets, declared, decoder);
}

/// "; Turkish locking shift, Turkish single shift", as far as the header names languages.
std::string namedLanguages(const TextContext& context) {
    std::string text;
    if (const std::uint8_t language = context.layout.lockingLanguage; language != 0)
        text += fmt::format("; {} locking shift", gsmLanguageName(language));
    if (const std::uint8_t language = context.layout.singleShiftLanguage; language != 0)
        text += fmt::format("; {} single shift", gsmLanguageName(language));
    return text;
}

std::string certainEvidence(const TextContext& context, const DeclaredSet& declared) {
    const std::uint8_t value = context.dataCoding.value_or(0);
    std::string text = value == 0 ? "chosen in the settings" : fmt::format("data_coding is 0x{:02x}", value);
    if (!declared.because.empty())
        text += fmt::format("; {}", declared.because);
    return text;
}

bool isGsm(CharacterSet set) {
    return set == CharacterSet::gsm7 || set == CharacterSet::gsm7Packed;
}

}  // namespace

DecodedText decodeText(Bytes octets, const TextContext& context, TextDecoder& decoder) {
    DecodedText result;
    if (context.binaryByPort) {
        result.set = CharacterSet::binary;
        result.evidence = "the application port takes data, not text";
        return result;
    }
    const DeclaredSet declared = declaredSet(context.dataCoding, context.settings);
    result.guessed = !declared.certain;
    if (declared.certain) {
        result.set = declared.set;
        result.evidence = certainEvidence(context, declared);
    } else {
        CharsetGuess guess = chooseForm(octets, context, declared.set, decoder);
        result.set = guess.set;
        const std::uint8_t value = context.dataCoding.value_or(0);
        result.evidence = value == 0 ? std::move(guess.evidence)
                                     : fmt::format("data_coding is 0x{:02x}; {}", value, guess.evidence);
    }
    if (isGsm(result.set))
        result.evidence += namedLanguages(context);
    if (result.set == CharacterSet::binary || octets.empty())
        return result;
    result.characters = decoder.decode(result.set, octets, context.layout);
    const bool open = context.dataCoding.value_or(0) == 0 && result.guessed;
    const bool national = context.layout.lockingLanguage != 0 || context.layout.singleShiftLanguage != 0;
    if (!open && !national)
        result.other = findOtherReading(octets, result.set, result.characters, decoder);
    result.issues = judgeText(octets, result);
    return result;
}

}  // namespace smppscope::dissector
