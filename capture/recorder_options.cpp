#include "capture/recorder_options.h"

#include <CLI/CLI.hpp>

namespace smppscope::capture {
namespace {

constexpr std::uint32_t kMaxSnapLength = 262144;  // what libpcap takes for any link type
constexpr std::uint32_t kMaxBufferMebibytes = 2047;

void declare(CLI::App& app, RecorderOptions& options) {
    auto* list = app.add_flag("--list", options.listInterfaces, "List the interfaces, one line of JSON each");
    auto* interface = app.add_option("-i,--interface", options.interface, "Interface to record from")
                          ->type_name("IF")
                          ->excludes(list);
    auto* file = app.add_option("-w,--write", options.file, "pcapng file to write; replaced if it exists")
                     ->type_name("FILE");
    interface->needs(file);
    file->needs(interface);
    app.add_option("-f,--filter", options.filter, "Record only packets that match this BPF expression")
        ->type_name("BPF");
    app.add_option("-s,--snaplen", options.snapLength, "Keep this many bytes of a packet")
        ->type_name("N")
        ->check(CLI::Range(std::uint32_t{64}, kMaxSnapLength))
        ->capture_default_str();
    app.add_option("-B,--buffer", options.bufferMebibytes, "Kernel buffer in MiB")
        ->type_name("MB")
        ->check(CLI::Range(std::uint32_t{1}, kMaxBufferMebibytes))
        ->capture_default_str();
    app.add_flag_callback(
        "-p,--no-promiscuous", [&options] { options.promiscuous = false; },
        "Only packets from and to this machine");
    app.add_option("-c,--count", options.maxPackets, "Stop after this many packets")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    app.add_option("--duration", options.maxSeconds, "Stop after this many seconds")
        ->type_name("S")
        ->check(CLI::PositiveNumber);
}

}  // namespace

tl::expected<RecorderOptions, RecorderUsage> parseRecorderOptions(std::vector<std::string> arguments) {
    RecorderOptions options;
    CLI::App app(
        "Records packets from an interface into a pcapng file and reports counters on standard output.\n"
        "Ends cleanly on SIGINT or SIGTERM; goes on if nobody reads the counters any more.",
        "smppscope-recorder");
    declare(app, options);
    std::reverse(arguments.begin(), arguments.end());  // CLI11 wants them so
    try {
        app.parse(arguments);
    } catch (const CLI::CallForHelp&) {
        return tl::unexpected(RecorderUsage{0, app.help()});
    } catch (const CLI::ParseError& error) {
        return tl::unexpected(RecorderUsage{2, std::string(error.what())});
    }
    if (!options.listInterfaces && options.interface.empty()) {
        return tl::unexpected(RecorderUsage{2, "say what to do: -i IF -w FILE, or --list; see --help"});
    }
    return options;
}

}  // namespace smppscope::capture
