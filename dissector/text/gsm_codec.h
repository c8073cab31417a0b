#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dissector/header.h"
#include "dissector/text/characters.h"

/// The GSM 7-bit alphabets (3GPP TS 23.038 6.2.1, annex A).
namespace smppscope::dissector {

/// What a user data header says about the text behind it.
struct GsmLayout {
    std::uint8_t lockingLanguage = 0;      ///< element 0x25; reserved ids and Spanish mean the default table
    std::uint8_t singleShiftLanguage = 0;  ///< element 0x24; reserved ids mean the default extension table
    std::uint32_t headerOctets = 0;        ///< before the text, the length octet included; packed text only
};

/// A septet in each octet. Octets above 0x7F are undefined characters.
Characters decodeGsm(Bytes octets, const GsmLayout& layout = {});

/// Septets run together. Where the last one fills its octet and is @ or CR it may be padding.
Characters decodePackedGsm(Bytes octets, const GsmLayout& layout = {});

/// The septets of a text in UTF-8, with escapes where the locking table lacks a character; nothing if both
/// tables lack one, or if the text is not UTF-8.
std::optional<std::vector<std::uint8_t>> encodeGsm(std::string_view text, const GsmLayout& layout = {});

/// Packs septets for text behind the layout's header. Where 7 bits would be left over, or the text ends in CR
/// at an octet's end, a CR is added, so that no @ appears (3GPP TS 23.038 6.1.2.3.1).
std::vector<std::uint8_t> packGsm(std::vector<std::uint8_t> septets, const GsmLayout& layout = {});

}  // namespace smppscope::dissector
