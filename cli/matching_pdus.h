#pragma once

#include <functional>
#include <string>

#include <tl/expected.hpp>

#include "cli/capture_options.h"
#include "cli/context.h"
#include "model/field_registry.h"
#include "model/filter.h"

namespace CLI {
class App;
}

namespace smppscope::cli {

/// What verbs have in common that print something of each matching PDU.
struct PduSelection {
    CaptureOptions capture;
    std::string filter;
};

/// Declares the options of `selection`, which must outlive the parsing.
void addPduSelection(CLI::App& app, PduSelection& selection);

/// The filter of `-Y`. Where it is none, prints why with the span underlined on context.err and gives kUsage.
tl::expected<model::Filter, int> parseFilter(const PduSelection& selection, Context& context);

/// What is done with the selected row; false ends the loop.
using PduAction = std::function<bool(model::RowFields&)>;

/// Loads the capture and calls `action` for each matching PDU in order, until output fails or the user stops
/// it. `begin` and `end` are called before and after, not at all if nothing could be loaded. Gives the exit
/// status.
int forEachMatchingPdu(const PduSelection& selection, const model::Filter& filter, Context& context,
                       const std::function<void()>& begin, const PduAction& action,
                       const std::function<void()>& end);

}  // namespace smppscope::cli
