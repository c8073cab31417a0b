#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/filter_error.h"

namespace smppscope::model {

enum class TokenKind : std::uint8_t {
    end,
    word,       ///< field, function, keyword or unquoted literal: smpp.command_id, 0x1f, 10.0.0.0/8, 01:02
    string,     ///< "..." or r"..."; `value` holds it without quotes and escapes
    character,  ///< 'c'; `value` holds one byte
    slice,      ///< [...]; `value` holds what is between the brackets
    leftParenthesis,
    rightParenthesis,
    leftBrace,
    rightBrace,
    comma,
    range,  ///< ..
    plus,
    minus,
    star,
    slash,
    percent,
    ampersand,
    symbol,  ///< a relation or logical operator in signs: == != <= && ! ~ ...
};

struct Token {
    TokenKind kind = TokenKind::end;
    TextSpan span;
    std::string value;  ///< of strings, characters and slices; the text itself otherwise

    bool is(TokenKind other) const { return kind == other; }
    /// A word or symbol that reads `text`.
    bool reads(std::string_view text) const {
        return (kind == TokenKind::word || kind == TokenKind::symbol) && value == text;
    }
};

/// Texts longer than this are refused.
inline constexpr std::size_t kMaxFilterLength = 64 * 1024;

/// Cuts a filter's text into tokens; the last one is `end`, with an empty span at the end of the text.
/// Linear in the text; any bytes.
tl::expected<std::vector<Token>, FilterError> tokenize(std::string_view text);

}  // namespace smppscope::model
