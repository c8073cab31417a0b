#pragma once

#include <algorithm>
#include <cstdint>

namespace smppscope::model {

/// The sequence numbers of one kind of PDU (requests, or responses) in one direction: how far apart successive
/// ones are, and so what the next may be. Programs count by one, or answer in nearly the order of requests;
/// what is far off was not sent as a PDU of its own.
class SequenceHistory {
  public:
    void note(std::uint32_t sequence) {
        const std::uint32_t step = count_ == 0 ? 0 : distance(sequence);
        spread_ = std::max(step, spread_ - spread_ / 16);
        last_ = sequence;
        count_ += count_ < kEnough ? 1u : 0u;
    }

    bool empty() const { return count_ == 0; }
    /// Whether enough is known for a number to be unlikely.
    bool isRegular() const { return count_ == kEnough && spread_ <= kWild; }

    /// How much `sequence` speaks for a PDU `bytes` bytes behind the last one: 0 if nothing is known.
    int evidenceOf(std::uint32_t sequence, std::uint64_t bytes) const {
        if (count_ == 0 || spread_ > kWild) {
            return 0;
        }
        const bool ahead = static_cast<std::int32_t>(sequence - last_) >= 0;
        const std::uint64_t reach = ahead ? 4 * std::uint64_t{spread_} + bytes / kSmallPdu + 4
                                          : 2 * std::uint64_t{spread_} + 4;
        const bool expected = distance(sequence) <= reach;
        if (!isRegular()) {
            return expected ? 2 : 0;
        }
        return expected ? 4 : -4;
    }

  private:
    static constexpr std::uint32_t kEnough = 4;
    static constexpr std::uint32_t kWild = 4096;  // steps beyond it say nothing
    static constexpr std::uint64_t kSmallPdu = 32;

    std::uint32_t distance(std::uint32_t sequence) const {
        return std::min(sequence - last_, last_ - sequence);
    }

    std::uint32_t last_ = 0;
    std::uint32_t spread_ = 0;  // the largest step, forgotten bit by bit
    std::uint32_t count_ = 0;   // up to kEnough
};

}  // namespace smppscope::model
