#include "model/filter_token_cursor.h"

#include <fmt/format.h>

#include "model/ascii_case.h"
#include "model/filter_operators.h"
#include "model/filter_parser.h"

namespace smppscope::model {

bool TokenCursor::takeIf(TokenKind kind) {
    if (!peek().is(kind)) {
        return false;
    }
    take();
    return true;
}

bool TokenCursor::takeIf(std::string_view word, std::string_view symbol) {
    if (!peek().reads(word) && !peek().reads(symbol)) {
        return false;
    }
    take();
    return true;
}

std::nullopt_t TokenCursor::fail(FilterError error) {
    if (!error_) {
        error_ = std::move(error);
    }
    return std::nullopt;
}

std::nullopt_t TokenCursor::fail(TextSpan span, std::string message) {
    return fail(FilterError{span.offset, span.length, std::move(message)});
}

std::nullopt_t TokenCursor::expected(std::string_view what) {
    if (peek().is(TokenKind::end)) {
        return fail(peek().span, fmt::format("The filter ends where {} should follow.", what));
    }
    return fail(peek().span, fmt::format("Here should stand {}.", what));
}

std::nullopt_t TokenCursor::unexpected() {
    const std::string lower = asciiLower(peek().value);
    if (peek().is(TokenKind::word) && lower != peek().value && isKeyword(lower)) {
        return fail(peek().span, fmt::format("Operators are written in lower case: {}.", lower));
    }
    if (peek().is(TokenKind::rightParenthesis)) {
        return fail(peek().span, "This parenthesis closes nothing.");
    }
    return fail(peek().span, "Connect tests with \"and\" or \"or\"; nothing else can follow here.");
}

bool TokenCursor::Depth::deepen() {
    if (++cursor_.depth_ <= kMaxFilterDepth) {
        return true;
    }
    cursor_.fail(cursor_.peek().span,
                 fmt::format("A filter may be nested at most {} levels deep.", kMaxFilterDepth));
    return false;
}

}  // namespace smppscope::model
