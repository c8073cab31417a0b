#pragma once

#include "model/filter_expression.h"
#include "model/filter_operand_compiler.h"
#include "model/filter_syntax.h"

namespace smppscope::model {

/// A single test, or why it can be none.
using CompiledTestPtr = tl::expected<TestPtr, FilterError>;

/// Each checks the types of a test of its kind and builds what is evaluated.
CompiledTestPtr compilePresence(const syntax::Test& test);
CompiledTestPtr compileComparison(const syntax::Test& test);
CompiledTestPtr compileMembership(const syntax::Test& test);

/// The error of a step, as that of the whole.
inline tl::unexpected<FilterError> passOn(FilterError& error) {
    return tl::unexpected<FilterError>(std::move(error));
}

}  // namespace smppscope::model
