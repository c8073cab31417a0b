#pragma once

#include <cstdint>
#include <string>

#include "dissector/header.h"

/// Values that need a specification at hand, in plain words.
namespace smppscope::dissector {

/// What the value of a TLV says as a whole; empty where its parts or its number say it well enough, or where
/// it has not the length that its tag demands. Example: its_session_info: "session 5, unit 2, ends the
/// session".
std::string tlvWords(std::uint16_t tag, Bytes value);

/// A data_coding that is a GSM data coding scheme: "voicemail waiting, store the message"; empty for the
/// values below 0x10, which SMPP names, and for reserved ones.
std::string dataCodingWords(std::uint8_t dataCoding);

/// A broadcast area: its name, or its shape with its points in degrees (3GPP TS 23.032 7.3).
std::string broadcastAreaWords(Bytes value);

}  // namespace smppscope::dissector
