#include "model/filter_completion_context.h"

#include <algorithm>

#include "model/field_registry.h"
#include "model/filter_operators.h"

namespace smppscope::model {

namespace {

bool isRelation(const Token& token) {
    const auto all = relationOperators();
    return std::any_of(all.begin(), all.end(),
                       [&](const RelationOperator& relation) { return token.reads(relation.text); });
}

bool isOneOf(const Token& token, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return token.reads(word); });
}

class Reader {
  public:
    void read(const Token& token) {
        if (isOneOf(token, {"and", "&&", "or", "||", "xor", "^^"})) {
            context_ = {};
        } else if (isOneOf(token, {"not", "!", "any", "all"})) {
            // "not in" goes on with what was before.
        } else if (token.reads("in")) {
            context_.place = CompletionPlace::nowhere;
            expectsSet_ = true;
        } else if (isRelation(token)) {
            context_.place = CompletionPlace::value;
        } else {
            readOperandPart(token);
        }
        isName_ = mayBeName_ && token.is(TokenKind::word);
        mayBeName_ = false;
    }

    CompletionContext context() const { return context_; }

  private:
    void readOperandPart(const Token& token) {
        switch (token.kind) {
            case TokenKind::leftParenthesis:
                openParenthesis();
                break;
            case TokenKind::rightParenthesis:
                closeParenthesis();
                break;
            case TokenKind::leftBrace:
                context_.place = expectsSet_ ? CompletionPlace::element : CompletionPlace::operand;
                break;
            case TokenKind::rightBrace:
                context_.place = expectsSet_ ? CompletionPlace::connection : CompletionPlace::relation;
                expectsSet_ = false;
                break;
            case TokenKind::word:
            case TokenKind::string:
            case TokenKind::character:
                readValue(token);
                break;
            case TokenKind::plus:
            case TokenKind::minus:
            case TokenKind::star:
            case TokenKind::slash:
            case TokenKind::percent:
            case TokenKind::ampersand:
                if (context_.place != CompletionPlace::element) {
                    context_.place = CompletionPlace::operand;
                }
                break;
            case TokenKind::comma:
                context_.place = functions_.empty() ? context_.place : CompletionPlace::operand;
                break;
            default:
                break;  // slices and ranges change nothing
        }
    }

    void readValue(const Token& token) {
        mayBeName_ = true;
        if (context_.place == CompletionPlace::value) {
            context_.place = CompletionPlace::connection;
        } else if (context_.place != CompletionPlace::element) {
            const auto* named = token.is(TokenKind::word) ? field(token.value) : nullptr;
            context_.field = named != nullptr ? named : context_.field;
            context_.place = CompletionPlace::relation;
        }
    }

    void openParenthesis() {
        if (isName_) {
            functions_.push_back(context_.place);
        }
        context_.place = isName_ ? CompletionPlace::operand : CompletionPlace::test;
    }

    void closeParenthesis() {
        if (functions_.empty()) {
            context_.place = CompletionPlace::connection;
        } else {
            context_.place = functions_.back();
            context_.field = nullptr;  // of another kind than what the function gives
            functions_.pop_back();
        }
    }

    CompletionContext context_;
    std::vector<CompletionPlace> functions_;  // what follows the functions that are open
    bool isName_ = false;                     // the last token is a word that a parenthesis makes a function
    bool mayBeName_ = false;                  // the token being read is
    bool expectsSet_ = false;
};

}  // namespace

CompletionContext contextBehind(const std::vector<Token>& tokens) {
    Reader reader;
    for (const Token& token : tokens) {
        reader.read(token);
    }
    return reader.context();
}

}  // namespace smppscope::model
