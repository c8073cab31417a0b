#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "cli/context.h"

namespace CLI {
class App;
}

namespace smppscope::cli {

/// Does the verb's work after its options were parsed; gives the exit status.
using VerbRun = std::function<int(Context&)>;

/// One verb of the command line. A file cli/NAME.cpp per verb; the table of all is in verb.cpp.
struct Verb {
    std::string_view name;
    std::string_view description;  ///< one line, for the list of verbs
    std::string_view examples;     ///< lines for the end of `VERB --help`, without the program's name
    /// Declares the verb's options on `app`. The result owns the places that they are parsed into.
    VerbRun (*declare)(CLI::App& app);
};

/// In the order in which `--help` lists them.
std::span<const Verb> verbs();

VerbRun declareSummary(CLI::App& app);
VerbRun declareSessions(CLI::App& app);
VerbRun declarePdus(CLI::App& app);
VerbRun declareMessages(CLI::App& app);
VerbRun declareTree(CLI::App& app);
VerbRun declareDecode(CLI::App& app);
VerbRun declareFields(CLI::App& app);
VerbRun declareReport(CLI::App& app);
VerbRun declareRecord(CLI::App& app);
VerbRun declareInterfaces(CLI::App& app);

}  // namespace smppscope::cli
