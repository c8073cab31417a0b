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

void LatencyHistogram::addToBuckets(std::uint64_t ns, std::uint32_t times) {
    const std::uint32_t bucket = bucketOf(ns);
    const std::uint32_t number = bucket / kParts;
    if (recent_ < octaves_.size() && octaves_[recent_].number == number) {
        octaves_[recent_].counts[bucket % kParts] += times;
        return;
    }
    auto slot = std::lower_bound(octaves_.begin(), octaves_.end(), number,
                                 [](const OctaveSlot& s, std::uint32_t n) { return s.number < n; });
    if (slot == octaves_.end() || slot->number != number) {
        slot = octaves_.insert(slot, OctaveSlot{number, {}});
    }
    slot->counts[bucket % kParts] += times;
    recent_ = static_cast<std::size_t>(slot - octaves_.begin());
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
    exact_.push_back(ns);
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
    for (const OctaveSlot& slot : other.octaves_) {
        for (std::uint32_t part = 0; part < kParts; ++part) {
            if (slot.counts[part] != 0) {
                addToBuckets(lowerBound(slot.number * kParts + part), slot.counts[part]);
            }
        }
    }
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
        std::vector<std::int64_t> sorted = exact_;
        const auto nth = sorted.begin() + static_cast<std::ptrdiff_t>(rank - 1);
        std::nth_element(sorted.begin(), nth, sorted.end());
        return *nth;
    }
    std::uint64_t seen = 0;
    for (const OctaveSlot& slot : octaves_) {
        for (std::uint32_t part = 0; part < kParts; ++part) {
            seen += slot.counts[part];
            if (seen >= rank) {
                const std::uint32_t bucket = slot.number * kParts + part;
                const std::uint64_t middle =
                    lowerBound(bucket) + (lowerBound(bucket + 1) - 1 - lowerBound(bucket)) / 2;
                return std::clamp(static_cast<std::int64_t>(middle), min_, max_);
            }
        }
    }
    return max_;
}

std::size_t LatencyHistogram::memoryBytes() const {
    return exact_.capacity() * sizeof(exact_[0]) + octaves_.capacity() * sizeof(OctaveSlot);
}

}  // namespace smppscope::model
