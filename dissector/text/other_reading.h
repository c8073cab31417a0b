#pragma once

#include <optional>
#include <string>

#include "dissector/text/text_decoder.h"

namespace smppscope::dissector {

/// A set in which octets make more sense than in the declared one.
struct OtherReading {
    CharacterSet set;
    Characters characters;
    std::string because;  ///< a sentence for the user
};

/// Looks for a set that the sender probably meant in place of `declared`, of which `reading` are the
/// characters. Nothing if the declared one will do.
std::optional<OtherReading> findOtherReading(Bytes octets, CharacterSet declared, const Characters& reading,
                                             TextDecoder& decoder);

}  // namespace smppscope::dissector
