#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "dissector/header.h"
#include "dissector/text/character_set.h"

/// What a peer's texts tell together of its default alphabet, which data_coding 0 stands for (SMPP
/// v3.4 5.2.19).
namespace smppscope::dissector {

/// The alphabet that a text makes sense in alone.
enum class AlphabetSign : std::uint8_t {
    absent,  ///< no text with data_coding 0
    none,    ///< reads alike in several alphabets
    gsm7,
    gsm7Packed,
    ascii,
    latin1,
    utf8,
    ucs2,
};
inline constexpr std::size_t kAlphabetSigns = 8;

/// Judges the octets of a text, which may be a part of a longer one, behind a user data header of so many
/// octets. Looks at them once or twice; allocates nothing. Pure; any thread.
AlphabetSign alphabetSignOf(Bytes octets, std::uint32_t headerOctets = 0);

/// How many texts of a peer have each sign.
struct AlphabetSigns {
    std::array<std::uint32_t, kAlphabetSigns> texts{};

    std::uint64_t count() const;  ///< of texts with data_coding 0
    bool tells() const;           ///< whether any of them has a sign
    /// The alphabet of more than half of the texts with a sign; nothing if there is none. Texts in ASCII are
    /// texts in Latin-1 and UTF-8 too.
    std::optional<CharacterSet> guess() const;
    /// "of 40 texts of this peer 12 make sense in Latin-1 alone, 1 in GSM 7-bit alone, 27 in either".
    std::string evidence() const;
};

}  // namespace smppscope::dissector
