#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/filter_error.h"

namespace smppscope::model {

/// One part of a slice: `length` bytes from `start` (negative: counted from the end), or up to the end.
struct SlicePart {
    std::int64_t start = 0;
    std::optional<std::int64_t> length;  ///< nothing: to the end
    std::optional<std::int64_t> last;    ///< inclusive end, with the sign of `start`, instead of a length
};

/// Parses what stands between the brackets, which begins at `offset` of the filter: parts "i", "i:j" (j is a
/// length), "i-j" (inclusive), ":j", "i:", separated by commas.
tl::expected<std::vector<SlicePart>, FilterError> parseSlice(std::string_view text, std::size_t offset);

/// The sliced bytes, one part after the other; nothing if a part reaches beyond `size` bytes.
/// Calls `append(begin, length)` for each part.
template <class Append>
bool applySlice(const std::vector<SlicePart>& parts, std::size_t size, Append&& append) {
    const auto total = static_cast<std::int64_t>(size);
    for (const SlicePart& part : parts) {
        const std::int64_t begin = part.start < 0 ? part.start + total : part.start;
        std::int64_t length = total - begin;
        if (part.length) {
            length = *part.length;
        } else if (part.last) {
            length = (*part.last < 0 ? *part.last + total : *part.last) - begin + 1;
        }
        if (begin < 0 || length <= 0 || begin > total || length > total - begin) {
            return false;
        }
        append(static_cast<std::size_t>(begin), static_cast<std::size_t>(length));
    }
    return true;
}

}  // namespace smppscope::model
