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

/// A broadcast area: its name, or its shape with its points in degrees (3GPP TS 23.032 7.3).
std::string broadcastAreaWords(Bytes value);

}  // namespace smppscope::dissector
