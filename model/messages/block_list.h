#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <new>
#include <type_traits>

#include "model/large_memory.h"

namespace smppscope::model {

/// For what changes in elements of a BlockList: readers get the old or the new value.
inline constexpr std::memory_order kRelaxed = std::memory_order_relaxed;

/// Elements in blocks that never move, append-only, as PduStore is for rows: one writer appends; any number
/// of readers see the elements [0, size()) without locks. What changes in an element afterwards has to be
/// atomic in `Element`. An index has 32 bits. Each block has room for as many elements as all before it, so
/// that a small capture costs little and a large one few blocks.
template <class Element>
class BlockList {
    static_assert(std::is_trivially_destructible_v<Element>);

  public:
    static constexpr std::size_t kFirstBlock = 1u << 10;

    BlockList() = default;
    ~BlockList() {
        for (std::size_t i = 0; i < kBlocks && blocks_[i] != nullptr; ++i) {
            giveBackLarge(blocks_[i], bytesOf(i));
        }
    }
    BlockList(const BlockList&) = delete;
    BlockList& operator=(const BlockList&) = delete;

    /// Elements that readers may look at.
    std::size_t size() const { return published_.load(std::memory_order_acquire); }
    const Element& operator[](std::size_t index) const { return *at(index); }

    // The writer's side: one thread.
    Element& operator[](std::size_t index) { return *at(index); }
    /// Appends an element, as it is by default, that readers don't see before publish().
    Element& append() {
        const Place place = placeOf(appended_);
        if (place.offset == 0) {
            blocks_[place.block] = static_cast<Element*>(takeLarge(bytesOf(place.block)));
        }
        ++appended_;
        return *::new (blocks_[place.block] + place.offset) Element;
    }
    std::size_t appended() const { return appended_; }
    void publish() { published_.store(appended_, std::memory_order_release); }

    std::size_t memoryBytes() const { return appended_ * sizeof(Element); }

  private:
    static constexpr std::size_t kBlocks = 34 - std::bit_width(kFirstBlock);

    /// Block 0 holds the first kFirstBlock elements, and block i from 1 on those from kFirstBlock << (i - 1).
    struct Place {
        std::size_t block;
        std::size_t offset;
    };
    static Place placeOf(std::size_t index) {
        const std::size_t first = std::bit_floor(index) & ~(kFirstBlock - 1);
        return {static_cast<std::size_t>(std::bit_width(index / kFirstBlock)), index - first};
    }
    static std::size_t bytesOf(std::size_t block) {
        return (block == 0 ? kFirstBlock : kFirstBlock << (block - 1)) * sizeof(Element);
    }
    Element* at(std::size_t index) const {
        const Place place = placeOf(index);
        return blocks_[place.block] + place.offset;
    }

    std::array<Element*, kBlocks> blocks_{};
    std::size_t appended_ = 0;
    std::atomic<std::size_t> published_{0};
};

}  // namespace smppscope::model
