#include "capture/pcapng_options.h"

#include <algorithm>

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

constexpr std::size_t kOptionHead = 4;
constexpr std::uint16_t kEndOfOptions = 0;

}  // namespace

std::uint64_t PcapngOptions::Option::number64() const {
    return value.size() < sizeof(std::uint64_t) ? 0 : loadOrdered<std::uint64_t>(value.data(), swapped);
}

std::optional<PcapngOptions::Option> PcapngOptions::next() {
    if (rest_.size() < kOptionHead) {
        return std::nullopt;
    }
    const auto code = loadOrdered<std::uint16_t>(rest_.data(), swapped_);
    const std::size_t length = loadOrdered<std::uint16_t>(rest_.data() + 2, swapped_);
    rest_ = rest_.subspan(kOptionHead);
    if (code == kEndOfOptions || length > rest_.size()) {
        rest_ = {};
        return std::nullopt;
    }
    const Bytes value = rest_.first(length);
    rest_ = rest_.subspan(std::min(rest_.size(), (length + 3) & ~std::size_t{3}));
    return Option{code, value, swapped_};
}

}  // namespace smppscope::capture
