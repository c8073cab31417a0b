#pragma once

#include <cstdint>
#include <string>

#include "model/report.pb.h"

namespace smppscope::model {

/// A logarithmic axis of durations that several strips share, so that they can be compared by eye.
class LatencyAxis {
  public:
    /// Whole powers of ten around all latencies of the list.
    explicit LatencyAxis(const google::protobuf::RepeatedPtrField<LatencySummary>& latencies);

    /// Place of a duration on the axis, from 0 to 1.
    double place(std::int64_t ns) const;
    int firstDecade() const { return first_; }
    int lastDecade() const { return last_; }

  private:
    int first_ = 0;  ///< the axis begins at 10^first_ ns
    int last_ = 1;
};

/// Inline SVG: a line from minimum to maximum, a box from p50 to p95 and a mark at p99.
std::string latencyStripSvg(const LatencySummary& latency, const LatencyAxis& axis);
/// Inline SVG with the axis' labels, of the strips' width.
std::string latencyAxisSvg(const LatencyAxis& axis);

}  // namespace smppscope::model
