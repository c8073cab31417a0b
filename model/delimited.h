#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace smppscope::model {

enum class Delimiter : char { tab = '\t', comma = ',' };

/// One line of a table for other programs. Control characters inside values become escapes (\t, \n, \x1b), so
/// a line is a row and a terminal is safe; with commas, values that need it are quoted as RFC 4180 says.
void writeDelimited(std::ostream& out, const std::vector<std::string>& values, Delimiter delimiter);

}  // namespace smppscope::model
