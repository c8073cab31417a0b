#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "capture/segment.h"
#include "capture/waiting_budget.h"

namespace smppscope::capture {

/// Bytes of a stream that came before those in front of them: copies, with where they came from. Offsets
/// count from the beginning of the hole that made the first of them wait, so they don't wrap.
class OutOfOrder {
  public:
    /// A moment, in segments seen and by the clock of the capture.
    struct Moment {
        std::uint32_t segments = 0;
        TimeNs time = 0;
    };
    struct Piece {
        std::vector<std::uint8_t> bytes;
        std::uint32_t length = 0;  ///< more than `bytes` if the snapshot length cut it
        FilePosition position;
        FrameNumber frame = 0;
        TimeNs time = 0;
        CapturePoint point = 0;
        Moment since;               ///< waits
        bool acknowledged = false;  ///< the other side has all that is missing before it
        Moment acknowledgedSince;
    };
    struct Inserted {
        std::uint64_t added = 0;        ///< bytes that weren't there yet
        std::uint64_t conflicting = 0;  ///< bytes that were, with another value
    };

    /// What waits is taken from `budget`, if there is one.
    explicit OutOfOrder(WaitingBudget* budget) : budget_(budget) {}
    ~OutOfOrder() { give(cost_); }
    OutOfOrder(const OutOfOrder&) = delete;
    OutOfOrder& operator=(const OutOfOrder&) = delete;

    /// What the pieces cost beyond their bytes, so that many tiny ones count.
    static constexpr std::size_t kPieceCost = 160;

    /// Takes what isn't there yet of the payload of `segment`, without its first `skip` bytes, at `offset`.
    Inserted insert(std::uint64_t offset, const Segment& segment, std::uint32_t skip);

    /// All of the segment, whose payload begins at `offset`, is there, the end of it from another point.
    bool hasFromElsewhere(std::uint64_t offset, const Segment& segment) const;

    bool empty() const { return pieces_.empty(); }
    std::uint64_t frontOffset() const { return pieces_.begin()->first; }
    std::uint64_t endOffset() const {
        return empty() ? 0 : pieces_.rbegin()->first + pieces_.rbegin()->second.length;
    }
    const Piece& front() const { return pieces_.begin()->second; }
    Piece takeFront();
    /// The other side has everything before `offset`, as is known at `time`.
    void acknowledge(std::uint64_t offset, TimeNs time);
    /// Memory held, about.
    std::size_t cost() const { return cost_; }

    std::uint64_t nextOffset = 0;  ///< of the byte expected next
    std::uint32_t segments = 0;    ///< of either direction, since the first had to wait

  private:
    struct Range {
        std::uint64_t begin;
        std::uint64_t end;
    };
    void give(std::size_t bytes) {
        if (budget_ != nullptr) {
            budget_->give(bytes);
        }
    }
    void add(Range range, std::uint64_t payloadAt, const Segment& segment, Inserted& result);

    std::map<std::uint64_t, Piece> pieces_;  // by offset; they don't overlap
    std::uint64_t acknowledgedTo_ = 0;       // pieces up to it are marked
    std::size_t cost_ = 0;
    WaitingBudget* budget_;
};

}  // namespace smppscope::capture
