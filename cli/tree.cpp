#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/format_option.h"
#include "cli/matching_pdus.h"
#include "cli/verb.h"
#include "model/printable.h"
#include "model/tree_export.h"

namespace smppscope::cli {

namespace {

struct TreeOptions {
    PduSelection selection;
    std::string format;
};

int runTree(const TreeOptions& options, Context& context) {
    const auto filter = parseFilter(options.selection, context);
    if (!filter) {
        return filter.error();
    }
    const ListLayout layout = options.format == "json" ? kJsonList : kTextList;
    const auto print = options.format == "json" ? model::pduAsJson : model::pduAsText;
    bool first = true;
    bool readable = true;
    const auto write = [&](model::RowFields& row) {
        const Result<std::string> text = print(row);
        if (text) {
            context.out << (first ? "" : layout.between) << *text;
            first = false;
        } else {
            context.err << fmt::format("{}: {}\n", kProgram, model::escapeControls(text.error().message));
            readable = false;
        }
        return readable;
    };
    const int status = forEachMatchingPdu(
        options.selection, *filter, context, [&] { context.out << layout.before; }, write,
        [&] { context.out << layout.after; });
    return readable ? status : static_cast<int>(kFailed);
}

}  // namespace

VerbRun declareTree(CLI::App& app) {
    const auto options = std::make_shared<TreeOptions>();
    addPduSelection(app, options->selection);
    addFormatOption(app, options->format, {"text", "json"},
                    "text for people, or a json array with an object per PDU");
    return [options](Context& context) { return runTree(*options, context); };
}

}  // namespace smppscope::cli
