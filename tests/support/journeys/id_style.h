#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace smppscope::support {

/// How a message centre prints the number of a message, and how its receipts do.
struct IdStyle {
    std::string_view name;
    std::string (*inResponse)(std::uint64_t number);
    std::string (*inReceipt)(std::uint64_t number);
    std::string_view rule;  ///< that joins the two, unless they happen to look alike
};

std::span<const IdStyle> idStyles();

/// The rule by which the id of a receipt is that of the response.
std::string_view ruleBetween(const IdStyle& style, std::string_view response, std::string_view receipt);

}  // namespace smppscope::support
