#include <algorithm>

#include "model/filter_expression.h"

namespace smppscope::model {

namespace {

class ColumnTest : public CompiledTest {
  public:
    ColumnTest(const FieldSource& source, std::vector<Interval> intervals)
        : number_(source.number), intervals_(std::move(intervals)) {}

    bool matches(const Evaluation& at) const override {
        const std::optional<std::int64_t> number = number_({at.pdus, at.startTime}, at.row);
        return number && std::any_of(intervals_.begin(), intervals_.end(), [&](const Interval& interval) {
                   return interval.first <= *number && *number <= interval.last;
               });
    }
    FieldScope scope() const override { return FieldScope::row; }

  private:
    std::optional<std::int64_t> (*number_)(const RowContext&, Row);
    std::vector<Interval> intervals_;
};

class RememberedTest : public CompiledTest {
  public:
    RememberedTest(TestPtr test, std::size_t number) : test_(std::move(test)), number_(number) {}

    bool matches(const Evaluation& at) const override {
        if (at.verdicts == nullptr) {
            return test_->matches(at);
        }
        const std::uint8_t fromServer = (at.pdus.flags(at.row) & pdu_flag::kFromServer) != 0;
        SessionVerdicts::Verdict& verdict = at.verdicts->at(number_, at.pdus.session(at.row), fromServer);
        if (verdict == SessionVerdicts::unknown) {
            verdict = test_->matches(at) ? SessionVerdicts::yes : SessionVerdicts::no;
        }
        return verdict == SessionVerdicts::yes;
    }
    FieldScope scope() const override { return FieldScope::session; }

  private:
    TestPtr test_;
    std::size_t number_;
};

}  // namespace

TestPtr makeColumnTest(const FieldSource& source, std::vector<Interval> intervals) {
    return std::make_unique<ColumnTest>(source, std::move(intervals));
}

TestPtr makeRememberedTest(TestPtr test, std::size_t number) {
    return std::make_unique<RememberedTest>(std::move(test), number);
}

}  // namespace smppscope::model
