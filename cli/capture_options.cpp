#include "cli/capture_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "dissector/text/character_set.h"

namespace smppscope::cli {

namespace {

constexpr int kMaxThreads = 64;
constexpr std::uint32_t kLeastMaxPduLength = 256;
constexpr std::uint32_t kMostMaxPduLength = 64u << 20;

std::optional<std::uint32_t> parseNumber(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

const std::map<std::string, ProgressMode>& progressModes() {
    static const std::map<std::string, ProgressMode> kModes = {
        {"auto", ProgressMode::automatic}, {"always", ProgressMode::always}, {"never", ProgressMode::never}};
    return kModes;
}

struct PortRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

// "N", "N-M" or "N:COUNT"
std::optional<PortRange> parsePorts(std::string_view text) {
    const std::size_t mark = text.find_first_of("-:");
    const std::optional<std::uint32_t> first = parseNumber(text.substr(0, mark));
    if (!first || mark == std::string_view::npos) {
        return first ? std::optional(PortRange{*first, *first}) : std::nullopt;
    }
    const std::optional<std::uint32_t> second = parseNumber(text.substr(mark + 1));
    if (!second || *second > 0xFFFF) {
        return std::nullopt;
    }
    return PortRange{*first, text[mark] == '-' ? *second : *first + *second - 1};
}

}  // namespace

Result<DecodeAs> parseDecodeAs(std::string_view text) {
    constexpr std::string_view kLayer = "tcp.port==";
    const std::size_t comma = text.find(',');
    if (!text.starts_with(kLayer) || comma == std::string_view::npos) {
        return failure(fmt::format("{} is not like tcp.port==2775,smpp", text));
    }
    const std::string_view protocol = text.substr(comma + 1);
    constexpr std::array<std::string_view, 3> kProtocols{"smpp", "data", "xot"};  // as the enumeration
    const auto* const known = std::find(kProtocols.begin(), kProtocols.end(), protocol);
    if (known == kProtocols.end()) {
        return failure(fmt::format("{} is neither smpp nor data (for what is not SMPP) nor xot", protocol));
    }
    const std::string_view ports = text.substr(kLayer.size(), comma - kLayer.size());
    const std::optional<PortRange> range = parsePorts(ports);
    if (!range || range->first == 0 || range->last > 0xFFFF || range->last < range->first) {
        return failure(fmt::format("{} is neither a port (1 to 65535) nor a range of ports", ports));
    }
    DecodeAs out;
    out.protocol = static_cast<DecodeAs::Protocol>(known - kProtocols.begin());
    for (std::uint32_t port = range->first; port <= range->last; ++port) {
        out.ports.push_back(static_cast<std::uint16_t>(port));
    }
    return out;
}

void apply(const DecodeAs& rule, CaptureOptions& options) {
    const std::array lists{&options.smppPorts, &options.otherPorts, &options.xotPorts};  // as the enumeration
    std::vector<std::uint16_t>* const listed = lists[static_cast<std::size_t>(rule.protocol)];
    for (std::vector<std::uint16_t>* const list : lists) {
        if (list != listed) {
            std::erase_if(*list, [&rule](std::uint16_t port) {
                return port >= rule.ports.front() && port <= rule.ports.back();
            });
        }
    }
    listed->insert(listed->end(), rule.ports.begin(), rule.ports.end());
}

Result<void> applyAlphabet(std::string_view text, CaptureOptions& options) {
    const std::size_t mark = text.rfind('=');
    const std::string_view account = mark == std::string_view::npos ? "" : text.substr(0, mark);
    const std::string_view name = mark == std::string_view::npos ? text : text.substr(mark + 1);
    const auto set = dissector::findCharacterSet(name);
    if (!set) {
        std::string known;
        for (const dissector::CharacterSetInfo& info : dissector::allCharacterSets()) {
            known += (known.empty() ? "" : ", ") + std::string(info.id);
        }
        return failure(fmt::format("{} is no alphabet; there are {}", name, known));
    }
    options.texts.of(std::string(account)).dataCodingZero = *set;
    return {};
}

void addCaptureOptions(CLI::App& app, CaptureOptions& options) {
    app.add_option("FILE", options.files,
                   "Capture files (pcap, pcapng); several are one capture, merged by time")
        ->required()
        ->type_name("");
    app.add_flag("--reveal", options.reveal, "Show masked fields (passwords)");
    addLoadOptions(app, options);
}

void addLoadOptions(CLI::App& app, CaptureOptions& options) {
    app.add_option_function<std::vector<std::string>>(
           "-d,--decode-as",
           [&options](const std::vector<std::string>& texts) {
               for (const std::string& text : texts) {
                   const auto rule = parseDecodeAs(text);
                   if (!rule) {
                       throw CLI::ValidationError("-d", rule.error().message);
                   }
                   apply(*rule, options);
               }
           },
           "Take connections on these ports for SMPP whatever they hold: tcp.port==N,smpp\n"
           "(also N-M, N:COUNT), for X.25 over TCP: tcp.port==N,xot (1998 is), or for something\n"
           "else: tcp.port==N,data. Without it SMPP is recognised by content on any port")
        ->type_name("RULE")
        ->take_all()
        ->allow_extra_args(false);  // the word behind the rule is a file
    app.add_option_function<std::vector<std::string>>(
           "--alphabet",
           [&options](const std::vector<std::string>& texts) {
               for (const std::string& text : texts) {
                   if (const auto applied = applyAlphabet(text, options); !applied) {
                       throw CLI::ValidationError("--alphabet", applied.error().message);
                   }
               }
           },
           "What data_coding 0 stands for: gsm7, gsm7-packed, latin1, ascii, ucs2 ..., of one\n"
           "account with its system_id: bank=latin1. Without it the text of each message tells")
        ->type_name("[SYSTEM_ID=]ALPHABET")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option_function<std::vector<std::string>>(
           "--gsm-data-coding",
           [&options](const std::vector<std::string>& accounts) {
               for (const std::string& account : accounts) {
                   options.texts.of(account == "all" ? std::string() : account).rawGsmScheme = true;
               }
           },
           "The account's data_coding is a GSM data coding scheme for values below 16 too, as in\n"
           "SMPP v3.3; `all` for all accounts")
        ->type_name("SYSTEM_ID|all")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--max-pdu-length", options.maxPduLength,
                   "Take a command_length above this for damage (default 1048576; at most 67108864)")
        ->check(CLI::Validator(CLI::Range(kLeastMaxPduLength, kMostMaxPduLength)).description(""))
        ->type_name("BYTES");
    app.add_option("--threads", options.threads, "Threads that load the capture (default 2)")
        ->check(CLI::Validator(CLI::Range(1, kMaxThreads)).description(""))
        ->type_name("N");
    app.add_option_function<std::string>(
           "--progress", [&options](const std::string& name) { options.progress = progressModes().at(name); },
           "Show progress on standard error: auto (on a terminal, if it takes long; default),\n"
           "always, never")
        ->check(CLI::Validator(CLI::IsMember({"auto", "always", "never"})).description(""))
        ->type_name("auto|always|never");
}

}  // namespace smppscope::cli
