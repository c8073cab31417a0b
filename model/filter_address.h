#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace smppscope::model {

/// The addresses from `first` to `last`, both included, each 4 or 16 bytes in network order.
struct AddressRange {
    std::vector<std::uint8_t> first;
    std::vector<std::uint8_t> last;
};

/// An IPv4 or IPv6 address, or a network in CIDR notation: 10.0.0.0/8, 2001:db8::/32. Bits behind the prefix
/// may be set. Nothing if it is neither.
std::optional<AddressRange> parseAddress(std::string_view text);

}  // namespace smppscope::model
