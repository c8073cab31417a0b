#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "cli/context.h"
#include "cli/fd_output.h"
#include "cli/interrupt.h"
#include "cli/run_cli.h"
#include "model/large_memory.h"

using namespace smppscope::cli;

namespace {

/// Closed standard streams must not become the numbers of files that are opened later.
void occupyStandardStreams() {
    for (int descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC); descriptor >= 0;
         descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)) {
        if (descriptor > STDERR_FILENO) {
            close(descriptor);
            return;
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    occupyStandardStreams();
    smppscope::model::preferHugePages();
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen as a failed write
    const Interrupt interrupt;
    FdOutput output(STDOUT_FILENO);
    std::ostream out(&output);
    Context context{.in = std::cin,
                    .out = out,
                    .err = std::cerr,
                    .errIsTerminal = isatty(STDERR_FILENO) == 1,
                    .stop = interrupt.token()};
    const int status = runCli(std::vector<std::string>(argv + 1, argv + argc), context);
    out.flush();
    if (output.error() != 0 && output.error() != EPIPE) {
        std::cerr << kProgram << ": standard output: " << std::strerror(output.error()) << '\n';
        return kFailed;
    }
    return status;
}
