#pragma once

#include <optional>
#include <string_view>

#include "model/filter_syntax.h"

namespace smppscope::model {

/// Parentheses, functions, slices and sums in one another; deeper filters are refused.
inline constexpr int kMaxFilterDepth = 100;

/// Parses a filter; nothing if the text is blank. Names of fields are looked up, types are not checked.
tl::expected<std::optional<syntax::Test>, FilterError> parseFilter(std::string_view text);

}  // namespace smppscope::model
