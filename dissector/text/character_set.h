#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dissector/fields.h"

namespace smppscope::dissector {

/// How the bytes of a message stand for characters.
enum class CharacterSet : std::uint8_t {
    gsm7,        ///< 3GPP TS 23.038 6.2, a septet in each octet
    gsm7Packed,  ///< the same, septets run together (6.1.2.1)
    ascii,
    latin1,            ///< ISO 8859-1
    ucs2,              ///< UTF-16BE, with surrogate pairs
    ucs2LittleEndian,  ///< UTF-16LE: no data_coding means it, but some peers send it
    utf8,              ///< no data_coding means it, but some peers send it
    cyrillic,          ///< ISO 8859-5
    hebrew,            ///< ISO 8859-8
    jis,               ///< JIS X 0208, two 7-bit octets a character and no escape sequences
    shiftJis,
    iso2022Jp,  ///< with the additions of ISO-2022-JP-2
    eucJp,
    korean,     ///< EUC-KR with the additions of code page 949
    pictogram,  ///< Shift_JIS, whose private range holds the pictograms of Japanese handsets
    binary,     ///< no text
};

struct CharacterSetInfo {
    CharacterSet set;
    std::string_view id;  ///< stable, for settings and filters: "gsm7-packed"
    std::string_view title;
};

/// One row per CharacterSet, in the order of the enum.
std::span<const CharacterSetInfo> allCharacterSets();
const CharacterSetInfo& characterSetInfo(CharacterSet set);

/// The set of that id, if there is one.
std::optional<CharacterSet> findCharacterSet(std::string_view id);

/// The ids as values of a field, with their titles as meanings.
extern const Enumeration kCharacterSetNames;

}  // namespace smppscope::dissector
