#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "capture/segment.h"
#include "model/report.pb.h"
#include "tests/support/traffic/pdu_templates.h"

namespace smppscope::support {

/// Latencies in ns by the request's command, all of them.
using Latencies = std::map<Command, std::vector<std::int64_t>>;

/// All fields from the values, in ns, that there are (at least one); quantiles are exact (nearest rank).
void fillLatency(std::string_view command, std::vector<std::int64_t> values, model::LatencySummary& summary);

/// Counts of a report's `totals`, `commands`, `statuses` and `latencies`, for a session or a capture.
struct TrafficCounts {
    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::uint64_t expectingAnswer = 0;
    std::uint64_t paired = 0;
    std::uint64_t orphanResponses = 0;
    std::uint64_t malformed = 0;
    std::map<Command, std::uint64_t> commands;
    std::map<std::pair<Command, Status>, std::uint64_t> statuses;  ///< of responses
    Latencies latencies;

    TrafficCounts& operator+=(const TrafficCounts& other);
};

/// Fills totals, commands, statuses and latencies of a SessionReport or a SessionSummary; quantiles are exact
/// (nearest rank).
template <class Message>
void fillCounts(const TrafficCounts& counts, Message& message);
extern template void fillCounts(const TrafficCounts&, model::SessionReport&);
extern template void fillCounts(const TrafficCounts&, model::SessionSummary&);

/// What a report has to say about one session, worked out the plain way from the PDUs in the order in which
/// the capture completes them. Shares no code with the product.
class SessionTruth {
  public:
    struct Pdu {
        PduHead head;
        capture::Direction from = capture::Direction::fromClient;
        bool malformed = false;
    };

    void add(const Pdu& pdu, capture::TimeNs time);

    const TrafficCounts& counts() const { return counts_; }
    bool empty() const { return counts_.commands.empty(); }
    /// The fields that follow from the PDUs alone: times, mode, max_outstanding, counts.
    void fill(model::SessionSummary& summary) const;

  private:
    struct OpenRequest {
        Command command;
        capture::TimeNs time;
    };
    struct Side {
        std::unordered_map<std::uint32_t, std::deque<OpenRequest>> open;  // by sequence, oldest first
        /// Without enquire_link, and without what has waited for more than ten seconds.
        std::uint32_t inFlight(capture::TimeNs now) const;

        std::uint32_t mostInFlight = 0;
    };
    void addRequest(const Pdu& pdu, capture::TimeNs time);
    void addResponse(const Pdu& pdu, capture::TimeNs time);

    TrafficCounts counts_;
    std::array<Side, 2> sides_;  // by the direction of the requests
    capture::TimeNs firstTime_ = 0;
    capture::TimeNs lastTime_ = 0;
};

}  // namespace smppscope::support
