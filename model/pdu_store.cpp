#include "model/pdu_store.h"

#include <algorithm>
#include <cassert>

namespace smppscope::model {

PduStore::~PduStore() {
    for (const std::span<Block> blocks : owned_) {
        giveBackLarge(blocks.data(), blocks.size_bytes());
    }
}

/// The block of that number, the next one. Memory is taken for as many as there are, up to what makes full
/// use of huge pages.
PduStore::Block* PduStore::addBlock(std::size_t number) {
    constexpr std::size_t kMostAtOnce = 64;
    if (number == room_) {
        const std::size_t count =
            std::min(std::clamp<std::size_t>(number, 1, kMostAtOnce), kMaxBlocks - number);
        owned_.emplace_back();
        owned_.back() = {static_cast<Block*>(takeLarge(count * sizeof(Block))), count};
        room_ += count;
    }
    const std::span<Block> blocks = owned_.back();
    return ::new (blocks.data() + (number - (room_ - blocks.size()))) Block;
}

PduRow PduStore::row(Row row) const {
    const Block& from = block(row);
    const std::size_t i = row % kBlockRows;
    return {.time = from.time[i],
            .location = from.location[i],
            .frame = from.frame[i],
            .session = from.session[i],
            .length = from.length[i],
            .command = from.command[i],
            .status = from.status[i],
            .sequence = from.sequence[i],
            .partner = from.partner[i].load(std::memory_order_relaxed),
            .outstanding = from.outstanding[i],
            .flags = from.flags[i].load(std::memory_order_relaxed)};
}

std::int64_t PduStore::latency(Row row) const {
    const Row other = partner(row);
    if (other == kNoRow || other >= size()) {
        return -1;
    }
    return std::max<std::int64_t>(time(std::max(row, other)) - time(std::min(row, other)), -1);
}

Row PduStore::append(const PduRow& row) {
    assert(appended_ < kNoRow);
    const std::size_t i = appended_ % kBlockRows;
    Block*& block = blocks_[appended_ / kBlockRows];
    if (block == nullptr) {
        block = addBlock(appended_ / kBlockRows);
    }
    Block& to = *block;
    to.time[i] = row.time;
    to.location[i] = row.location;
    to.frame[i] = row.frame;
    to.session[i] = row.session;
    to.length[i] = row.length;
    to.command[i] = row.command;
    to.status[i] = row.status;
    to.sequence[i] = row.sequence;
    to.outstanding[i] = row.outstanding;
    to.partner[i].store(row.partner, std::memory_order_relaxed);
    to.flags[i].store(row.flags, std::memory_order_relaxed);
    return static_cast<Row>(appended_++);
}

void PduStore::addFlags(Row row, std::uint8_t flags) {
    block(row).flags[row % kBlockRows].fetch_or(flags, std::memory_order_relaxed);
}

std::size_t PduStore::memoryBytes() const {
    const std::size_t blocks = (appended_ + kBlockRows - 1) / kBlockRows;
    return blocks * sizeof(Block);
}

}  // namespace smppscope::model
