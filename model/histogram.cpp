#include "model/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace smppscope::model {

std::uint32_t LatencyHistogram::bucketOf(std::uint64_t ns) {
    // Values below kParts have a bucket each; above, the octave is the position of the highest bit and the
    // part the kPartBits bits after it.
    if (ns < kParts) {
        return static_cast<std::uint32_t>(ns);
    }
    const int shift = static_cast<int>(std::bit_width(ns)) - 1 - kPartBits;
    return static_cast<std::uint32_t>(shift + 1) * kParts +
           static_cast<std::uint32_t>((ns >> shift) & (kParts - 1));
}

std::uint64_t LatencyHistogram::lowerBound(std::uint32_t bucket) {
    const std::uint32_t octave = bucket / kParts;
    const std::uint64_t part = bucket % kParts;
    return octave == 0 ? part : (kParts + part) << (octave - 1);
}

// Apart, so that what happens with every value stays small.
[[gnu::noinline]] void LatencyHistogram::addOctave(std::ptrdiff_t index) {
    octaves_.insert(octaves_.begin() + index, Octave{});
}

void LatencyHistogram::addToBuckets(std::uint64_t ns, std::uint32_t times) {
    const std::uint32_t bucket = bucketOf(ns);
    const std::uint64_t bit = std::uint64_t{1} << (bucket / kParts);
    const auto index = static_cast<std::ptrdiff_t>(std::popcount(present_ & (bit - 1)));
    if ((present_ & bit) == 0) [[unlikely]] {
        present_ |= bit;
        addOctave(index);
    }
    octaves_[static_cast<std::size_t>(index)][bucket % kParts] += times;
}

void LatencyHistogram::add(std::int64_t ns) {
    ns = std::max<std::int64_t>(ns, 0);
    min_ = count_ == 0 ? ns : std::min(min_, ns);
    max_ = count_ == 0 ? ns : std::max(max_, ns);
    sum_ += static_cast<double>(ns);
    ++count_;
    if (!octaves_.empty()) {
        addToBuckets(static_cast<std::uint64_t>(ns), 1);
        return;
    }
    if (exact_.empty()) {
        exact_.reserve(kExact / 8);
    }
    exact_.insert(std::upper_bound(exact_.begin(), exact_.end(), ns), ns);
    if (exact_.size() > kExact) {
        for (const std::int64_t value : exact_) {
            addToBuckets(static_cast<std::uint64_t>(value), 1);
        }
        exact_ = {};
    }
}

LatencyHistogram& LatencyHistogram::operator+=(const LatencyHistogram& other) {
    if (other.count_ == 0) {
        return *this;
    }
    if (other.octaves_.empty()) {
        for (const std::int64_t value : other.exact_) {
            add(value);
        }
        return *this;
    }
    for (const std::int64_t value : exact_) {
        addToBuckets(static_cast<std::uint64_t>(value), 1);
    }
    exact_ = {};
    other.forEachCounted([this](std::uint32_t bucket, std::uint32_t count) {
        addToBuckets(lowerBound(bucket), count);
        return true;
    });
    min_ = count_ == 0 ? other.min_ : std::min(min_, other.min_);
    max_ = count_ == 0 ? other.max_ : std::max(max_, other.max_);
    sum_ += other.sum_;
    count_ += other.count_;
    return *this;
}

std::int64_t LatencyHistogram::quantile(double q) const {
    if (count_ == 0) {
        return 0;
    }
    // A hair less than q * count, so that 0.99 * 100 is the 99th value and not the 100th.
    const double wanted = std::ceil(q * static_cast<double>(count_) - 1e-9);
    const auto rank = std::clamp<std::uint64_t>(static_cast<std::uint64_t>(wanted), 1, count_);
    if (rank == count_) {
        return max_;
    }
    if (octaves_.empty()) {
        return exact_[rank - 1];
    }
    std::uint64_t seen = 0;
    std::int64_t found = max_;
    forEachCounted([&](std::uint32_t bucket, std::uint32_t count) {
        seen += count;
        if (seen < rank) {
            return true;
        }
        const std::uint64_t middle =
            lowerBound(bucket) + (lowerBound(bucket + 1) - 1 - lowerBound(bucket)) / 2;
        found = std::clamp(static_cast<std::int64_t>(middle), min_, max_);
        return false;
    });
    return found;
}

std::size_t LatencyHistogram::memoryBytes() const {
    return exact_.capacity() * sizeof(exact_[0]) + octaves_.capacity() * sizeof(Octave);
}

}  // namespace smppscope::model
