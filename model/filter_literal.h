#pragma once

#include "model/filter_operand.h"
#include "model/filter_syntax.h"

namespace smppscope::model {

/// What a literal stands for: one value (first == last), or a range for a network like 10.0.0.0/8.
struct ValueRange {
    dissector::Value first;
    dissector::Value last;
};

/// Reads a literal as a value of `type`; the failure is a sentence for the user.
tl::expected<ValueRange, FilterError> readLiteral(const syntax::Operand& literal, const OperandType& type);

/// Bytes as hex digits: "0a1b", "0a:1b", "a.1b", "0a-1b", ":0a" or, for a single byte, "0x0a".
tl::expected<std::vector<std::uint8_t>, std::string> parseBytes(std::string_view text);

/// "an integer", "a string" ...: for messages.
std::string_view kindName(dissector::ValueKind kind);

}  // namespace smppscope::model
