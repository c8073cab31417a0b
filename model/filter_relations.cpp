#include <algorithm>
#include <iterator>

#include <re2/re2.h>

#include "model/filter_expression.h"
#include "model/filter_value.h"

namespace smppscope::model {

namespace {

using dissector::Value;
using dissector::ValueKind;
using syntax::Relation;

/// `values` of the operand, in `scratch` unless the field holds them already.
const Values& valuesOf(const ComputedOperand& operand, const Evaluation& at, Values& scratch) {
    if (const dissector::FieldInfo* field = operand.plainField()) {
        return at.fields.values(*field);
    }
    operand.append(at.fields, scratch);
    return scratch;
}

template <class Holds>
bool anyOrAll(const Values& values, bool all, Holds&& holds) {
    return all ? !values.empty() && std::all_of(values.begin(), values.end(), holds)
               : std::any_of(values.begin(), values.end(), holds);
}

bool isZero(const Value& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value)) {
        return *number == 0;
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return *number == 0;
    }
    return bytesOf(value).find_first_not_of('\0') == std::string_view::npos;
}

bool stands(const Value& value, Relation relation, const Value& first, const Value& last) {
    switch (relation) {
        case Relation::equal:
            return compareValues(value, first) >= 0 && compareValues(value, last) <= 0;
        case Relation::notEqual:
            return compareValues(value, first) < 0 || compareValues(value, last) > 0;
        case Relation::less:
            return compareValues(value, first) < 0;
        case Relation::lessEqual:
            return compareValues(value, last) <= 0;
        case Relation::greater:
            return compareValues(value, last) > 0;
        case Relation::greaterEqual:
            return compareValues(value, first) >= 0;
        case Relation::contains:
            // As in Wireshark, nothing contains what is empty.
            return !bytesOf(first).empty() && bytesOf(value).find(bytesOf(first)) != std::string_view::npos;
        case Relation::matches:
            break;  // has a test of its own
    }
    return false;
}

class OperandTest : public CompiledTest {
  public:
    explicit OperandTest(OperandPtr operand) : operand_(std::move(operand)) {}
    FieldScope scope() const override { return operand_->scope(); }

  protected:
    const Values& values(const Evaluation& at, Values& scratch) const {
        return valuesOf(*operand_, at, scratch);
    }

  private:
    OperandPtr operand_;
};

class PresenceTest : public OperandTest {
  public:
    using OperandTest::OperandTest;
    bool matches(const Evaluation& at) const override {
        Values scratch;
        return !values(at, scratch).empty();
    }
};

class TruthTest : public OperandTest {
  public:
    using OperandTest::OperandTest;
    bool matches(const Evaluation& at) const override {
        Values scratch;
        const Values& all = values(at, scratch);
        return !std::all_of(all.begin(), all.end(), &isZero);
    }
};

class RangeTest : public OperandTest {
  public:
    RangeTest(OperandPtr operand, Relation relation, ValueRange range, bool all)
        : OperandTest(std::move(operand)), relation_(relation), range_(std::move(range)), all_(all) {}
    bool matches(const Evaluation& at) const override {
        Values scratch;
        return anyOrAll(values(at, scratch), all_, [&](const Value& value) {
            return stands(value, relation_, range_.first, range_.last);
        });
    }

  private:
    Relation relation_;
    ValueRange range_;
    bool all_;
};

class SetTest : public OperandTest {
  public:
    /// Ranges ascend, and each reaches at least as far as those before it.
    SetTest(OperandPtr operand, std::vector<ValueRange> ranges, bool all)
        : OperandTest(std::move(operand)), ranges_(std::move(ranges)), all_(all) {}
    bool matches(const Evaluation& at) const override {
        Values scratch;
        return anyOrAll(values(at, scratch), all_, [&](const Value& value) { return isInside(value); });
    }

  private:
    bool isInside(const Value& value) const {
        const auto behind = std::upper_bound(ranges_.begin(), ranges_.end(), value,
                                             [](const Value& wanted, const ValueRange& range) {
                                                 return compareValues(wanted, range.first) < 0;
                                             });
        return behind != ranges_.begin() && compareValues(value, std::prev(behind)->last) <= 0;
    }

    std::vector<ValueRange> ranges_;
    bool all_;
};

class PairTest : public CompiledTest {
  public:
    PairTest(OperandPtr left, Relation relation, OperandPtr right, bool all)
        : left_(std::move(left)), right_(std::move(right)), relation_(relation), all_(all) {}
    bool matches(const Evaluation& at) const override {
        Values leftScratch;
        Values rightScratch;
        const Values& lefts = valuesOf(*left_, at, leftScratch);
        const Values& rights = valuesOf(*right_, at, rightScratch);
        return anyOrAll(lefts, all_, [&](const Value& left) {
            return anyOrAll(rights, all_,
                            [&](const Value& right) { return stands(left, relation_, right, right); });
        });
    }
    FieldScope scope() const override { return left_->scope() | right_->scope(); }

  private:
    OperandPtr left_;
    OperandPtr right_;
    Relation relation_;
    bool all_;
};

class BetweenTest : public CompiledTest {
  public:
    BetweenTest(OperandPtr operand, OperandPtr first, OperandPtr last, bool all)
        : operand_(std::move(operand)), first_(std::move(first)), last_(std::move(last)), all_(all) {}
    bool matches(const Evaluation& at) const override {
        Values scratch;
        Values firsts;
        Values lasts;
        first_->append(at.fields, firsts);
        last_->append(at.fields, lasts);
        return anyOrAll(valuesOf(*operand_, at, scratch), all_, [&](const Value& value) {
            return std::any_of(firsts.begin(), firsts.end(), [&](const Value& first) {
                return std::any_of(lasts.begin(), lasts.end(), [&](const Value& last) {
                    return stands(value, Relation::equal, first, last);
                });
            });
        });
    }
    FieldScope scope() const override { return operand_->scope() | first_->scope() | last_->scope(); }

  private:
    OperandPtr operand_;
    OperandPtr first_;
    OperandPtr last_;
    bool all_;
};

class RegexTest : public OperandTest {
  public:
    RegexTest(OperandPtr operand, std::unique_ptr<RE2> regex, bool all)
        : OperandTest(std::move(operand)), regex_(std::move(regex)), all_(all) {}
    bool matches(const Evaluation& at) const override {
        Values scratch;
        return anyOrAll(values(at, scratch), all_, [&](const Value& value) {
            const std::string_view text = bytesOf(value);
            return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *regex_);
        });
    }

  private:
    std::unique_ptr<RE2> regex_;
    bool all_;
};

}  // namespace

TestPtr makePresenceTest(OperandPtr operand) {
    return std::make_unique<PresenceTest>(std::move(operand));
}

TestPtr makeTruthTest(OperandPtr operand) {
    return std::make_unique<TruthTest>(std::move(operand));
}

TestPtr makeRangeTest(OperandPtr operand, Relation relation, ValueRange range, bool all) {
    return std::make_unique<RangeTest>(std::move(operand), relation, std::move(range), all);
}

TestPtr makeSetTest(OperandPtr operand, std::vector<ValueRange> ranges, bool all) {
    std::sort(ranges.begin(), ranges.end(),
              [](const ValueRange& a, const ValueRange& b) { return compareValues(a.first, b.first) < 0; });
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        if (compareValues(ranges[i].last, ranges[i - 1].last) < 0) {
            ranges[i].last = ranges[i - 1].last;
        }
    }
    return std::make_unique<SetTest>(std::move(operand), std::move(ranges), all);
}

TestPtr makePairTest(OperandPtr left, Relation relation, OperandPtr right, bool all) {
    return std::make_unique<PairTest>(std::move(left), relation, std::move(right), all);
}

TestPtr makeBetweenTest(OperandPtr operand, OperandPtr first, OperandPtr last, bool all) {
    return std::make_unique<BetweenTest>(std::move(operand), std::move(first), std::move(last), all);
}

tl::expected<TestPtr, std::string> makeRegexTest(OperandPtr operand, const std::string& pattern, bool all) {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    // Bytes are matched as they are, so that \xff means a byte.
    const bool isText = operand->type().kind == ValueKind::string;
    options.set_encoding(isText ? RE2::Options::EncodingUTF8 : RE2::Options::EncodingLatin1);
    auto regex = std::make_unique<RE2>(pattern, options);
    if (!regex->ok()) {
        return tl::unexpected(regex->error());
    }
    return std::make_unique<RegexTest>(std::move(operand), std::move(regex), all);
}

}  // namespace smppscope::model
