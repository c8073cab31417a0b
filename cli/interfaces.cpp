#include <memory>

#include <fmt/format.h>

#include "cli/format_option.h"
#include "cli/verb.h"
#include "model/delimited.h"
#include "model/printable.h"
#include "model/recording.h"

namespace smppscope::cli {

namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
        out += (out.empty() ? "" : ",") + part;
    }
    return out;
}

int runInterfaces(model::Delimiter delimiter, Context& context) {
    const auto interfaces = model::captureInterfaces();
    if (!interfaces) {
        context.err << fmt::format("{}: {}\n", kProgram, model::escapeControls(interfaces.error().message));
        return kFailed;
    }
    model::writeDelimited(context.out, {"name", "state", "addresses", "description"}, delimiter);
    for (const capture::CaptureInterface& interface : *interfaces) {
        model::writeDelimited(context.out,
                              {interface.name, interface.up ? "up" : "down", joined(interface.addresses),
                               interface.description},
                              delimiter);
    }
    return kDone;
}

}  // namespace

VerbRun declareInterfaces(CLI::App& app) {
    const auto format = std::make_shared<std::string>();
    addFormatOption(app, *format, {"tsv", "csv"}, "a line of names, then a line per interface");
    return [format](Context& context) {
        return runInterfaces(*format == "csv" ? model::Delimiter::comma : model::Delimiter::tab, context);
    };
}

}  // namespace smppscope::cli
