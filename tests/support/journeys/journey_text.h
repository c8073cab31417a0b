#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/traffic/random.h"

namespace smppscope::support {

/// A text and the octets that it is sent as.
struct JourneyText {
    struct Character {
        std::string utf8;
        std::string octets;
    };
    std::string_view charset;  ///< as exports name it
    std::uint8_t dataCoding = 0;
    std::size_t unit = 1;  ///< octets that are never cut
    std::vector<Character> characters;
};

/// So many letters, blanks and signs of an alphabet drawn by chance.
JourneyText drawText(Random& random, std::size_t characters);

/// A text in pieces.
struct TextPieces {
    std::vector<std::string> octets;
    std::vector<std::string> utf8;
};

/// In `count` pieces. With `anywhere` cuts may go through what makes one character (an escape, a pair of
/// surrogates): then only all of utf8 together is the text.
TextPieces cut(const JourneyText& text, std::size_t count, bool anywhere);

}  // namespace smppscope::support
