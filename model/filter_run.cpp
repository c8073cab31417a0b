#include "model/filter_run.h"

#include "model/filter_expression.h"

namespace smppscope::model {

FilterRun::FilterRun(const Filter& filter, RowFields& fields) : filter_(filter), fields_(fields) {
    if (const Filter::Expression* expression = filter.expression()) {
        verdicts_ = std::make_unique<SessionVerdicts>(expression->rememberedTests);
    }
}

FilterRun::~FilterRun() = default;

bool FilterRun::matches(Row row) {
    fields_.select(row);
    const Filter::Expression* expression = filter_.expression();
    return expression == nullptr || expression->test->matches(Evaluation(fields_, verdicts_.get()));
}

}  // namespace smppscope::model
