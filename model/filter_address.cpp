#include "model/filter_address.h"

#include <arpa/inet.h>

#include <charconv>
#include <string>

namespace smppscope::model {

namespace {

std::vector<std::uint8_t> parseHost(std::string_view text) {
    const std::string host(text);
    std::vector<std::uint8_t> bytes(4);
    if (inet_pton(AF_INET, host.c_str(), bytes.data()) == 1) {
        return bytes;
    }
    bytes.resize(16);
    if (inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1) {
        return bytes;
    }
    return {};
}

}  // namespace

std::optional<AddressRange> parseAddress(std::string_view text) {
    const auto slash = text.find('/');
    AddressRange range;
    range.first = parseHost(text.substr(0, slash));
    range.last = range.first;
    const std::size_t bits = range.first.size() * 8;
    std::size_t prefix = bits;
    if (slash != std::string_view::npos) {
        const std::string_view digits = text.substr(slash + 1);
        const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
        if (digits.empty() || error != std::errc() || stop != digits.data() + digits.size()) {
            return std::nullopt;
        }
    }
    if (bits == 0 || prefix > bits) {
        return std::nullopt;
    }
    for (std::size_t bit = prefix; bit < bits; ++bit) {
        const auto mask = static_cast<std::uint8_t>(0x80u >> (bit % 8));
        range.first[bit / 8] = static_cast<std::uint8_t>(range.first[bit / 8] & ~mask);
        range.last[bit / 8] = static_cast<std::uint8_t>(range.last[bit / 8] | mask);
    }
    return range;
}

}  // namespace smppscope::model
