#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dissector/tables/range_row.h"
#include "dissector/tables/versions.h"

namespace smppscope::dissector {

/// What a failure says about trying again.
enum class StatusCategory : std::uint8_t {
    ok,
    link,         ///< the session is the problem, not the message
    temporary,    ///< the same request may succeed later
    permanent,    ///< the same request will fail again
    application,  ///< only the peer knows
};

struct StatusRow {
    std::uint32_t code;
    std::string_view name;
    std::string_view meaning;
    VersionSet versions;
    StatusCategory category;
    std::string_view alias = {};  ///< the name in v3.4, where v5.0 has another
};

struct LegacyStatusRow {
    std::uint32_t code;
    std::string_view name;
    std::string_view meaning;
    std::string_view group;
};

/// A code of one vendor, seen in the wild.
struct VendorStatusRow {
    std::uint32_t code;
    std::string_view vendor;
    std::string_view meaning;
};

std::span<const StatusRow> standardStatuses();
std::span<const LegacyStatusRow> legacyStatuses();
std::span<const VendorStatusRow> vendorStatuses();
std::span<const RangeRow> statusRanges();

}  // namespace smppscope::dissector
