#pragma once

#include <cstdint>
#include <string>

#include "dissector/dissect.h"

/// Values as text, for people and as tshark prints them.
namespace smppscope::dissector {

/// The number as `tshark -T fields` prints it: "0x00000004", "7", "3.4".
std::string formatNumber(const FieldInfo& field, std::uint64_t value);

/// The value as `tshark -T fields` prints it; empty for no value. Times are UTC.
std::string formatValue(const FieldInfo& field, const Value& value);

/// The number with its name, if it has one: "submit_sm (0x00000004)".
std::string describeNumber(const FieldInfo& field, const Enumeration* names, std::uint64_t value);

/// Bytes of a C-Octet String as UTF-8: those above 0x7F are taken as Latin-1.
std::string toUtf8(Bytes bytes);

/// UTF-8 on one line: control characters as \n, \t, \x1b; characters that cannot be seen but move or hide
/// others, such as overrides of direction, as \u202e.
std::string printable(std::string_view text);

/// The bytes as a quoted string if all are printable ASCII, else as hex.
std::string describeBytes(Bytes bytes);

/// "68656c6c6f".
std::string hex(Bytes bytes);

}  // namespace smppscope::dissector
