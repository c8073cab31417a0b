#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/filter_lexer.h"

namespace smppscope::model {

/// Where the parser is in the tokens of a filter, how deep in itself, and the first error it met; shared by
/// the parts of the parser. What fails gives std::nullopt, so that a caller can pass it on as its own result.
class TokenCursor {
  public:
    /// `tokens`: as tokenize() gives them, so the last one is `end`.
    explicit TokenCursor(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    const Token& peek(std::size_t ahead = 0) const {
        return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
    }
    /// The token that stands here; the last one is never passed.
    const Token& take() { return tokens_[next_ + 1 < tokens_.size() ? next_++ : next_]; }
    bool takeIf(TokenKind kind);
    bool takeIf(std::string_view word, std::string_view symbol);
    /// Of the token taken last.
    TextSpan lastSpan() const { return tokens_[next_ == 0 ? 0 : next_ - 1].span; }

    /// Keeps the error if it is the first.
    std::nullopt_t fail(FilterError error);
    std::nullopt_t fail(TextSpan span, std::string message);
    /// Something else than `what` stands here.
    std::nullopt_t expected(std::string_view what);
    /// Something stands here, behind a complete test.
    std::nullopt_t unexpected();
    const std::optional<FilterError>& error() const { return error_; }

    /// Gives the levels that it went deeper back at the end of its life.
    class Depth {
      public:
        explicit Depth(TokenCursor& cursor) : cursor_(cursor), before_(cursor.depth_) {}
        ~Depth() { cursor_.depth_ = before_; }
        Depth(const Depth&) = delete;
        Depth& operator=(const Depth&) = delete;

        /// One level deeper; fails, with an error, if that is more than kMaxFilterDepth.
        bool deepen();

      private:
        TokenCursor& cursor_;
        int before_;
    };

  private:
    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    int depth_ = 0;
    std::optional<FilterError> error_;
};

}  // namespace smppscope::model
