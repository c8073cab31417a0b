#include "model/filter_completion.h"

#include <fmt/format.h>
#include <algorithm>

#include "model/ascii_case.h"
#include "model/field_registry.h"
#include "model/filter_completion_context.h"
#include "model/filter_escape.h"
#include "model/filter_function.h"
#include "model/filter_lexer.h"
#include "model/filter_operators.h"
#include "model/value_text.h"

namespace smppscope::model {

namespace {

using dissector::EnumValue;
using dissector::FieldInfo;
using dissector::ValueKind;

/// How well `typed` (lower case) leads to `name`: 0 begins it, 1 begins a part of it, 2 is in it, 3 not at
/// all.
int mismatch(std::string_view typed, std::string_view name) {
    const std::string lower = asciiLower(name);
    const auto found = lower.find(typed);
    if (found == std::string::npos) {
        return 3;
    }
    if (found == 0) {
        return 0;
    }
    const char before = lower[found - 1];
    return before == '.' || before == '_' || before == ' ' ? 1 : 2;
}

/// A name as it can stand in a filter.
std::string asWritten(std::string_view name) {
    const auto tokens = tokenize(name);
    const bool isWord = tokens && tokens->size() == 2 && tokens->front().is(TokenKind::word) &&
                        !isKeyword(name) && field(name) == nullptr;
    return isWord ? std::string(name) : quote(name);
}

class Collector {
  public:
    explicit Collector(std::string_view typed) : typed_(asciiLower(typed)) {}

    void offer(std::string_view name, Completion completion) {
        const int rank = mismatch(typed_, name);
        if (rank < 3) {
            found_.emplace_back(rank, std::move(completion));
        }
    }

    void offerFields() {
        for (const FieldInfo& info : fields()) {
            offer(info.name, {CompletionKind::field, std::string(info.name), std::string(typeName(info.kind)),
                              std::string(info.description)});
        }
        for (const FunctionInfo& function : filterFunctions()) {
            offer(function.name, {CompletionKind::function, fmt::format("{}(", function.name), "function",
                                  std::string(function.help)});
        }
    }

    void offerRelations() {
        for (const RelationOperator& relation : relationOperators()) {
            offer(relation.text,
                  {CompletionKind::relation, std::string(relation.text), {}, std::string(relation.help)});
        }
    }

    void offerLogical(std::initializer_list<std::string_view> words) {
        for (const LogicalOperator& logical : logicalOperators()) {
            if (std::find(words.begin(), words.end(), logical.text) != words.end()) {
                offer(logical.text,
                      {CompletionKind::logical, std::string(logical.text), {}, std::string(logical.help)});
            }
        }
    }

    void offerValues(const FieldInfo* info) {
        if (info != nullptr && info->kind == ValueKind::boolean) {
            offer("true", {CompletionKind::value, "true", "1", std::string(info->description)});
            offer("false", {CompletionKind::value, "false", "0", {}});
        }
        if (info == nullptr || info->enumeration == nullptr) {
            return;
        }
        for (const EnumValue& value : info->enumeration->values) {
            const bool isNumber = info->kind == ValueKind::integer;
            offer(value.name,
                  {CompletionKind::value, asWritten(value.name),
                   isNumber ? fmt::format("{:#x}", value.value) : std::string(), std::string(value.meaning)});
        }
    }

    std::vector<Completion> take() {
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<Completion> completions;
        for (auto& [rank, completion] : found_) {
            completions.push_back(std::move(completion));
        }
        return completions;
    }

  private:
    std::string typed_;
    std::vector<std::pair<int, Completion>> found_;
};

bool continuesWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

}  // namespace

CompletionList completeFilter(std::string_view text, std::size_t cursor) {
    cursor = std::min(cursor, text.size());
    auto tokens = tokenize(text.substr(0, cursor));
    if (!tokens) {
        return {{cursor, 0}, {}};
    }
    tokens->pop_back();  // the end
    CompletionList list{{cursor, 0}, {}};
    std::string typed;
    if (!tokens->empty() && tokens->back().is(TokenKind::word) && tokens->back().span.end() == cursor) {
        typed = tokens->back().value;
        list.replaced = tokens->back().span;
        tokens->pop_back();
        while (list.replaced.end() < text.size() && continuesWord(text[list.replaced.end()])) {
            ++list.replaced.length;
        }
    }
    const CompletionContext context = contextBehind(*tokens);
    Collector collector(typed);
    switch (context.place) {
        case CompletionPlace::test:
            collector.offerFields();
            collector.offerLogical({"not", "any", "all"});
            break;
        case CompletionPlace::operand:
            collector.offerFields();
            break;
        case CompletionPlace::relation:
            collector.offerRelations();
            collector.offerLogical({"in", "and", "or", "xor"});
            break;
        case CompletionPlace::value:
            collector.offerValues(context.field);
            if (typed.find('.') != std::string::npos) {  // a field can be compared with another one
                collector.offerFields();
            }
            break;
        case CompletionPlace::element:
            collector.offerValues(context.field);
            break;
        case CompletionPlace::connection:
            collector.offerLogical({"and", "or", "xor"});
            break;
        case CompletionPlace::nowhere:
            break;
    }
    list.candidates = collector.take();
    return list;
}

}  // namespace smppscope::model
