#include "model/filter_operand.h"

#include <limits>
#include <optional>

namespace smppscope::model {

namespace {

using dissector::FieldInfo;
using dissector::Value;
using dissector::ValueKind;
using ByteVector = std::vector<std::uint8_t>;

class FieldOperand : public ComputedOperand {
  public:
    explicit FieldOperand(const FieldInfo& field) : field_(field) {}
    void append(RowFields& row, Values& out) const override {
        const Values& values = row.values(field_);
        out.insert(out.end(), values.begin(), values.end());
    }
    FieldScope scope() const override { return sourceOf(field_).scope; }
    OperandType type() const override { return {field_.kind, &field_}; }
    const FieldInfo* plainField() const override { return &field_; }

  private:
    const FieldInfo& field_;
};

class ConstantOperand : public ComputedOperand {
  public:
    ConstantOperand(Value value, OperandType type) : value_(std::move(value)), type_(type) {}
    void append(RowFields&, Values& out) const override { out.push_back(value_); }
    FieldScope scope() const override { return FieldScope::none; }
    OperandType type() const override { return type_; }

  private:
    Value value_;
    OperandType type_;
};

class SliceOperand : public ComputedOperand {
  public:
    SliceOperand(OperandPtr of, std::vector<SlicePart> parts)
        : of_(std::move(of)), parts_(std::move(parts)) {}

    void append(RowFields& row, Values& out) const override {
        Values whole;
        of_->append(row, whole);
        for (const Value& value : whole) {
            const std::string_view from = bytesOf(value);
            ByteVector bytes;
            const bool inside = applySlice(parts_, from.size(), [&](std::size_t begin, std::size_t length) {
                const std::string_view part = from.substr(begin, length);
                bytes.insert(bytes.end(), part.begin(), part.end());
            });
            if (inside) {
                out.emplace_back(std::move(bytes));
            }
        }
    }
    FieldScope scope() const override { return of_->scope(); }
    OperandType type() const override { return {ValueKind::bytes, nullptr}; }

  private:
    OperandPtr of_;
    std::vector<SlicePart> parts_;
};

std::optional<std::int64_t> signedValue(const Value& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value)) {
        const bool fits = *number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        return fits ? std::optional(static_cast<std::int64_t>(*number)) : std::nullopt;
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

std::optional<std::int64_t> calculate(char sign, std::int64_t left, std::int64_t right) {
    std::int64_t result = 0;
    bool overflow = false;
    switch (sign) {
        case '+':
            overflow = __builtin_add_overflow(left, right, &result);
            break;
        case '-':
            overflow = __builtin_sub_overflow(left, right, &result);
            break;
        case '*':
            overflow = __builtin_mul_overflow(left, right, &result);
            break;
        case '&':
            result = left & right;
            break;
        default:
            overflow = right == 0 || (right == -1 && left == std::numeric_limits<std::int64_t>::min());
            if (!overflow) {
                result = sign == '/' ? left / right : left % right;
            }
    }
    return overflow ? std::nullopt : std::optional(result);
}

class ArithmeticOperand : public ComputedOperand {
  public:
    ArithmeticOperand(char sign, OperandPtr left, OperandPtr right)
        : sign_(sign), left_(std::move(left)), right_(std::move(right)) {}

    void append(RowFields& row, Values& out) const override {
        Values lefts;
        Values rights;
        left_->append(row, lefts);
        right_->append(row, rights);
        for (const Value& left : lefts) {
            for (const Value& right : rights) {
                appendResult(left, right, out);
            }
        }
    }
    FieldScope scope() const override { return left_->scope() | right_->scope(); }
    OperandType type() const override { return {left_->type().kind, nullptr}; }

  private:
    void appendResult(const Value& left, const Value& right, Values& out) const {
        if (std::holds_alternative<ByteVector>(left)) {
            const auto& bytes = std::get<ByteVector>(left);
            const auto& mask = std::get<ByteVector>(right);
            if (bytes.size() == mask.size()) {
                ByteVector result(bytes.size());
                for (std::size_t i = 0; i < result.size(); ++i) {
                    result[i] = bytes[i] & mask[i];
                }
                out.emplace_back(std::move(result));
            }
            return;
        }
        const auto a = signedValue(left);
        const auto b = signedValue(right);
        const auto result = a && b ? calculate(sign_, *a, *b) : std::nullopt;
        if (result) {
            out.emplace_back(*result);
        }
    }

    char sign_;
    OperandPtr left_;
    OperandPtr right_;
};

class RankOperand : public ComputedOperand {
  public:
    explicit RankOperand(OperandPtr of) : of_(std::move(of)) {}
    void append(RowFields& row, Values& out) const override {
        Values names;
        of_->append(row, names);
        for (const Value& name : names) {
            if (const auto* known = of_->type().field->enumeration->find(bytesOf(name))) {
                out.emplace_back(std::uint64_t{known->value});
            }
        }
    }
    FieldScope scope() const override { return of_->scope(); }
    OperandType type() const override { return of_->type(); }

  private:
    OperandPtr of_;
};

}  // namespace

OperandPtr makeFieldOperand(const FieldInfo& field) {
    return std::make_unique<FieldOperand>(field);
}

OperandPtr makeConstantOperand(Value value, OperandType type) {
    return std::make_unique<ConstantOperand>(std::move(value), type);
}

OperandPtr makeSliceOperand(OperandPtr of, std::vector<SlicePart> parts) {
    return std::make_unique<SliceOperand>(std::move(of), std::move(parts));
}

OperandPtr makeArithmeticOperand(char sign, OperandPtr left, OperandPtr right) {
    return std::make_unique<ArithmeticOperand>(sign, std::move(left), std::move(right));
}

OperandPtr makeNegationOperand(OperandPtr of) {
    const OperandType type = of->type();
    return makeArithmeticOperand('-', makeConstantOperand(std::int64_t{0}, type), std::move(of));
}

OperandPtr makeRankOperand(OperandPtr of) {
    return std::make_unique<RankOperand>(std::move(of));
}

std::string_view bytesOf(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* bytes = std::get_if<ByteVector>(&value)) {
        return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
    }
    return {};
}

}  // namespace smppscope::model
