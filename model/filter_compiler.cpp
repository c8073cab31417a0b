#include "model/filter_compiler.h"

#include "model/filter_test_compiler.h"

namespace smppscope::model {

namespace {

using syntax::Test;
using syntax::TestKind;

class Compiler {
  public:
    CompiledTestPtr compile(const Test& test) {
        switch (test.kind) {
            case TestKind::present:
                return remember(compilePresence(test));
            case TestKind::compare:
                return remember(compileComparison(test));
            case TestKind::member:
                return remember(compileMembership(test));
            case TestKind::negation: {
                CompiledTestPtr inner = compile(test.tests.front());
                return inner ? CompiledTestPtr(makeNegation(std::move(*inner))) : std::move(inner);
            }
            default:
                return connection(test);
        }
    }

    std::size_t remembered() const { return remembered_; }

  private:
    CompiledTestPtr remember(CompiledTestPtr test) {
        if (test && (*test)->scope() == FieldScope::session) {
            return makeRememberedTest(std::move(*test), remembered_++);
        }
        return test;
    }

    CompiledTestPtr connection(const Test& test) {
        std::vector<TestPtr> parts;
        for (const Test& part : test.tests) {
            CompiledTestPtr compiled = compile(part);
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

    std::size_t remembered_ = 0;
};

}  // namespace

tl::expected<std::unique_ptr<Filter::Expression>, FilterError> compileFilter(const Test& test) {
    Compiler compiler;
    CompiledTestPtr compiled = compiler.compile(test);
    if (!compiled) {
        return passOn(compiled.error());
    }
    auto expression = std::make_unique<Filter::Expression>();
    expression->test = std::move(*compiled);
    expression->rememberedTests = compiler.remembered();
    return expression;
}

}  // namespace smppscope::model
