#include "model/filter_operand_compiler.h"

#include <fmt/format.h>
#include <algorithm>

#include "model/filter_function.h"
#include "model/filter_suggestion.h"

namespace smppscope::model {

namespace {

using dissector::FieldInfo;
using dissector::ValueKind;
using syntax::Operand;
using syntax::OperandKind;

using MaybeType = tl::expected<std::optional<OperandType>, FilterError>;
using CompiledOperand = tl::expected<OperandPtr, FilterError>;

MaybeType typeOfFunction(const Operand& call) {
    const FunctionInfo* function = findFunction(call.text);
    if (function == nullptr) {
        std::vector<std::string_view> names;
        for (const FunctionInfo& known : filterFunctions()) {
            names.push_back(known.name);
        }
        return filterError(
            {call.span.offset, call.text.size()},
            fmt::format("There is no function {}.{}", call.text, didYouMean(nearest(call.text, names))));
    }
    if (call.operands.empty() || call.operands.size() > function->mostArguments) {
        return filterError(call.span,
                           fmt::format("{}() takes {}.", function->name,
                                       function->mostArguments == 1 ? "one value" : "one to 100 values"));
    }
    std::optional<OperandType> type;
    for (const Operand& argument : call.operands) {
        auto argumentType = typeOf(argument);
        if (!argumentType) {
            return argumentType;
        }
        if (!*argumentType) {
            continue;
        }
        if (!function->accepts((*argumentType)->kind) || (type && !areComparable(*type, **argumentType))) {
            return filterError(argument.span,
                               fmt::format("{}() takes {}.", function->name, function->arguments));
        }
        type = type ? type : *argumentType;
    }
    if (!type) {
        return filterError(call.span, fmt::format("{}() needs a field.", function->name));
    }
    return resultType(*function, *type);
}

MaybeType typeOfSlice(const Operand& slice) {
    const Operand& of = slice.operands.front();
    auto type = typeOf(of);
    if (!type) {
        return type;
    }
    if (!*type) {
        return filterError(of.span, "Only fields can be sliced.");
    }
    const ValueKind kind = (*type)->kind;
    if (kind != ValueKind::string && kind != ValueKind::bytes && kind != ValueKind::address) {
        return filterError(
            of.span,
            fmt::format("Only strings, bytes and addresses can be sliced; this is {}.", kindName(kind)));
    }
    return OperandType{ValueKind::bytes, nullptr};
}

bool canCalculate(const std::string& sign, ValueKind kind) {
    return kind == ValueKind::integer || (kind == ValueKind::duration && (sign == "+" || sign == "-")) ||
           (kind == ValueKind::bytes && sign == "&");
}

MaybeType typeOfArithmetic(const Operand& operand) {
    std::optional<OperandType> type;
    const std::string sign = operand.kind == OperandKind::negation ? "-" : operand.text;
    for (const Operand& part : operand.operands) {
        auto partType = typeOf(part);
        if (!partType) {
            return partType;
        }
        if (!*partType) {
            continue;
        }
        if (!canCalculate(sign, (*partType)->kind)) {
            return filterError(
                part.span, fmt::format("\"{}\" can't be applied to {}.", sign, kindName((*partType)->kind)));
        }
        if (type && !areComparable(*type, **partType)) {
            return filterError(operand.span, fmt::format("\"{}\" can't combine {} with {}.", sign,
                                                         kindName(type->kind), kindName((*partType)->kind)));
        }
        type = OperandType{(*partType)->kind, nullptr};
    }
    return type;
}

CompiledOperand compileFunction(const Operand& call) {
    const FunctionInfo& function = *findFunction(call.text);
    std::optional<OperandType> type;
    for (const Operand& argument : call.operands) {
        if (const auto known = typeOf(argument); known && *known && !type) {
            type = *known;
        }
    }
    std::vector<OperandPtr> arguments;
    for (const Operand& argument : call.operands) {
        CompiledOperand compiled = compileOperand(argument, *type);
        if (!compiled) {
            return compiled;
        }
        arguments.push_back(std::move(*compiled));
    }
    return makeFunctionOperand(function, std::move(arguments));
}

CompiledOperand compileArithmetic(const Operand& operand, const OperandType& type) {
    if (!canCalculate(operand.text, type.kind)) {
        return filterError(operand.span,
                           fmt::format("\"{}\" can't be applied to {}.", operand.text, kindName(type.kind)));
    }
    CompiledOperand left = compileOperand(operand.operands[0], type);
    CompiledOperand right = left ? compileOperand(operand.operands[1], type) : std::move(left);
    if (!left || !right) {
        return !right ? std::move(right) : std::move(left);
    }
    return makeArithmeticOperand(operand.text.front(), std::move(*left), std::move(*right));
}

CompiledOperand compileLiteral(const Operand& literal, const OperandType& type) {
    auto range = readLiteral(literal, type);
    if (!range) {
        return tl::unexpected<FilterError>(std::move(range.error()));
    }
    if (range->first != range->last) {
        return filterError(literal.span, "A network can't be used here.");
    }
    return makeConstantOperand(std::move(range->first), type);
}

}  // namespace

MaybeType typeOf(const Operand& operand) {
    switch (operand.kind) {
        case OperandKind::field:
            return OperandType{operand.field->kind, operand.field};
        case OperandKind::function:
            return typeOfFunction(operand);
        case OperandKind::slice:
            return typeOfSlice(operand);
        case OperandKind::arithmetic:
        case OperandKind::negation:
            return typeOfArithmetic(operand);
        default:
            return std::nullopt;
    }
}

CompiledOperand compileOperand(const Operand& operand, const OperandType& type) {
    switch (operand.kind) {
        case OperandKind::field:
            return makeFieldOperand(*operand.field);
        case OperandKind::function:
            return compileFunction(operand);
        case OperandKind::arithmetic:
            return compileArithmetic(operand, type);
        case OperandKind::slice:
        case OperandKind::negation: {
            if (operand.kind == OperandKind::negation && !canCalculate("-", type.kind)) {
                return filterError(operand.span,
                                   fmt::format("\"-\" can't be applied to {}.", kindName(type.kind)));
            }
            CompiledOperand of = compileOperand(operand.operands.front(), type);
            if (!of) {
                return of;
            }
            return operand.kind == OperandKind::slice ? makeSliceOperand(std::move(*of), operand.slice)
                                                      : makeNegationOperand(std::move(*of));
        }
        default:
            return compileLiteral(operand, type);
    }
}

bool areComparable(const OperandType& left, const OperandType& right) {
    const auto family = [](const OperandType& type) {
        return type.field != nullptr ? type.field->name.substr(0, type.field->name.find('.'))
                                     : std::string_view();
    };
    const auto isNumber = [](ValueKind kind) {
        return kind == ValueKind::integer || kind == ValueKind::boolean;
    };
    if (left.kind == ValueKind::address) {
        return right.kind == ValueKind::address && family(left) == family(right);
    }
    return left.kind == right.kind || (isNumber(left.kind) && isNumber(right.kind));
}

FilterError unknownField(const Operand& word) {
    std::vector<std::string_view> names;
    for (const FieldInfo& info : fields()) {
        names.push_back(info.name);
    }
    const bool maybeDifference = word.text.find('-') != std::string::npos &&
                                 field(std::string_view(word.text).substr(0, word.text.find('-'))) != nullptr;
    return {
        word.span.offset, word.span.length,
        fmt::format("\"{}\" is not a field.{}", word.text,
                    maybeDifference ? " Put blanks around a minus." : didYouMean(nearest(word.text, names)))};
}

}  // namespace smppscope::model
