#include <iterator>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/format_option.h"
#include "cli/hex_input.h"
#include "cli/split_pdus.h"
#include "cli/verb.h"
#include "dissector/dissect.h"
#include "model/tree_export.h"

namespace smppscope::cli {

namespace {

struct DecodeOptions {
    std::vector<std::string> hex;
    std::string format;
    bool reveal = false;
};

std::string inputText(const DecodeOptions& options, std::istream& in) {
    if (options.hex.empty()) {
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::string text;
    for (const std::string& part : options.hex) {
        text += (text.empty() ? "" : " ") + part;
    }
    return text;
}

int runDecode(const DecodeOptions& options, Context& context) {
    const auto bytes = parseHex(inputText(options, context.in));
    if (!bytes || bytes->empty()) {
        context.err << fmt::format("{}: decode: {}\n", kProgram,
                                   bytes ? "no bytes were given" : bytes.error().message);
        return kUsage;
    }
    const bool json = options.format == "json";
    const ListLayout layout = json ? kJsonList : kTextList;
    std::string_view lead = layout.before;
    for (const FramedPdu& pdu : splitPdus(*bytes)) {
        dissector::DissectOptions dissectOptions;
        dissectOptions.declaredLength = pdu.declaredLength;
        dissectOptions.reveal = options.reveal;
        const dissector::Tree tree = dissector::dissect(pdu.bytes, dissectOptions);
        context.out << lead << (json ? model::treeAsJson(tree, options.reveal) : model::treeAsText(tree));
        lead = layout.between;
    }
    context.out << layout.after;
    return kDone;
}

}  // namespace

VerbRun declareDecode(CLI::App& app) {
    const auto options = std::make_shared<DecodeOptions>();
    app.add_option("HEX", options->hex,
                   "Bytes of one or several PDUs in hexadecimal, with or without blanks, colons,\n"
                   "commas, 0x. Without it they are read from standard input, which may also be\n"
                   "a dump with offsets (xxd, hexdump -C, Wireshark)")
        ->type_name("");
    addFormatOption(app, options->format, {"text", "json"},
                    "text for people, or a json array with an object per PDU");
    app.add_flag("--reveal", options->reveal, "Show masked fields (passwords)");
    return [options](Context& context) { return runDecode(*options, context); };
}

}  // namespace smppscope::cli
