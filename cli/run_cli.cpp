#include "cli/run_cli.h"

#include <algorithm>
#include <exception>
#include <map>
#include <new>
#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/verb.h"
#include "cli/version.h"
#include "model/printable.h"

namespace smppscope::cli {

namespace {

std::string examplesText(const Verb& verb) {
    std::string out = "Examples:\n";
    std::istringstream lines{std::string(verb.examples)};
    for (std::string line; std::getline(lines, line);) {
        out += fmt::format("  {} {}\n", kProgram, line);
    }
    return out;
}

constexpr std::string_view kFooter =
    "Several files are one capture, merged by time. `smppscope-cli VERB --help` tells more.\n"
    "Exit status: 0 done, 1 a file or device failed, 2 wrong usage, 130 stopped by Ctrl+C.\n"
    "\n"
    "Examples:\n"
    "  smppscope-cli summary trace.pcap\n"
    "  smppscope-cli report trace.pcap -o report.html\n";

// The parser with all verbs, and what each verb does once parsing succeeded.
struct CommandLine {
    CLI::App app{"Sessions, request/response pairs and latencies of SMPP captures, without a window.",
                 kProgram};
    std::map<const CLI::App*, VerbRun> runs;

    CommandLine() {
        app.set_version_flag("--version", fmt::format("{} {}", kProgram, kVersion),
                             "Print the version and exit");
        app.set_help_flag("-h,--help", "Print this help and exit");
        app.require_subcommand(1);
        app.get_formatter()->label("SUBCOMMAND", "VERB");
        app.get_formatter()->label("OPTIONS", "options");
        app.get_formatter()->column_width(28);
        app.footer(std::string(kFooter));
        for (const Verb& verb : verbs()) {
            CLI::App* sub = app.add_subcommand(std::string(verb.name), std::string(verb.description));
            sub->group("Verbs");
            sub->footer(examplesText(verb));
            runs[sub] = verb.declare(*sub);
        }
    }

    void parse(std::vector<std::string> arguments) {
        std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
        app.parse(std::move(arguments));
    }

    int run(Context& context) const { return runs.at(app.get_subcommands().front())(context); }
};

// A first word that is no verb, which CLI11 would only call a missing subcommand.
std::optional<std::string> unknownVerb(const std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments.front().starts_with('-')) {
        return std::nullopt;
    }
    const std::span<const Verb> all = verbs();
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const Verb& verb) { return verb.name == arguments.front(); });
    return known ? std::nullopt : std::optional(arguments.front());
}

int usageError(const std::string& message, const std::string& verb, Context& context) {
    context.err << fmt::format("{}: {}\nTry `{}{} --help`.\n", kProgram, model::escapeControls(message),
                               kProgram, verb);
    return kUsage;
}

int parseFailed(const CommandLine& line, const CLI::ParseError& error, Context& context) {
    if (error.get_exit_code() == 0) {  // --help or --version
        std::ostringstream ignored;
        line.app.exit(error, context.out, ignored);
        return kDone;
    }
    const std::vector<CLI::App*> chosen = line.app.get_subcommands();
    return chosen.empty() ? usageError("name a verb", "", context)
                          : usageError(error.what(), " " + chosen.front()->get_name(), context);
}

}  // namespace

int runCli(const std::vector<std::string>& arguments, Context& context) {
    try {
        if (const std::optional<std::string> word = unknownVerb(arguments)) {
            return usageError(*word + " is no verb", "", context);
        }
        CommandLine line;
        try {
            line.parse(arguments);
        } catch (const CLI::ParseError& error) {
            return parseFailed(line, error, context);
        }
        return line.run(context);
    } catch (const std::bad_alloc&) {
        context.err << kProgram << ": out of memory\n";
    } catch (const std::exception& error) {
        context.err << fmt::format("{}: {}\n", kProgram, model::escapeControls(error.what()));
    }
    return kFailed;
}

}  // namespace smppscope::cli
