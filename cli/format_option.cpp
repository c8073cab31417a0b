#include "cli/format_option.h"

#include <CLI/CLI.hpp>

namespace smppscope::cli {

void addFormatOption(CLI::App& app, std::string& format, const std::vector<std::string>& names,
                     const std::string& description) {
    format = names.front();
    app.add_option("--format", format, description + "; default " + names.front())
        ->check(CLI::Validator(CLI::IsMember(names)).description(""))
        ->type_name(CLI::detail::join(names, "|"));
}

}  // namespace smppscope::cli
