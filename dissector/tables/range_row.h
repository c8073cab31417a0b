#pragma once

#include <cstdint>
#include <string_view>

namespace smppscope::dissector {

/// Use of a range of numbers that no row claims.
struct RangeRow {
    std::uint32_t first;
    std::uint32_t last;
    std::string_view use;
};

}  // namespace smppscope::dissector
