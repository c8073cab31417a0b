#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace smppscope::model {

/// Durations in ns, mergeable, with quantiles no more than 1 % off. Up to kExact values are kept as they are
/// (exact quantiles, and less memory than buckets for the many small sessions), more are counted in
/// log-linear buckets: each power of two in 64 equal parts, allocated when hit; a quantile answers with its
/// bucket's middle, so the error is at most 1/128. Negative durations count as 0.
class LatencyHistogram {
  public:
    static constexpr std::size_t kExact = 64;

    void add(std::int64_t ns);
    LatencyHistogram& operator+=(const LatencyHistogram& other);

    std::uint64_t count() const { return count_; }
    std::int64_t min() const { return count_ ? min_ : 0; }
    std::int64_t max() const { return count_ ? max_ : 0; }
    double mean() const { return count_ ? sum_ / static_cast<double>(count_) : 0.0; }
    /// The smallest value that at least q * count values don't exceed (nearest rank), 0 < q <= 1; 0 if empty.
    std::int64_t quantile(double q) const;

    /// Bytes of memory held beside the object itself.
    std::size_t memoryBytes() const;

    /// Calls visit(lower, upper, count) for each non-empty bucket in rising order; for drawing. Bounds in ns,
    /// upper exclusive.
    template <class Visit>
    void forEachBucket(Visit&& visit) const;

  private:
    static constexpr int kPartBits = 6;
    static constexpr std::uint32_t kParts = 1u << kPartBits;
    using Octave = std::array<std::uint32_t, kParts>;

    static std::uint32_t bucketOf(std::uint64_t ns);
    static std::uint64_t lowerBound(std::uint32_t bucket);
    void addOctave(std::ptrdiff_t index);
    void addToBuckets(std::uint64_t ns, std::uint32_t times);
    /// Calls visit(bucket, count) for each non-empty bucket in rising order until it returns false.
    template <class Visit>
    void forEachCounted(Visit&& visit) const;

    std::vector<std::int64_t> exact_;  // in rising order; until it holds more than kExact
    std::uint64_t present_ = 0;        // bit n: octaves_ holds octave n
    std::vector<Octave> octaves_;      // those present, in rising order
    std::uint64_t count_ = 0;
    std::int64_t min_ = 0;
    std::int64_t max_ = 0;
    double sum_ = 0;
};

template <class Visit>
void LatencyHistogram::forEachCounted(Visit&& visit) const {
    std::uint64_t left = present_;
    for (const Octave& counts : octaves_) {
        const auto first = static_cast<std::uint32_t>(std::countr_zero(left)) * kParts;
        left &= left - 1;
        for (std::uint32_t part = 0; part < kParts; ++part) {
            if (counts[part] != 0 && !visit(first + part, counts[part])) {
                return;
            }
        }
    }
}

template <class Visit>
void LatencyHistogram::forEachBucket(Visit&& visit) const {
    for (const std::int64_t value : exact_) {
        visit(value, value + 1, std::uint64_t{1});
    }
    forEachCounted([&visit](std::uint32_t bucket, std::uint32_t count) {
        visit(static_cast<std::int64_t>(lowerBound(bucket)),
              static_cast<std::int64_t>(lowerBound(bucket + 1)), std::uint64_t{count});
        return true;
    });
}

}  // namespace smppscope::model
