#pragma once

#include <cstdint>
#include <vector>

#include "dissector/fields.h"
#include "model/filter_lexer.h"

namespace smppscope::model {

/// What can stand behind some tokens of a filter.
enum class CompletionPlace : std::uint8_t {
    test,        ///< where a test begins
    operand,     ///< a field or function, inside a function or a sum
    relation,    ///< behind an operand that is nothing but a field yet
    value,       ///< what a field is compared with
    element,     ///< of a set
    connection,  ///< behind a complete test
    nowhere,
};

struct CompletionContext {
    CompletionPlace place = CompletionPlace::test;
    const dissector::FieldInfo* field = nullptr;  ///< whose values are asked for; may be unknown
};

/// Reads tokens of an unfinished filter from the left; forgiving: what is wrong elsewhere does not matter.
CompletionContext contextBehind(const std::vector<Token>& tokens);

}  // namespace smppscope::model
