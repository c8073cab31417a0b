#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/run_cli.h"

namespace smppscope::support {

/// What a run of the command line came to.
struct CliRun {
    int status = 0;
    std::string out;
    std::string err;
};

/// Runs the command line inside the test with `input` as its standard input and no terminal.
inline CliRun runCli(const std::vector<std::string>& arguments, const std::string& input = {},
                     std::stop_token stop = {}) {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    cli::Context context{.in = in, .out = out, .err = err, .errIsTerminal = false, .stop = std::move(stop)};
    const int status = cli::runCli(arguments, context);
    return {status, out.str(), err.str()};
}

}  // namespace smppscope::support
