#include "model/filter_parser.h"

#include "model/filter_operand_parser.h"
#include "model/filter_operators.h"
#include "model/filter_token_cursor.h"

namespace smppscope::model {

namespace {

using syntax::Operand;
using syntax::SetItem;
using syntax::Test;
using syntax::TestKind;

/// Recursive descent. Functions give nothing after an error, the first of which the cursor keeps.
class Parser {
  public:
    explicit Parser(std::vector<Token> tokens) : cursor_(std::move(tokens)) {}

    tl::expected<std::optional<Test>, FilterError> run() {
        if (cursor_.peek().is(TokenKind::end)) {
            return std::nullopt;
        }
        auto test = disjunction();
        if (test && !cursor_.peek().is(TokenKind::end)) {
            cursor_.unexpected();
        }
        if (cursor_.error()) {
            return tl::unexpected<FilterError>(*cursor_.error());
        }
        return test;
    }

  private:
    using MaybeTest = std::optional<Test>;
    using MaybeOperand = std::optional<Operand>;

    // --- loosest operator first

    MaybeTest disjunction() {
        return chain(TestKind::disjunction, "or", "||", &Parser::exclusiveDisjunction);
    }
    MaybeTest exclusiveDisjunction() {
        return chain(TestKind::exclusiveDisjunction, "xor", "^^", &Parser::conjunction);
    }
    MaybeTest conjunction() { return chain(TestKind::conjunction, "and", "&&", &Parser::negation); }

    MaybeTest chain(TestKind kind, std::string_view word, std::string_view symbol,
                    MaybeTest (Parser::*element)()) {
        MaybeTest first = (this->*element)();
        if (!first || (!cursor_.peek().reads(word) && !cursor_.peek().reads(symbol))) {
            return first;
        }
        Test all;
        all.kind = kind;
        all.tests.push_back(std::move(*first));
        while (cursor_.takeIf(word, symbol)) {
            MaybeTest following = (this->*element)();
            if (!following) {
                return std::nullopt;
            }
            all.tests.push_back(std::move(*following));
        }
        all.span = join(all.tests.front().span, all.tests.back().span);
        return all;
    }

    MaybeTest negation() {
        const TextSpan begin = cursor_.peek().span;
        bool negated = false;
        while (cursor_.takeIf("not", "!")) {
            negated = !negated;
        }
        MaybeTest test = primary();
        if (!test || !negated) {
            return test;
        }
        Test negation;
        negation.kind = TestKind::negation;
        negation.span = join(begin, test->span);
        negation.tests.push_back(std::move(*test));
        return negation;
    }

    MaybeTest primary() {
        TokenCursor::Depth depth(cursor_);
        if (!depth.deepen()) {
            return std::nullopt;
        }
        if (!cursor_.peek().is(TokenKind::leftParenthesis)) {
            return comparison();
        }
        const TextSpan open = cursor_.take().span;
        MaybeTest test = disjunction();
        if (!test) {
            return std::nullopt;
        }
        if (!cursor_.peek().is(TokenKind::rightParenthesis)) {
            if (cursor_.peek().is(TokenKind::end)) {
                return cursor_.fail(open, "This parenthesis is never closed.");
            }
            return cursor_.unexpected();
        }
        test->span = join(open, cursor_.take().span);
        if (startsRelation()) {
            return cursor_.fail(test->span,
                                "Parentheses hold tests; values are grouped with braces: {1 + 2}.");
        }
        return test;
    }

    bool startsRelation() const { return findRelation() != nullptr || cursor_.peek().reads("in"); }

    const RelationOperator* findRelation() const {
        for (const RelationOperator& known : relationOperators()) {
            if (cursor_.peek().reads(known.text)) {
                return &known;
            }
        }
        return nullptr;
    }

    MaybeTest comparison() {
        Test test;
        const TextSpan begin = cursor_.peek().span;
        const bool any = cursor_.peek().reads("any");
        const bool all = cursor_.peek().reads("all");
        if (any || all) {
            cursor_.take();
        }
        MaybeOperand left = operands_.operand();
        if (!left) {
            return std::nullopt;
        }
        test.left = std::move(*left);
        test.all = all;
        bool complete = true;
        const bool absent = cursor_.peek().reads("not") && cursor_.peek(1).reads("in");
        if (absent) {
            cursor_.take();
        }
        if (cursor_.takeIf("in", "in")) {
            complete = membership(test);
        } else if (const RelationOperator* relation = findRelation()) {
            test.all = all || (relation->all && !any);
            complete = comparisonWith(*relation, test);
        } else if (any || all) {
            return cursor_.expected("a relation like == or \"in\"");
        }
        if (!complete) {
            return std::nullopt;
        }
        test.span = join(begin, cursor_.lastSpan());
        return absent ? negate(std::move(test)) : std::move(test);
    }

    static Test negate(Test test) {
        Test negation;
        negation.kind = TestKind::negation;
        negation.span = test.span;
        negation.tests.push_back(std::move(test));
        return negation;
    }

    bool comparisonWith(const RelationOperator& relation, Test& test) {
        cursor_.take();
        test.kind = TestKind::compare;
        test.relation = relation.relation;
        MaybeOperand right = operands_.operand();
        if (!right) {
            return false;
        }
        test.right = std::move(*right);
        if (startsRelation()) {
            cursor_.fail(cursor_.peek().span,
                         "Relations can't be chained; connect two of them with \"and\".");
            return false;
        }
        return true;
    }

    bool membership(Test& test) {
        test.kind = TestKind::member;
        if (!cursor_.takeIf(TokenKind::leftBrace)) {
            cursor_.expected("a set in braces: {1, 2, 10..20}");
            return false;
        }
        do {
            std::optional<SetItem> item = setItem();
            if (!item) {
                return false;
            }
            test.set.push_back(std::move(*item));
            if (cursor_.takeIf(TokenKind::comma)) {
                if (cursor_.peek().is(TokenKind::rightBrace)) {
                    cursor_.expected("a value of the set");
                    return false;
                }
            } else if (looksLikeSum()) {
                cursor_.fail(cursor_.peek().span, "A set holds no sums; put a comma between its values.");
                return false;
            }
        } while (!cursor_.takeIf(TokenKind::rightBrace));
        return true;
    }

    /// {1 -5} holds two values; {1 - 5} and {1-5} are mistakes.
    bool looksLikeSum() const {
        const bool isSign = cursor_.peek().is(TokenKind::minus) || cursor_.peek().is(TokenKind::plus);
        return isSign && (cursor_.peek().span.offset == cursor_.lastSpan().end() ||
                          cursor_.peek(1).span.offset != cursor_.peek().span.end());
    }

    std::optional<SetItem> setItem() {
        MaybeOperand first = operands_.sign();
        if (!first) {
            return std::nullopt;
        }
        SetItem item{std::move(*first), std::nullopt};
        if (cursor_.takeIf(TokenKind::range)) {
            item.last = operands_.sign();
            if (!item.last) {
                return std::nullopt;
            }
        }
        return item;
    }

    TokenCursor cursor_;
    OperandParser operands_{cursor_};
};

}  // namespace

tl::expected<std::optional<syntax::Test>, FilterError> parseFilter(std::string_view text) {
    auto tokens = tokenize(text);
    if (!tokens) {
        return tl::unexpected<FilterError>(std::move(tokens.error()));
    }
    return Parser(std::move(*tokens)).run();
}

}  // namespace smppscope::model
