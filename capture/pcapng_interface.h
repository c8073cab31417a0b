#pragma once

#include <cstdint>
#include <string>

#include "capture/types.h"

namespace smppscope::capture {

/// What an interface description block says that frames need: the kind of link and the unit of times.
class PcapngInterface {
  public:
    /// `body`: the block without its two lengths and its type; at least kFixedBytes.
    PcapngInterface(Bytes body, bool swapped);
    static constexpr std::size_t kFixedBytes = 8;

    /// "eth0"; empty if the file doesn't say.
    const std::string& name() const { return name_; }
    std::uint32_t linkType() const { return linkType_; }
    /// 0: no limit.
    std::uint32_t snapLength() const { return snapLength_; }
    /// Times before 1970 become 1970, those after 2262 become the last moment of TimeNs.
    TimeNs time(std::uint64_t ticks) const {
        return ticks < plainTicks_ ? static_cast<TimeNs>(ticks * nsPerTick_) : anyTime(ticks);
    }

  private:
    void setResolution(std::uint8_t value);
    TimeNs anyTime(std::uint64_t ticks) const;

    std::string name_;
    std::uint32_t linkType_ = 0;
    std::uint32_t snapLength_ = 0;
    bool binary_ = false;  // ticks per second are 2^exponent_, not 10^exponent_
    std::uint8_t exponent_ = 6;
    std::int64_t offsetSeconds_ = 0;
    std::uint64_t nsPerTick_ = 1000;
    std::uint64_t plainTicks_ = 0;  // below it one multiplication does
};

}  // namespace smppscope::capture
