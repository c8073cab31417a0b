#include "model/messages/message_id.h"

#include <algorithm>

#include "dissector/receipt/message_id_keys.h"
#include "model/messages/text_hash.h"

namespace smppscope::model {

namespace {

std::span<const std::uint8_t> octetsOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::uint8_t shapeOf(std::string_view id) {
    std::uint8_t shape = 0;
    const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    if (isBlank(id.front()) || isBlank(id.back())) {
        shape |= id_shape::kHasBlanks;
    }
    if (id.starts_with("0x") || id.starts_with("0X")) {
        shape |= id_shape::kHasPrefix;
    }
    if (std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; })) {
        shape |= id_shape::kDecimal;
    }
    return shape;
}

}  // namespace

std::uint64_t hashOfKey(std::string_view key) {
    return hashOf(octetsOf(key));
}

MessageId messageIdOf(std::string_view text) {
    if (text.empty()) {
        return {};
    }
    return {.key = hashOfKey(dissector::indexKey(text).view()),
            .hash = shortHashOf(octetsOf(text)),
            .length = static_cast<std::uint8_t>(std::min<std::size_t>(text.size(), 255)),
            .shape = shapeOf(text)};
}

}  // namespace smppscope::model
