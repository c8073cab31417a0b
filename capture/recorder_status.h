#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smppscope::capture {

/// What the recorder says about itself. It writes one line of JSON to its standard output when the file can
/// be followed, about five times a second from then on, and once when it has closed the file:
///
///     {"state":"recording","interface":"lo","file":"a.pcapng","packets":12,"bytes":3400,
///      "dropped_by_kernel":0,"dropped_by_interface":0,"file_bytes":3924}
///
/// `state` is "recording" until the last line, which says "finished". Readers ignore members they don't know.
/// Why a recording failed goes to standard error in one sentence, and shows in the exit status.
struct RecorderStatus {
    bool finished = false;
    std::string interface;
    std::string file;                      ///< the one written to at the moment
    std::uint64_t packets = 0;             ///< written, as all below since the start
    std::uint64_t bytes = 0;               ///< captured bytes of these packets
    std::uint64_t droppedByKernel = 0;     ///< packets lost because the recorder was too slow for the buffer
    std::uint64_t droppedByInterface = 0;  ///< packets lost by the network card or its driver
    std::uint64_t fileBytes = 0;           ///< of `file` that readers can see

    bool operator==(const RecorderStatus&) const = default;
};

/// The line, with its newline. Bytes of names that are not UTF-8 are replaced.
std::string toLine(const RecorderStatus& status);
/// The status that a line (with or without newline) holds; nothing if it is none.
std::optional<RecorderStatus> parseRecorderStatus(std::string_view line);

/// What the recorder says about an interface, one line of JSON each, when asked to list them.
struct CaptureInterface {
    std::string name;
    std::string description;             ///< may be empty
    std::vector<std::string> addresses;  ///< IPv4 and IPv6, as text
    bool up = false;
    bool loopback = false;

    bool operator==(const CaptureInterface&) const = default;
};

std::string toLine(const CaptureInterface& interface);
std::optional<CaptureInterface> parseCaptureInterface(std::string_view line);

}  // namespace smppscope::capture
