#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dissector/tables/versions.h"

namespace smppscope::dissector {

/// Whether a message in a state can still change it.
enum class Finality : std::uint8_t { no, yes, unclear };

/// A state of a message (SMPP v3.4 5.2.28, v5.0 4.7.15).
struct MessageStateRow {
    std::uint8_t value;
    std::string_view name;
    Finality final;
    VersionSet versions;
    std::string_view receiptText = {};  ///< in the text of a delivery receipt, or empty
    std::string_view name33 = {};       ///< the name in v3.3, where it differs
};

std::span<const MessageStateRow> messageStates();

}  // namespace smppscope::dissector
