#include "model/messages/long_receipts.h"

namespace smppscope::model {

LongReceipts::Open& LongReceipts::find(const PartIdentity& identity, TimeNs time) {
    forgetOld(time);
    const std::uint64_t key = referenceKeyOf(identity);
    if (const auto found = places_.find(key); found != places_.end()) {
        Open& open = *found->second;
        const JoinedReceipt::Part* const there = open.receipt.find(identity.part);
        const bool isAnother = there != nullptr && there->contentHash != identity.contentHash;
        if (!isAnother && time - open.lastTime <= kWindow) {
            open.lastTime = time;
            return open;
        }
        forget(found->second);
    }
    Open& open =
        open_.emplace_back(Open{.key = key, .lastTime = time, .receipt = JoinedReceipt(identity.total)});
    open.bytes = sizeof(Open);
    bytes_ += open.bytes;
    places_.emplace(key, std::prev(open_.end()));
    return open;
}

void LongReceipts::add(Open& open, Row row, dissector::Bytes pdu, const dissector::MessageFacts& facts,
                       const MessageDigest& digest) {
    open.receipt.add(row, pdu, facts, digest);
    bytes_ -= open.bytes;
    open.bytes = sizeof(Open) + open.receipt.memoryBytes();
    bytes_ += open.bytes;
}

void LongReceipts::forget(Places::iterator place) {
    bytes_ -= place->bytes;
    places_.erase(place->key);
    open_.erase(place);
}

void LongReceipts::forgetOld(TimeNs now) {
    while (!open_.empty() && (open_.size() >= kMostReceipts || bytes_ >= kMostBytes ||
                              now - open_.front().lastTime > kWindow)) {
        forget(open_.begin());
    }
}

std::size_t LongReceipts::memoryBytes() const {
    return bytes_ + places_.bucket_count() * (sizeof(std::pair<std::uint64_t, Places::iterator>) + 1);
}

}  // namespace smppscope::model
