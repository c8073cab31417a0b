#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

/// The alphabets of 3GPP TS 23.038: the default one and those of the national languages.
namespace smppscope::dissector {

/// A table's cell that defines no character. (No table defines NUL.)
inline constexpr char16_t kNone = 0;

/// Characters by septet value. The escape code 0x1B is kNone in every table.
using GsmTable = std::array<char16_t, 128>;

inline constexpr std::uint8_t kGsmEscape = 0x1B;

/// Language ids 0 (the default) to 13 are defined (3GPP TS 23.038 6.2.1.2.4), all others reserved.
inline constexpr std::size_t kGsmLanguages = 14;

/// The locking shift table of a language, or nullptr if there is none (Spanish and reserved ids).
const GsmTable* gsmLockingTable(std::uint8_t language);

/// The single shift table (for 0 the default extension table), or nullptr for reserved ids. Most cells are
/// kNone.
const GsmTable* gsmSingleShiftTable(std::uint8_t language);

/// "Turkish"; "reserved language" for other ids.
std::string_view gsmLanguageName(std::uint8_t language);

}  // namespace smppscope::dissector
