#pragma once

#include <optional>

#include "dissector/text/alphabet_signs.h"
#include "dissector/text/character_set.h"

namespace smppscope::dissector {

/// What a peer's data_coding means, where PDUs do not say it. The user chooses; what he leaves open is
/// guessed.
struct TextSettings {
    /// The message centre's default alphabet: data_coding 0. Nothing: guess it.
    std::optional<CharacterSet> dataCodingZero;
    /// Also values below 0x10 are GSM data coding schemes, as in SMPP v3.3 and with some peers.
    bool rawGsmScheme = false;
    /// What the texts of the peer tell of data_coding 0, where that is not chosen.
    AlphabetSigns peer = {};
};

}  // namespace smppscope::dissector
