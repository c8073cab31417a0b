#include "capture/pcapng_interface.h"

#include <algorithm>
#include <limits>

#include "capture/byte_order.h"
#include "capture/pcapng_options.h"

namespace smppscope::capture {

namespace {

__extension__ using Wide = __int128;

constexpr std::uint16_t kOptionName = 2;
constexpr std::uint16_t kOptionTimeResolution = 9;
constexpr std::uint16_t kOptionTimeOffset = 14;
constexpr std::uint64_t kNsPerSecond = 1'000'000'000;
constexpr int kNsExponent = 9;
constexpr TimeNs kLastTime = std::numeric_limits<TimeNs>::max();

std::uint64_t powerOfTen(int exponent) {
    std::uint64_t power = 1;
    while (exponent-- > 0) {
        power *= 10;
    }
    return power;
}

}  // namespace

PcapngInterface::PcapngInterface(Bytes body, bool swapped)
    : linkType_(loadOrdered<std::uint16_t>(body.data(), swapped)),
      snapLength_(loadOrdered<std::uint32_t>(body.data() + 4, swapped)) {
    std::uint8_t resolution = 6;
    PcapngOptions options(body.subspan(kFixedBytes), swapped);
    while (const auto option = options.next()) {
        if (option->code == kOptionName) {
            name_ = option->text();
        } else if (option->code == kOptionTimeResolution && !option->value.empty()) {
            resolution = option->value[0];
        } else if (option->code == kOptionTimeOffset) {
            offsetSeconds_ = static_cast<std::int64_t>(option->number64());
        }
    }
    setResolution(resolution);
}

void PcapngInterface::setResolution(std::uint8_t value) {
    binary_ = (value & 0x80) != 0;
    exponent_ = value & 0x7f;
    if (!binary_ && exponent_ <= kNsExponent) {
        nsPerTick_ = powerOfTen(kNsExponent - exponent_);
        plainTicks_ = offsetSeconds_ == 0 ? static_cast<std::uint64_t>(kLastTime) / nsPerTick_ + 1 : 0;
    }
}

TimeNs PcapngInterface::anyTime(std::uint64_t ticks) const {
    Wide ns = 0;
    if (binary_) {
        ns = static_cast<Wide>(ticks) * kNsPerSecond >> exponent_;
    } else if (exponent_ <= kNsExponent) {
        ns = static_cast<Wide>(ticks) * nsPerTick_;
    } else if (exponent_ < kNsExponent + 20) {
        ns = ticks / powerOfTen(exponent_ - kNsExponent);
    }
    ns += static_cast<Wide>(offsetSeconds_) * static_cast<Wide>(kNsPerSecond);
    return static_cast<TimeNs>(std::clamp<Wide>(ns, 0, kLastTime));
}

}  // namespace smppscope::capture
