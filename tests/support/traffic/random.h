#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace smppscope::support {

/// Pseudo-random numbers that are the same for a seed with every compiler and library (splitmix64).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
    /// In [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return probability > 0 && uniform() < probability; }
    /// In [low, high], both included.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    double exponential(double mean) { return -mean * std::log(1.0 - uniform()); }
    double logNormal(double median, double sigma) {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return median * std::exp(sigma * radius * std::cos(2.0 * std::numbers::pi * uniform()));
    }

  private:
    std::uint64_t state_;
};

}  // namespace smppscope::support
