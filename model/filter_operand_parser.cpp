#include "model/filter_operand_parser.h"

#include <algorithm>

#include "model/filter_operators.h"

namespace smppscope::model {

using syntax::Operand;
using syntax::OperandKind;

// --- loosest operator first

OperandParser::MaybeOperand OperandParser::operand() {
    return arithmetic({TokenKind::ampersand}, &OperandParser::sum);
}

OperandParser::MaybeOperand OperandParser::sum() {
    return arithmetic({TokenKind::plus, TokenKind::minus}, &OperandParser::product);
}

OperandParser::MaybeOperand OperandParser::product() {
    return arithmetic({TokenKind::star, TokenKind::slash, TokenKind::percent}, &OperandParser::sign);
}

/// A chain to the left is a tree that grows in depth, so its length counts as depth.
OperandParser::MaybeOperand OperandParser::arithmetic(std::initializer_list<TokenKind> operators,
                                                      MaybeOperand (OperandParser::*element)()) {
    MaybeOperand left = (this->*element)();
    TokenCursor::Depth depth(cursor_);
    while (left && (std::find(operators.begin(), operators.end(), cursor_.peek().kind) != operators.end() ||
                    (*operators.begin() == TokenKind::ampersand && cursor_.peek().reads("bitwise_and")))) {
        if (!depth.deepen()) {
            return std::nullopt;
        }
        const Token& token = cursor_.take();
        MaybeOperand right = (this->*element)();
        if (!right) {
            return std::nullopt;
        }
        Operand both;
        both.kind = OperandKind::arithmetic;
        both.span = join(left->span, right->span);
        both.text = token.is(TokenKind::word) ? "&" : token.value;
        both.operands.push_back(std::move(*left));
        both.operands.push_back(std::move(*right));
        left = std::move(both);
    }
    return left;
}

OperandParser::MaybeOperand OperandParser::sign() {
    if (!cursor_.peek().is(TokenKind::minus) && !cursor_.peek().is(TokenKind::plus)) {
        return postfix();
    }
    const Token& sign = cursor_.take();
    const bool adjacent = cursor_.peek().span.offset == sign.span.end();
    MaybeOperand value = postfix();
    if (!value) {
        return std::nullopt;
    }
    value->span = join(sign.span, value->span);
    if (value->kind == OperandKind::word) {
        // A literal with its sign, so that an unquoted +4412 stays the text it is.
        value->text = (adjacent || sign.is(TokenKind::minus) ? sign.value : "") + value->text;
        return value;
    }
    if (sign.is(TokenKind::plus)) {
        return value;
    }
    Operand negation;
    negation.kind = OperandKind::negation;
    negation.span = value->span;
    negation.operands.push_back(std::move(*value));
    return negation;
}

OperandParser::MaybeOperand OperandParser::postfix() {
    TokenCursor::Depth depth(cursor_);
    if (!depth.deepen()) {
        return std::nullopt;
    }
    MaybeOperand value = atom();
    while (value && cursor_.peek().is(TokenKind::slice)) {
        auto parts = parseSlice(cursor_.peek().value, cursor_.peek().span.offset + 1);
        if (!parts) {
            return cursor_.fail(std::move(parts.error()));
        }
        if (!depth.deepen()) {
            return std::nullopt;
        }
        Operand slice;
        slice.kind = OperandKind::slice;
        slice.span = join(value->span, cursor_.take().span);
        slice.slice = std::move(*parts);
        slice.operands.push_back(std::move(*value));
        value = std::move(slice);
    }
    return value;
}

OperandParser::MaybeOperand OperandParser::atom() {
    if (cursor_.takeIf(TokenKind::leftBrace)) {
        MaybeOperand inner = operand();
        if (inner && !cursor_.takeIf(TokenKind::rightBrace)) {
            return cursor_.expected("the brace that closes the value");
        }
        return inner;
    }
    const Token& token = cursor_.peek();
    Operand value;
    value.span = token.span;
    value.text = token.value;
    if (token.is(TokenKind::string) || token.is(TokenKind::character)) {
        value.kind = token.is(TokenKind::string) ? OperandKind::string : OperandKind::character;
    } else if (token.is(TokenKind::word) && !isKeyword(token.value)) {
        if (cursor_.peek(1).is(TokenKind::leftParenthesis)) {
            return function();
        }
        value.field = field(token.value);
        value.kind = value.field != nullptr ? OperandKind::field : OperandKind::word;
    } else {
        return cursor_.expected("a field or a value");
    }
    cursor_.take();
    return value;
}

OperandParser::MaybeOperand OperandParser::function() {
    Operand call;
    call.kind = OperandKind::function;
    call.text = cursor_.peek().value;
    const TextSpan name = cursor_.take().span;
    cursor_.take();
    while (!cursor_.peek().is(TokenKind::rightParenthesis)) {
        MaybeOperand argument = operand();
        if (!argument) {
            return std::nullopt;
        }
        call.operands.push_back(std::move(*argument));
        if (!cursor_.takeIf(TokenKind::comma) && !cursor_.peek().is(TokenKind::rightParenthesis)) {
            return cursor_.expected("a comma or the parenthesis that closes the function");
        }
    }
    call.span = join(name, cursor_.take().span);
    return call;
}

}  // namespace smppscope::model
