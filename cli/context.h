#pragma once

#include <istream>
#include <ostream>
#include <stop_token>

namespace smppscope::cli {

/// What a run of the command line talks to; tests give it string streams. Verbs use nothing else of the
/// process: no standard streams, no signals, no exit().
struct Context {
    std::istream& in;
    std::ostream& out;  ///< verbs stop early when it is no longer good (closed pipe, disk full)
    std::ostream& err;
    bool errIsTerminal = false;
    /// Requested when the user presses Ctrl+C (or on SIGTERM): finish quickly and leave what is done usable.
    /// main() keeps both signals blocked in all threads; a child process has to unblock them.
    std::stop_token stop = {};
};

/// What scripts can rely on. 3 is reserved for a later option.
enum ExitStatus : int {
    kDone = 0,
    kFailed = 1,         ///< a file or device failed: one line on `err` names it and says why
    kUsage = 2,          ///< wrong options or filter
    kInterrupted = 130,  ///< stopped by Ctrl+C; what was printed covers what was read until then
};

/// The name under which messages on `err` are printed.
inline constexpr const char* kProgram = "smppscope-cli";

}  // namespace smppscope::cli
