#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "model/filter.h"

namespace smppscope::model {

/// Rows of [from, to) that match, ascending. Calls `progress(rowsDone, matchesSoFar)` every few thousand
/// rows; stops early (returning what it has) when `stop` is requested. Works on the calling thread.
std::vector<Row> matchingRows(std::shared_ptr<const Analysis> analysis, const Filter& filter, Row from,
                              Row to, std::stop_token stop = {},
                              const std::function<void(Row, const std::vector<Row>&)>& progress = {});

}  // namespace smppscope::model
