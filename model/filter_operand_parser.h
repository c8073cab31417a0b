#pragma once

#include <initializer_list>
#include <optional>

#include "model/filter_syntax.h"
#include "model/filter_token_cursor.h"

namespace smppscope::model {

/// The part of the parser that reads operands: fields, literals, functions, slices and what is computed of
/// them. Functions give nothing after an error, which the cursor keeps.
class OperandParser {
  public:
    using MaybeOperand = std::optional<syntax::Operand>;

    explicit OperandParser(TokenCursor& cursor) : cursor_(cursor) {}

    /// Of the loosest operator.
    MaybeOperand operand();
    /// With a sign, but no sum or product: an element of a set.
    MaybeOperand sign();

  private:
    MaybeOperand sum();
    MaybeOperand product();
    MaybeOperand arithmetic(std::initializer_list<TokenKind> operators,
                            MaybeOperand (OperandParser::*element)());
    MaybeOperand postfix();
    MaybeOperand atom();
    MaybeOperand function();

    TokenCursor& cursor_;
};

}  // namespace smppscope::model
