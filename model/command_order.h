#pragma once

#include <cstdint>
#include <utility>

#include "dissector/header.h"

namespace smppscope::model {

/// A response's command_id and command_status.
using CommandStatus = std::pair<std::uint32_t, std::uint32_t>;

/// The order in which reports list commands: a request and its response stand together, in the order of the
/// requests' numbers.
struct CommandOrder {
    bool operator()(std::uint32_t a, std::uint32_t b) const { return placeOf(a) < placeOf(b); }
    bool operator()(const CommandStatus& a, const CommandStatus& b) const {
        return std::pair(placeOf(a.first), a.second) < std::pair(placeOf(b.first), b.second);
    }

  private:
    // The bit that tells responses, moved from the highest to the lowest.
    static std::uint32_t placeOf(std::uint32_t command) {
        return command << 1 | (dissector::isResponse(command) ? 1 : 0);
    }
};

}  // namespace smppscope::model
