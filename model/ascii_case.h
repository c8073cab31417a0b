#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace smppscope::model {

/// `text` with A to Z in lower case and everything else as it is.
inline std::string asciiLower(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

}  // namespace smppscope::model
