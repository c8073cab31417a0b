#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dissector/text/text_settings.h"

namespace smppscope::dissector {

/// What a data_coding says about the text.
struct DeclaredSet {
    CharacterSet set = CharacterSet::gsm7;
    bool certain = true;       ///< false: of several forms, the bytes must tell which
    bool compressed = false;   ///< 3GPP TS 23.042; shown as bytes
    std::string_view because;  ///< why it is no text where it isn't; else empty
};

/// The set of a data_coding: SMPP v3.4 5.2.19 below 0x10, from there on 3GPP TS 23.038 chapter 4; the latter
/// for all values if the settings say so. Nothing is known of `nullopt`: replace_sm has no data_coding. GSM
/// 7-bit text is never certain to be packed or not, unless the settings say it of data_coding 0. `binary`
/// also stands for values without an agreed meaning.
DeclaredSet declaredSet(std::optional<std::uint8_t> dataCoding, const TextSettings& settings = {});

}  // namespace smppscope::dissector
