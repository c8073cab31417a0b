#pragma once

#include <cstdint>

namespace smppscope::capture {

/// Memory that all connections of a capture together may hold for bytes that wait: behind holes, or for the
/// other direction. Those that wait take from it; who finds it exceeded gives up what it waits for. One
/// thread; outlives its users.
class WaitingBudget {
  public:
    explicit WaitingBudget(std::uint64_t limit) : limit_(limit) {}
    WaitingBudget(const WaitingBudget&) = delete;
    WaitingBudget& operator=(const WaitingBudget&) = delete;

    void take(std::uint64_t bytes) { used_ += bytes; }
    void give(std::uint64_t bytes) { used_ -= bytes; }
    bool exceeded() const { return used_ > limit_; }
    std::uint64_t used() const { return used_; }
    std::uint64_t limit() const { return limit_; }

    /// Something was given up for want of memory, here or because a single direction had too much waiting.
    void noteGivenUp() { ++givenUp_; }
    std::uint64_t givenUp() const { return givenUp_; }

  private:
    std::uint64_t limit_;
    std::uint64_t used_ = 0;
    std::uint64_t givenUp_ = 0;
};

}  // namespace smppscope::capture
