#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "model/filter_expression.h"

namespace smppscope::model {

inline constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

/// A whole number as columns have them; larger ones than they can have are the largest.
std::int64_t clamped(const dissector::Value& value);

/// The numbers that stand in `relation` to [first, last].
std::vector<Interval> intervals(syntax::Relation relation, std::int64_t first, std::int64_t last);

}  // namespace smppscope::model
