#include "capture/out_of_order.h"

#include <algorithm>

namespace smppscope::capture {

namespace {

std::uint64_t countDifferences(const std::uint8_t* a, const std::uint8_t* b, std::size_t size) {
    std::uint64_t count = 0;
    for (std::size_t at = 0; at < size; ++at) {
        count += a[at] != b[at] ? 1 : 0;
    }
    return count;
}

}  // namespace

OutOfOrder::Inserted OutOfOrder::insert(std::uint64_t offset, const Segment& segment, std::uint32_t skip) {
    Inserted result;
    const std::uint64_t payloadAt = offset - skip;  // may wrap below 0; only differences are used
    const std::uint64_t end = offset + (segment.length - skip);
    auto next = pieces_.upper_bound(offset);
    if (next != pieces_.begin() && std::prev(next)->first + std::prev(next)->second.length > offset) {
        --next;
    }
    std::uint64_t at = offset;
    while (at < end) {
        const std::uint64_t holeEnd = next == pieces_.end() ? end : std::min(end, next->first);
        if (at < holeEnd) {
            add({at, holeEnd}, payloadAt, segment, result);
            at = holeEnd;
        }
        if (at >= end || next == pieces_.end()) {
            break;
        }
        Piece& piece = next->second;
        if (piece.bytes.size() < piece.length &&
            payloadAt + segment.capturedLength > at + piece.bytes.size()) {
            piece.length = static_cast<std::uint32_t>(piece.bytes.size());  // there is more of it now
        }
        const std::uint64_t pieceEnd = next->first + piece.length;
        const std::uint64_t sharedEnd =
            std::min({end, next->first + piece.bytes.size(), payloadAt + segment.capturedLength});
        if (sharedEnd > at) {
            result.conflicting += countDifferences(piece.bytes.data() + (at - next->first),
                                                   segment.payload + (at - payloadAt), sharedEnd - at);
        }
        at = std::min(end, pieceEnd);
        ++next;
    }
    return result;
}

void OutOfOrder::add(Range range, std::uint64_t payloadAt, const Segment& segment, Inserted& result) {
    const auto from = static_cast<std::uint32_t>(range.begin - payloadAt);
    const auto to = static_cast<std::uint32_t>(range.end - payloadAt);
    Piece piece;
    piece.length = to - from;
    piece.position = segment.position + from;
    piece.frame = segment.frame;
    piece.time = segment.time;
    piece.point = segment.point;
    piece.since = {segments, segment.time};
    piece.acknowledged = range.begin <= acknowledgedTo_ && acknowledgedTo_ != 0;
    piece.acknowledgedSince = piece.since;
    if (from < segment.capturedLength) {
        piece.bytes.assign(segment.payload + from, segment.payload + std::min(to, segment.capturedLength));
    }
    const std::size_t cost = piece.bytes.size() + kPieceCost;
    cost_ += cost;
    if (budget_ != nullptr) {
        budget_->take(cost);
    }
    result.added += piece.length;
    pieces_.emplace(range.begin, std::move(piece));
}

bool OutOfOrder::hasFromElsewhere(std::uint64_t offset, const Segment& segment) const {
    const std::uint64_t end = offset + segment.length;
    auto at = pieces_.upper_bound(end - 1);
    CapturePoint last = segment.point;
    for (std::uint64_t from = end; from > offset;) {
        if (at == pieces_.begin()) {
            return false;
        }
        --at;
        const Piece& piece = at->second;
        if (at->first + piece.bytes.size() < from) {
            return false;
        }
        last = from == end ? piece.point : last;
        from = at->first;
    }
    return last != segment.point;
}

void OutOfOrder::acknowledge(std::uint64_t offset, TimeNs time) {
    if (offset <= acknowledgedTo_) {
        return;
    }
    for (auto at = pieces_.lower_bound(acknowledgedTo_); at != pieces_.end() && at->first <= offset; ++at) {
        if (!at->second.acknowledged) {
            at->second.acknowledged = true;
            at->second.acknowledgedSince = {segments, time};
        }
    }
    acknowledgedTo_ = offset;
}

OutOfOrder::Piece OutOfOrder::takeFront() {
    Piece piece = std::move(pieces_.begin()->second);
    pieces_.erase(pieces_.begin());
    const std::size_t cost = piece.bytes.size() + kPieceCost;
    cost_ -= cost;
    give(cost);
    return piece;
}

}  // namespace smppscope::capture
