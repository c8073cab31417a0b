#include "model/filter_lexer.h"

#include <fmt/format.h>
#include <array>

#include "model/filter_escape.h"

namespace smppscope::model {

namespace {

struct Sign {
    std::string_view text;
    TokenKind kind;
};

// Longer signs stand before those that begin them.
constexpr std::array<Sign, 30> kSigns{{
    {"===", TokenKind::symbol},
    {"!==", TokenKind::symbol},
    {"==", TokenKind::symbol},
    {"!=", TokenKind::symbol},
    {"~=", TokenKind::symbol},
    {"<=", TokenKind::symbol},
    {">=", TokenKind::symbol},
    {"&&", TokenKind::symbol},
    {"||", TokenKind::symbol},
    {"^^", TokenKind::symbol},
    {"..", TokenKind::range},
    {"<", TokenKind::symbol},
    {">", TokenKind::symbol},
    {"!", TokenKind::symbol},
    {"~", TokenKind::symbol},
    {"(", TokenKind::leftParenthesis},
    {")", TokenKind::rightParenthesis},
    {"{", TokenKind::leftBrace},
    {"}", TokenKind::rightBrace},
    {",", TokenKind::comma},
    {"+", TokenKind::plus},
    {"-", TokenKind::minus},
    {"*", TokenKind::star},
    {"/", TokenKind::slash},
    {"%", TokenKind::percent},
    {"&", TokenKind::ampersand},
    {"=>", TokenKind::end},
    {"=<", TokenKind::end},
    {"=", TokenKind::end},
    {"|", TokenKind::end},
}};

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isWordStart(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

bool isWordPart(char c) {
    return isWordStart(c) || c == '.' || c == '-' || c == '/';
}

class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_(text) {}

    tl::expected<std::vector<Token>, FilterError> run() {
        while (true) {
            while (offset_ < text_.size() && isBlank(text_[offset_])) {
                ++offset_;
            }
            auto token = next();
            if (!token) {
                return tl::unexpected<FilterError>(std::move(token.error()));
            }
            offset_ = token->span.end();
            tokens_.push_back(std::move(*token));
            if (tokens_.back().is(TokenKind::end)) {
                return std::move(tokens_);
            }
        }
    }

  private:
    using Outcome = tl::expected<Token, FilterError>;

    std::string_view rest() const { return text_.substr(offset_); }

    Outcome next() {
        if (offset_ == text_.size()) {
            return Token{TokenKind::end, {offset_, 0}, {}};
        }
        const char c = text_[offset_];
        if (c == '"' || (rest().substr(0, 2) == "r\"")) {
            return string(c == 'r');
        }
        if (c == '\'') {
            return character();
        }
        if (c == '[') {
            return slice();
        }
        if (isWordStart(c) || (c == '.' && offset_ + 1 < text_.size() && isDigit(text_[offset_ + 1]))) {
            return word();
        }
        return sign();
    }

    Outcome word() const {
        std::size_t end = offset_ + 1;
        while (end < text_.size() && isWordPart(text_[end]) && text_.substr(end, 2) != "..") {
            ++end;
        }
        return Token{
            TokenKind::word, {offset_, end - offset_}, std::string(text_.substr(offset_, end - offset_))};
    }

    Outcome string(bool raw) const {
        const std::size_t begin = offset_ + (raw ? 2 : 1);
        std::size_t end = begin;
        while (end < text_.size() && text_[end] != '"') {
            end += text_[end] == '\\' ? 2 : 1;
        }
        if (end >= text_.size()) {
            return filterError({offset_, text_.size() - offset_},
                               "The quote that ends this string is missing.");
        }
        auto value = unescape(text_.substr(begin, end - begin), begin, raw);
        if (!value) {
            return tl::unexpected<FilterError>(std::move(value.error()));
        }
        return Token{TokenKind::string, {offset_, end + 1 - offset_}, std::move(*value)};
    }

    Outcome character() const {
        std::size_t end = offset_ + 1;
        while (end < text_.size() && text_[end] != '\'') {
            end += text_[end] == '\\' ? 2 : 1;
        }
        if (end >= text_.size()) {
            return filterError({offset_, text_.size() - offset_},
                               "The quote that ends this character is missing.");
        }
        auto value = unescape(text_.substr(offset_ + 1, end - offset_ - 1), offset_ + 1, false);
        if (!value) {
            return tl::unexpected<FilterError>(std::move(value.error()));
        }
        const TextSpan span{offset_, end + 1 - offset_};
        if (value->size() != 1) {
            return filterError(span,
                               "Single quotes hold exactly one character; strings stand in double quotes.");
        }
        return Token{TokenKind::character, span, std::move(*value)};
    }

    Outcome slice() const {
        const std::size_t close = text_.find(']', offset_);
        if (close == std::string_view::npos) {
            return filterError({offset_, text_.size() - offset_},
                               "The bracket that ends this slice is missing.");
        }
        return Token{TokenKind::slice,
                     {offset_, close + 1 - offset_},
                     std::string(text_.substr(offset_ + 1, close - offset_ - 1))};
    }

    Outcome sign() const {
        for (const Sign& known : kSigns) {
            if (rest().substr(0, known.text.size()) != known.text) {
                continue;
            }
            const TextSpan span{offset_, known.text.size()};
            if (known.kind == TokenKind::end) {
                return filterError(span, fmt::format("\"{}\" is not an operator; did you mean \"{}\"?",
                                                     known.text, correction(known.text)));
            }
            return Token{known.kind, span, std::string(known.text)};
        }
        return filterError(characterAt(text_, offset_), "This character has no place in a filter.");
    }

    static std::string_view correction(std::string_view sign) {
        if (sign == "=>") {
            return ">=";
        }
        if (sign == "=<") {
            return "<=";
        }
        return sign == "=" ? "==" : "||";
    }

    std::string_view text_;
    std::size_t offset_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

tl::expected<std::vector<Token>, FilterError> tokenize(std::string_view text) {
    if (text.size() > kMaxFilterLength) {
        return filterError({kMaxFilterLength, text.size() - kMaxFilterLength},
                           fmt::format("A filter has at most {} bytes.", kMaxFilterLength));
    }
    return Lexer(text).run();
}

}  // namespace smppscope::model
