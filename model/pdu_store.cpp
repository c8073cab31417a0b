#include "model/pdu_store.h"

#include <algorithm>
#include <cassert>

namespace smppscope::model {

PduStore::PduStore() : blocks_(new std::unique_ptr<Block>[kMaxBlocks]) {}

PduStore::~PduStore() = default;

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
    return std::max<std::int64_t>(time(std::max(row, other)) - time(std::min(row, other)), 0);
}

Row PduStore::append(const PduRow& row) {
    assert(appended_ < kNoRow);
    const std::size_t i = appended_ % kBlockRows;
    std::unique_ptr<Block>& slot = blocks_[appended_ / kBlockRows];
    if (!slot) {
        slot.reset(new Block);  // left uninitialised: pages are touched as rows come
    }
    Block& to = *slot;
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
    return blocks * sizeof(Block) + kMaxBlocks * sizeof(blocks_[0]);
}

}  // namespace smppscope::model
