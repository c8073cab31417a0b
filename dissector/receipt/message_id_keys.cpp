#include "dissector/receipt/message_id_keys.h"

#include "dissector/receipt/ascii.h"
#include "dissector/receipt/id_number.h"

namespace smppscope::dissector {

namespace {

IdText smallLetters(std::string_view text) {
    IdText key;
    for (const char c : text.substr(0, kMaxIdLength))
        key.append(ascii::lower(c));
    return key;
}

/// The digits of an id that is a number, else nothing.
std::string_view digitsOf(std::string_view id) {
    const std::string_view bare = withoutPrefix(id);
    return ascii::allHexDigits(bare) ? withoutZeros(bare) : std::string_view{};
}

std::uint64_t mixBits(std::uint64_t value) {
    value ^= value >> 32;
    value *= 0xD6E8FEB86659FD93;
    value ^= value >> 32;
    return value;
}

}  // namespace

IdText indexKey(std::string_view responseId) {
    const std::string_view id = ascii::trimmed(responseId);
    const std::string_view digits = digitsOf(id);
    return smallLetters(digits.empty() ? id : digits);
}

LookupKeys::LookupKeys(std::string_view receiptId) {
    add(indexKey(receiptId));
    const std::string_view digits = digitsOf(ascii::trimmed(receiptId));
    if (const auto hex = hexOfDecimal(digits))
        add(*hex);
    if (const auto decimal = decimalOfHex(digits); decimal && decimal->fitsId())
        add(*decimal);
}

void LookupKeys::add(const IdText& key) {
    if (std::find(begin(), end(), key) == end())
        keys_[size_++] = key;
}

std::uint64_t hashOf(const IdText& key) {
    const std::string_view text = key.view();
    std::uint64_t hash = text.size() * 0x9E3779B97F4A7C15;
    for (std::size_t at = 0; at < text.size(); at += 8) {
        std::uint64_t word = 0;
        for (const char c : text.substr(at, 8))
            word = (word << 8) | static_cast<std::uint8_t>(c);
        hash = mixBits(hash ^ word) * 0x9E3779B97F4A7C15;
    }
    return mixBits(hash);
}

}  // namespace smppscope::dissector
