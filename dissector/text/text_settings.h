#pragma once

#include <optional>

#include "dissector/text/character_set.h"

namespace smppscope::dissector {

/// What a peer's data_coding means, where PDUs do not say it. The user chooses.
struct TextSettings {
    /// The message centre's default alphabet: data_coding 0. Nothing: guess for each message.
    std::optional<CharacterSet> dataCodingZero;
    /// Also values below 0x10 are GSM data coding schemes, as in SMPP v3.3 and with some peers.
    bool rawGsmScheme = false;
};

}  // namespace smppscope::dissector
