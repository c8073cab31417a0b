#include "model/filter_parser.h"

#include <fmt/format.h>
#include <algorithm>

#include "model/ascii_case.h"
#include "model/filter_lexer.h"
#include "model/filter_operators.h"

namespace smppscope::model {

namespace {

using syntax::Operand;
using syntax::OperandKind;
using syntax::SetItem;
using syntax::Test;
using syntax::TestKind;

/// Recursive descent. Functions give nothing after an error, the first of which is kept in error_.
class Parser {
  public:
    explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    tl::expected<std::optional<Test>, FilterError> run() {
        if (peek().is(TokenKind::end)) {
            return std::nullopt;
        }
        auto test = disjunction();
        if (test && !peek().is(TokenKind::end)) {
            unexpected();
        }
        if (error_) {
            return tl::unexpected<FilterError>(std::move(*error_));
        }
        return test;
    }

  private:
    using MaybeTest = std::optional<Test>;
    using MaybeOperand = std::optional<Operand>;

    /// Counts how deep the parser is in itself while it lives.
    class Level {
      public:
        explicit Level(int& depth) : depth_(depth) { ++depth_; }
        ~Level() { --depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

      private:
        int& depth_;
    };

    // --- tokens

    const Token& peek(std::size_t ahead = 0) const {
        return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
    }
    const Token& take() { return tokens_[next_ + 1 < tokens_.size() ? next_++ : next_]; }
    bool takeIf(TokenKind kind) {
        if (!peek().is(kind)) {
            return false;
        }
        take();
        return true;
    }
    bool takeIf(std::string_view word, std::string_view symbol) {
        if (!peek().reads(word) && !peek().reads(symbol)) {
            return false;
        }
        take();
        return true;
    }
    TextSpan lastSpan() const { return tokens_[next_ == 0 ? 0 : next_ - 1].span; }

    // --- errors

    std::nullopt_t fail(TextSpan span, std::string message) {
        if (!error_) {
            error_ = FilterError{span.offset, span.length, std::move(message)};
        }
        return std::nullopt;
    }

    std::nullopt_t expected(std::string_view what) {
        if (peek().is(TokenKind::end)) {
            return fail(peek().span, fmt::format("The filter ends where {} should follow.", what));
        }
        return fail(peek().span, fmt::format("Here should stand {}.", what));
    }

    /// Behind a complete test.
    void unexpected() {
        const std::string lower = asciiLower(peek().value);
        if (peek().is(TokenKind::word) && lower != peek().value && isKeyword(lower)) {
            fail(peek().span, fmt::format("Operators are written in lower case: {}.", lower));
        } else if (peek().is(TokenKind::rightParenthesis)) {
            fail(peek().span, "This parenthesis closes nothing.");
        } else {
            fail(peek().span, "Connect tests with \"and\" or \"or\"; nothing else can follow here.");
        }
    }

    bool tooDeep() {
        if (depth_ <= kMaxFilterDepth) {
            return false;
        }
        fail(peek().span, fmt::format("A filter may be nested at most {} levels deep.", kMaxFilterDepth));
        return true;
    }

    // --- tests, loosest operator first

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
        if (!first || (!peek().reads(word) && !peek().reads(symbol))) {
            return first;
        }
        Test all;
        all.kind = kind;
        all.tests.push_back(std::move(*first));
        while (takeIf(word, symbol)) {
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
        const TextSpan begin = peek().span;
        bool negated = false;
        while (takeIf("not", "!")) {
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
        const Level level(depth_);
        if (tooDeep()) {
            return std::nullopt;
        }
        if (!peek().is(TokenKind::leftParenthesis)) {
            return comparison();
        }
        const TextSpan open = take().span;
        MaybeTest test = disjunction();
        if (!test) {
            return std::nullopt;
        }
        if (!peek().is(TokenKind::rightParenthesis)) {
            if (peek().is(TokenKind::end)) {
                return fail(open, "This parenthesis is never closed.");
            }
            unexpected();
            return std::nullopt;
        }
        test->span = join(open, take().span);
        if (startsRelation()) {
            return fail(test->span, "Parentheses hold tests; values are grouped with braces: {1 + 2}.");
        }
        return test;
    }

    bool startsRelation() const { return findRelation() != nullptr || peek().reads("in"); }

    const RelationOperator* findRelation() const {
        for (const RelationOperator& known : relationOperators()) {
            if (peek().reads(known.text)) {
                return &known;
            }
        }
        return nullptr;
    }

    MaybeTest comparison() {
        Test test;
        const TextSpan begin = peek().span;
        const bool any = peek().reads("any");
        const bool all = peek().reads("all");
        if (any || all) {
            take();
        }
        MaybeOperand left = operand();
        if (!left) {
            return std::nullopt;
        }
        test.left = std::move(*left);
        test.all = all;
        bool complete = true;
        const bool absent = peek().reads("not") && peek(1).reads("in");
        if (absent) {
            take();
        }
        if (takeIf("in", "in")) {
            complete = membership(test);
        } else if (const RelationOperator* relation = findRelation()) {
            test.all = all || (relation->all && !any);
            complete = comparisonWith(*relation, test);
        } else if (any || all) {
            return expected("a relation like == or \"in\"");
        }
        if (!complete) {
            return std::nullopt;
        }
        test.span = join(begin, lastSpan());
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
        take();
        test.kind = TestKind::compare;
        test.relation = relation.relation;
        MaybeOperand right = operand();
        if (!right) {
            return false;
        }
        test.right = std::move(*right);
        if (startsRelation()) {
            fail(peek().span, "Relations can't be chained; connect two of them with \"and\".");
            return false;
        }
        return true;
    }

    bool membership(Test& test) {
        test.kind = TestKind::member;
        if (!takeIf(TokenKind::leftBrace)) {
            expected("a set in braces: {1, 2, 10..20}");
            return false;
        }
        do {
            std::optional<SetItem> item = setItem();
            if (!item) {
                return false;
            }
            test.set.push_back(std::move(*item));
            if (takeIf(TokenKind::comma)) {
                if (peek().is(TokenKind::rightBrace)) {
                    expected("a value of the set");
                    return false;
                }
            } else if (looksLikeSum()) {
                fail(peek().span, "A set holds no sums; put a comma between its values.");
                return false;
            }
        } while (!takeIf(TokenKind::rightBrace));
        return true;
    }

    /// {1 -5} holds two values; {1 - 5} and {1-5} are mistakes.
    bool looksLikeSum() const {
        const bool isSign = peek().is(TokenKind::minus) || peek().is(TokenKind::plus);
        return isSign && (peek().span.offset == lastSpan().end() || peek(1).span.offset != peek().span.end());
    }

    std::optional<SetItem> setItem() {
        MaybeOperand first = sign();
        if (!first) {
            return std::nullopt;
        }
        SetItem item{std::move(*first), std::nullopt};
        if (takeIf(TokenKind::range)) {
            item.last = sign();
            if (!item.last) {
                return std::nullopt;
            }
        }
        return item;
    }

    // --- operands, loosest operator first

    MaybeOperand operand() { return arithmetic({TokenKind::ampersand}, &Parser::sum); }
    MaybeOperand sum() { return arithmetic({TokenKind::plus, TokenKind::minus}, &Parser::product); }
    MaybeOperand product() {
        return arithmetic({TokenKind::star, TokenKind::slash, TokenKind::percent}, &Parser::sign);
    }

    /// A chain to the left is a tree that grows in depth, so its length counts as depth.
    MaybeOperand arithmetic(std::initializer_list<TokenKind> operators, MaybeOperand (Parser::*element)()) {
        MaybeOperand left = (this->*element)();
        const int before = depth_;
        while (left && (std::find(operators.begin(), operators.end(), peek().kind) != operators.end() ||
                        (*operators.begin() == TokenKind::ampersand && peek().reads("bitwise_and")))) {
            ++depth_;
            if (tooDeep()) {
                left.reset();
                break;
            }
            const Token& token = take();
            MaybeOperand right = (this->*element)();
            if (!right) {
                left.reset();
                break;
            }
            Operand both;
            both.kind = OperandKind::arithmetic;
            both.span = join(left->span, right->span);
            both.text = token.is(TokenKind::word) ? "&" : token.value;
            both.operands.push_back(std::move(*left));
            both.operands.push_back(std::move(*right));
            left = std::move(both);
        }
        depth_ = before;
        return left;
    }

    MaybeOperand sign() {
        if (!peek().is(TokenKind::minus) && !peek().is(TokenKind::plus)) {
            return postfix();
        }
        const Token& sign = take();
        const bool adjacent = peek().span.offset == sign.span.end();
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

    MaybeOperand postfix() {
        const Level level(depth_);
        if (tooDeep()) {
            return std::nullopt;
        }
        MaybeOperand value = atom();
        const int before = depth_;
        while (value && peek().is(TokenKind::slice)) {
            ++depth_;
            auto parts = parseSlice(peek().value, peek().span.offset + 1);
            if (!parts) {
                error_ = std::move(parts.error());
            }
            if (error_ || tooDeep()) {
                value.reset();
                break;
            }
            Operand slice;
            slice.kind = OperandKind::slice;
            slice.span = join(value->span, take().span);
            slice.slice = std::move(*parts);
            slice.operands.push_back(std::move(*value));
            value = std::move(slice);
        }
        depth_ = before;
        return value;
    }

    MaybeOperand atom() {
        if (takeIf(TokenKind::leftBrace)) {
            MaybeOperand inner = operand();
            if (inner && !takeIf(TokenKind::rightBrace)) {
                return expected("the brace that closes the value");
            }
            return inner;
        }
        const Token& token = peek();
        Operand value;
        value.span = token.span;
        value.text = token.value;
        if (token.is(TokenKind::string) || token.is(TokenKind::character)) {
            value.kind = token.is(TokenKind::string) ? OperandKind::string : OperandKind::character;
        } else if (token.is(TokenKind::word) && !isKeyword(token.value)) {
            if (peek(1).is(TokenKind::leftParenthesis)) {
                return function();
            }
            value.field = field(token.value);
            value.kind = value.field != nullptr ? OperandKind::field : OperandKind::word;
        } else {
            return expected("a field or a value");
        }
        take();
        return value;
    }

    MaybeOperand function() {
        Operand call;
        call.kind = OperandKind::function;
        call.text = peek().value;
        const TextSpan name = take().span;
        take();
        while (!peek().is(TokenKind::rightParenthesis)) {
            MaybeOperand argument = operand();
            if (!argument) {
                return std::nullopt;
            }
            call.operands.push_back(std::move(*argument));
            if (!takeIf(TokenKind::comma) && !peek().is(TokenKind::rightParenthesis)) {
                return expected("a comma or the parenthesis that closes the function");
            }
        }
        call.span = join(name, take().span);
        return call;
    }

    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    int depth_ = 0;
    std::optional<FilterError> error_;
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
