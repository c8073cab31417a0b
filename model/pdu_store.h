#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <span>
#include <vector>

#include "model/large_memory.h"
#include "model/row.h"

namespace smppscope::model {

/// The PDUs of a capture as columns in blocks of kBlockRows, append-only. One writer appends; any number of
/// readers see the rows [0, size()) without locks. Only `partner` and two flags change after a row is
/// published (a response arrives later than its request); readers get the old or the new value.
///
/// Memory: 57 bytes a row. Blocks never move.
class PduStore {
  public:
    static constexpr std::size_t kBlockRows = 1u << 15;
    static constexpr std::size_t kMaxBlocks = 1u << 17;  // all rows that a Row can name

    PduStore() = default;
    ~PduStore();
    PduStore(const PduStore&) = delete;
    PduStore& operator=(const PduStore&) = delete;

    /// Rows that readers may look at.
    std::size_t size() const { return published_.load(std::memory_order_acquire); }

    PduRow row(Row row) const;
    TimeNs time(Row row) const { return block(row).time[row % kBlockRows]; }
    std::uint64_t location(Row row) const { return block(row).location[row % kBlockRows]; }
    capture::FrameNumber frame(Row row) const { return block(row).frame[row % kBlockRows]; }
    SessionId session(Row row) const { return block(row).session[row % kBlockRows]; }
    std::uint32_t length(Row row) const { return block(row).length[row % kBlockRows]; }
    std::uint32_t command(Row row) const { return block(row).command[row % kBlockRows]; }
    std::uint32_t status(Row row) const { return block(row).status[row % kBlockRows]; }
    std::uint32_t sequence(Row row) const { return block(row).sequence[row % kBlockRows]; }
    std::uint32_t outstanding(Row row) const { return block(row).outstanding[row % kBlockRows]; }
    Row partner(Row row) const {
        return block(row).partner[row % kBlockRows].load(std::memory_order_relaxed);
    }
    std::uint8_t flags(Row row) const {
        return block(row).flags[row % kBlockRows].load(std::memory_order_relaxed);
    }

    /// Response time minus request time in ns, for a request or a response that has its partner; -1
    /// otherwise, and if the clock ran backwards in between or the clocks of two capture points disagree.
    std::int64_t latency(Row row) const;

    // The writer's side: one thread.
    /// Appends without publishing; readers don't see the row before publish().
    Row append(const PduRow& row);
    void publish() { published_.store(appended_, std::memory_order_release); }
    std::size_t appended() const { return appended_; }
    void setPartner(Row row, Row partner) {
        block(row).partner[row % kBlockRows].store(partner, std::memory_order_relaxed);
    }
    void addFlags(Row row, std::uint8_t flags);

    /// Bytes of memory held.
    std::size_t memoryBytes() const;

  private:
    struct Block {
        std::array<TimeNs, kBlockRows> time;
        std::array<std::uint64_t, kBlockRows> location;
        std::array<capture::FrameNumber, kBlockRows> frame;
        std::array<SessionId, kBlockRows> session;
        std::array<std::uint32_t, kBlockRows> length;
        std::array<std::uint32_t, kBlockRows> command;
        std::array<std::uint32_t, kBlockRows> status;
        std::array<std::uint32_t, kBlockRows> sequence;
        std::array<std::uint32_t, kBlockRows> outstanding;
        std::array<std::atomic<Row>, kBlockRows> partner;
        std::array<std::atomic<std::uint8_t>, kBlockRows> flags;
    };

    const Block& block(Row row) const { return *blocks_[row / kBlockRows]; }
    Block& block(Row row) { return *blocks_[row / kBlockRows]; }

    Block* addBlock(std::size_t number);

    SparseTable<Block*> blocks_{kMaxBlocks};
    std::vector<std::span<Block>> owned_;  // memory of consecutive blocks, as it was taken
    std::size_t room_ = 0;                 // blocks that there is memory for
    std::size_t appended_ = 0;
    std::atomic<std::size_t> published_{0};
};

}  // namespace smppscope::model
