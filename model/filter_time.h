#pragma once

#include <optional>
#include <string_view>

#include "capture/types.h"

namespace smppscope::model {

/// An absolute time as filters write it: "2024-05-01", "2024-05-01 12:00[:00[.123]]" (also with a T), "May 1,
/// 2024 12:00:00.123", each optionally followed by Z, UTC or an offset like +02:00; or seconds since 1970
/// with fraction. Without a zone it is UTC, so that a filter means the same everywhere. Nothing if it is no
/// time or beyond what 64 bits of ns hold.
std::optional<capture::TimeNs> parseTime(std::string_view text);

}  // namespace smppscope::model
