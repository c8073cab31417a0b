#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/format_option.h"
#include "cli/matching_pdus.h"
#include "cli/verb.h"
#include "model/pdu_table.h"

namespace smppscope::cli {

namespace {

struct PdusOptions {
    PduSelection selection;
    std::vector<std::string> columns;
    std::string format;
};

std::vector<const dissector::FieldInfo*> columnsOf(const PdusOptions& options) {
    if (options.columns.empty()) {
        return model::defaultColumns();
    }
    std::vector<const dissector::FieldInfo*> columns;
    for (const std::string& name : options.columns) {
        columns.push_back(model::field(name));  // the parser let only known names pass
    }
    return columns;
}

int runPdus(const PdusOptions& options, Context& context) {
    const auto filter = parseFilter(options.selection, context);
    if (!filter) {
        return filter.error();
    }
    model::PduTableWriter writer(context.out, *model::tableFormat(options.format), columnsOf(options));
    const auto write = [&](model::RowFields& row) {
        writer.write(row);
        return true;
    };
    return forEachMatchingPdu(
        options.selection, *filter, context, [&] { writer.begin(); }, write, [&] { writer.end(); });
}

std::string columnProblem(const std::string& name) {
    return model::field(name) != nullptr
               ? std::string()
               : fmt::format("no field is called {}; `{} fields` lists them", name, kProgram);
}

}  // namespace

VerbRun declarePdus(CLI::App& app) {
    const auto options = std::make_shared<PdusOptions>();
    addPduSelection(app, options->selection);
    app.add_option("-e,--field", options->columns, "A column; repeat it for more. Without it: the usual ones")
        ->take_all()
        ->allow_extra_args(false)
        ->check(CLI::Validator(columnProblem, ""))
        ->type_name("FIELD");
    addFormatOption(app, options->format, {"tsv", "csv", "json", "pb"},
                    "tsv or csv (a line of names, then a line per PDU), json or\npb (model/pdu_table.proto)");
    return [options](Context& context) { return runPdus(*options, context); };
}

}  // namespace smppscope::cli
