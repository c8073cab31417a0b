#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dissector/tables/message_state.h"

namespace smppscope::dissector {

/// A word that receipts write for a state of a message.
struct StateWord {
    std::string_view word;
    std::uint8_t state;    ///< message_state
    bool ofSpecification;  ///< as SMPP v3.4 appendix B writes it
};

/// The row of the word in any case, also of those that only some vendors use; nullptr for others, also for
/// numbers, which mean something else at each centre.
const StateWord* findStateWord(std::string_view word);

/// Whether a message can still leave the state after a receipt says it is in it. ACCEPTED is unclear: final
/// in the specification, but many centres send another receipt later.
Finality finalityOf(std::uint8_t state);

/// "DELIVERED", or the number where it has no name.
std::string_view stateName(std::uint8_t state);

}  // namespace smppscope::dissector
