#include "model/delimited.h"

#include <string_view>

#include "model/printable.h"

namespace smppscope::model {

namespace {

void appendQuoted(std::string& line, std::string_view value) {
    line += '"';
    for (const char c : value) {
        line += c == '"' ? "\"\"" : std::string_view(&c, 1);
    }
    line += '"';
}

}  // namespace

void writeDelimited(std::ostream& out, const std::vector<std::string>& values, Delimiter delimiter) {
    std::string line;
    for (const std::string& value : values) {
        if (&value != &values.front()) {
            line += static_cast<char>(delimiter);
        }
        const std::string safe = escapeControls(value);
        if (delimiter == Delimiter::comma && safe.find_first_of(",\"") != std::string::npos) {
            appendQuoted(line, safe);
        } else {
            line += safe;
        }
    }
    line += '\n';
    out.write(line.data(), static_cast<std::streamsize>(line.size()));
}

}  // namespace smppscope::model
