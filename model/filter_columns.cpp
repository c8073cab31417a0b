#include <algorithm>
#include <iterator>

#include "model/filter_expression.h"

namespace smppscope::model {

namespace {

class ColumnTest : public CompiledTest {
  public:
    ColumnTest(const FieldSource& source, std::vector<Interval> intervals)
        : number_(source.number), intervals_(std::move(intervals)) {}

    bool matches(const Evaluation& at) const override {
        const std::optional<std::int64_t> number = number_({at.pdus, at.startTime}, at.row);
        return number && isInside(*number);
    }
    FieldScope scope() const override { return FieldScope::row; }

  private:
    bool isInside(std::int64_t number) const {
        const auto behind = std::upper_bound(
            intervals_.begin(), intervals_.end(), number,
            [](std::int64_t value, const Interval& interval) { return value < interval.first; });
        return behind != intervals_.begin() && number <= std::prev(behind)->last;
    }

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
    std::sort(intervals.begin(), intervals.end(),
              [](const Interval& a, const Interval& b) { return a.first < b.first; });
    // Each reaches at least as far as those before it, so that looking at one suffices.
    for (std::size_t i = 1; i < intervals.size(); ++i) {
        intervals[i].last = std::max(intervals[i].last, intervals[i - 1].last);
    }
    return std::make_unique<ColumnTest>(source, std::move(intervals));
}

TestPtr makeRememberedTest(TestPtr test, std::size_t number) {
    return std::make_unique<RememberedTest>(std::move(test), number);
}

}  // namespace smppscope::model
