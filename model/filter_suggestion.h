#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smppscope::model {

/// The candidates most like `text`, the best first: those that differ by few letters, or that contain it or
/// end like it. At most `most`; empty if nothing is near.
std::vector<std::string_view> nearest(std::string_view text, const std::vector<std::string_view>& candidates,
                                      std::size_t most = 3);

/// " Did you mean a, b or c?", or nothing without suggestions.
std::string didYouMean(const std::vector<std::string_view>& suggestions);

}  // namespace smppscope::model
