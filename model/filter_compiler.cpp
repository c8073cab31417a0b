#include "model/filter_compiler.h"

#include <fmt/format.h>
#include <limits>

#include "model/filter_operand_compiler.h"
#include "model/filter_value.h"

namespace smppscope::model {

namespace {

using dissector::Value;
using dissector::ValueKind;
using syntax::Operand;
using syntax::OperandKind;
using syntax::Relation;
using syntax::SetItem;
using syntax::Test;
using syntax::TestKind;

using Compiled = tl::expected<TestPtr, FilterError>;

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

tl::unexpected<FilterError> pass(FilterError& error) {
    return tl::unexpected<FilterError>(std::move(error));
}

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

std::int64_t clamped(const Value& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value)) {
        return static_cast<std::int64_t>(std::min(*number, static_cast<std::uint64_t>(kHighest)));
    }
    return std::get<std::int64_t>(value);
}

/// The numbers that stand in `relation` to [first, last].
std::vector<Interval> intervals(Relation relation, std::int64_t first, std::int64_t last) {
    std::vector<Interval> result;
    const auto below = [&](std::int64_t end) {
        if (end > kLowest) {
            result.push_back({kLowest, end - 1});
        }
    };
    const auto above = [&](std::int64_t begin) {
        if (begin < kHighest) {
            result.push_back({begin + 1, kHighest});
        }
    };
    switch (relation) {
        case Relation::notEqual:
            below(first);
            above(last);
            break;
        case Relation::less:
            below(first);
            break;
        case Relation::lessEqual:
            result.push_back({kLowest, last});
            break;
        case Relation::greater:
            above(last);
            break;
        case Relation::greaterEqual:
            result.push_back({first, kHighest});
            break;
        default:
            result.push_back({first, last});
    }
    return result;
}

class Compiler {
  public:
    Compiled compile(const Test& test) {
        switch (test.kind) {
            case TestKind::present:
                return remember(presence(test));
            case TestKind::compare:
                return remember(comparison(test));
            case TestKind::member:
                return remember(membership(test));
            case TestKind::negation: {
                Compiled inner = compile(test.tests.front());
                return inner ? Compiled(makeNegation(std::move(*inner))) : std::move(inner);
            }
            default:
                return connection(test);
        }
    }

    std::size_t remembered() const { return remembered_; }

  private:
    Compiled remember(Compiled test) {
        if (test && (*test)->scope() == FieldScope::session) {
            return makeRememberedTest(std::move(*test), remembered_++);
        }
        return test;
    }

    Compiled connection(const Test& test) {
        std::vector<TestPtr> parts;
        for (const Test& part : test.tests) {
            Compiled compiled = compile(part);
            if (!compiled) {
                return compiled;
            }
            parts.push_back(std::move(*compiled));
        }
        if (test.kind == TestKind::conjunction) {
            return makeConjunction(std::move(parts));
        }
        return test.kind == TestKind::disjunction ? makeDisjunction(std::move(parts))
                                                  : makeExclusiveDisjunction(std::move(parts));
    }

    // --- presence

    static Compiled presence(const Test& test) {
        const Operand& operand = test.left;
        auto type = typeOf(operand);
        if (!type) {
            return pass(type.error());
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
            return pass(compiled.error());
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

    // --- comparison

    /// The type in which both sides are compared.
    static tl::expected<OperandType, FilterError> commonType(const Test& test) {
        auto left = typeOf(test.left);
        auto right = left ? typeOf(test.right) : left;
        if (!left || !right) {
            return pass(!left ? left.error() : right.error());
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

    static Compiled comparison(const Test& test) {
        if (test.relation == Relation::matches) {
            return matching(test);
        }
        auto type = commonType(test);
        if (!type) {
            return pass(type.error());
        }
        if (type->kind == ValueKind::none) {
            const Operand& field = test.left.isLiteral() ? test.right : test.left;
            const std::string_view name = type->field->name;
            return filterError(field.span,
                               fmt::format("{} has no value: write \"{}\" or \"not {}\".", name, name, name));
        }
        if (test.relation == Relation::contains && type->kind != ValueKind::string &&
            type->kind != ValueKind::bytes) {
            return filterError(test.left.span,
                               fmt::format("\"contains\" needs a string or bytes, this is {}; "
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

    static Compiled withLiteral(const Test& test, OperandType type) {
        const bool mirror = test.left.isLiteral();
        const Relation relation = mirror ? mirrored(test.relation) : test.relation;
        const Operand& literal = mirror ? test.left : test.right;
        auto operand = compileOperand(mirror ? test.right : test.left, type);
        if (!operand) {
            return pass(operand.error());
        }
        // A part of a name of an enumeration need not be a name.
        if (relation == Relation::contains) {
            type.field = nullptr;
        }
        auto range = readLiteral(literal, type);
        if (!range) {
            return pass(range.error());
        }
        if (isClosed(type) && isOrder(relation)) {
            return ranked(std::move(*operand), relation, *range, test.all);
        }
        return rangeTest(std::move(*operand), relation, std::move(*range), test.all);
    }

    static Compiled ranked(OperandPtr operand, Relation relation, const ValueRange& range, bool all) {
        const auto* known = operand->type().field->enumeration->find(bytesOf(range.first));
        const Value rank = std::uint64_t{known->value};
        return makeRangeTest(makeRankOperand(std::move(operand)), relation, {rank, rank}, all);
    }

    static Compiled rangeTest(OperandPtr operand, Relation relation, ValueRange range, bool all) {
        const dissector::FieldInfo* field = operand->plainField();
        if (field != nullptr && sourceOf(*field).number != nullptr) {
            return makeColumnTest(sourceOf(*field),
                                  intervals(relation, clamped(range.first), clamped(range.last)));
        }
        return makeRangeTest(std::move(operand), relation, std::move(range), all);
    }

    static Compiled withOperand(const Test& test, const OperandType& type) {
        auto left = compileOperand(test.left, type);
        auto right = left ? compileOperand(test.right, type) : tl::expected<OperandPtr, FilterError>();
        if (!left || !right) {
            return pass(!left ? left.error() : right.error());
        }
        return makePairTest(std::move(*left), test.relation, std::move(*right), test.all);
    }

    static Compiled matching(const Test& test) {
        auto type = typeOf(test.left);
        if (!type) {
            return pass(type.error());
        }
        if (!*type) {
            return test.left.kind == OperandKind::word
                       ? Compiled(tl::unexpected<FilterError>(unknownField(test.left)))
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
            return pass(operand.error());
        }
        auto regex = makeRegexTest(std::move(*operand), test.right.text, test.all);
        if (!regex) {
            return filterError(test.right.span,
                               fmt::format("This is not a regular expression (RE2): {}.", regex.error()));
        }
        return std::move(*regex);
    }

    // --- membership

    static Compiled membership(const Test& test) {
        auto type = typeOf(test.left);
        if (!type) {
            return pass(type.error());
        }
        if (!*type) {
            return test.left.kind == OperandKind::word
                       ? Compiled(tl::unexpected<FilterError>(unknownField(test.left)))
                       : filterError(test.left.span, "The field stands to the left of \"in\".");
        }
        std::vector<ValueRange> ranges;
        std::vector<TestPtr> tests;
        for (const SetItem& item : test.set) {
            const Operand& last = item.last ? *item.last : item.first;
            if (item.first.isLiteral() && last.isLiteral()) {
                auto range = literalRange(item, last, **type);
                if (!range) {
                    return pass(range.error());
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

    static tl::expected<ValueRange, FilterError> literalRange(const SetItem& item, const Operand& last,
                                                              const OperandType& type) {
        auto from = readLiteral(item.first, type);
        auto to = readLiteral(last, type);
        if (!from || !to) {
            return pass(!from ? from.error() : to.error());
        }
        if (compareValues(from->first, to->last) > 0) {
            return filterError(join(item.first.span, last.span), "This range ends before it begins.");
        }
        return ValueRange{std::move(from->first), std::move(to->last)};
    }

    static Compiled setTest(const Test& test, std::vector<ValueRange> ranges, const OperandType& type) {
        auto operand = compileOperand(test.left, type);
        if (!operand) {
            return pass(operand.error());
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

    static Compiled betweenTest(const Test& test, const Operand& first, const Operand& last,
                                const OperandType& type) {
        for (const Operand* end : {&first, &last}) {
            auto endType = typeOf(*end);
            if (!endType) {
                return pass(endType.error());
            }
            if (*endType && !areComparable(type, **endType)) {
                return filterError(end->span, fmt::format("The set needs {}, this is {}.",
                                                          kindName(type.kind), kindName((*endType)->kind)));
            }
        }
        auto operand = compileOperand(test.left, type);
        auto from = compileOperand(first, type);
        auto to = compileOperand(last, type);
        if (!operand || !from || !to) {
            return pass(!operand ? operand.error() : !from ? from.error() : to.error());
        }
        return makeBetweenTest(std::move(*operand), std::move(*from), std::move(*to), test.all);
    }

    std::size_t remembered_ = 0;
};

}  // namespace

tl::expected<std::unique_ptr<Filter::Expression>, FilterError> compileFilter(const Test& test) {
    Compiler compiler;
    Compiled compiled = compiler.compile(test);
    if (!compiled) {
        return pass(compiled.error());
    }
    auto expression = std::make_unique<Filter::Expression>();
    expression->test = std::move(*compiled);
    expression->rememberedTests = compiler.remembered();
    return expression;
}

}  // namespace smppscope::model
