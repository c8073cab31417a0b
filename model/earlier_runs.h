#pragma once

#include <deque>
#include <memory>

#include "capture/segment.h"
#include "capture/waiting_budget.h"
#include "model/smpp_connection.h"

namespace smppscope::model {

/// What a capture shows of a TCP connection too late: bytes from before the first ones that it showed, or of
/// a hole that was given up. Each run of them is put in order and framed by itself, and its PDUs are the
/// connection's; only a PDU that reaches over the end of a run is cut. Captures of several files have such
/// runs where their clocks disagree, and any that begins among segments out of order.
class EarlierRuns {
  public:
    /// Runs under way at a time; who begins another ends the oldest.
    static constexpr std::size_t kMostRuns = 4;

    /// PDUs go to `sink` as those of `whole`, which becomes SMPP with the first. `budget` may be null. All
    /// outlive this.
    EarlierRuns(SmppConnection& whole, SmppProbe::Hint hint, std::uint32_t maxPduLength, ConnectionSink& sink,
                capture::WaitingBudget* budget);
    ~EarlierRuns();

    /// A segment of nothing but such bytes.
    void add(const capture::Segment& segment);
    /// `whole` is known to be SMPP from now on.
    void agree();
    /// No more will come, and `whole` has had all of its own.
    void finish();

    /// Adds what is to be told of the runs.
    void addTo(ConnectionFacts& facts) const;
    std::uint64_t skippedBytes() const;
    /// PDUs of the runs so far; their rows are behind those of later ones.
    std::uint64_t pdus() const { return pdus_; }

  private:
    class Run;

    void addTo(Run& run, const capture::Segment& segment);
    void finishFirst();

    SmppConnection& whole_;
    SmppProbe::Hint hint_;
    std::uint32_t maxPduLength_;
    ConnectionSink& sink_;
    capture::WaitingBudget* budget_;
    std::deque<std::unique_ptr<Run>> runs_;  // under way, the oldest first
    ConnectionFacts over_;                   // of the others
    std::uint64_t skippedInOthers_ = 0;
    std::uint64_t pdus_ = 0;
};

}  // namespace smppscope::model
