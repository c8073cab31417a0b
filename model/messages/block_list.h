#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

namespace smppscope::model {

/// For what changes in elements of a BlockList: readers get the old or the new value.
inline constexpr std::memory_order kRelaxed = std::memory_order_relaxed;

/// Elements in blocks that never move, append-only, as PduStore is for rows: one writer appends; any number
/// of readers see the elements [0, size()) without locks. What changes in an element afterwards has to be
/// atomic in `Element`. An index has 32 bits.
template <class Element>
class BlockList {
  public:
    static constexpr std::size_t kBlock = 1u << 15;

    BlockList() : blocks_(new std::unique_ptr<Element[]>[kMaxBlocks]) {}
    BlockList(const BlockList&) = delete;
    BlockList& operator=(const BlockList&) = delete;

    /// Elements that readers may look at.
    std::size_t size() const { return published_.load(std::memory_order_acquire); }
    const Element& operator[](std::size_t index) const { return blocks_[index / kBlock][index % kBlock]; }

    // The writer's side: one thread.
    Element& operator[](std::size_t index) { return blocks_[index / kBlock][index % kBlock]; }
    /// Appends an element, as it is by default, that readers don't see before publish().
    Element& append() {
        std::unique_ptr<Element[]>& block = blocks_[appended_ / kBlock];
        if (!block) {
            block = std::make_unique<Element[]>(kBlock);
        }
        return block[appended_++ % kBlock];
    }
    std::size_t appended() const { return appended_; }
    void publish() { published_.store(appended_, std::memory_order_release); }

    std::size_t memoryBytes() const {
        return (appended_ + kBlock - 1) / kBlock * kBlock * sizeof(Element) + kMaxBlocks * sizeof(blocks_[0]);
    }

  private:
    static constexpr std::size_t kMaxBlocks = (std::size_t{1} << 32) / kBlock;

    std::unique_ptr<std::unique_ptr<Element[]>[]> blocks_;
    std::size_t appended_ = 0;
    std::atomic<std::size_t> published_{0};
};

}  // namespace smppscope::model
