// Loads captures and ends: what the load pass costs with messages and without.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "model/large_memory.h"
#include "model/loader.h"

int main(int argc, char** argv) {
    smppscope::model::preferHugePages();
    CLI::App app("Loads captures, following messages or not, and prints what it found and holds.");
    smppscope::model::AnalysisOptions options;
    smppscope::model::LoadOptions load;
    std::vector<std::string> files;
    bool withoutMessages = false;
    app.add_flag("--without-messages", withoutMessages, "follow no messages");
    app.add_option("--threads", load.threads)->capture_default_str();
    app.add_option("FILE", files)->required();
    CLI11_PARSE(app, argc, argv);
    options.followMessages = !withoutMessages;
    smppscope::model::Analysis analysis(files, options);
    if (const auto loaded = smppscope::model::load(analysis, load); !loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().message.c_str());
        return 1;
    }
    std::printf("%zu PDUs, %zu messages, %zu receipts and operations, %zu bytes\n", analysis.pdus().size(),
                analysis.messages().messages.size(), analysis.messages().events.size(),
                analysis.memoryBytes());
    return 0;
}
