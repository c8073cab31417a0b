#include "capture/types.h"

#include <fmt/format.h>

namespace smppscope::capture {

namespace {

constexpr int kGroups = 8;

struct ZeroRun {
    int begin = kGroups;
    int length = 0;
};

std::uint16_t group(const IpAddress& address, int index) {
    return static_cast<std::uint16_t>(address.bytes[index * 2] << 8 | address.bytes[index * 2 + 1]);
}

// RFC 5952 4.2: the longest run of zero groups, the first of equals, never a single group.
ZeroRun longestZeroRun(const IpAddress& address) {
    ZeroRun best;
    ZeroRun current{0, 0};
    for (int index = 0; index < kGroups; ++index) {
        if (group(address, index) != 0) {
            current = {index + 1, 0};
            continue;
        }
        ++current.length;
        if (current.length > best.length && current.length > 1) {
            best = current;
        }
    }
    return best;
}

bool isMappedV4(const IpAddress& address) {
    for (int index = 0; index < 5; ++index) {
        if (group(address, index) != 0) {
            return false;
        }
    }
    return group(address, 5) == 0xffff;
}

std::string dottedQuad(const IpAddress& address) {
    return fmt::format("{}.{}.{}.{}", address.bytes[12], address.bytes[13], address.bytes[14],
                       address.bytes[15]);
}

}  // namespace

std::string toString(const IpAddress& address) {
    if (address.isV4) {
        return dottedQuad(address);
    }
    if (isMappedV4(address)) {
        return "::ffff:" + dottedQuad(address);
    }
    const ZeroRun zeros = longestZeroRun(address);
    std::string text;
    for (int index = 0; index < kGroups; ++index) {
        if (index == zeros.begin) {
            text += "::";
            index += zeros.length - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':') {
            text += ':';
        }
        fmt::format_to(std::back_inserter(text), "{:x}", group(address, index));
    }
    return text;
}

std::string toString(const Endpoint& endpoint) {
    const std::string address = toString(endpoint.address);
    return endpoint.address.isV4 ? fmt::format("{}:{}", address, endpoint.port)
                                 : fmt::format("[{}]:{}", address, endpoint.port);
}

}  // namespace smppscope::capture
