#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/large_memory.h"

namespace smppscope::model {

/// From 64-bit hashes to numbers, for millions of them: a hash lies in the line of the processor's cache that
/// its first bits name, or in the next ones if that is full, so looking it up costs one access to memory,
/// which prefetch() can begin long before. Growing goes over memory in order. Hashes have to be well mixed.
/// One thread.
class IdTable {
  public:
    IdTable() { resize(kFewestLines); }

    /// Where the number of a hash is kept; nullptr if there is none. Valid until the next add().
    std::uint32_t* find(std::uint64_t hash) {
        return const_cast<std::uint32_t*>(std::as_const(*this).find(hash));
    }
    const std::uint32_t* find(std::uint64_t hash) const {
        for (std::size_t at = lineOf(hash);; ++at) {
            const Line& line = lines_[at];
            for (std::uint32_t i = 0; i < line.used; ++i) {
                if (line.hashes[i] == hash) {
                    return &line.numbers[i];
                }
            }
            if (line.used < kPerLine) {
                return nullptr;
            }
        }
    }
    /// A hash that is not there yet.
    void add(std::uint64_t hash, std::uint32_t number) {
        if (size_ >= most_) {
            grow();
        }
        put(hash, number);
        ++size_;
    }
    /// Begins to bring what find() will look at.
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&lines_[lineOf(hash)]); }

    std::size_t size() const { return size_; }
    std::size_t memoryBytes() const { return lines_.size() * sizeof(Line); }

  private:
    static constexpr std::size_t kPerLine = 5;
    static constexpr std::size_t kFewestLines = 64;
    static constexpr std::size_t kSpareLines = 64;  // behind the last one that a hash names

    struct alignas(64) Line {
        std::array<std::uint64_t, kPerLine> hashes;
        std::array<std::uint32_t, kPerLine> numbers;
        std::uint32_t used = 0;
    };
    using Lines = std::vector<Line, LargeAllocator<Line>>;

    std::size_t lineOf(std::uint64_t hash) const { return hash >> shift_; }

    void resize(std::size_t lines) {
        lines_ = Lines(lines + kSpareLines);
        shift_ = 64 - std::countr_zero(lines);
        most_ = lines * kPerLine / 4 * 3;
    }

    void put(std::uint64_t hash, std::uint32_t number) {
        std::size_t at = lineOf(hash);
        while (lines_[at].used == kPerLine) {
            ++at;
        }
        Line& line = lines_[at];
        line.hashes[line.used] = hash;
        line.numbers[line.used++] = number;
        if (at + 1 == lines_.size() && line.used == kPerLine) [[unlikely]] {
            lines_.emplace_back();  // so that there is always one that is not full
        }
    }

    void grow() {
        const Lines old = std::move(lines_);
        resize(std::size_t{1} << (65 - shift_));
        for (const Line& line : old) {
            for (std::uint32_t i = 0; i < line.used; ++i) {
                put(line.hashes[i], line.numbers[i]);
            }
        }
    }

    Lines lines_;
    int shift_ = 0;  // of a hash, to get its line
    std::size_t size_ = 0;
    std::size_t most_ = 0;
};

}  // namespace smppscope::model
