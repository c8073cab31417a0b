#pragma once

#include <cstdint>
#include <string_view>

namespace smppscope::model {

/// What is kept of a message id, or compared, instead of its text.
struct MessageId {
    std::uint64_t key = 0;    ///< hash of dissector::indexKey()
    std::uint32_t hash = 0;   ///< of the id as printed
    std::uint8_t length = 0;  ///< octets, at most 255; 0: there is no id
    std::uint8_t shape = 0;   ///< bits of id_shape

    bool empty() const { return length == 0; }
};

/// What decides, besides length and key, by which rule an id is the same as another.
namespace id_shape {
inline constexpr std::uint8_t kHasPrefix = 1;  ///< 0x
inline constexpr std::uint8_t kHasBlanks = 2;  ///< at an end
inline constexpr std::uint8_t kDecimal = 4;    ///< nothing but digits
}  // namespace id_shape

/// Pure; any thread.
MessageId messageIdOf(std::string_view text);

/// The hash of a dissector::indexKey() or of one of dissector::LookupKeys.
std::uint64_t hashOfKey(std::string_view key);

}  // namespace smppscope::model
