#pragma once

#include <string>

#include "dissector/text/alphabet_signs.h"
#include "dissector/text/text_decoder.h"

namespace smppscope::dissector {

/// What octets seem to be, and why.
struct CharsetGuess {
    CharacterSet set = CharacterSet::gsm7;
    std::string evidence;  ///< a few words: "no octet above 0x7F; escape pairs are valid"
};

/// The default alphabet of an unknown message centre: GSM 7-bit unpacked unless the octets tell otherwise. A
/// header that names a national language leaves GSM 7-bit alone, packed or not.
CharsetGuess guessDefaultAlphabet(Bytes octets, const GsmLayout& layout, TextDecoder& decoder);

/// The same with what all texts of its peer tell: a text that could be in several alphabets is in that of the
/// others, as far as it makes sense there. The evidence tells of both.
CharsetGuess guessDefaultAlphabet(Bytes octets, const GsmLayout& layout, const AlphabetSigns& peer,
                                  TextDecoder& decoder);

/// Whether text that is GSM 7-bit is packed.
CharsetGuess guessPacking(Bytes octets, const GsmLayout& layout, TextDecoder& decoder);

/// The form of a Japanese set. `first` is the one to prefer: shiftJis, eucJp or pictogram. `binary` if the
/// octets make sense in none.
CharsetGuess guessJapanese(Bytes octets, CharacterSet first, TextDecoder& decoder);

}  // namespace smppscope::dissector
