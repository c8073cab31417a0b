#pragma once

#include <string>
#include <vector>

#include "cli/context.h"

namespace smppscope::cli {

/// The whole command line: parses `arguments` (without the program's name), runs the verb, gives the exit
/// status. Never throws, never exits.
int runCli(const std::vector<std::string>& arguments, Context& context);

}  // namespace smppscope::cli
