#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capture/result.h"
#include "model/text_rules.h"

namespace CLI {
class App;
}

namespace smppscope::cli {

enum class ProgressMode : std::uint8_t { automatic, always, never };

/// What all verbs have in common that load captures.
struct CaptureOptions {
    std::vector<std::string> files;
    std::vector<std::uint16_t> smppPorts;   ///< of -d
    std::vector<std::uint16_t> otherPorts;  ///< of -d: not SMPP
    model::TextRules texts;
    std::vector<std::uint16_t> xotPorts;    ///< of -d: X.25 over TCP
    std::uint32_t maxPduLength = 1u << 20;  ///< longer ones are taken for damage, bytes
    int threads = 2;
    ProgressMode progress = ProgressMode::automatic;
    bool reveal = false;  ///< show passwords
};

/// Declares FILE..., --reveal and the load options; `options` must outlive the parsing.
void addCaptureOptions(CLI::App& app, CaptureOptions& options);
/// Declares -d, --max-pdu-length, --threads and --progress.
void addLoadOptions(CLI::App& app, CaptureOptions& options);

/// What a "decode as" says of some ports.
struct DecodeAs {
    std::vector<std::uint16_t> ports;  ///< a range, rising
    enum class Protocol : std::uint8_t { smpp, data, xot } protocol = Protocol::smpp;
};
/// A "decode as" in tshark's spelling: "tcp.port==9000,smpp", "tcp.port==9000-9010,smpp" or
/// "tcp.port==9000:3,smpp" (three ports); with "data" in place of "smpp" their connections are not SMPP, with
/// "xot" they are X.25 over TCP. The failure says what is wrong with it.
Result<DecodeAs> parseDecodeAs(std::string_view text);
/// What data_coding 0 stands for: "latin1", or of one account "bank=latin1". The failure says what is wrong.
Result<void> applyAlphabet(std::string_view text, CaptureOptions& options);
/// Follows it: of what is said twice of a port the last counts.
void apply(const DecodeAs& rule, CaptureOptions& options);

}  // namespace smppscope::cli
