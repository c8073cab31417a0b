#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace smppscope::capture {

/// What the recorder is asked to do on its command line.
struct RecorderOptions {
    bool listInterfaces = false;  ///< only that
    std::string interface;
    std::string filter;  ///< BPF expression; empty: everything
    std::string file;
    std::uint32_t snapLength = 262144;   ///< bytes kept of a packet
    std::uint32_t bufferMebibytes = 32;  ///< the kernel's buffer for packets not read yet
    bool promiscuous = true;             ///< also packets that are not for this machine (mirror ports)
    std::optional<std::uint64_t> maxPackets;
    std::optional<double> maxSeconds;
};

/// Why there is nothing to do: a usage error (exit status 2), or help that was asked for (0).
struct RecorderUsage {
    int exitStatus = 2;
    std::string text;
};

/// Reads the command line, without the program's name.
tl::expected<RecorderOptions, RecorderUsage> parseRecorderOptions(std::vector<std::string> arguments);

}  // namespace smppscope::capture
