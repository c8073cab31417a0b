#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/filter_error.h"

namespace smppscope::model {

enum class CompletionKind : std::uint8_t { field, function, relation, logical, value };

/// Something that may stand at the cursor.
struct Completion {
    CompletionKind kind = CompletionKind::field;
    std::string text;    ///< what to put in place of the replaced span
    std::string detail;  ///< type of a field, number of an enumerated value; may be empty
    std::string help;    ///< one line
};

struct CompletionList {
    TextSpan replaced;                   ///< the word at the cursor; empty between words
    std::vector<Completion> candidates;  ///< the likeliest first
};

/// What can stand at `cursor` (bytes of the text) of an unfinished filter: fields, functions, operators or
/// the names of a field's values, whatever fits there and begins with or contains the word typed so far.
/// Nothing inside quotes. Any text; fast enough for every key stroke.
CompletionList completeFilter(std::string_view text, std::size_t cursor);

}  // namespace smppscope::model
