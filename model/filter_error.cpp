#include "model/filter_error.h"

#include <algorithm>

#include "model/printable.h"

namespace smppscope::model {

std::string describe(const FilterError& error, std::string_view text) {
    // One line, and as wide as it looks, so that the mark stands under its span.
    const auto shown = [&](std::size_t begin, std::size_t end) {
        begin = std::min(begin, text.size());
        return escapeControls(text.substr(begin, std::min(end, text.size()) - begin));
    };
    const std::string before = shown(0, error.offset);
    const std::string span = shown(error.offset, error.offset + error.length);
    const std::string after = shown(error.offset + error.length, text.size());
    const std::size_t width = std::max<std::size_t>(1, displayWidth(span));
    return before + span + after + '\n' + std::string(displayWidth(before), ' ') + std::string(width, '^') +
           ' ' + error.message;
}

}  // namespace smppscope::model
