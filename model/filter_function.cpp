#include "model/filter_function.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "model/filter_value.h"
#include "model/value_text.h"

namespace smppscope::model {

namespace {

using dissector::FieldInfo;
using dissector::Value;
using dissector::ValueKind;

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

template <char (*convert)(char)>
void convertCase(const std::vector<Values>& arguments, const OperandType&, Values& out) {
    for (const Value& value : arguments.front()) {
        std::string text(bytesOf(value));
        std::transform(text.begin(), text.end(), text.begin(), convert);
        out.emplace_back(std::move(text));
    }
}

void absolute(const std::vector<Values>& arguments, const OperandType&, Values& out) {
    for (const Value& value : arguments.front()) {
        const auto* number = std::get_if<std::int64_t>(&value);
        if (number == nullptr) {
            out.push_back(value);
        } else {
            const std::int64_t most = std::numeric_limits<std::int64_t>::max();
            out.emplace_back(*number < -most ? most : std::abs(*number));
        }
    }
}

void count(const std::vector<Values>& arguments, const OperandType&, Values& out) {
    if (!arguments.front().empty()) {
        out.emplace_back(std::uint64_t{arguments.front().size()});
    }
}

void length(const std::vector<Values>& arguments, const OperandType&, Values& out) {
    for (const Value& value : arguments.front()) {
        out.emplace_back(std::uint64_t{bytesOf(value).size()});
    }
}

template <bool largest>
void extreme(const std::vector<Values>& arguments, const OperandType&, Values& out) {
    const Value* best = nullptr;
    for (const Values& values : arguments) {
        for (const Value& value : values) {
            if (best == nullptr ||
                (largest ? compareValues(value, *best) > 0 : compareValues(value, *best) < 0)) {
                best = &value;
            }
        }
    }
    if (best != nullptr) {
        out.push_back(*best);
    }
}

void toText(const std::vector<Values>& arguments, const OperandType& type, Values& out) {
    // Integers are always decimal here, whatever the field looks like elsewhere.
    FieldInfo format{"", "", "", type.kind};
    if (type.field != nullptr && type.kind == ValueKind::time) {
        format.display = type.field->display;
    }
    for (const Value& value : arguments.front()) {
        out.emplace_back(valueText(format, value));
    }
}

bool any(ValueKind) {
    return true;
}

bool isString(ValueKind kind) {
    return kind == ValueKind::string;
}

bool isText(ValueKind kind) {
    return kind == ValueKind::string || kind == ValueKind::bytes;
}

bool isQuantity(ValueKind kind) {
    return kind == ValueKind::integer || kind == ValueKind::duration;
}

bool isValued(ValueKind kind) {
    return kind != ValueKind::none;
}

constexpr std::size_t kMany = 100;

constexpr std::array<FunctionInfo, 8> kFunctions{{
    {"abs", "value without its sign", 1, "a number or a duration", &isQuantity, std::nullopt, &absolute},
    {"count", "how often the field occurs in the PDU", 1, "a field", &any, ValueKind::integer, &count},
    {"len", "length in bytes", 1, "a string or bytes", &isText, ValueKind::integer, &length},
    {"lower", "text in lower case", 1, "a string", &isString, std::nullopt, &convertCase<&lower>},
    {"max", "largest value", kMany, "values that can be ordered", &isValued, std::nullopt, &extreme<true>},
    {"min", "smallest value", kMany, "values that can be ordered", &isValued, std::nullopt, &extreme<false>},
    {"string", "value as text, for contains and matches", 1, "a field with a value", &isValued,
     ValueKind::string, &toText},
    {"upper", "text in upper case", 1, "a string", &isString, std::nullopt, &convertCase<&upper>},
}};

class FunctionOperand : public ComputedOperand {
  public:
    FunctionOperand(const FunctionInfo& function, std::vector<OperandPtr> arguments)
        : function_(function), arguments_(std::move(arguments)) {}

    void append(RowFields& row, Values& out) const override {
        std::vector<Values> values(arguments_.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            arguments_[i]->append(row, values[i]);
        }
        function_.apply(values, arguments_.front()->type(), out);
    }
    FieldScope scope() const override {
        FieldScope all = FieldScope::none;
        for (const OperandPtr& argument : arguments_) {
            all = all | argument->scope();
        }
        return all;
    }
    OperandType type() const override { return resultType(function_, arguments_.front()->type()); }

  private:
    const FunctionInfo& function_;
    std::vector<OperandPtr> arguments_;
};

}  // namespace

std::span<const FunctionInfo> filterFunctions() {
    return kFunctions;
}

const FunctionInfo* findFunction(std::string_view name) {
    const auto found = std::find_if(kFunctions.begin(), kFunctions.end(),
                                    [&](const FunctionInfo& function) { return function.name == name; });
    return found == kFunctions.end() ? nullptr : &*found;
}

OperandType resultType(const FunctionInfo& function, const OperandType& argument) {
    const ValueKind kind = function.result.value_or(argument.kind);
    // The largest of some enumerated values is one of them; a text in upper case need not be.
    const bool isOne = !function.result && kind != ValueKind::string;
    return {kind, isOne ? argument.field : nullptr};
}

OperandPtr makeFunctionOperand(const FunctionInfo& function, std::vector<OperandPtr> arguments) {
    return std::make_unique<FunctionOperand>(function, std::move(arguments));
}

}  // namespace smppscope::model
