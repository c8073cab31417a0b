#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "model/field_registry.h"
#include "model/field_source.h"
#include "model/filter_slice.h"

namespace smppscope::model {

using Values = std::vector<dissector::Value>;

/// What the values of an operand are. `field` says more for enumerations and the family of addresses; it is
/// the field the values come from, or nullptr.
struct OperandType {
    dissector::ValueKind kind = dissector::ValueKind::none;
    const dissector::FieldInfo* field = nullptr;
};

/// A value of the selected row, computed. Immutable; shared by threads.
class ComputedOperand {
  public:
    virtual ~ComputedOperand() = default;
    /// Appends the values; none if a field that is needed is absent.
    virtual void append(RowFields& row, Values& out) const = 0;
    virtual FieldScope scope() const = 0;
    virtual OperandType type() const = 0;
    /// The field, if the operand is just a field: spares copying.
    virtual const dissector::FieldInfo* plainField() const { return nullptr; }
};

using OperandPtr = std::unique_ptr<const ComputedOperand>;

OperandPtr makeFieldOperand(const dissector::FieldInfo& field);
/// `type` is that of what the constant is used with.
OperandPtr makeConstantOperand(dissector::Value value, OperandType type);
/// Bytes of a string or of bytes.
OperandPtr makeSliceOperand(OperandPtr of, std::vector<SlicePart> parts);
/// One of + - * / % &; both operands have the same kind, integer, duration or (only &) bytes. A division by
/// zero or a result that does not fit has no value.
OperandPtr makeArithmeticOperand(char sign, OperandPtr left, OperandPtr right);
OperandPtr makeNegationOperand(OperandPtr of);
/// Strings of a closed enumeration by their place in it.
OperandPtr makeRankOperand(OperandPtr of);

/// A value's bytes, of strings and bytes; empty for others.
std::string_view bytesOf(const dissector::Value& value);

}  // namespace smppscope::model
