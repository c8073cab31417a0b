#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace smppscope::cli {

/// Declares --format with these names, the first being the default; other names are wrong usage. `format` is
/// where the name goes and must outlive the parsing.
void addFormatOption(CLI::App& app, std::string& format, const std::vector<std::string>& names,
                     const std::string& description);

/// What stands around and between the items of a list that is printed one item after another.
struct ListLayout {
    std::string_view before;
    std::string_view between;
    std::string_view after;
};

inline constexpr ListLayout kTextList = {"", "\n", ""};
inline constexpr ListLayout kJsonList = {"[\n", ",\n", "\n]\n"};

}  // namespace smppscope::cli
