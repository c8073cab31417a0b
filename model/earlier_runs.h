#pragma once

#include <memory>

#include "capture/segment.h"
#include "capture/waiting_budget.h"
#include "model/smpp_connection.h"

namespace smppscope::model {

/// What a capture shows of a TCP connection too late: bytes from before the first ones that it showed. Each
/// run of them is put in order and framed by itself, and its PDUs are the connection's. Captures of several
/// files have such runs where their clocks disagree, and any that begins among segments out of order.
class EarlierRuns {
  public:
    /// PDUs go to `sink` as those of `whole`. `budget` may be null. All outlive this.
    EarlierRuns(SmppConnection& whole, std::uint32_t maxPduLength, ConnectionSink& sink,
                capture::WaitingBudget* budget);
    ~EarlierRuns();

    /// A segment of nothing but such bytes.
    void add(const capture::Segment& segment);
    /// No more will come.
    void finish();

    /// Adds what is to be told of the runs that are over.
    void addTo(ConnectionFacts& facts) const;
    std::uint64_t skippedBytes() const { return skippedBytes_; }

  private:
    class Run;

    SmppConnection& whole_;
    std::uint32_t maxPduLength_;
    ConnectionSink& sink_;
    capture::WaitingBudget* budget_;
    std::unique_ptr<Run> run_;  // under way
    ConnectionHealth health_;
    std::uint64_t lostBytes_ = 0;
    std::uint64_t skippedBytes_ = 0;
};

}  // namespace smppscope::model
