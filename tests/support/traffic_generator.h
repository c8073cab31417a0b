#pragma once

#include <cstdint>
#include <string>

#include "capture/types.h"
#include "model/report.pb.h"
#include "tests/support/capture_file.h"

namespace smppscope::support {

/// What a generated capture is like. All probabilities are per thing named, 0 to 1. The same options give the
/// same file, byte for byte.
struct TrafficOptions {
    std::uint64_t seed = 1;
    std::uint64_t pdus = 10'000;  ///< about; every session ends in good order
    std::uint32_t sessions = 10;  ///< transceivers, transmitters and receivers by turns
    CaptureFormat format;

    // How the programs behave.
    std::uint32_t window =
        10;  ///< most submit_sm in flight; each session has its own; every fifth works in step
    double requestsPerSecond = 200;             ///< of a session's submit_sm
    capture::TimeNs medianLatency = 5'000'000;  ///< of submit_sm_resp; log-normal
    double receipts = 0.5;                      ///< messages that a receipt follows
    double throttled = 0.01;                    ///< submit_sm answered with ESME_RTHROTTLED
    double failed = 0.01;                       ///< submit_sm answered with another error
    double unanswered = 0.0005;                 ///< requests that get no answer
    double orphans = 0.0005;    ///< requests that bring an answer to something never asked as well
    double nacks = 0.0005;      ///< requests answered by generic_nack
    double alerts = 0.0005;     ///< submit_sm that bring an alert_notification
    double malformed = 0;       ///< submit_sm with a TLV that runs past the PDU
    double sequenceReuse = 0;   ///< requests that repeat the sequence number of the one before
    double refusedBinds = 0.1;  ///< sessions whose first bind has the wrong password
    double portReuse = 0;       ///< sessions that take the ports of an ended one
    double abruptEnds = 0.2;    ///< sessions that end without unbind: FIN, RST or nothing

    // How the bytes travel and are captured.
    double ipv6 = 0.1;      ///< connections
    double pureAcks = 1;    ///< segments that a segment without payload acknowledges
    double split = 0;       ///< writes cut into small segments anywhere
    double merge = 0;       ///< writes that wait for the next, so that a segment holds several PDUs
    double reorder = 0;     ///< segments that come up to 2 ms late
    double late = 0;        ///< segments lost before the capture, seen 200 ms later
    double duplicate = 0;   ///< segments captured twice
    double retransmit = 0;  ///< segments sent again needlessly
    double loss = 0;        ///< segments that the capture misses for ever
    double noise = 0;       ///< frames of other protocols for each frame
};

/// Writes a capture to `path` and returns what its session report has to say: totals, commands, statuses,
/// latencies and sessions with exact figures, `capture` without files and warnings. With loss they
/// are exact (a PDU counts if all its bytes were captured) as long as PDUs are not split.
///
/// Needs memory for the sessions, not for the frames, plus 8 bytes for each pair. Throws std::runtime_error
/// if the file can't be written.
model::SessionReport generateTraffic(const TrafficOptions& options, const std::string& path);

}  // namespace smppscope::support
