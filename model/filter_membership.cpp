#include "model/filter_test_compiler.h"

#include <fmt/format.h>

#include "model/filter_interval.h"
#include "model/filter_value.h"

namespace smppscope::model {

using syntax::Operand;
using syntax::OperandKind;
using syntax::SetItem;
using syntax::Test;

namespace {

tl::expected<ValueRange, FilterError> literalRange(const SetItem& item, const Operand& last,
                                                   const OperandType& type) {
    auto from = readLiteral(item.first, type);
    auto to = readLiteral(last, type);
    if (!from || !to) {
        return passOn(!from ? from.error() : to.error());
    }
    if (compareValues(from->first, to->last) > 0) {
        return filterError(join(item.first.span, last.span), "This range ends before it begins.");
    }
    return ValueRange{std::move(from->first), std::move(to->last)};
}

CompiledTestPtr setTest(const Test& test, std::vector<ValueRange> ranges, const OperandType& type) {
    auto operand = compileOperand(test.left, type);
    if (!operand) {
        return passOn(operand.error());
    }
    const dissector::FieldInfo* field = (*operand)->plainField();
    if (field == nullptr || sourceOf(*field).number == nullptr) {
        return makeSetTest(std::move(*operand), std::move(ranges), test.all);
    }
    std::vector<Interval> numbers;
    for (const ValueRange& range : ranges) {
        numbers.push_back({clamped(range.first), clamped(range.last)});
    }
    return makeColumnTest(sourceOf(*field), std::move(numbers));
}

CompiledTestPtr betweenTest(const Test& test, const Operand& first, const Operand& last,
                            const OperandType& type) {
    for (const Operand* end : {&first, &last}) {
        auto endType = typeOf(*end);
        if (!endType) {
            return passOn(endType.error());
        }
        if (*endType && !areComparable(type, **endType)) {
            return filterError(end->span, fmt::format("The set needs {}, this is {}.", kindName(type.kind),
                                                      kindName((*endType)->kind)));
        }
    }
    auto operand = compileOperand(test.left, type);
    auto from = compileOperand(first, type);
    auto to = compileOperand(last, type);
    if (!operand || !from || !to) {
        return passOn(!operand ? operand.error() : !from ? from.error() : to.error());
    }
    return makeBetweenTest(std::move(*operand), std::move(*from), std::move(*to), test.all);
}

}  // namespace

CompiledTestPtr compileMembership(const Test& test) {
    auto type = typeOf(test.left);
    if (!type) {
        return passOn(type.error());
    }
    if (!*type) {
        return test.left.kind == OperandKind::word
                   ? CompiledTestPtr(tl::unexpected<FilterError>(unknownField(test.left)))
                   : filterError(test.left.span, "The field stands to the left of \"in\".");
    }
    std::vector<ValueRange> ranges;
    std::vector<TestPtr> tests;
    for (const SetItem& item : test.set) {
        const Operand& last = item.last ? *item.last : item.first;
        if (item.first.isLiteral() && last.isLiteral()) {
            auto range = literalRange(item, last, **type);
            if (!range) {
                return passOn(range.error());
            }
            ranges.push_back(std::move(*range));
        } else {
            auto between = betweenTest(test, item.first, last, **type);
            if (!between) {
                return between;
            }
            tests.push_back(std::move(*between));
        }
    }
    if (!ranges.empty()) {
        auto constant = setTest(test, std::move(ranges), **type);
        if (!constant) {
            return constant;
        }
        tests.push_back(std::move(*constant));
    }
    return tests.size() == 1 ? std::move(tests.front()) : makeDisjunction(std::move(tests));
}

}  // namespace smppscope::model
