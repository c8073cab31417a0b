#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dissector/issue.h"
#include "dissector/text/other_reading.h"
#include "dissector/text/text_decoder.h"
#include "dissector/text/text_settings.h"

namespace smppscope::dissector {

/// What a PDU says about its text.
struct TextContext {
    std::optional<std::uint8_t> dataCoding;  ///< nullopt: the PDU has none (replace_sm)
    GsmLayout layout;                        ///< of the user data header before the text
    bool binaryByPort = false;  ///< the header names an application port that takes data, not text
    TextSettings settings;
};

/// The text of a message, with what is known about how it was read.
struct DecodedText {
    CharacterSet set = CharacterSet::gsm7;
    bool guessed = false;               ///< the PDU and the settings leave the set open
    std::string evidence;               ///< why this set, in a few words: "data_coding is 0x08"
    Characters characters;              ///< ranges within the octets; none if the set is binary
    std::optional<OtherReading> other;  ///< what the sender probably meant, if that is something else
    std::vector<Issue> issues;          ///< ranges within the octets
};

/// Decodes the text of a message without its user data header. Never fails; any octets. Pure but for the
/// converters that `decoder` keeps.
DecodedText decodeText(Bytes octets, const TextContext& context, TextDecoder& decoder);

}  // namespace smppscope::dissector
