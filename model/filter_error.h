#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace smppscope::model {

/// Where and why a filter text is not a filter.
struct FilterError {
    std::size_t offset = 0;  ///< bytes of the text
    std::size_t length = 0;  ///< of the offending span; 0 at the end of the text
    std::string message;     ///< one sentence
};

/// "FILTER\n   ^^^^ message": the error under its span, for terminals.
std::string describe(const FilterError& error, std::string_view text);

/// Part of a filter's text.
struct TextSpan {
    std::size_t offset = 0;
    std::size_t length = 0;

    std::size_t end() const { return offset + length; }
};

/// The span from the beginning of `first` to the end of `last`.
inline TextSpan join(TextSpan first, TextSpan last) {
    return {first.offset, last.end() - first.offset};
}

/// The character of UTF-8 text that begins at `offset`, whole even if it is several bytes.
inline TextSpan characterAt(std::string_view text, std::size_t offset) {
    std::size_t end = offset + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        ++end;
    }
    return {offset, end - offset};
}

inline tl::unexpected<FilterError> filterError(TextSpan span, std::string message) {
    return tl::unexpected<FilterError>(FilterError{span.offset, span.length, std::move(message)});
}

}  // namespace smppscope::model
