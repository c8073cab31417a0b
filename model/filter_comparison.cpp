#include "model/filter_test_compiler.h"

#include <fmt/format.h>

#include "model/filter_interval.h"

namespace smppscope::model {

using dissector::Value;
using dissector::ValueKind;
using syntax::Operand;
using syntax::OperandKind;
using syntax::Relation;
using syntax::Test;

namespace {

/// The relation with its sides exchanged.
Relation mirrored(Relation relation) {
    switch (relation) {
        case Relation::less:
            return Relation::greater;
        case Relation::lessEqual:
            return Relation::greaterEqual;
        case Relation::greater:
            return Relation::less;
        case Relation::greaterEqual:
            return Relation::lessEqual;
        default:
            return relation;
    }
}

bool isOrder(Relation relation) {
    return relation == Relation::less || relation == Relation::lessEqual || relation == Relation::greater ||
           relation == Relation::greaterEqual;
}

bool isClosed(const OperandType& type) {
    return type.kind == ValueKind::string && type.field != nullptr && sourceOf(*type.field).closed;
}

/// The type in which both sides are compared.
tl::expected<OperandType, FilterError> commonType(const Test& test) {
    auto left = typeOf(test.left);
    auto right = left ? typeOf(test.right) : left;
    if (!left || !right) {
        return passOn(!left ? left.error() : right.error());
    }
    if (!*left && !*right) {
        if (test.left.kind == OperandKind::word) {
            return tl::unexpected<FilterError>(unknownField(test.left));
        }
        return filterError(test.span, "One side of a comparison has to be a field.");
    }
    if (*left && *right && !areComparable(**left, **right)) {
        return filterError(test.span, fmt::format("The two sides can't be compared: {} and {}.",
                                                  kindName((*left)->kind), kindName((*right)->kind)));
    }
    return *left ? **left : **right;
}

CompiledTestPtr ranked(OperandPtr operand, Relation relation, const ValueRange& range, bool all) {
    const auto* known = operand->type().field->enumeration->find(bytesOf(range.first));
    const Value rank = std::uint64_t{known->value};
    return makeRangeTest(makeRankOperand(std::move(operand)), relation, {rank, rank}, all);
}

CompiledTestPtr rangeTest(OperandPtr operand, Relation relation, ValueRange range, bool all) {
    const dissector::FieldInfo* field = operand->plainField();
    if (field != nullptr && sourceOf(*field).number != nullptr) {
        return makeColumnTest(sourceOf(*field),
                              intervals(relation, clamped(range.first), clamped(range.last)));
    }
    return makeRangeTest(std::move(operand), relation, std::move(range), all);
}

CompiledTestPtr withLiteral(const Test& test, OperandType type) {
    const bool mirror = test.left.isLiteral();
    const Relation relation = mirror ? mirrored(test.relation) : test.relation;
    const Operand& literal = mirror ? test.left : test.right;
    auto operand = compileOperand(mirror ? test.right : test.left, type);
    if (!operand) {
        return passOn(operand.error());
    }
    // A part of a name of an enumeration need not be a name.
    if (relation == Relation::contains) {
        type.field = nullptr;
    }
    auto range = readLiteral(literal, type);
    if (!range) {
        return passOn(range.error());
    }
    if (isClosed(type) && isOrder(relation)) {
        return ranked(std::move(*operand), relation, *range, test.all);
    }
    return rangeTest(std::move(*operand), relation, std::move(*range), test.all);
}

CompiledTestPtr withOperand(const Test& test, const OperandType& type) {
    auto left = compileOperand(test.left, type);
    auto right = left ? compileOperand(test.right, type) : tl::expected<OperandPtr, FilterError>();
    if (!left || !right) {
        return passOn(!left ? left.error() : right.error());
    }
    return makePairTest(std::move(*left), test.relation, std::move(*right), test.all);
}

CompiledTestPtr matching(const Test& test) {
    auto type = typeOf(test.left);
    if (!type) {
        return passOn(type.error());
    }
    if (!*type) {
        return test.left.kind == OperandKind::word
                   ? CompiledTestPtr(tl::unexpected<FilterError>(unknownField(test.left)))
                   : filterError(test.left.span, "The field stands to the left of \"matches\".");
    }
    if ((*type)->kind != ValueKind::string && (*type)->kind != ValueKind::bytes) {
        return filterError(test.left.span, fmt::format("\"matches\" needs a string or bytes, this is {}; "
                                                       "string() turns a value into text.",
                                                       kindName((*type)->kind)));
    }
    if (test.right.kind != OperandKind::string) {
        return filterError(test.right.span, "A regular expression stands in double quotes.");
    }
    auto operand = compileOperand(test.left, **type);
    if (!operand) {
        return passOn(operand.error());
    }
    auto regex = makeRegexTest(std::move(*operand), test.right.text, test.all);
    if (!regex) {
        return filterError(test.right.span,
                           fmt::format("This is not a regular expression (RE2): {}.", regex.error()));
    }
    return std::move(*regex);
}

}  // namespace

CompiledTestPtr compileComparison(const Test& test) {
    if (test.relation == Relation::matches) {
        return matching(test);
    }
    auto type = commonType(test);
    if (!type) {
        return passOn(type.error());
    }
    if (type->kind == ValueKind::none) {
        const Operand& field = test.left.isLiteral() ? test.right : test.left;
        const std::string_view name = type->field->name;
        return filterError(field.span,
                           fmt::format("{} has no value: write \"{}\" or \"not {}\".", name, name, name));
    }
    if (test.relation == Relation::contains && type->kind != ValueKind::string &&
        type->kind != ValueKind::bytes) {
        return filterError(test.left.span, fmt::format("\"contains\" needs a string or bytes, this is {}; "
                                                       "string() turns a value into text.",
                                                       kindName(type->kind)));
    }
    if (test.relation == Relation::contains && test.left.isLiteral()) {
        return filterError(test.left.span, "The field stands to the left of \"contains\".");
    }
    if (test.left.isLiteral() != test.right.isLiteral()) {
        return withLiteral(test, *type);
    }
    return withOperand(test, *type);
}

}  // namespace smppscope::model
