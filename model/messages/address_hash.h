#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "model/messages/text_hash.h"

namespace smppscope::model {

/// A hash of a number or name that is the same for the ways in which one is written: with a country code and
/// without, with "+" or "00" or neither. Of more than eight digits only the last eight count.
inline std::uint32_t addressHash(std::span<const std::uint8_t> address) {
    constexpr std::size_t kSubscriber = 8;
    const auto isDigit = [](std::uint8_t character) { return character >= '0' && character <= '9'; };
    if (address.size() > kSubscriber && std::ranges::all_of(address.last(kSubscriber), isDigit)) {
        return shortHashOf(address.last(kSubscriber));
    }
    return shortHashOf(address);
}

/// A hash of what addressHash() leaves out, without "+" or "00": tells numbers with the same last eight
/// digits apart where both are written in full. 0 if nothing is left out.
inline std::uint8_t addressPrefix(std::span<const std::uint8_t> address) {
    constexpr std::size_t kSubscriber = 8;
    if (!address.empty() && address.front() == '+') {
        address = address.subspan(1);
    } else if (address.size() > 2 && address[0] == '0' && address[1] == '0') {
        address = address.subspan(2);
    }
    return address.size() > kSubscriber
               ? static_cast<std::uint8_t>(shortHashOf(address.first(address.size() - kSubscriber)))
               : std::uint8_t{0};
}

/// A short hash of a sender, from its addressHash() and addressPrefix(): tells those of one account apart.
inline std::uint16_t senderHash(std::uint32_t hash, std::uint8_t prefix) {
    return static_cast<std::uint16_t>(hash ^ prefix << 8);
}

/// Whether an address is a subscriber's number: long enough, and nothing but digits behind a "+".
inline bool isSubscriberNumber(std::span<const std::uint8_t> address) {
    constexpr std::size_t kShortest = 8;
    if (!address.empty() && address.front() == '+') {
        address = address.subspan(1);
    }
    return address.size() >= kShortest &&
           std::ranges::all_of(address, [](std::uint8_t digit) { return digit >= '0' && digit <= '9'; });
}

}  // namespace smppscope::model
