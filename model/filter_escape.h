#pragma once

#include <string>
#include <string_view>

#include "model/filter_error.h"

namespace smppscope::model {

/// What a quoted string stands for. `quoted` is what lies between the quotes and begins at `offset` of the
/// filter's text. Escapes: \' \" \\ \a \b \f \n \r \t \v, \NNN (octal), \xNN, \uNNNN, \UNNNNNNNN (as UTF-8).
/// In a raw string a backslash is a backslash and nothing else changes.
tl::expected<std::string, FilterError> unescape(std::string_view quoted, std::size_t offset, bool raw);

/// `text` as a double-quoted string that unescape() turns back into it.
std::string quote(std::string_view text);

}  // namespace smppscope::model
