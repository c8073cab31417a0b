#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/filter.h"
#include "model/filter_literal.h"
#include "model/filter_operand.h"

namespace smppscope::model {

/// What tests of session facts came to, so that each is made once per session and direction instead of once
/// per row. For one run over rows: session facts change while a capture is live.
class SessionVerdicts {
  public:
    enum Verdict : std::uint8_t { unknown, no, yes };

    explicit SessionVerdicts(std::size_t tests) : tests_(tests) {}

    /// The place of a verdict: the same for all rows of one direction of a session.
    Verdict& at(std::size_t test, SessionId session, std::uint8_t fromServer) {
        const std::size_t index = (std::size_t{session} * 2 + fromServer) * tests_ + test;
        if (index >= verdicts_.size()) {
            verdicts_.resize(index + tests_, unknown);
        }
        return verdicts_[index];
    }

  private:
    std::size_t tests_;
    std::vector<Verdict> verdicts_;
};

/// What a test looks at: the row that is selected in `fields`.
struct Evaluation {
    Evaluation(RowFields& rowFields, SessionVerdicts* remembered)
        : fields(rowFields),
          pdus(rowFields.analysis().pdus()),
          row(rowFields.row()),
          startTime(rowFields.analysis().startTime()),
          verdicts(remembered) {}

    RowFields& fields;
    const PduStore& pdus;
    Row row;
    TimeNs startTime;
    SessionVerdicts* verdicts;  ///< may be nullptr: nothing is remembered
};

/// A compiled test. Immutable; shared by threads.
class CompiledTest {
  public:
    virtual ~CompiledTest() = default;
    virtual bool matches(const Evaluation& at) const = 0;
    virtual FieldScope scope() const = 0;
};

using TestPtr = std::unique_ptr<const CompiledTest>;

/// The whole numbers from `first` to `last`, both included.
struct Interval {
    std::int64_t first;
    std::int64_t last;
};

/// The number of a column lies in one of the intervals: no values are built. `source` has a number.
TestPtr makeColumnTest(const FieldSource& source, std::vector<Interval> intervals);

/// The operand has a value.
TestPtr makePresenceTest(OperandPtr operand);
/// The operand has a value other than zero or zero bytes.
TestPtr makeTruthTest(OperandPtr operand);

/// One value of the operand (or all of them, and at least one) stands in the relation to the range: for ==
/// inside it, for < before it, and so on. Not for contains and matches.
TestPtr makeRangeTest(OperandPtr operand, syntax::Relation relation, ValueRange range, bool all);
/// One value (or all) lies in one of the ranges.
TestPtr makeSetTest(OperandPtr operand, std::vector<ValueRange> ranges, bool all);
/// One pair (or all pairs) of values stands in the relation; contains as well, but not matches.
TestPtr makePairTest(OperandPtr left, syntax::Relation relation, OperandPtr right, bool all);
/// `left` is one of the values from `first` to `last`.
TestPtr makeBetweenTest(OperandPtr operand, OperandPtr first, OperandPtr last, bool all);

/// One value (or all) matches the regular expression, upper or lower case. The failure says what is wrong
/// with it.
tl::expected<TestPtr, std::string> makeRegexTest(OperandPtr operand, const std::string& pattern, bool all);

TestPtr makeNegation(TestPtr test);
/// Cheap tests are made first.
TestPtr makeConjunction(std::vector<TestPtr> tests);
TestPtr makeDisjunction(std::vector<TestPtr> tests);
TestPtr makeExclusiveDisjunction(std::vector<TestPtr> tests);
/// `test`, which only looks at sessions, made once per session and direction. `number` is its place in the
/// SessionVerdicts.
TestPtr makeRememberedTest(TestPtr test, std::size_t number);

struct Filter::Expression {
    TestPtr test;
    std::size_t rememberedTests = 0;
};

}  // namespace smppscope::model
