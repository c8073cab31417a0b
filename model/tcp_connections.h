#pragma once

#include <deque>
#include <memory>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "model/quiet_connection.h"
#include "model/tcp_connection.h"

namespace smppscope::model {

/// The TCP connections of a capture that are, or may be, SMPP right on TCP: each from its first segment until
/// nothing can come of it any more. It costs little until it has payload (QuietConnection).
class TcpConnections {
  public:
    /// About 200 MiB of them.
    static constexpr std::size_t kMostUndecided = 65536;

    /// `mostUndecided`: connections with payload at a time of which nothing says whether they carry SMPP. Of
    /// more, those that had nothing for longest are given up.
    TcpConnections(std::uint32_t maxPduLength, capture::CapturePoints points, ConnectionSink& sink,
                   capture::WaitingBudget& budget, std::size_t mostUndecided = kMostUndecided)
        : maxPduLength_(maxPduLength),
          points_(points),
          sink_(sink),
          budget_(budget),
          mostUndecided_(mostUndecided),
          thinOutAt_(mostUndecided) {}

    /// One more than the largest ConnectionId so far.
    std::size_t size() const { return connections_.size(); }
    /// Makes room for that connection, whatever it carries.
    void reserve(capture::ConnectionId id) {
        if (id >= connections_.size()) {
            connections_.resize(id + std::size_t{1});
        }
    }
    /// `knownAsSmpp`: whatever it holds. There has to be room for it.
    void open(const capture::NewConnection& opened, bool knownAsSmpp);
    /// It is one of these and not finished. `id` is below size().
    bool has(capture::ConnectionId id) const { return find(id) != nullptr || quiet_.contains(id); }
    /// Null: not one of these, finished, or quiet so far. `id` is below size().
    TcpConnection* find(capture::ConnectionId id) const { return connections_[id].get(); }
    /// As find(), of any id.
    const TcpConnection* ifOpen(capture::ConnectionId id) const { return id < size() ? find(id) : nullptr; }
    /// A segment of a connection that there is; it may be gone afterwards.
    void add(const capture::Segment& segment);
    /// Takes away connections that were closed a while before `now`.
    void leave(TimeNs now) {
        if (!leaving_.empty() && now - leaving_.front().since > kLinger) [[unlikely]] {
            takeAway(now);
        }
    }
    /// The connection's ports are used again (`replaced`) or the capture ends, if it is one of these.
    void finish(capture::ConnectionId id, bool replaced);
    void finishAll();

    /// Of finished connections: see capture::TcpHealthCounters::late.
    std::uint64_t lateSegments() const { return lateSegments_; }
    /// Of any of them: see capture::TcpHealthCounters::clocksApart.
    TimeNs clocksApart() const { return clocksApart_; }
    /// Of finished connections: see TcpConnection::pdusOutOfOrder.
    std::uint64_t pdusOutOfOrder() const { return pdusOutOfOrder_; }
    /// Those given up because there were too many.
    std::uint64_t crowdedOut() const { return crowdedOut_; }
    /// What waits in them is counted by the budget.
    std::size_t memoryBytes() const;

  private:
    /// How long a closed connection is kept for what may still come of it.
    static constexpr TimeNs kLinger = 10'000'000'000;

    struct Leaving {
        TimeNs since;
        capture::ConnectionId connection;
    };

    bool staysQuiet(const capture::Segment& segment);
    void wake(const capture::Segment& segment);
    void thinOut();
    void noteEnd(TcpConnection& connection, const capture::Segment& segment);
    void takeAway(TimeNs now);

    std::uint32_t maxPduLength_;
    capture::CapturePoints points_;
    ConnectionSink& sink_;
    capture::WaitingBudget& budget_;
    std::vector<std::unique_ptr<TcpConnection>> connections_;  // by ConnectionId
    boost::unordered_flat_map<capture::ConnectionId, std::unique_ptr<QuietConnection>> quiet_;
    std::size_t open_ = 0;  // of connections_
    const std::size_t mostUndecided_;
    std::size_t thinOutAt_;  // with so many open, some may have to go
    std::uint64_t crowdedOut_ = 0;
    std::uint64_t lateSegments_ = 0;
    TimeNs clocksApart_ = 0;
    std::uint64_t pdusOutOfOrder_ = 0;
    std::deque<Leaving> leaving_;  // closed ones, the longest closed first
};

}  // namespace smppscope::model
