#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace smppscope::dissector {

/// What kind of value a field has for filters and exports.
enum class ValueKind : std::uint8_t {
    none,     ///< present or absent, no value of its own (a group, a TLV's heading)
    integer,  ///< unsigned, up to 64 bits
    string,   ///< UTF-8; wire bytes above 0x7F are taken as Latin-1
    bytes,
    time,      ///< absolute, ns since 1970-01-01 UTC, as int64
    duration,  ///< relative, ns, as int64
    boolean,   ///< 0 or 1 as integer; only fields of `model` are
    address,   ///< IP address as 4 or 16 bytes; only fields of `model` are
};

/// How `tshark -T fields` prints an integer of the field.
enum class Display : std::uint8_t { decimal, hex2, hex4, hex8, custom };

enum class Sensitivity : std::uint8_t {
    none,
    secret,   ///< passwords: masked everywhere unless revealed by name
    content,  ///< message text: masked on request
    address,  ///< phone numbers: masked on request
};

/// A named value of an enumeration. `name` is also accepted in filters in place of the number.
struct EnumValue {
    std::uint32_t value;
    std::string_view name;          ///< as printed in trees: "international", "ESME_RTHROTTLED", "submit_sm"
    std::string_view meaning = {};  ///< a few words, or empty
};

struct ValueRange {
    std::uint32_t first;
    std::uint32_t last;

    constexpr bool has(std::uint32_t value) const { return first <= value && value <= last; }
    constexpr bool operator==(const ValueRange&) const = default;
};

/// A name for a stretch of values, where they have no names of their own.
struct RangeName {
    ValueRange range;
    std::string_view name;
};

/// What the values of a field mean in one kind of network.
struct NetworkNames {
    std::string_view network;
    std::span<const EnumValue> values;
};

/// For string fields `name` of a value is the string itself and `value` just its number in the list.
struct Enumeration {
    std::string_view name;  ///< of the enumeration in the specification: "ton", "command_status"
    std::span<const EnumValue> values;
    std::span<const RangeName> ranges = {};
    std::span<const ValueRange> reserved = {};
    std::span<const EnumValue> seen = {};  ///< no specification has them, but peers use them
    std::span<const NetworkNames> byNetwork = {};

    /// The row with this value, or nullptr.
    const EnumValue* find(std::uint32_t value) const;
    /// The row with this name (case-insensitive), or nullptr.
    const EnumValue* find(std::string_view name) const;
    /// The name of a value, also of one that was only seen, else of the range it lies in, else empty.
    std::string_view nameOf(std::uint32_t value) const;
    bool isReserved(std::uint32_t value) const;
};

/// A field as filters, columns, trees and documentation know it: one for each filter name. Where Wireshark
/// has a name for it, the name is Wireshark's.
struct FieldInfo {
    std::string_view name;         ///< "smpp.destination_addr"
    std::string_view label;        ///< in trees and column headings: "Destination address"
    std::string_view description;  ///< one line of help
    ValueKind kind = ValueKind::none;
    Display display = Display::decimal;
    const Enumeration* enumeration = nullptr;
    Sensitivity sensitivity = Sensitivity::none;
};

/// All fields that dissect() can yield, sorted by name; the filter names of `model` build on them.
std::span<const FieldInfo> allFields();

/// The field of that name, or nullptr.
const FieldInfo* findField(std::string_view name);

}  // namespace smppscope::dissector
