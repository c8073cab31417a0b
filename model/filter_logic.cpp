#include <algorithm>

#include "model/filter_expression.h"

namespace smppscope::model {

namespace {

FieldScope widest(const std::vector<TestPtr>& tests) {
    FieldScope scope = FieldScope::none;
    for (const TestPtr& test : tests) {
        scope = scope | test->scope();
    }
    return scope;
}

class Negation : public CompiledTest {
  public:
    explicit Negation(TestPtr test) : test_(std::move(test)) {}
    bool matches(const Evaluation& at) const override { return !test_->matches(at); }
    FieldScope scope() const override { return test_->scope(); }

  private:
    TestPtr test_;
};

/// Several tests, in an order that puts the cheap ones first: tests have no effects, so only speed differs.
class Connection : public CompiledTest {
  public:
    explicit Connection(std::vector<TestPtr> tests) : tests_(std::move(tests)), scope_(widest(tests_)) {
        std::stable_sort(tests_.begin(), tests_.end(),
                         [](const TestPtr& a, const TestPtr& b) { return a->scope() < b->scope(); });
    }
    FieldScope scope() const override { return scope_; }

  protected:
    std::vector<TestPtr> tests_;

  private:
    FieldScope scope_;
};

class Conjunction : public Connection {
  public:
    using Connection::Connection;
    bool matches(const Evaluation& at) const override {
        return std::all_of(tests_.begin(), tests_.end(),
                           [&](const TestPtr& test) { return test->matches(at); });
    }
};

class Disjunction : public Connection {
  public:
    using Connection::Connection;
    bool matches(const Evaluation& at) const override {
        return std::any_of(tests_.begin(), tests_.end(),
                           [&](const TestPtr& test) { return test->matches(at); });
    }
};

class ExclusiveDisjunction : public Connection {
  public:
    using Connection::Connection;
    bool matches(const Evaluation& at) const override {
        return std::count_if(tests_.begin(), tests_.end(),
                             [&](const TestPtr& test) { return test->matches(at); }) %
                   2 !=
               0;
    }
};

}  // namespace

TestPtr makeNegation(TestPtr test) {
    return std::make_unique<Negation>(std::move(test));
}

TestPtr makeConjunction(std::vector<TestPtr> tests) {
    return std::make_unique<Conjunction>(std::move(tests));
}

TestPtr makeDisjunction(std::vector<TestPtr> tests) {
    return std::make_unique<Disjunction>(std::move(tests));
}

TestPtr makeExclusiveDisjunction(std::vector<TestPtr> tests) {
    return std::make_unique<ExclusiveDisjunction>(std::move(tests));
}

}  // namespace smppscope::model
