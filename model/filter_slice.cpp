#include "model/filter_slice.h"

#include <fmt/format.h>

#include "model/filter_number.h"

namespace smppscope::model {

namespace {

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// No PDU is longer; keeps sums of offsets from overflowing.
constexpr std::int64_t kFarthest = std::int64_t{1} << 32;

std::optional<std::int64_t> parseOffset(std::string_view text) {
    const auto number = parseSigned(text);
    return number && *number >= -kFarthest && *number <= kFarthest ? number : std::nullopt;
}

/// "i-j": the minus that is no sign.
std::size_t findDash(std::string_view text) {
    return text.find('-', 1);
}

tl::expected<SlicePart, std::string> parsePart(std::string_view text) {
    const auto colon = text.find(':');
    const auto dash = findDash(text);
    const bool isRange = colon == std::string_view::npos && dash != std::string_view::npos;
    const auto separator = isRange ? dash : colon;
    const auto first = trim(text.substr(0, separator));
    const auto second =
        separator == std::string_view::npos ? std::string_view() : trim(text.substr(separator + 1));

    SlicePart part;
    if (!first.empty()) {
        const auto start = parseOffset(first);
        if (!start) {
            return tl::unexpected(fmt::format("\"{}\" is not an offset.", first));
        }
        part.start = *start;
    } else if (separator == std::string_view::npos || second.empty()) {
        return tl::unexpected<std::string>("A slice names bytes: [2], [0:4], [1-3], [:4] or [-2:].");
    }
    if (separator == std::string_view::npos) {
        part.length = 1;
        return part;
    }
    if (second.empty() && !isRange) {
        return part;
    }
    const auto limit = parseOffset(second);
    if (!limit) {
        return tl::unexpected(fmt::format("\"{}\" is not an offset.", second));
    }
    if (!isRange) {
        if (*limit <= 0) {
            return tl::unexpected(fmt::format("The length of a slice must be positive, not {}.", *limit));
        }
        part.length = *limit;
        return part;
    }
    if ((*limit < 0) != (part.start < 0) || *limit < part.start) {
        return tl::unexpected(fmt::format("A slice can't reach from {} to {}.", part.start, *limit));
    }
    part.last = *limit;
    return part;
}

}  // namespace

tl::expected<std::vector<SlicePart>, FilterError> parseSlice(std::string_view text, std::size_t offset) {
    std::vector<SlicePart> parts;
    std::size_t begin = 0;
    while (true) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        auto part = parsePart(trim(text.substr(begin, end - begin)));
        if (!part) {
            // An empty part has no character to point at: take the brackets and all.
            const TextSpan whole{offset - 1, text.size() + 2};
            return filterError(end == begin ? whole : TextSpan{offset + begin, end - begin},
                               std::move(part.error()));
        }
        parts.push_back(*part);
        if (end == text.size()) {
            return parts;
        }
        begin = end + 1;
    }
}

}  // namespace smppscope::model
