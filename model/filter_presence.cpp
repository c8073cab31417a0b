#include "model/filter_test_compiler.h"

#include "model/filter_interval.h"

namespace smppscope::model {

using dissector::ValueKind;
using syntax::Operand;
using syntax::OperandKind;
using syntax::Test;

CompiledTestPtr compilePresence(const Test& test) {
    const Operand& operand = test.left;
    auto type = typeOf(operand);
    if (!type) {
        return passOn(type.error());
    }
    if (operand.kind == OperandKind::word) {
        return tl::unexpected<FilterError>(unknownField(operand));
    }
    if (!*type) {
        return filterError(operand.span, "A value alone tests nothing; compare a field with it.");
    }
    if (operand.kind == OperandKind::function) {
        return filterError(operand.span, "What a function gives has to be compared with something.");
    }
    auto compiled = compileOperand(operand, **type);
    if (!compiled) {
        return passOn(compiled.error());
    }
    const bool isValue = operand.kind == OperandKind::arithmetic || operand.kind == OperandKind::negation;
    if (isValue) {
        return makeTruthTest(std::move(*compiled));
    }
    if (operand.field == nullptr) {
        return makePresenceTest(std::move(*compiled));
    }
    // A field that says yes or no is a test by itself.
    const FieldSource& source = sourceOf(*operand.field);
    if (source.wholePdu) {
        return makeConjunction({});  // every PDU has it
    }
    const bool isBoolean = operand.field->kind == ValueKind::boolean;
    if (source.number != nullptr) {
        return makeColumnTest(source, {{isBoolean ? 1 : kLowest, kHighest}});
    }
    return isBoolean ? makeTruthTest(std::move(*compiled)) : makePresenceTest(std::move(*compiled));
}

}  // namespace smppscope::model
