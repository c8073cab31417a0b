// smppscope-generate: writes captures of any size from a seed, with the truth about them.

#include <google/protobuf/util/json_util.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>

#include "tests/support/traffic_generator.h"

namespace {

using smppscope::support::CaptureFormat;
using smppscope::support::LinkLayer;
using smppscope::support::TrafficOptions;

/// The same JSON as `smppscope-cli summary --format json`.
bool writeTruth(const smppscope::model::SessionReport& truth, const std::string& path) {
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    options.always_print_primitive_fields = true;
    options.add_whitespace = true;
    std::string json;
    if (!google::protobuf::util::MessageToJsonString(truth, &json, options).ok()) {
        return false;
    }
    std::ofstream file(path);
    file << json;
    file.close();
    return static_cast<bool>(file);
}

void addTrafficOptions(CLI::App& app, TrafficOptions& options) {
    app.add_option("--seed", options.seed)->capture_default_str();
    app.add_option("--pdus", options.pdus, "about how many")->capture_default_str();
    app.add_option("--sessions", options.sessions)->capture_default_str();
    app.add_option("--window", options.window, "most submit_sm in flight")->capture_default_str();
    app.add_option("--rate", options.requestsPerSecond, "submit_sm a second and session")
        ->capture_default_str();
    const std::map<std::string, double TrafficOptions::*> probabilities{
        {"--receipts", &TrafficOptions::receipts},
        {"--throttled", &TrafficOptions::throttled},
        {"--failed", &TrafficOptions::failed},
        {"--unanswered", &TrafficOptions::unanswered},
        {"--orphans", &TrafficOptions::orphans},
        {"--nacks", &TrafficOptions::nacks},
        {"--alerts", &TrafficOptions::alerts},
        {"--malformed", &TrafficOptions::malformed},
        {"--sequence-reuse", &TrafficOptions::sequenceReuse},
        {"--refused-binds", &TrafficOptions::refusedBinds},
        {"--port-reuse", &TrafficOptions::portReuse},
        {"--abrupt-ends", &TrafficOptions::abruptEnds},
        {"--ipv6", &TrafficOptions::ipv6},
        {"--pure-acks", &TrafficOptions::pureAcks},
        {"--split", &TrafficOptions::split},
        {"--merge", &TrafficOptions::merge},
        {"--reorder", &TrafficOptions::reorder},
        {"--late", &TrafficOptions::late},
        {"--duplicate", &TrafficOptions::duplicate},
        {"--retransmit", &TrafficOptions::retransmit},
        {"--loss", &TrafficOptions::loss},
        {"--noise", &TrafficOptions::noise},
    };
    for (const auto& [name, member] : probabilities) {
        app.add_option(name, options.*member, "probability")
            ->capture_default_str()
            ->check(CLI::Range(0.0, 1.0));
    }
}

template <class Value>
std::string namesOf(const std::map<std::string, Value>& values) {
    std::string names;
    for (const auto& [name, value] : values) {
        names += names.empty() ? name : "|" + name;
    }
    return names;
}

void addFormatOptions(CLI::App& app, CaptureFormat& format) {
    const std::map<std::string, CaptureFormat::Kind> kinds{{"pcap", CaptureFormat::Kind::pcapMicroseconds},
                                                           {"pcap-ns", CaptureFormat::Kind::pcapNanoseconds},
                                                           {"pcapng", CaptureFormat::Kind::pcapng}};
    const std::map<std::string, LinkLayer> layers{
        {"ethernet", LinkLayer::ethernet}, {"vlan", LinkLayer::vlan}, {"sll", LinkLayer::linuxCooked},
        {"sll2", LinkLayer::linuxCooked2}, {"raw", LinkLayer::rawIp}, {"loopback", LinkLayer::loopback}};
    app.add_option("--format", format.kind)
        ->transform(CLI::CheckedTransformer(kinds).description(namesOf(kinds)));
    app.add_option("--link", format.linkLayer)
        ->transform(CLI::CheckedTransformer(layers).description(namesOf(layers)));
    app.add_flag("--big-endian", format.bigEndian);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Writes a capture of SMPP traffic from a seed, of any size.");
    TrafficOptions options;
    std::string output;
    std::string truth;
    addTrafficOptions(app, options);
    addFormatOptions(app, options.format);
    app.add_option("-o,--output", output, "capture file to write")->required();
    app.add_option("--truth", truth, "write what a session report has to say about it (JSON)");
    CLI11_PARSE(app, argc, argv);
    try {
        const auto report = smppscope::support::generateTraffic(options, output);
        if (!truth.empty() && !writeTruth(report, truth)) {
            std::fprintf(stderr, "can't write %s\n", truth.c_str());
            return 1;
        }
        std::printf("%s: %llu PDUs in %llu frames, %llu bytes\n", output.c_str(),
                    static_cast<unsigned long long>(report.totals().pdus()),
                    static_cast<unsigned long long>(report.capture().frames()),
                    static_cast<unsigned long long>(report.capture().bytes()));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
