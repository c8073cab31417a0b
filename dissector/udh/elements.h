#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dissector/tables/tlv_row.h"

namespace smppscope::dissector {

/// How often an element may stand in a header.
enum class Repeat : std::uint8_t { once, often, unknown };

/// An information element of user data headers (3GPP TS 23.040 9.2.3.24). The table of them feeds the reader
/// of headers, the tree and the names.
struct ElementRow {
    std::uint8_t id;
    std::string_view name;
    std::uint8_t min;  ///< octets of its data
    std::uint8_t max;
    Repeat repeat;
    const FieldInfo* info;  ///< of all the data; nullptr: the parts say it all
    std::span<const PartRow> parts = {};
    bool enhanced = false;  ///< of the enhanced messaging service (EMS)
};

/// Ids of elements that the reader of headers looks into.
namespace element {
inline constexpr std::uint8_t kConcatenation8 = 0x00;
inline constexpr std::uint8_t kSpecialIndication = 0x01;
inline constexpr std::uint8_t kPorts8 = 0x04;
inline constexpr std::uint8_t kPorts16 = 0x05;
inline constexpr std::uint8_t kControl = 0x06;
inline constexpr std::uint8_t kConcatenation16 = 0x08;
inline constexpr std::uint8_t kReplyAddress = 0x22;
inline constexpr std::uint8_t kSingleShift = 0x24;
inline constexpr std::uint8_t kLockingShift = 0x25;
}  // namespace element

/// All elements that have a name of their own, by id.
std::span<const ElementRow> headerElements();

/// The row of an id, or nullptr. Constant time.
const ElementRow* findElement(std::uint8_t id);

}  // namespace smppscope::dissector
