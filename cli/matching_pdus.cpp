#include "cli/matching_pdus.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/load_capture.h"
#include "model/filter_run.h"

namespace smppscope::cli {

void addPduSelection(CLI::App& app, PduSelection& selection) {
    addCaptureOptions(app, selection.capture);
    app.add_option("-Y,--filter", selection.filter,
                   "Only PDUs that match this display filter (Wireshark's grammar), e.g.\n"
                   "'smpp.command_id == submit_sm and pdu.latency > 1'")
        ->type_name("FILTER");
}

tl::expected<model::Filter, int> parseFilter(const PduSelection& selection, Context& context) {
    auto filter = model::Filter::parse(selection.filter);
    if (!filter) {
        context.err << fmt::format("{}: -Y: not a filter\n{}\n", kProgram,
                                   model::describe(filter.error(), selection.filter));
        return tl::unexpected(static_cast<int>(kUsage));
    }
    return std::move(*filter);
}

int forEachMatchingPdu(const PduSelection& selection, const model::Filter& filter, Context& context,
                       const std::function<void()>& begin, const PduAction& action,
                       const std::function<void()>& end) {
    const LoadedCapture loaded = loadCapture(selection.capture, context, model::SessionDetail::totals);
    if (!loaded.usable()) {
        return loaded.status;
    }
    begin();
    model::RowFields fields(loaded.analysis, selection.capture.reveal);
    model::FilterRun run(filter, fields);
    bool goOn = true;
    for (model::Row row = 0; goOn && row < loaded.snapshot.rows; ++row) {
        if (context.stop.stop_requested() || !context.out) {
            break;
        }
        if (run.matches(row)) {
            goOn = action(fields);
        }
    }
    end();
    return context.stop.stop_requested() ? static_cast<int>(kInterrupted) : loaded.status;
}

}  // namespace smppscope::cli
