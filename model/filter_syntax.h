#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/field_registry.h"
#include "model/filter_error.h"
#include "model/filter_slice.h"

/// A filter as it is written, before types are known. Depth is bounded by kMaxFilterDepth.
namespace smppscope::model::syntax {

enum class OperandKind : std::uint8_t {
    word,  ///< unquoted literal
    string,
    character,
    field,
    function,    ///< of `operands`
    slice,       ///< of operands[0]
    arithmetic,  ///< operands[0] `text` operands[1]
    negation,    ///< - operands[0]
};

struct Operand {
    OperandKind kind = OperandKind::word;
    TextSpan span;
    std::string text;  ///< literals: their value; functions: name; arithmetic: operator
    const dissector::FieldInfo* field = nullptr;
    std::vector<SlicePart> slice;
    std::vector<Operand> operands;

    bool isLiteral() const {
        return kind == OperandKind::word || kind == OperandKind::string || kind == OperandKind::character;
    }
};

enum class Relation : std::uint8_t {
    equal,
    notEqual,
    less,
    lessEqual,
    greater,
    greaterEqual,
    contains,
    matches
};

/// An element of a set: a value, or the values from `first` to `last`.
struct SetItem {
    Operand first;
    std::optional<Operand> last;
};

enum class TestKind : std::uint8_t {
    present,  ///< `left` is there; for arithmetic: is not zero
    compare,  ///< left relation right
    member,   ///< left in {set}
    negation,
    conjunction,
    disjunction,
    exclusiveDisjunction,
};

struct Test {
    TestKind kind = TestKind::present;
    TextSpan span;
    Operand left;
    Operand right;
    Relation relation = Relation::equal;
    bool all = false;  ///< must hold for all values of the operands, not just for one
    std::vector<SetItem> set;
    std::vector<Test> tests;  ///< of the logical kinds
};

}  // namespace smppscope::model::syntax
