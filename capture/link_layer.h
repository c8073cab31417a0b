#pragma once

#include <cstdint>

namespace smppscope::capture {

enum class Network : std::uint8_t { none, ipv4, ipv6 };

/// Where the network layer of a frame begins, if it is one we know.
struct NetworkPart {
    const std::uint8_t* begin = nullptr;
    Network protocol = Network::none;
};

/// Takes a link layer header off the captured bytes [begin, end) of a frame.
using LinkFunction = NetworkPart (*)(const std::uint8_t* begin, const std::uint8_t* end);

/// The function for a LINKTYPE_ number (https://www.tcpdump.org/linktypes.html); null if it isn't supported.
LinkFunction findLink(std::uint32_t linkType);

}  // namespace smppscope::capture
