#pragma once

#include "model/filter_expression.h"
#include "model/filter_syntax.h"

namespace smppscope::model {

/// Checks types and builds what is evaluated.
tl::expected<std::unique_ptr<Filter::Expression>, FilterError> compileFilter(const syntax::Test& test);

}  // namespace smppscope::model
