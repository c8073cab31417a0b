#pragma once

#include <optional>

#include "model/filter_literal.h"
#include "model/filter_operand.h"
#include "model/filter_syntax.h"

namespace smppscope::model {

/// The type that an operand has by itself; nothing if it is made of literals only, which take the type of
/// what they are used with. The failure is an unknown function, a value that can't be sliced, and the like.
tl::expected<std::optional<OperandType>, FilterError> typeOf(const syntax::Operand& operand);

/// Builds an operand; its literals are read as `type`.
tl::expected<OperandPtr, FilterError> compileOperand(const syntax::Operand& operand, const OperandType& type);

/// Whether values of the two types can be compared with each other.
bool areComparable(const OperandType& left, const OperandType& right);

/// "X is no field" with the nearest names, for a word where a field should stand.
FilterError unknownField(const syntax::Operand& word);

}  // namespace smppscope::model
