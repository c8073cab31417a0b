#include "capture/held_segments.h"

#include <algorithm>
#include <utility>

namespace smppscope::capture {

namespace {

std::size_t queueOf(const Segment& segment) {
    return static_cast<std::size_t>(segment.direction);
}

bool isBefore(std::uint32_t one, std::uint32_t other) {
    return static_cast<std::int32_t>(one - other) < 0;
}

}  // namespace

void HeldSegments::push(const Segment& segment) {
    Queue& queue = queues_[queueOf(segment)];
    auto at = queue.end();
    auto behind = queue.end();
    while (at != queue.begin() && isBefore(segment.sequence, std::prev(at)->segment.sequence)) {
        --at;
        ++steps_;
        if (!isBefore(at->segment.sequence, segment.sequence + segment.length)) {
            behind = at;
        }
    }
    if (at == behind) {
        insert(queue, at, segment);
        return;
    }
    Segment head = segment;
    head.length = at->segment.sequence - segment.sequence;
    head.capturedLength = std::min(head.capturedLength, head.length);
    head.flags &= static_cast<std::uint8_t>(~(tcp_flag::kFin | tcp_flag::kRst));
    const auto place = at - queue.begin();
    insert(queue, behind, segment);
    insert(queue, queue.begin() + place, head);
}

void HeldSegments::insert(Queue& queue, Queue::iterator at, const Segment& segment) {
    Item item;
    item.payload.assign(segment.payload, segment.payload + segment.capturedLength);
    item.segment = segment;
    item.segment.payload = item.payload.data();
    item.since = seen_;
    cost_ += item.cost();
    if (budget_ != nullptr) {
        budget_->take(item.cost());
    }
    queue.insert(at, std::move(item));
}

HeldSegments::Item HeldSegments::take(std::size_t queue) {
    Item item = std::move(queues_[queue].front());
    queues_[queue].pop_front();
    cost_ -= item.cost();
    give(item.cost());
    return item;
}

bool HeldSegments::hasFromElsewhere(const Segment& segment) const {
    const Queue& queue = queues_[queueOf(segment)];
    const auto next = std::find_if(queue.rbegin(), queue.rend(), [&](const Item& item) {
        return !isBefore(segment.sequence, item.segment.sequence);
    });
    return segment.length > 0 && next != queue.rend() && next->segment.point != segment.point &&
           segment.sequence - next->segment.sequence + segment.capturedLength <= next->segment.capturedLength;
}

}  // namespace smppscope::capture
