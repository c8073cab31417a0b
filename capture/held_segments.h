#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "capture/segment.h"
#include "capture/waiting_budget.h"

namespace smppscope::capture {

/// Segments of a connection that wait for bytes of the other direction, with copies of their payloads: those
/// of each direction in the order of their sequence numbers. A queue is named by the number of its Direction.
/// Its memory is taken from a budget.
class HeldSegments {
  public:
    struct Item {
        Segment segment;
        std::vector<std::uint8_t> payload;
        std::uint64_t since = 0;  ///< seen() then
        std::size_t cost() const { return sizeof(Item) + payload.size(); }
    };
    static constexpr std::size_t kNone = 2;  ///< no queue

    /// `budget` may be null.
    explicit HeldSegments(WaitingBudget* budget) : budget_(budget) {}
    ~HeldSegments() { give(cost_); }
    HeldSegments(const HeldSegments&) = delete;
    HeldSegments& operator=(const HeldSegments&) = delete;

    /// Another segment of the connection has come.
    void see() { ++seen_; }
    std::uint64_t seen() const { return seen_; }
    /// Of bytes that are held twice those that came first count: of a segment that reaches into later ones,
    /// what lies before them goes before them, and all of it behind them, to be compared with them.
    void push(const Segment& segment);
    Item take(std::size_t queue);

    bool empty() const { return queues_[0].empty() && queues_[1].empty(); }
    bool empty(std::size_t queue) const { return queues_[queue].empty(); }
    const Item& front(std::size_t queue) const { return queues_[queue].front(); }
    /// The queue's first came after what it was sent before.
    bool cameLate(std::size_t queue) const {
        return queues_[queue].size() > 1 && queues_[queue][0].since > queues_[queue][1].since;
    }
    /// One of the segments held is the same from another capture point, or more.
    bool hasFromElsewhere(const Segment& segment) const;
    /// More than so many bytes, or segments in no order at all: sorting many of those would take long.
    bool isTooMuch(std::size_t mostBytes) const {
        return cost_ > mostBytes || steps_ > kMostSteps * (seen_ + 1);
    }
    /// Of the queues' first items that have the property, the one that came first: its queue, or kNone.
    template <typename Property>
    std::size_t earliest(Property property) const {
        std::size_t found = kNone;
        for (std::size_t queue = 0; queue < queues_.size(); ++queue) {
            if (!empty(queue) && property(front(queue).segment) &&
                (found == kNone || front(queue).since < front(found).since)) {
                found = queue;
            }
        }
        return found;
    }
    std::size_t earliest() const {
        return earliest([](const Segment&) { return true; });
    }

  private:
    using Queue = std::deque<Item>;
    static constexpr std::uint64_t kMostSteps = 256;  // backwards, by a segment on average

    void insert(Queue& queue, Queue::iterator at, const Segment& segment);
    void give(std::size_t bytes) {
        if (budget_ != nullptr) {
            budget_->give(bytes);
        }
    }

    WaitingBudget* budget_;
    std::array<Queue, 2> queues_;
    std::size_t cost_ = 0;     // bytes
    std::uint64_t seen_ = 0;   // segments since the first had to wait
    std::uint64_t steps_ = 0;  // that segments went backwards to their places
};

}  // namespace smppscope::capture
