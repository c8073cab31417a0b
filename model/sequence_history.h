#pragma once

#include <algorithm>
#include <cstdint>

namespace smppscope::model {

/// The sequence numbers of one kind of PDU (requests, or responses) in one direction: how far apart
/// successive ones are, and so what the next may be. Programs count by one, or answer in nearly the order of
/// requests; what is far off was not sent as a PDU of its own, unless such jumps are usual here.
class SequenceHistory {
  public:
    void note(std::uint32_t sequence) {
        const std::uint32_t step = distance(sequence);
        last_ = sequence;
        if (!seen_ || step > kWild) [[unlikely]] {
            regularity_ = seen_ ? regularity_ - std::min(regularity_, kJump) : 1;
            seen_ = true;
            return;
        }
        spread_ = std::max(step, spread_ - spread_ / 16);
        regularity_ = std::min(regularity_ + 1, kMost);
    }

    bool empty() const { return !seen_; }
    /// Whether enough is known for a number to be unlikely.
    bool isRegular() const { return regularity_ >= kEnough; }

    /// How much `sequence` speaks for a PDU `bytes` bytes behind the last one: 0 if nothing is known.
    int evidenceOf(std::uint32_t sequence, std::uint64_t bytes) const {
        if (!seen_) {
            return 0;
        }
        const bool ahead = static_cast<std::int32_t>(sequence - last_) >= 0;
        const std::uint64_t usual = (ahead ? 4 : 2) * std::uint64_t{spread_} + 4;
        const bool expected =
            distance(sequence) <= usual + (ahead ? bytes / kSmallPdu * std::max(spread_, 1u) : 0);
        if (!isRegular()) {
            return expected ? 2 : 0;
        }
        return expected ? 4 : -4;
    }

  private:
    static constexpr std::uint32_t kWild = 256;  // a step beyond it is a jump
    static constexpr std::uint32_t kEnough = 4;
    static constexpr std::uint32_t kJump = 4;  // one outweighs so many steps
    static constexpr std::uint32_t kMost = 16;
    static constexpr std::uint64_t kSmallPdu = 32;

    std::uint32_t distance(std::uint32_t sequence) const {
        return std::min(sequence - last_, last_ - sequence);
    }

    std::uint32_t last_ = 0;
    std::uint32_t spread_ = 0;  // the largest step that was no jump, forgotten bit by bit
    std::uint32_t regularity_ = 0;
    bool seen_ = false;
};

}  // namespace smppscope::model
